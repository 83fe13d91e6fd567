"""ZIP files: workbooks and packed web archives are read, all others are named for what they are."""

import io
from collections.abc import Callable, Iterator

from reportedly.ingest.columns import ADDRESSES_ALONE
from reportedly.ingest.given import Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.sheets import is_book, read_book
from reportedly.ingest.sources import Source, sought
from reportedly.ingest.url_lists import zipped_list
from reportedly.ingest.wacz import is_wacz, read_wacz
from reportedly.ingest.zips import opened_zip
from reportedly.model.reports import Reject


def read_packed(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The items in a ZIP file. Raises Refused for one that holds no kind of report."""
    with sought(source) as whole:
        with opened_zip(whole) as packed:
            names = packed.namelist()
            book, archive = is_book(packed), is_wacz(names)
            lists = not book and not archive and zipped_list(packed, whole.seek(0, io.SEEK_END))
        whole.seek(0)
        if book:
            yield from read_book(whole, source.name, given, announce)
        elif archive:
            yield from read_wacz(whole, source.name, announce)
        elif lists:
            raise Refused(*ADDRESSES_ALONE)
        elif any(name.endswith(".xml") for name in names):
            raise Refused("this is an Office document, not text", "save the document as plain text")
        else:
            raise Refused("this is a ZIP file, not text", "unpack it, and add the folder")
