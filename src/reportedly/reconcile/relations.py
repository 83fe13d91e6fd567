"""How happenings lie to one another: what is part of a larger one, and what came next.

rule   what                            when
REL-1  part of a sum over a period     its days, place and parties lie within the sum's, as where
       or an area                      GED-12 subtracts
REL-2  part of longer fighting         on one day of a clash told of three to six days, at its
                                       place, an armed party shared
REL-3  followed by                     the next at the same town within three days, an armed party
                                       shared

A relation asserts nothing of counts: no rule pack reads it. It is derived from records, with each
conclusion anew, and says why. REL-2 and REL-3 are our own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta

from reportedly.model.events import EventType
from reportedly.model.incidents import Relation, RelationKind
from reportedly.model.records import EventRecord
from reportedly.reconcile.assembly import NO_VIOLENCE
from reportedly.reconcile.totals import Events, armed_parties

# Set by hand: later news from a town is mostly of another fight. Unmeasured.
SOON = timedelta(days=3)
_SOME_DAYS = 2  # GED date precision of two to six days
_ONE_NIGHT = 2  # the days that one night lies in
_AT_THE_TOWN = 2  # where_prec 1 and 2: the town itself, or near it


def find_relations(records: Sequence[EventRecord]) -> tuple[Relation, ...]:
    """Each pair of incidents that are related, once for each way, in order of their ids."""
    found = (*_parts_of_sums(records), *_parts_of_fights(records), *_followers(records))
    distinct = {(each.kind, each.incident_id, each.other_id): each for each in reversed(found)}
    return tuple(distinct[key] for key in sorted(distinct))


def _parts_of_sums(records: Iterable[EventRecord]) -> Iterator[Relation]:
    """REL-1."""
    known = tuple(records)
    events = Events(record for record in known if record.clarity == 1 and _is_violent(record))
    for total in known:
        if total.clarity != 1:
            for event in events.inside(total):
                told = f"its days, place and parties lie within a sum {_where(total)}"
                yield Relation(RelationKind.PART_OF, event.incident_id, total.incident_id, told)


def _parts_of_fights(records: Iterable[EventRecord]) -> Iterator[Relation]:
    """REL-2."""
    known = tuple(records)
    days = Events(record for record in known if _is_of_a_day(record) and _is_violent(record))
    for fight in filter(_lasted, known):
        for event in days.within(fight):
            shared = armed_parties(event).keys() & armed_parties(fight).keys()
            if shared and event.incident_id != fight.incident_id:
                told = f"on a day of the fighting {_where(fight)}; {_named(fight, shared)} in both"
                yield Relation(RelationKind.PART_OF, event.incident_id, fight.incident_id, told)


def _followers(records: Iterable[EventRecord]) -> Iterator[Relation]:
    """REL-3: of several that follow the nearest."""
    at: dict[str, list[tuple[date, str, EventRecord]]] = defaultdict(list)
    for record in records:
        if record.place is not None and record.days is not None and _is_at_a_town(record):
            at[record.place.id].append((record.days.start, record.id, record))
    for rows in at.values():
        ordered = [record for _, _, record in sorted(rows, key=lambda row: row[:2])]
        for place, earlier in enumerate(ordered):
            later = next(filter(None, (_next(earlier, r) for r in ordered[place + 1 :])), None)
            if later is not None:
                yield later


def _next(earlier: EventRecord, later: EventRecord) -> Relation | None:
    if earlier.days is None or later.days is None or earlier.incident_id == later.incident_id:
        return None
    shared = armed_parties(earlier).keys() & armed_parties(later).keys()
    after = later.days.start - earlier.days.last
    if not shared or not timedelta(0) < after <= SOON:
        return None
    days = "the day after" if after.days == 1 else f"{after.days} days later"
    told = f"{days} at {later.place_name}; {_named(later, shared)} in both"
    return Relation(RelationKind.FOLLOWED_BY, earlier.incident_id, later.incident_id, told)


def _is_violent(record: EventRecord) -> bool:
    return record.event_type not in (*NO_VIOLENCE, EventType.AGGREGATE)


def _is_of_a_day(record: EventRecord) -> bool:
    return record.clarity == 1 and record.days is not None and record.days.days == 1


def _is_at_a_town(record: EventRecord) -> bool:
    precise = record.place_precision is not None and record.place_precision <= _AT_THE_TOWN
    return precise and _is_of_a_day(record) and record.date_precision == 1


def _lasted(record: EventRecord) -> bool:
    """Whether a clash is told of days that it lasted, and not of a day that is not known."""
    told = record.event_type == EventType.ARMED_CLASH and record.date_precision == _SOME_DAYS
    return told and record.days is not None and record.days.days > _ONE_NIGHT


def _where(record: EventRecord) -> str:
    days = "" if record.days is None else f"of {record.days.in_words} "
    return f"{days}at {record.place_name}"


def _named(record: EventRecord, keys: Set[str]) -> str:
    """The parties of these keys by the names that the record has for them."""
    return ", ".join(sorted(name for key, name in armed_parties(record).items() if key in keys))
