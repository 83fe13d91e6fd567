"""Records beside records: where two sets differ and by which rules, and what each sums to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportedly.model.records import Estimate, EventRecord, Trace
from reportedly.reconcile.assembly import is_event


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of an incident that two sets of records state differently, each with its reason.

    `field` "record" means that one of the sets has no record there: its trace is None.
    """

    incident_id: str
    number: int
    field: str
    left: Trace | None
    right: Trace | None


def differences(
    left: Sequence[EventRecord], right: Sequence[EventRecord]
) -> tuple[Difference, ...]:
    """Incident by incident the values that both sets state, and state differently.

    A field that only one of them states (a grade, deaths by side) is no difference.
    """
    ours, theirs = _by_incident(left), _by_incident(right)
    keys = dict.fromkeys((*ours, *theirs))
    numbers = {record.incident_id: record.number for record in (*left, *right)}
    ordered = sorted(keys, key=lambda key: (numbers[key], key))
    return tuple(
        difference
        for key in ordered
        for one, other in zip_longest(ours.get(key, ()), theirs.get(key, ()))
        for difference in _compared(one, other)
    )


def _by_incident(records: Iterable[EventRecord]) -> dict[str, list[EventRecord]]:
    found: dict[str, list[EventRecord]] = defaultdict(list)
    for record in records:
        found[record.incident_id].append(record)
    return dict(found)


def _compared(one: EventRecord | None, other: EventRecord | None) -> Iterator[Difference]:
    known = one or other
    if known is None:
        return
    at = known.incident_id, known.number
    if one is None or other is None:
        yield Difference(*at, "record", _standing(one), _standing(other))
        return
    for trace in one.traces:
        same = other.trace(trace.field)
        if same is not None and same.value != trace.value:
            yield Difference(*at, trace.field, trace, same)


def _standing(record: EventRecord | None) -> Trace | None:
    """That a record is there at all, told as a trace."""
    if record is None:
        return None
    part = f", part {record.part}" if record.part else ""
    return Trace("record", record.id, record.pack, f"a record of {record.pack}{part}", ())


@dataclass(frozen=True, slots=True)
class Totals:
    """What records sum to. A count is None where no record states it.

    Sums over a period (clarity 2) are counted in `sums` and in nothing else: they may overlap.
    """

    records: int
    events: int
    sums: int
    low: int | None
    best: int | None
    high: int | None


def totals_of(records: Sequence[EventRecord]) -> Totals:
    """How many records, how many with a death, and the sums of their counts."""
    single = [record for record in records if record.clarity == 1]
    killed = [record.fatalities for record in single]
    return Totals(
        records=len(single),
        events=sum(map(is_event, single)),
        sums=len(records) - len(single),
        low=_sum(estimate.low for estimate in killed),
        best=_sum(estimate.best for estimate in killed),
        high=_sum(estimate.high for estimate in killed),
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """What becomes of the totals without something; `moved` are the incidents whose counts move."""

    without: str
    before: Totals
    after: Totals
    moved: tuple[int, ...]


def try_out(without: str, before: Sequence[EventRecord], after: Sequence[EventRecord]) -> Trial:
    """The totals of both, and the numbers of the incidents whose counts are not the same."""
    return Usual.of(before).beside(without, after)


@dataclass(frozen=True, slots=True)
class Usual:
    """Records that others are laid beside, one after another, with what they sum to."""

    records: tuple[EventRecord, ...]
    totals: Totals
    ids: frozenset[int]  # of the objects, while they are held here

    @classmethod
    def of(cls, records: Sequence[EventRecord]) -> "Usual":
        return cls(tuple(records), totals_of(records), frozenset(map(id, records)))

    def beside(self, without: str, after: Sequence[EventRecord]) -> Trial:
        """As `try_out`. What is one and the same record in both is looked at no further."""
        theirs = frozenset(map(id, after))
        old = _by_incident(record for record in self.records if id(record) not in theirs)
        new = _by_incident(record for record in after if id(record) not in self.ids)
        numbers = {key: found[0].number for key, found in (*old.items(), *new.items())}
        moved = (numbers[key] for key in numbers if _counts(old, key) != _counts(new, key))
        return Trial(without, self.totals, totals_of(after), tuple(sorted(set(moved))))


def _counts(records: Mapping[str, Sequence[EventRecord]], incident_id: str) -> list[Estimate]:
    return [record.fatalities for record in records.get(incident_id, ())]


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
