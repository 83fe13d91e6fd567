"""Run apart: a workbook on standard input, its sheets row by row as JSON on standard output."""

import io
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from reportedly.ingest.apart import limit_this_process

Cell = str | int | float | bool


class SheetRow(msgspec.Struct, frozen=True):
    """One row: its sheet, its number from 1 as the program shows it, its cells as text.

    `fault` says why a sheet, or the whole file, cannot be read.
    """

    sheet: str
    number: int
    cells: tuple[str, ...] = ()
    fault: str | None = None


def sheet_rows(content: bytes) -> Iterator[SheetRow]:
    """The rows of every sheet that is shown, empty ones left out."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        yield SheetRow("", 0, fault="it is locked with a password")
        return
    except calamine.CalamineError as error:
        yield SheetRow("", 0, fault=f"it is damaged ({error})")
        return
    for about in book.sheets_metadata:
        if about.typ is calamine.SheetTypeEnum.WorkSheet:
            yield from _sheet_rows(book, about.name)


def _sheet_rows(book, name: str) -> Iterator[SheetRow]:  # type: ignore[no-untyped-def]
    import python_calamine as calamine

    try:
        sheet = book.get_sheet_by_name(name)
        first = sheet.start[0] + 1 if sheet.start is not None else 1
        for number, row in enumerate(sheet.to_python(), first):
            cells = tuple(map(_shown, row))
            if any(cells):
                yield SheetRow(name, number, cells)
    except calamine.CalamineError as error:
        yield SheetRow(name, 0, fault=f"the sheet is damaged ({error})")


def _shown(cell: object) -> str:
    """A cell as text: a day as ISO, a whole number without a point."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case timedelta() | str() | int() | float():
            return str(cell)
    return ""


if __name__ == "__main__":
    limit_this_process()
    for one in sheet_rows(sys.stdin.buffer.read()):
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
