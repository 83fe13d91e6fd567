"""How the tests of extraction tell a story, and short ways to what a claim says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from builders import report
from reportedly.extract.claims import extract_claims, read_statements
from reportedly.extract.reading import Reader
from reportedly.extract.statements import Statement
from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import Claim
from reportedly.model.reports import Report
from reportedly.model.spans import Span

TUESDAY = "2017-11-14"
MONDAY = date(2017, 11, 13)


@dataclass(frozen=True)
class Telling:
    """Reads a story to its claims."""

    reader: Reader

    def __call__(
        self, text: str, *, published: str | None = TUESDAY, title: str = ""
    ) -> tuple[Claim, ...]:
        """With a title, the report's text is title, blank line, body, as ingest makes it."""
        whole = f"{title}\n\n{text}" if title else text
        return self.of(replace(report("r", whole, published=published), title=title))

    def statements(self, text: str) -> Sequence[Statement]:
        """What its sentences say, before it is judged which of it is a claim."""
        return read_statements(report("r", text, published=TUESDAY), self.reader).statements

    def of(self, told: Report) -> tuple[Claim, ...]:
        return extract_claims(told, self.reader)


def said_by(claim: Claim) -> str | None:
    """The speaker's name; None is the outlet's own voice."""
    return claim.attribution.name


def where(claim: Claim) -> str | None:
    return None if claim.place is None else claim.place.name


def first_day(claim: Claim) -> date | None:
    return None if claim.date is None else claim.date.days.start


def actors(claim: Claim) -> list[str]:
    return [mention.name for mention in claim.actors]


def quotes(claim: Claim) -> str:
    return " ".join(span.text for span in claim.evidence)


def bounds(claim: Claim, outcome: Outcome = Outcome.KILLED) -> list[tuple[int | None, int | None]]:
    """low..high of its totals of one outcome; parts of a total left out."""
    figures = [f for f in claim.figures if f.outcome is outcome and not f.part_of_total]
    return [(f.low, f.high) for f in figures]


def spans(claim: Claim) -> Iterator[Span]:
    """Every span of a claim."""
    yield from claim.evidence
    yield from (mention.span for mention in (*claim.actors, *claim.recipients))
    yield from claim.attribution.relayed_from
    for figure in claim.figures:
        yield from _of_figure(figure)
    place, said = claim.place, claim.attribution
    ends = (said.speaker, said.cue, claim.date and claim.date.span)
    beside = (other.span for other in claim.other_places)
    around = () if place is None else (place.span, place.within, *beside)
    yield from (span for span in (*ends, *around) if span is not None)


def _of_figure(figure: Figure) -> Iterator[Span]:
    yield figure.span
    if figure.group is not None:
        yield figure.group
