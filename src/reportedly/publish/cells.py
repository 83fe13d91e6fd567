"""Cells of a table: foreign text made safe for a spreadsheet, everything else as it is."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | None

# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection); the last four
# are the full-width forms that some versions take for the same.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
QUOTE_LENGTH = 160  # enough to find the words again, too short to stand for the report
NAME_LENGTH = 500  # UCDP's longest headline of Syria 2016-2019 has 444 letters
GUARD = "'"
# Controls, and the overrides and isolates that would turn the cells beside them around; the marks
# of direction (U+200E, U+200F) stay: Arabic names need them.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def text_cell(text: str) -> str:
    """A foreign name or headline on one line, preceded by an apostrophe if a spreadsheet would run
    it, and cut where it is longer than any name is.

    A semicolon separates the values of a list, and columns in some countries' spreadsheets: it
    becomes a comma.
    """
    return in_short(line_cell(text), NAME_LENGTH)


def line_cell(text: str) -> str:
    """As `text_cell`, at its whole length: for words of our own around foreign names."""
    line = " ".join(_CONTROLS.sub(" ", text).replace(";", ",").split())
    return GUARD + line if line.lstrip('"').startswith(_FORMULA_STARTS) else line


def list_cell(texts: Iterable[str]) -> str:
    """Several foreign texts as GED separates them; each is safe on its own."""
    return ";".join(map(text_cell, texts))


def quoted_cell(parts: Sequence[str]) -> str:
    """`"OFFICE,YYYY-MM-DD,headline"` of GED's source_article, without quotes inside."""
    words = ",".join(map(text_cell, parts)).replace('"', "'")
    return f'"{words}"'


def day_cell(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def csv_line(cells: Sequence[Cell]) -> bytes:
    """One row after RFC 4180 in UTF-8, ended by CR LF; None is an empty cell, never 0."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", errors="replace")


def in_short(words: str, length: int = QUOTE_LENGTH) -> str:
    """At most `length` characters of a quote on one line, cut between words."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[: length - 2].rsplit(" ", 1)[0] + " …"
