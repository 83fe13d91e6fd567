"""Mails passed on: the header that programs write above what was first said, and what follows."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from reportedly.ingest.addresses import domain

# Gmail, Outlook, Apple Mail and Thunderbird in English write one of these above the header.
_RULE = re.compile(
    r"^[ \t>*]*(?:-{2,}\s*(?:Forwarded|Original) [Mm]essage\s*-{2,}"
    r"|Begin forwarded message:)[ \t]*$",
    re.M,
)
_FIELD = re.compile(r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*?[ \t]*(.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Who wrote first, on which stated day, under which subject, and the text.

    `has_lead` is True where whoever passed it on wrote something above.
    """

    outlet: str | None
    date: str
    subject: str
    text: str
    has_lead: bool


def find_forwarded(text: str) -> Forwarded | None:
    """What a mail passes on; None where it speaks for itself."""
    rule = _RULE.search(text)
    if rule is None:
        return None
    fields, at = _fields(text, rule.end())
    if "From" not in fields:
        return None
    outlet = sender_named(fields["From"])
    stated = fields.get("Date", fields.get("Sent", ""))
    lead = bool(text[: rule.start()].strip())
    return Forwarded(outlet, stated, fields.get("Subject", ""), text[at:].strip(), lead)


def sender_named(field: str) -> str | None:
    """The name in a From header, else the domain of the address; None where there is neither."""
    try:
        name, address = parseaddr(field)
    except RecursionError:  # comments within comments
        return None
    return name.strip() or domain(address.rpartition("@")[2]) or None


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """The lines of the header below the rule, and where they end."""
    fields: dict[str, str] = {}
    while True:
        start = at
        while text[at : at + 1] in ("\n", "\r", " "):
            at += 1
        field = _FIELD.match(text, at)
        if field is None:
            return fields, start
        fields.setdefault(field[1], field[2].strip())
        at = field.end()
