"""A report's text as runs to be shown: every letter at its offset, claims marked, nothing acting.

A run knows where it stands in the report's decoded text, so that words which a person selects on
the page are words of the report, to the letter. Long texts come in parts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.model.spans import Piece, Span
from reportedly.query.harmless import HARMFUL, harmless, visible

# Chosen, not measured: some five thousand words, which a browser lays out at once.
PART_LETTERS = 30_000
_RAGGED = 2_000  # letters before the end of a part in which a better place to cut is looked for
_SPECIAL = re.compile(rf"(?P<line>\r\n|\r|\n)|(?P<acting>{HARMFUL.pattern}+)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are shown alike. `text` stands for `[start, end)` of the report's text.

    `claims` are the numbers of the claims whose words they are, `opens` of those that begin here.
    Where `whole`, the letters do not correspond one by one; `received` is then what stood there.
    """

    start: int
    end: int
    text: str
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    figure: bool = False
    furniture: bool = False
    acting: bool = False
    received: str = ""

    @property
    def whole(self) -> bool:
        return self.acting or bool(self.received)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text: its number, from 1, of how many, and its paragraphs."""

    number: int
    of: int
    start: int
    end: int
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is marked in a part: (start, end, number of the claim), and (start, end) of figures."""

    evidence: tuple[tuple[int, int, int], ...]
    figures: tuple[tuple[int, int], ...]
    cuts: tuple[int, ...]  # where a mark begins or ends, in order


def cut_at(text: str) -> list[int]:
    """Where each part of a text begins: at a line's end where one is near, else at a space."""
    cuts = [0]
    while len(text) - cuts[-1] > PART_LETTERS + _RAGGED:
        end = cuts[-1] + PART_LETTERS
        near = (text.rfind(mark, end - _RAGGED, end) + 1 for mark in ("\n", " "))
        cuts.append(next((at for at in near if at), end))
    return cuts


def part_of(report: Report, offset: int) -> int:
    """The number of the part that holds an offset of the text."""
    return bisect_right(cut_at(report.text), offset)


def shown_part(
    report: Report, claims: Sequence[ResolvedClaim], number: int, *, apart: Iterable[Span] = ()
) -> Part:
    """A part of the report's text; `claims` are numbered from 1 in their order.

    A number that there is none of gives the nearest part. Words that are told `apart` are runs of
    their own.
    """
    cuts = cut_at(report.text)
    at = min(max(number, 1), len(cuts)) - 1
    start, end = cuts[at], [*cuts[1:], len(report.text)][at]
    marks = _marks(claims, start, end, _within(apart, start, end))
    runs = (run for each in _stretches(report, start, end) for run in _runs(each, marks))
    return Part(at + 1, len(cuts), start, end, tuple(_paragraphs(runs)))


def _marks(claims: Iterable[ResolvedClaim], start: int, end: int, apart: Iterable[Span]) -> _Marks:
    evidence, figures = [], []
    for number, claim in enumerate(claims, start=1):
        told = (figure.span for figure in claim.as_read.figures)
        evidence += [(s.start, s.end, number) for s in _within(claim.as_read.evidence, start, end)]
        figures += [(s.start, s.end) for s in _within(told, start, end)]
    cuts = {at for begin, end, *_ in (*evidence, *figures) for at in (begin, end)}
    cuts |= {at for span in apart for at in (span.start, span.end)}
    return _Marks(tuple(evidence), tuple(figures), tuple(sorted(cuts)))


def _within(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    return (span for span in spans if span.start < end and start < span.end)


def _stretches(report: Report, start: int, end: int) -> Iterator[Run]:
    """The text between two offsets as it is read, what the reader leaves out between."""
    at, text = start, report.text
    for piece in _pieces(report.reading.pieces, start, end):
        if at < piece.text_start:
            yield Run(at, piece.text_start, text[at : piece.text_start], furniture=True)
        stretch = _of_piece(report, piece, max(at, piece.text_start), min(end, piece.text_end))
        yield stretch
        at = stretch.end
    if at < end:
        yield Run(at, end, text[at:end], furniture=True)


def _pieces(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    first = bisect_right(pieces, start, key=lambda piece: piece.text_end)
    for piece in pieces[first:]:
        if piece.text_start >= end:
            return
        yield piece


def _of_piece(report: Report, piece: Piece, start: int, end: int) -> Run:
    if piece.divisible:
        shift = piece.start - piece.text_start
        return Run(start, end, report.reading.text[start + shift : end + shift])
    read = report.reading.text[piece.start : piece.end]
    return Run(start, end, read, received=report.text[start:end])


def _runs(stretch: Run, marks: _Marks) -> Iterator[Run | None]:
    """The stretch in runs that are marked alike throughout; None where a line ends."""
    if stretch.received:
        yield _marked(replace(stretch, text=harmless(stretch.text)), marks)
        return
    cuts = marks.cuts
    inside = cuts[bisect_right(cuts, stretch.start) : bisect_left(cuts, stretch.end)]
    for start, end in pairwise((stretch.start, *inside, stretch.end)):
        words = stretch.text[start - stretch.start : end - stretch.start]
        for run in _lines(replace(stretch, start=start, end=end, text=words)):
            yield None if run is None else _marked(run, marks)


def _lines(run: Run) -> Iterator[Run | None]:
    """The run without its line breaks, what would act in it by itself."""
    at = 0
    for found in _SPECIAL.finditer(run.text):
        if at < found.start():
            yield _slice(run, at, found.start())
        at = found.end()
        if found["acting"]:
            yield replace(
                _slice(run, *found.span()), text="".join(map(visible, found.group())), acting=True
            )
        else:
            yield None
    if at < len(run.text):
        yield _slice(run, at, len(run.text))


def _slice(run: Run, start: int, end: int) -> Run:
    words = run.text[start:end]
    return replace(run, start=run.start + start, end=run.start + end, text=words)


def _marked(run: Run, marks: _Marks) -> Run:
    told = marks.evidence
    claims = sorted({n for begin, end, n in told if begin < run.end and run.start < end})
    counted = any(begin < run.end and run.start < end for begin, end in marks.figures)
    return replace(run, claims=tuple(claims), figure=counted)


def _paragraphs(runs: Iterable[Run | None]) -> Iterator[tuple[Run, ...]]:
    """The runs line by line, empty lines left out; where a claim begins is said once a place."""
    line: list[Run] = []
    before: tuple[int, ...] = ()
    for run in chain(runs, [None]):
        if run is not None:
            opens = tuple(number for number in run.claims if number not in before)
            line.append(replace(run, opens=opens))
            before = run.claims
        elif line:
            yield tuple(line)
            line = []
