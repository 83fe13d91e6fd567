"""E-mail: one message one report, forwarded mails and readable attachments as their own.

Nothing is fetched: pictures and pages that a mail points to stay where they are.
"""

import email
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage, Message
from email.policy import default as modern
from email.utils import parsedate_to_datetime

from reportedly.ingest.decoding import decode
from reportedly.ingest.forwarded import Forwarded, find_forwarded, sender_named
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused, compose
from reportedly.ingest.pages import page_item
from reportedly.ingest.payloads import READABLE, payload_item
from reportedly.model.reports import Reject

_MAX_DEPTH = 4  # mails within mails; a mail that holds more is made to do harm
_SHORT = 200  # letters, chosen: "open this mail in a browser"; longer plain texts are the text
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_BROKEN = "the parts of the mail cannot be told apart"
_VERBATIM = modern.clone(refold_source="none")  # mails within mails keep their headers' bytes


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that holds no further parts."""

    content: bytes
    media_type: str
    charset: str | None
    name: str | None
    attached: bool


def mail_items(content: bytes, locator: str, *, depth: int = 0) -> Iterator[Item | Reject]:
    """The message's own text, then what is attached to it. Raises Refused for a mail in which
    nothing can be found.
    """
    if len(content) > MAX_ITEM_BYTES:
        raise Refused(
            f"the mail is larger than {MAX_ITEM_BYTES // 2**20} MB", "save its attachments alone"
        )
    try:
        message = email.message_from_bytes(content, _class=EmailMessage, policy=_VERBATIM)
        parts, inner = _parts(message)
    except Exception as fault:  # the standard parser breaks in many ways on broken mails
        raise Refused(f"{_BROKEN} ({type(fault).__name__})", "save its text") from fault
    attached = [part for part in parts if part.attached]
    body = _body(message, content, [part for part in parts if not part.attached], locator)
    unread = [part for part in attached if part.media_type not in READABLE]
    if body is not None:
        yield replace(body, notes=(*body.notes, *_unread_notes(unread)))
    for number, part in enumerate((part for part in attached if part not in unread), 1):
        yield _attachment(part, message, f"{locator}, attachment {number}")
    for number, mail in enumerate(inner, 1):
        yield from _inner(mail, f"{locator}, forwarded mail {number}", depth + 1)
    if body is None and not attached and not inner:
        raise Refused("the mail holds no text", "save what it shows as text, and add that")


def _inner(mail: bytes, locator: str, depth: int) -> Iterator[Item | Reject]:
    try:
        if depth > _MAX_DEPTH:
            raise Refused("mails lie within mails, too deep to be read", "save the innermost one")
        yield from mail_items(mail, locator, depth=depth)
    except Refused as refusal:
        yield Reject.of(locator, refusal.reason, refusal.hint)


def _parts(message: Message) -> tuple[list[_Part], list[bytes]]:
    """The parts of a mail, and the bytes of the mails that lie in it."""
    parts: list[_Part] = []
    inner: list[bytes] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        held = part.get_payload() if part.is_multipart() else ()
        within = [one for one in held if isinstance(one, Message)]
        if part.get_content_type() == "message/rfc822" and within:
            inner.append(within[0].as_bytes())
        elif part.is_multipart():
            waiting[:0] = within
        else:
            parts.append(_part(part))
    return parts, inner


def _part(part: Message) -> _Part:
    name = _asked(part.get_filename)
    attached = name is not None or _asked(part.get_content_disposition) == "attachment"
    media_type = _asked(part.get_content_type) or "text/plain"
    if media_type.startswith("multipart/"):  # without a boundary, its parts stand there as text
        media_type = "text/plain"
    charset = _asked(part.get_content_charset)
    return _Part(_payload(part), media_type, charset, name, attached)


def _payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; without a charset that breaks this."""
    try:
        payload = part.get_payload(decode=True)
    except ValueError:
        del part["Content-Type"]
        payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _asked(ask: Callable[[], str | None]) -> str | None:
    """A detail of a part; None where its header is missing or broken in any way."""
    try:
        return ask()
    except Exception:  # as above
        return None


