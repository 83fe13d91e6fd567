"""What `capture` is given: addresses, and files that list them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError
from reportedly.ingest.files import FileRead
from reportedly.ingest.given import NOTHING_GIVEN
from reportedly.ingest.items import Refused
from reportedly.ingest.sources import shown
from reportedly.ingest.url_lists import read_addresses
from reportedly.model.addresses import without_login
from reportedly.model.reports import Reject
from reportedly.pipeline.capturing import Listed

_WEB = ("http://", "https://")
_HINT = "an address begins with http:// or https://; a file lists one a line"


def listed(name: str) -> Iterator[Listed | Reject | FileRead]:
    """The address itself, or what a file lists, line by line, and at its end that it was read.

    Raises InputError for what is neither, and for a file without addresses.
    """
    if name.startswith(_WEB):
        yield Listed(name)
        return
    try:
        with _stream(name) as stream:
            for found in read_addresses(stream, shown(name), NOTHING_GIVEN):
                if isinstance(found, Reject):
                    yield found
                else:
                    yield Listed(found.address, found.outlet, found.day)
    except Refused as refusal:
        raise InputError(f"{name}: {refusal.reason}", hint=refusal.hint) from None
    yield FileRead(shown(name), None if name == "-" else str(Path(name).absolute()), whole=True)


def _stream(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    if not Path(name).is_file():
        told = repr(without_login(name))
        raise InputError(f"{told} is neither an address nor a file", hint=_HINT)
    return Path(name).open("rb")
