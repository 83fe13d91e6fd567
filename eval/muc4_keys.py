"""Terrorism templates as MUC-4's analysts filled them: read, laid beside others, and scored.

A template is one incident of one message; a slot holds fills, a fill the words that are equally
right for it. Each of our templates answers at most one of the keys of its message: those are laid
together that share the most fills. What is optional in a key costs nothing where it is missing.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

STRINGS = {
    "perp_individual_id": "PERP: INDIVIDUAL ID",
    "perp_organization_id": "PERP: ORGANIZATION ID",
    "hum_tgt_name": "HUM TGT: NAME",
    "hum_tgt_description": "HUM TGT: DESCRIPTION",
    "phys_tgt_id": "PHYS TGT: ID",
    "incident_instrument_id": "INCIDENT: INSTRUMENT ID",
}
# What only the keys' first form holds.
ASKED = (
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "PERP: ORGANIZATION CONFIDENCE",
    "HUM TGT: NUMBER",
    "HUM TGT: EFFECT OF INCIDENT",
)
_LINE = re.compile(r"(?:\d+\.\s+(?P<slot>[A-Z ]+: [A-Z ]+?)(?:\s{2,}|$)|\s{8,})(?P<value>.*)")
_SAID_OF = re.compile(r': ".*$')
_COMMENT = ";"
_EMPTY = frozenset({"", "-", "*"})
_NO_INCIDENT = "*"
_ENTRY = "%%%"


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands in a slot: words that are equally right for it."""

    words: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message; `number` is the key's own, 0 for one of ours."""

    slots: Mapping[str, Sequence[Fill]] = field(default_factory=dict)
    number: int = 0
    optional: bool = False


Templates = Mapping[str, Sequence[Template]]
Likeness = Callable[[str, Fill, Fill], bool]


def read_keys(path: Path, forms: Iterable[Path] = ()) -> Templates:
    """The templates of each message, () where it tells of no incident.

    `forms` are keys in their first form: they hold the slots that `path` leaves out.
    """
    more = {
        template: slots
        for form in forms
        for template, slots in read_form(form.read_text(encoding="latin-1")).items()
    }
    with gzip.open(path, "rt", encoding="utf-8") as file:
        entries = [json.loads(entry) for entry in file.read().split(_ENTRY) if entry.strip()]
    keys: dict[str, list[Template]] = {}
    for entry in entries:
        message, number = (next(v for k, v in entry if k == name) for name in _IDS)
        templates = keys.setdefault(message, [])
        if number != _NO_INCIDENT:
            optional = any(k == "message_template_optional" for k, _ in entry)
            slots = {**_strings(entry), **more.get((message, number), {})}
            templates.append(Template(slots, number, optional))
    return keys


_IDS = ("message_id", "message_template")


def _strings(entry: Iterable[tuple[str, Any]]) -> dict[str, list[Fill]]:
    slots: dict[str, list[Fill]] = {}
    for key, value in entry:
        if key in STRINGS and value is not None:
            words = value["strings_lhs" if value["type"] == "colon_clause" else "strings"]
            fill = Fill(frozenset(words), value.get("optional", False))
            slots.setdefault(STRINGS[key], []).append(fill)
    return slots


def read_form(text: str) -> Mapping[tuple[str, int], Mapping[str, Sequence[Fill]]]:
    """Of keys in their first form, a numbered line a slot: the slots in `ASKED`, by template.

    " / " parts what is equally right, "?" marks what is optional, a line without a number adds a
    fill to the slot before; what a value is said of (': "FLORES"') is left out.
    """
    found: dict[tuple[str, int], dict[str, list[Fill]]] = {}
    slot, message, slots = "", "", dict[str, list[Fill]]()
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None or line.startswith(_COMMENT):
            continue
        slot, value = match["slot"] or slot, match["value"].strip()
        if slot == "MESSAGE: ID":
            message = value.split()[0]
        elif slot == "MESSAGE: TEMPLATE":
            slots = {}
            if value[:1].isdigit():
                found[message, int(value.split()[0])] = slots
        elif slot in ASKED and value not in _EMPTY:
            slots.setdefault(slot, []).append(_fill(value))
    return found


def _fill(value: str) -> Fill:
    words = _SAID_OF.sub("", value.removeprefix("?").strip())
    return Fill(frozenset(words.split(" / ")), value.startswith("?"))


def lay_together(
    keys: Sequence[Template], ours: Sequence[Template], likeness: Likeness
) -> list[tuple[Template | None, Template | None]]:
    """Pairs of a key and our answer to it, so that the most fills are shared in all.

    Whatever shares none stands alone, with None.
    """
    fills = [[shared(key, own, likeness) for key in keys] for own in ours]

    @cache
    def best(j: int, taken: frozenset[int]) -> tuple[int, tuple[tuple[int, int], ...]]:
        if j == len(ours):
            return 0, ()
        ways = [best(j + 1, taken)]
        for i in range(len(keys)):
            if fills[j][i] and i not in taken:
                worth, answers = best(j + 1, taken | {i})
                ways.append((worth + fills[j][i], (*answers, (i, j))))
        return max(ways, key=lambda way: way[0])

    answers = dict(best(0, frozenset())[1])
    return [
        *((key, ours[answers[i]] if i in answers else None) for i, key in enumerate(keys)),
        *((None, own) for j, own in enumerate(ours) if j not in answers.values()),
    ]


def shared(key: Template, own: Template, likeness: Likeness) -> int:
    return sum(
        len(pairs(fills, own.slots.get(slot, ()), slot, likeness))
        for slot, fills in key.slots.items()
    )


def pairs(
    keys: Sequence[Fill], ours: Sequence[Fill], slot: str, likeness: Likeness
) -> dict[int, int]:
    """The largest one-to-one match of fills: which of ours answers which of the keys."""
    answers: dict[int, int] = {}

    def place(j: int, tried: set[int]) -> bool:
        for i, key in enumerate(keys):
            if i not in tried and likeness(slot, key, ours[j]):
                tried.add(i)
                if i not in answers or place(answers[i], tried):
                    answers[i] = j
                    return True
        return False

    for j in range(len(ours)):
        place(j, set())
    return answers


def score(
    laid: Iterable[tuple[Template | None, Template | None]], slot: str, likeness: Likeness
) -> Counter[str]:
    """Fills of a slot: `gold` wanted, `ours` given, `hit` both. Spurious templates count whole."""
    counts = Counter[str]()
    for key, own in laid:
        wanted = key.slots.get(slot, ()) if key is not None else ()
        given = own.slots.get(slot, ()) if own is not None else ()
        found = pairs(wanted, given, slot, likeness)
        free = key is not None and key.optional and own is None
        due = [f for i, f in enumerate(wanted) if i in found or not (f.optional or free)]
        counts += Counter(hit=len(found), gold=len(due), ours=len(given))
    return counts