def _header(message: Message, name: str) -> str:
    """A header as text, broken ones as far as they can be read; "" where it is missing."""
    try:
        found = str(message.get(name, ""))
    except Exception:  # as above
        found = next((str(raw) for key, raw in message.raw_items() if key == name), "")
    return " ".join(found.encode("utf-8", "replace").decode().split())


def _day(message: Message) -> date | None:
    """The day in the Date header, as the sender's clock had it."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: Message) -> str | None:
    """The sender's name, else the domain of the address."""
    return sender_named(_header(message, "From"))


def _body(message: Message, content: bytes, parts: list[_Part], locator: str) -> Item | None:
    text, notes = _text(parts, locator)
    if not text.strip():
        return None
    subject = _header(message, "Subject")
    forwarded = find_forwarded(text)
    if forwarded is not None:
        return _forwarded_item(message, content, forwarded, locator, notes)
    day = _day(message)
    return Item(
        locator=locator,
        content=content,
        media_type="message/rfc822",
        words=compose(subject, text, names=("subject", "text")),
        given_id=_header(message, "Message-ID").strip("<>") or None,
        outlet=_sender(message),
        url=_archived_at(message),
        page_date=day.isoformat() if day is not None else None,
        notes=(*notes, "came by e-mail: the outlet is the sender, the day the mail's own"),
    )


def _forwarded_item(
    message: Message, content: bytes, found: Forwarded, locator: str, notes: tuple[str, ...]
) -> Item:
    """The report of whoever wrote first; the mail that passed it on becomes a note."""
    by, day = _sender(message), _day(message)
    passed = f"passed on by e-mail from {by or 'someone unnamed'}, {day or 'on no stated day'}"
    lead = ("what the sender wrote above it was left out",) if found.has_lead else ()
    title = found.subject or _header(message, "Subject")
    return Item(
        locator=locator,
        content=content,
        media_type="message/rfc822",
        words=compose(title, found.text, names=("subject", "text")),
        given_id=_header(message, "Message-ID").strip("<>") or None,
        outlet=found.outlet,
        listed=found.date or None,
        notes=(*notes, passed, *lead),
    )


def _archived_at(message: Message) -> str | None:
    match = _ADDRESS.search(_header(message, "Archived-At"))
    return match[1] if match is not None else None


def _text(parts: list[_Part], locator: str) -> tuple[str, tuple[str, ...]]:
    """The mail's words: its plain text, or that of its HTML where the plain one says little."""
    plain = next((part for part in parts if part.media_type == "text/plain"), None)
    page = next((part for part in parts if part.media_type == "text/html"), None)
    told = ""
    notes: tuple[str, ...] = ()
    if plain is not None:
        decoded = decode(plain.content, declared=plain.charset)
        told = decoded.text.replace("\r\n", "\n")
        notes = (decoded.note,) if decoded.note is not None else ()
    if page is None or len(told.strip()) >= _SHORT:
        return told, notes
    try:
        item = page_item(page.content, locator=locator, charset=page.charset)
    except Refused:
        return told, notes
    shown = item.words.text[item.words.body_start :]
    return (shown, item.notes) if len(shown) > len(told.strip()) else (told, notes)


def _attachment(part: _Part, message: Message, locator: str) -> Item | Reject:
    where = f"{locator} ({part.name or 'without a name'})"
    try:
        item = payload_item(
            part.content, media_type=part.media_type, locator=where, charset=part.charset
        )
    except Refused as refusal:
        return Reject.of(where, refusal.reason, refusal.hint)
    day = _day(message)
    note = f"attached to an e-mail {_header(message, 'Subject')!r}; its day is listed"
    return replace(
        item,
        outlet=item.outlet or _sender(message),
        listed=day.isoformat() if day is not None else item.listed,
        notes=(*item.notes, note),
    )


def _unread_notes(unread: list[_Part]) -> Iterator[str]:
    if unread:
        names = ", ".join(part.name or part.media_type for part in unread[:10])
        yield f"{len(unread)} attachments were not read: {names}"
