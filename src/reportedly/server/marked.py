"""The report beside an incident's claims: whose words are marked, and how strongly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.claims import Claim
from reportedly.model.spans import Span
from reportedly.server.dossier import Told
from reportedly.server.report_text import Part, Run, part_of, shown_part


@dataclass(frozen=True, slots=True)
class Marking:
    """A run of the text, with the claims whose words it is part of and those that begin in it.

    `strong`: it carries the chosen claim; `field` is what of that claim it says, "" for nothing.
    """

    run: Run
    told: tuple[Told, ...]
    first: tuple[Told, ...]
    strong: bool
    field: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The part of a report that holds the chosen claim, line by line."""

    part: Part
    lines: tuple[tuple[Marking, ...], ...]


def marked(told: Sequence[Told], chosen: Told) -> Marked:
    """The text of the chosen claim's report, with the words of all these claims that are of it."""
    report, own = chosen.report, [one for one in told if one.report.id == chosen.report.id]
    fields = tuple(_fields(chosen.claim.claim))
    at = part_of(report, chosen.claim.as_read.evidence[0].start)
    part = shown_part(report, [one.claim for one in own], at, apart=[span for _, span in fields])
    lines = (
        tuple(_marking(run, own, chosen, fields) for run in paragraph)
        for paragraph in part.paragraphs
    )
    return Marked(part, tuple(lines))


def _marking(
    run: Run, own: Sequence[Told], chosen: Told, fields: Sequence[tuple[str, Span]]
) -> Marking:
    told = tuple(own[number - 1] for number in run.claims)
    first = tuple(own[number - 1] for number in run.opens)
    says = (name for name, span in fields if span.start < run.end and run.start < span.end)
    return Marking(run, told, first, chosen in told, next(says, ""))


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
