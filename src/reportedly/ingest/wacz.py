"""Packed web archives (WACZ): a ZIP file with WARC files inside, streamed out of it."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from reportedly.ingest.items import Item, Refused
from reportedly.ingest.sources import open_stream
from reportedly.ingest.warcs import read_warc
from reportedly.ingest.zips import opened_zip
from reportedly.model.reports import Reject

_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")


def is_wacz(names: list[str]) -> bool:
    """True if a ZIP file with members of these names is a packed web archive."""
    return any(_is_archive(name) for name in names)


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith(_ARCHIVES)


def read_wacz(
    stream: BinaryIO, name: str, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The items of every WARC inside, in the order of their names."""
    with opened_zip(stream) as packed:
        for member in sorted(filter(_is_archive, packed.namelist())):
            inside = f"{name}/{member}"
            try:
                yield from _read_member(packed, member, inside, announce)
            except Refused as refusal:
                yield Reject.of(inside, refusal.reason, refusal.hint)
            except (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError) as fault:
                yield Reject.of(inside, f"is broken ({fault})", "fetch the archive again")


def _read_member(
    packed: zipfile.ZipFile, member: str, inside: str, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    with packed.open(member) as content:
        source = open_stream(cast("BinaryIO", content), inside)
        yield from read_warc(source.stream, inside, announce)
        source.refuse_broken()
