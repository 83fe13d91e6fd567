"""Sums over a period or an area, less what is identified inside them (CODEBOOK A.2.5)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate, EventRecord, Trace
from reportedly.reconcile.assembly import is_event
from reportedly.reconcile.estimates import out_of_order
from reportedly.reconcile.parties import is_unarmed, party_key
from reportedly.reconcile.places import lies_in

_FIELDS = ("low", "best", "high")


def subtract_identified(records: Sequence[EventRecord], rule: str) -> tuple[EventRecord, ...]:
    """The records; from each sum the deaths of the single events inside it are taken.

    From low, best and high separately, so that their order may break: that is flagged and kept.
    Nothing falls below none; where more is identified than was told, that is flagged as well.
    """
    if all(record.clarity == 1 for record in records):
        return tuple(records)
    events = Events(record for record in records if record.clarity == 1 and is_event(record))
    return tuple(
        _less(record, tuple(events.inside(record)), rule) if record.clarity != 1 else record
        for record in records
    )


class Events:
    """Single events by country and province, in order of their first day."""

    def __init__(self, records: Iterable[EventRecord]) -> None:
        self._at: dict[tuple[str, str | None], list[tuple[date, str, EventRecord]]]
        self._at = defaultdict(list)
        for record in records:
            if record.place is not None and record.days is not None:
                row = (record.days.start, record.id, record)
                self._at[record.place.country, record.place.admin1].append(row)
                self._at[record.place.country, None].append(row)
        for rows in self._at.values():
            rows.sort(key=lambda row: row[:2])

    def inside(self, total: EventRecord) -> Iterator[EventRecord]:
        """Those within the sum that are its own: it names no party, or none but theirs."""
        armed = armed_parties(total).keys()
        return (event for event in self.within(total) if armed <= armed_parties(event).keys())

    def within(self, total: EventRecord) -> Iterator[EventRecord]:
        """The events within a record's days and area; none where it says no area."""
        if total.place is None or total.days is None:
            return
        nationwide = total.place.level is PlaceLevel.COUNTRY
        rows = self._at.get((total.place.country, None if nationwide else total.place.admin1), [])
        for start, _, event in rows[bisect_left(rows, (total.days.start,)) :]:
            if start >= total.days.end:
                return
            if _is_within(event, total):
                yield event


def _is_within(event: EventRecord, total: EventRecord) -> bool:
    if event.days is None or event.place is None or total.days is None or total.place is None:
        return False
    return event.days.end <= total.days.end and lies_in(event.place, total.place)


def armed_parties(record: EventRecord) -> dict[str, str]:
    """The armed parties of a record by key, with their names."""
    named = (*record.side_a, *record.side_b)
    return {party_key(actor): actor.name for actor in named if not is_unarmed(actor)}


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is left of one count, of how much, and how much more was identified than told.

    `beyond` is what the highs of the single events come to, where that is more than the sum tells
    and their best was taken in their place.
    """

    told: int
    identified: int
    beyond: int | None = None

    @property
    def left(self) -> int:
        return max(0, self.told - self.identified)

    @property
    def is_exceeded(self) -> bool:
        return self.identified > self.told


_Rests = Mapping[str, _Rest | None]  # by field


def _less(total: EventRecord, events: Sequence[EventRecord], rule: str) -> EventRecord:
    if not events:
        return total
    if total.deaths_civilians and total.deaths_civilians == total.fatalities.best:
        return replace(total, warnings=(*total.warnings, _CIVILIANS_ALONE))
    rests = _possible({field: _rest(total, events, field) for field in _FIELDS})
    left = Estimate(*(None if rest is None else rest.left for rest in rests.values()))
    best, numbers = left.best, ", ".join(str(event.number) for event in events)
    traces = (_retold(trace, rests.get(trace.field), numbers, rule) for trace in total.traces)
    return replace(
        total,
        fatalities=left,
        deaths_a=_nought(best),
        deaths_b=_nought(best),
        deaths_civilians=_nought(best),
        deaths_unknown=best,
        traces=tuple(_status_unknown(trace, best, rule) for trace in traces),
        warnings=(*total.warnings, *_warnings(left, rests, numbers)),
    )


_CIVILIANS_ALONE = "a sum of civilians alone: single events inside it are not taken from it"


def _nought(best: int | None) -> int | None:
    return None if best is None else 0


def _rest(total: EventRecord, events: Iterable[EventRecord], field: str) -> _Rest | None:
    told = getattr(total.fatalities, field)
    if told is None:
        return None
    identified = sum(getattr(event.fatalities, field) or 0 for event in events)
    return _Rest(told, identified)


def _possible(rests: _Rests) -> _Rests:
    """The rests; single events whose highs come to more dead than the sum tells at most are taken
    from high by their best: whoever told the sum cannot have counted so many."""
    best, high = rests["best"], rests["high"]
    if best is None or high is None or best.is_exceeded or not high.is_exceeded:
        return rests
    return {**rests, "high": _Rest(high.told, best.identified, beyond=high.identified)}


def _retold(trace: Trace, rest: _Rest | None, numbers: str, rule: str) -> Trace:
    if rest is None:
        return trace
    taken = "" if rest.beyond is None else f", their best, as their highs come to {rest.beyond}"
    words = f"{rest.told} less {rest.identified} of incidents {numbers}{taken} ({trace.words})"
    return replace(
        trace, value=str(rest.left), rule=rule, words=f"{trace.field} {rest.left}: {words}"
    )


def _status_unknown(trace: Trace, best: int | None, rule: str) -> Trace:
    """Who they were that are left, nobody says."""
    if trace.field != "deaths" or best is None:
        return trace
    value = f"0 + 0 + 0 + {best}"
    words = f"deaths {value} (side A, side B, civilians, unknown): what is left of a sum"
    return replace(trace, value=value, rule=rule, words=words)


def _warnings(left: Estimate, rests: _Rests, numbers: str) -> Iterator[str]:
    told = [rest for rest in rests.values() if rest is not None]
    for rest in told:
        if rest.beyond is not None:
            highs = f"the highs of incidents {numbers} come to {rest.beyond}"
            yield f"{highs}, more than the {rest.told} that this sum tells: their best is taken"
    if any(rest.is_exceeded for rest in told):
        yield f"incidents {numbers} count more dead than this sum of them tells"
    broken = out_of_order(left)
    if broken:
        taken = ", ".join(f"{field} {rest.identified}" for field, rest in rests.items() if rest)
        yield f"{broken}: each count of incidents {numbers} ({taken}) is taken from its own"
