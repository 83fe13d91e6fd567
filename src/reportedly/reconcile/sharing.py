"""One figure over several places or days: whole numbers dealt out, none lost, none added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model.dates import DayRange
from reportedly.model.ids import content_id
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import Estimate, EventRecord, Trace
from reportedly.reconcile.places import Placing


@dataclass(frozen=True, slots=True)
class Cell:
    """One place and one stretch of days that a record is shared out to.

    `precision` is where_prec 1-7 of the place, `geo_precision` ACLED's 1-3.
    """

    place: PlaceCandidate | None
    place_name: str
    days: DayRange | None
    precision: int | None
    geo_precision: int | None


def cells_of(found: Placing, days: Sequence[DayRange | None]) -> list[Cell]:
    """One cell for each place told together and each stretch of days, the places first."""
    told = [(found.place, found.name, found.precision, found.geo_precision)]
    for other in found.others:
        name = other.mention.name if other.chosen is None else other.chosen.name
        told.append((other.chosen, name, other.precision, other.geo_precision))
    return [Cell(place, name, day, *precise) for place, name, *precise in told for day in days]


def deal(counts: Sequence[int], hands: int) -> list[tuple[int, ...]]:
    """Each hand's part of each count, dealt one by one as cards are.

    What the hands get of a count sums to it; what they get in all differs by one at most, the
    first ones having more (CODEBOOK A.2.4; for ACLED unverified).
    """
    starts = [sum(counts[:n]) for n in range(len(counts) + 1)]
    return [
        tuple(
            _dealt(starts[n + 1], hand, hands) - _dealt(starts[n], hand, hands)
            for n in range(len(counts))
        )
        for hand in range(hands)
    ]


def _dealt(cards: int, hand: int, hands: int) -> int:
    """How many of the first `cards` this hand has got."""
    return (cards - hand + hands - 1) // hands


def share_out(record: EventRecord, cells: Sequence[Cell], rule: str) -> tuple[EventRecord, ...]:
    """One record a cell, numbered from 1, each with its part of every count."""
    parts = zip(cells, _estimates(record, len(cells)), _groups(record, len(cells)), strict=True)
    names = dict.fromkeys(cell.place_name for cell in cells)
    return tuple(
        _retold(
            _part(record, number, cell, killed, groups),
            f"{rule}: one of {len(cells)}",
            [name for name in names if name != cell.place_name],
        )
        for number, (cell, killed, groups) in enumerate(parts, start=1)
    )


_Groups = tuple[int, ...] | tuple[None, None, None, None]


def _estimates(record: EventRecord, hands: int) -> list[Estimate]:
    killed = record.fatalities
    dealt = (_deal(count, hands) for count in (killed.low, killed.best, killed.high))
    return [Estimate(*counts) for counts in zip(*dealt, strict=True)]


def _deal(count: int | None, hands: int) -> list[int | None]:
    return [None] * hands if count is None else [part for (part,) in deal((count,), hands)]


def _groups(record: EventRecord, hands: int) -> list[_Groups]:
    """Deaths by side, of civilians and unknown: dealt in one go, so that they sum to best."""
    four = (record.deaths_a, record.deaths_b, record.deaths_civilians, record.deaths_unknown)
    known = [count for count in four if count is not None]
    return list(deal(known, hands)) if len(known) == len(four) else [(None,) * 4] * hands


def _part(
    record: EventRecord, number: int, cell: Cell, killed: Estimate, groups: _Groups
) -> EventRecord:
    side_a, side_b, civilians, unknown = groups
    codes = record.acled
    return replace(
        record,
        id=content_id("e", record.incident_id, record.pack, number),
        part=number,
        days=cell.days,
        place=cell.place,
        place_precision=cell.precision,
        place_name=cell.place_name,
        fatalities=killed,
        deaths_a=side_a,
        deaths_b=side_b,
        deaths_civilians=civilians,
        deaths_unknown=unknown,
        acled=None if codes is None else replace(codes, geo_precision=cell.geo_precision),
    )


def _retold(part: EventRecord, told: str, beside: Sequence[str]) -> EventRecord:
    """The part with traces that tell its own values; `beside` are the other parts' places."""
    traces = (_of_the_part(trace, part, told, ", ".join(beside)) for trace in part.traces)
    return replace(part, traces=tuple(traces))


def _of_the_part(trace: Trace, part: EventRecord, told: str, beside: str) -> Trace:
    if trace.field == "place" and beside:
        words = f"place {part.place_name}: named in one breath with {beside} ({told})"
        return replace(trace, value=part.place_name, words=words)
    killed, days = part.fatalities, part.days
    own: dict[str, object] = {
        **{"low": killed.low, "best": killed.best, "high": killed.high},
        "deaths": f"{part.deaths_a} + {part.deaths_b} + {part.deaths_civilians} + "
        f"{part.deaths_unknown}",
        "date": None if days is None else days.in_words,
    }
    if own.get(trace.field) is None or str(own[trace.field]) == trace.value:
        return trace
    value = str(own[trace.field])
    return replace(trace, value=value, words=f"{trace.field} {value} ({told}; {trace.words})")
