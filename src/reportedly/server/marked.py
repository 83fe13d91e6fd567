"""A report's text cut where the words of claims begin and end: what is marked, and how strongly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model.claims import Claim
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.server.dossier import Told

_NEAR = 3000  # letters around the claims' words that are shown of a long text: two screens
_MOST = 20_000  # letters: a text up to here is shown whole


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text from `start` on. `told` are the claims whose words it is part of.

    `strong`: it carries the chosen claim; `field` is what of that claim it says, "" for nothing.
    `furniture` was left out by the reader. `first` names the claims that begin here.
    """

    start: int
    text: str
    told: tuple[Told, ...] = ()
    strong: bool = False
    field: str = ""
    furniture: bool = False
    first: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the report's text. `skipped` letters before it are not shown."""

    runs: tuple[Run, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A report's text, marked. `skipped` letters at its end are not shown."""

    paragraphs: tuple[Paragraph, ...]
    skipped: int


def marked(report: Report, told: Sequence[Told], chosen: Told) -> Marked:
    """The text with the words of these claims of it, those of the chosen one strongly.

    A long text is shown around them alone.
    """
    own = [one for one in told if one.report.id == report.id]
    shown = tuple(_shown(report, own))
    paragraphs, at = [], 0
    for begin, end in _lines(report.text, shown):
        runs = tuple(_runs(report, own, chosen, begin, end))
        paragraphs.append(Paragraph(runs, begin - at if begin - at > _BREAK else 0))
        at = end
    left = len(report.text) - at
    return Marked(tuple(paragraphs), left if left > _BREAK else 0)


_BREAK = 8  # letters between two lines that are no more than their break


def _shown(report: Report, told: Iterable[Told]) -> Iterator[tuple[int, int]]:
    """The stretches of the text that are shown, in order, none touching another."""
    if len(report.text) <= _MOST:
        yield 0, len(report.text)
        return
    spans = sorted({span for one in told for span in one.claim.as_read.evidence})
    begin, end = 0, min(_NEAR, len(report.text))
    for span in spans:
        if span.start - _NEAR > end:
            yield begin, end
            begin = span.start - _NEAR
        end = min(len(report.text), max(end, span.end + _NEAR))
    yield begin, end


def _lines(text: str, shown: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where lines that hold anything begin and end."""
    for begin, end in shown:
        at = begin
        for line in text[begin:end].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                first = at + line.index(bare)
                yield first, first + len(bare)
            at += len(line)


def _runs(
    report: Report, told: Sequence[Told], chosen: Told, begin: int, end: int
) -> Iterator[Run]:
    fields = tuple(_fields(chosen.claim.claim)) if chosen.report.id == report.id else ()
    spans = [span for one in told for span in _evidence(one)] + [span for _, span in fields]
    cuts = {at for span in spans for at in (span.start, span.end)}
    cuts |= {at for piece in report.reading.pieces for at in (piece.text_start, piece.text_end)}
    inside = sorted({begin, end, *(at for at in cuts if begin < at < end)})
    for at, after in pairwise(inside):
        yield _run(report, told, chosen, fields, Span(at, after, report.text[at:after]))


def _run(
    report: Report,
    told: Sequence[Told],
    chosen: Told,
    fields: Sequence[tuple[str, Span]],
    here: Span,
) -> Run:
    held = tuple(one for one in told if any(here.overlaps(span) for span in _evidence(one)))
    first = (one for one in held if _evidence(one)[0].start == here.start)
    return Run(
        here.start,
        here.text,
        held,
        strong=chosen in held,
        field=next((name for name, span in fields if here.overlaps(span)), ""),
        furniture=not any(
            piece.text_start < here.end and here.start < piece.text_end
            for piece in report.reading.pieces
        ),
        first=tuple(first),
    )


def _evidence(told: Told) -> tuple[Span, ...]:
    return told.claim.as_read.evidence


def _fields(claim: Claim) -> Iterator[tuple[str, Span]]:
    """What of the claim which words say; figures before all, for they lie within the rest."""
    yield from (("figure", figure.span) for figure in claim.figures)
    if claim.attribution.speaker is not None:
        yield "speaker", claim.attribution.speaker
    if claim.date is not None and claim.date.span is not None:
        yield "day", claim.date.span
    if claim.place is not None:
        yield "place", claim.place.span
    for party in (*claim.actors, *claim.recipients):
        yield "party", party.span
