"""Records of several incidents that a codebook holds to be one event."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model.records import Estimate, EventRecord, Origin, Trace
from reportedly.reconcile.case import trace
from reportedly.reconcile.parties import party_key


def merge_alike(records: Sequence[EventRecord], rule: str) -> tuple[EventRecord, ...]:
    """The records, those of one day, place, type and the same actors as one, where the first stood.

    Days that are not known to the day, places that are not found, and happenings of which nobody
    names a party are alike to none: nothing says that they are the same.
    """
    alike: dict[Hashable, list[EventRecord]] = defaultdict(list)
    for record in records:
        alike[_key(record)].append(record)
    return tuple(_merged(group, rule) for group in alike.values())


def _key(record: EventRecord) -> Hashable:
    place, days, codes = record.place, record.days, record.acled
    sides = tuple(frozenset(map(party_key, side)) for side in (record.side_a, record.side_b))
    if place is None or days is None or days.days > 1 or codes is None or not any(sides):
        return record.id
    return place.id, days, codes.event_type, codes.sub_event_type, sides


def _merged(group: Sequence[EventRecord], rule: str) -> EventRecord:
    first = group[0]
    if len(group) == 1:
        return first
    numbers = ", ".join(str(record.number) for record in group)
    return replace(
        first,
        fatalities=_sum(group),
        report_ids=tuple(sorted({key for record in group for key in record.report_ids})),
        origins=_origins(group),
        traces=tuple(_traces(group, rule, numbers)),
        warnings=(*_warnings(group), f"incidents {numbers} are one event ({rule})"),
    )


def _sum(group: Iterable[EventRecord]) -> Estimate:
    counts = [r.fatalities.best for r in group if r.fatalities.best is not None]
    return Estimate(None, sum(counts) if counts else None, None)


def _origins(group: Iterable[EventRecord]) -> tuple[Origin, ...]:
    by_key: dict[str, list[Origin]] = defaultdict(list)
    for record in group:
        for origin in record.origins:
            by_key[origin.key].append(origin)
    return tuple(
        Origin(
            key,
            by_key[key][0].name,
            tuple(sorted({claim for origin in by_key[key] for claim in origin.claim_ids})),
            tuple(sorted({report for origin in by_key[key] for report in origin.report_ids})),
        )
        for key in sorted(by_key)
    )


def _traces(group: Sequence[EventRecord], rule: str, numbers: str) -> Iterator[Trace]:
    """Field by field the claims of all; counts are those of all and say so."""
    sums = {
        "best": _sum(group).best,
        "number_of_sources": len({k for r in group for k in r.report_ids}),
    }
    for first in group[0].traces:
        same = [found for record in group if (found := record.trace(first.field)) is not None]
        held = [key for found in same for key in found.claims_for]
        against = [aside for found in same for aside in found.against]
        if first.field in sums:
            told, value = "; ".join(found.words for found in same), sums[first.field]
            words = f"{first.field} {value}: over incidents {numbers} ({told})"
            yield trace(first.field, value, rule, words, held, against)
        else:
            yield trace(first.field, first.value, first.rule, first.words, held, against)


def _warnings(group: Iterable[EventRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warning for record in group for warning in record.warnings))
