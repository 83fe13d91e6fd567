"""Mailboxes (mbox) message by message, and single mails (eml)."""

import io
import re
from collections.abc import Iterator

from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused
from reportedly.ingest.mails import mail_items
from reportedly.ingest.sources import Source
from reportedly.model.reports import Reject

_LINE_BYTES = 64 * 1024  # read at once; a longer line is taken in pieces
_START = re.compile(rb"From .*\d{4}\s*$")
_QUOTED = re.compile(rb">+From ")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:|[ \t]")


def read_mail(source: Source) -> Iterator[Item | Reject]:
    """The items of one mail. Raises Refused where nothing is found in it."""
    return mail_items(source.stream.read(MAX_ITEM_BYTES + 1), source.name)


def read_mailbox(source: Source) -> Iterator[Item | Reject]:
    """The items of every mail in a mailbox, in order; one mail is held at a time."""
    for number, mail in enumerate(_mails(source.stream), 1):
        locator = f"{source.name}, mail {number}"
        try:
            yield from mail_items(mail, locator)
        except Refused as refusal:
            yield Reject.of(locator, refusal.reason, refusal.hint)


def _mails(stream: io.BufferedReader) -> Iterator[bytes]:
    """The bytes of each mail, the lines that part them left out; of an endless one the start."""
    held = bytearray()
    blank, begun = True, False
    while line := stream.readline(_LINE_BYTES):
        if blank and _START.match(line) and _FIELD.match(stream.peek(200)):
            if begun:
                yield _unparted(held)
            held, begun, blank = bytearray(), True, False
            continue
        blank = not line.strip()
        if len(held) <= MAX_ITEM_BYTES:
            held += line[1:] if _QUOTED.match(line) else line
    if begun:
        yield _unparted(held)


def _unparted(held: bytearray) -> bytes:
    """A mail without the empty line that a mailbox puts behind it; one cut short as it is."""
    ends = (end for end in (b"\r\n", b"\n") if held.endswith(b"\n" + end))
    parting = next(ends, b"") if len(held) <= MAX_ITEM_BYTES else b""
    return bytes(held.removesuffix(parting))
