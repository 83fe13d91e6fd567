"""What a claim says, field by field, with its words, and whether the record concludes the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.records import EventRecord
from reportedly.model.spans import Span
from reportedly.query import words
from reportedly.query.counts import figure_words
from reportedly.query.speech import _
from reportedly.resolve.choosing import are_one_place, lies_within


@dataclass(frozen=True, slots=True)
class Saying:
    """One value in words. `agrees` with the record; None where that has none to agree with.

    `doubtful`: what it names could not be found in the lists; `more` then tells what was near.
    `at` is which of the claim's figures it is, where it is one.
    """

    words: str
    spans: tuple[Span, ...] = ()
    agrees: bool | None = None
    doubtful: bool = False
    more: str = ""
    at: int | None = None


HAPPENED = _("has happened")

Reading = Callable[[ResolvedClaim, EventRecord | None], Iterator[Saying]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of claims. `concluded` are the record's fields that rest on it, its own first."""

    name: str
    read: Reading
    concluded: tuple[str, ...] = ()
    correctable: ClaimField | None = None


def _type(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    """A type that says least ("other violence") contradicts none."""
    kind = claim.claim.event_type
    vague = kind is EventType.OTHER_VIOLENCE
    agrees = None if record is None else vague or kind.value == record.event_type
    yield Saying(words.what_words(claim.claim), agrees=agrees)


def _status(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    if claim.claim.status is Status.ACTUAL:
        yield Saying(HAPPENED, agrees=True)
    elif claim.claim.denies is not None:
        yield Saying(words.denial_words(claim.claim), claim.claim.evidence, agrees=False)
    else:
        told = words.denial_words(claim.claim)
        yield Saying(told, claim.claim.evidence, agrees=True, doubtful=True)


def _day(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    said = claim.claim.date
    if said is not None:
        stated = record is not None and record.days is not None
        agrees = said.days.overlaps(record.days) if stated else None  # type: ignore[union-attr, arg-type]
        yield Saying(words.when_words(said), _only(said.span), agrees)


def _place(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    """A province agrees with a town in it, and the other way round."""
    for place in () if claim.place is None else (claim.place, *claim.place.others):
        chosen, concluded = place.chosen, None if record is None else record.place
        agrees = None
        if chosen is not None and concluded is not None:
            agrees = _same_place(chosen, concluded)
        span, doubtful = (place.mention.span,), chosen is None
        more = words.one_where(place) if doubtful else place.reason
        yield Saying(words.one_where_in_short(place), span, agrees, doubtful, more)


def _same_place(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    return are_one_place(one, other) or _within(one, other) or _within(other, one)


def _within(place: PlaceCandidate, unit: PlaceCandidate) -> bool:
    return unit.level not in _SMALL and lies_within(place, (unit,))


_SMALL = (PlaceLevel.SITE, PlaceLevel.POPULATED)


def _actors(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    return _parties(claim.actors, record)


def _recipients(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    return _parties(claim.recipients, record)


def _parties(parties: tuple[ResolvedActor, ...], record: EventRecord | None) -> Iterator[Saying]:
    sides = () if record is None else (*record.side_a, *record.side_b)
    for party in parties:
        known = any(party.id == side.id and party.name == side.name for side in sides)
        agrees, doubtful = known if sides else None, party.chosen is None
        more = words.actor_words(party) if doubtful else ""
        yield Saying(_short(party), (party.mention.span,), agrees, doubtful, more)


def _short(party: ResolvedActor) -> str:
    return party.name if party.chosen is not None else words.unresolved(party.mention.name)


def _figures(outcome: Outcome) -> Reading:
    def read(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
        best = None if record is None else record.fatalities.best
        held_against = best if outcome is Outcome.KILLED else None
        for at, figure in enumerate(claim.claim.figures):
            if figure.outcome is outcome:
                agrees = None if held_against is None else allows(figure, held_against)
                yield Saying(figure_words(figure), (figure.span,), agrees, at=at)

    return read


def allows(figure: Figure, count: int) -> bool:
    """Whether the words leave room for the count; a part may be any part of it."""
    below = figure.low is None or figure.low <= count
    return below and (figure.part_of_total or figure.high is None or count <= figure.high)


def _means(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    if claim.claim.means is not None:
        yield Saying(words.plain(claim.claim.means), agrees=True)


def _words(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    yield Saying(words.quote_words(claim.claim), agrees=True)


def _reasons(claim: ResolvedClaim, record: EventRecord | None) -> Iterator[Saying]:
    for reason in claim.claim.reasons:
        yield Saying(reason, agrees=True)


def _only(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


_COUNTS = ("low", "best", "high")
_INJURED = ("injured_min", "injured_max")
_RESTING = {Outcome.KILLED: _COUNTS, Outcome.WOUNDED: _INJURED}

QUOTED, READ_BY = _("words"), _("read by")  # fields that are shown on demand alone
FIELDS = (
    *(
        Field(words.plain(outcome), _figures(outcome), _RESTING.get(outcome, ()), ClaimField.FIGURE)
        for outcome in Outcome
    ),
    Field(_("said as"), _status, correctable=ClaimField.STATUS),
    Field(_("day"), _day, ("date",), ClaimField.DATE),
    Field(_("place"), _place, ("place",), ClaimField.PLACE),
    Field(_("type"), _type, ("event_type",), ClaimField.EVENT_TYPE),
    Field(_("by"), _actors, ("side_a", "side_b"), ClaimField.ACTOR),
    Field(_("against"), _recipients, ("side_b", "side_a"), ClaimField.RECIPIENT),
    Field(_("by what"), _means),
    Field(QUOTED, _words),
    Field(READ_BY, _reasons),
)
