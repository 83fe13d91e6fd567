"""ZIP files: workbooks and packed web archives are read, all others are named for what they are."""

import zipfile
from collections.abc import Callable, Iterator

from reportedly.ingest.given import Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.sheets import read_book
from reportedly.ingest.sources import Source, sought
from reportedly.ingest.wacz import is_wacz, read_wacz
from reportedly.ingest.zips import opened_zip
from reportedly.model.reports import Reject

_EXCEL = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_SPREADSHEET = b"opendocument.spreadsheet"


def read_packed(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The items in a ZIP file. Raises Refused for one that holds no kind of report."""
    with sought(source) as whole:
        with opened_zip(whole) as packed:
            names = packed.namelist()
            book = bool(_EXCEL.intersection(names)) or _is_spreadsheet(packed)
        whole.seek(0)
        if book:
            yield from read_book(whole, source.name, given, announce)
        elif is_wacz(names):
            yield from read_wacz(whole, source.name, announce)
        elif any(name.endswith(".xml") for name in names):
            raise Refused("this is an Office document, not text", "save the document as plain text")
        else:
            raise Refused("this is a ZIP file, not text", "unpack it, and add the folder")


def _is_spreadsheet(packed: zipfile.ZipFile) -> bool:
    if "mimetype" not in packed.namelist():
        return False
    with packed.open("mimetype") as said:
        return _SPREADSHEET in said.read(200)
