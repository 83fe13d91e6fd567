"""The report beside an incident's claims: whose words are marked, and how strongly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.spans import Span
from reportedly.server.dossier import Told
from reportedly.server.report_text import Part, Run, part_of, shown_part
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A claim of the report that stands in another incident; which one, by its number."""

    claim: ResolvedClaim
    incident: int


@dataclass(frozen=True, slots=True)
class Marking:
    """A run of the text, with the claims whose words it is part of and those that begin in it.

    `strong`: it carries the chosen claim; `field` is what of that claim it says, "" for nothing.
    `elsewhere` are the claims of other incidents whose words these are, `leads` those that begin
    here.
    """

    run: Run
    told: tuple[Told, ...]
    first: tuple[Told, ...]
    strong: bool
    field: str
    elsewhere: tuple[Elsewhere, ...] = ()
    leads: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """The part of a report that holds the chosen claim, line by line."""

    part: Part
    lines: tuple[tuple[Marking, ...], ...]


def elsewhere(casebook: Casebook, told: Sequence[Told], chosen: Told) -> tuple[Elsewhere, ...]:
    """What else the chosen claim's report claims, and where that stands."""
    here = {one.id for one in told}
    others = [one for one in casebook.resolved_of(chosen.report.id) if one.claim_id not in here]
    numbers = casebook.numbers_of([one.claim_id for one in others])
    return tuple(Elsewhere(one, numbers[one.claim_id]) for one in others if one.claim_id in numbers)


def marked(told: Sequence[Told], chosen: Told, others: Sequence[Elsewhere] = ()) -> Marked:
    """The text of the chosen claim's report, with the words of all these claims that are of it."""
    report, own = chosen.report, [one for one in told if one.report.id == chosen.report.id]
    fields = tuple(_fields(chosen.claim.claim))
    at = part_of(report, chosen.claim.as_read.evidence[0].start)
    claims = [*(one.claim for one in own), *(one.claim for one in others)]
    part = shown_part(report, claims, at, apart=[span for _, span in fields])
    lines = (
        tuple(_marking(run, (own, others), chosen, fields) for run in paragraph)
        for paragraph in part.paragraphs
    )
    return Marked(part, tuple(lines))


def _marking(
    run: Run,
    claims: tuple[Sequence[Told], Sequence[Elsewhere]],
    chosen: Told,
    fields: Sequence[tuple[str, Span]],
) -> Marking:
    told, others = _numbered(run.claims, *claims)
    first, leads = _numbered(run.opens, *claims)
    says = (name for name, span in fields if span.start < run.end and run.start < span.end)
    return Marking(run, told, first, chosen in told, next(says, ""), others, leads)


def _numbered(
    numbers: Sequence[int], own: Sequence[Told], others: Sequence[Elsewhere]
) -> tuple[tuple[Told, ...], tuple[Elsewhere, ...]]:
    """The claims that go by these numbers: those of the incident are numbered first."""
    told = tuple(own[number - 1] for number in numbers if number <= len(own))
    return told, tuple(others[n - len(own) - 1] for n in numbers if n > len(own))


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
