"""Where words stand: spans of a text, and the way from a reading copy back to it."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words of a report: `report.text[start:end] == text`. Offsets count code points."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"a span must cover its words: {self.start}..{self.end} {self.text!r}")

    def overlaps(self, other: "Span") -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the reading copy and the stretch of the report's text it came from.

    Where both are equally long, characters correspond one to one; otherwise the piece was
    rewritten and is indivisible.
    """

    start: int
    end: int
    text_start: int
    text_end: int

    @property
    def divisible(self) -> bool:
        return self.end - self.start == self.text_end - self.text_start


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The report as the extractor reads it: repaired, furniture left out.

    `pieces` are ordered, do not overlap and cover `text`; what lies between two of them in the
    report's text was left out as furniture.
    """

    text: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        at, before = 0, 0
        for piece in self.pieces:
            if piece.start != at or piece.text_start < before or piece.end <= piece.start:
                raise ValueError(f"reading copy: piece at {piece.start} does not follow {at}")
            at, before = piece.end, piece.text_end
        if at != len(self.text):
            raise ValueError(f"reading copy: pieces end at {at}, the text at {len(self.text)}")

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the report's text of the reading copy's `[start, end)`."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch of the reading copy: {start}..{end}")
        starts = [piece.start for piece in self.pieces]
        first = self.pieces[bisect_right(starts, start) - 1]
        last = self.pieces[bisect_right(starts, end - 1) - 1]
        begin = first.text_start + (start - first.start if first.divisible else 0)
        finish = last.text_end - (last.end - end if last.divisible else 0)
        return begin, finish


def plain_reading(text: str) -> ReadingCopy:
    """The reading copy of a text that needs no repair."""
    pieces = (Piece(0, len(text), 0, len(text)),) if text else ()
    return ReadingCopy(text, pieces)
