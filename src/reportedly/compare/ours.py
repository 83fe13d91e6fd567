"""Records as listed events, and those that no list can be compared with."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.compare.events import LeftOut, ListedEvent, Party
from reportedly.compare.parties import Parties
from reportedly.model.actors import ResolvedActor
from reportedly.model.events import EventType
from reportedly.model.places import PlaceLevel
from reportedly.model.records import EventRecord

# GED codebook, type_of_violence.
VIOLENCE = {1: "state-based", 2: "non-state", 3: "one-sided"}
# Places so large or so loose that their point is no town's: GED where_prec 4 and 5 (Appendix 3).
COARSE_FROM = 4
# From here on (a country, a sea) a point says nothing about where.
NOWHERE_FROM = 6
_COARSE_LEVELS = frozenset({PlaceLevel.ADM1, PlaceLevel.COUNTRY, PlaceLevel.REGION})


@dataclass(frozen=True, slots=True)
class OwnEvents:
    """Records as listed events, each under its record's id, and what could not be listed."""

    events: tuple[ListedEvent, ...]
    left_out: tuple[LeftOut, ...]


def own_events(records: Iterable[EventRecord], parties: Parties) -> OwnEvents:
    """The records that tell when and where; of the others how many, and what they lack."""
    reasons: Counter[str] = Counter()
    events = []
    for record in records:
        lacking = _lacking(record)
        if lacking:
            reasons[lacking] += 1
        else:
            events.append(_listed(record, parties))
    left_out = tuple(LeftOut(count, reason) for reason, count in reasons.most_common())
    return OwnEvents(tuple(events), left_out)


def _lacking(record: EventRecord) -> str:
    if record.days is None:
        return "no day is said"
    if record.place is None and not record.place_name:
        return "no place is said"
    if record.place is not None and (record.place_precision or 0) >= NOWHERE_FROM:
        return "the place is known no closer than a country"
    return ""


def _listed(record: EventRecord, parties: Parties) -> ListedEvent:
    assert record.days is not None  # looked at before
    place = record.place
    return ListedEvent(
        id=record.id,
        days=record.days,
        point=None if place is None else (place.lat, place.lon),
        place=record.place_name if place is None else place.name,
        region="" if place is None else place.admin1,
        is_coarse=_is_coarse(record),
        is_sum=record.event_type == EventType.AGGREGATE or record.clarity > 1,
        kinds=_kinds(record),
        side_a=_side(record.side_a, parties),
        side_b=_side(record.side_b, parties),
        killed=record.fatalities,
        cites=parties.witnesses(origin.name for origin in record.origins),
        reports=len(record.report_ids),
    )


def _is_coarse(record: EventRecord) -> bool:
    if record.place_precision is not None:
        return record.place_precision >= COARSE_FROM
    return record.place is not None and record.place.level in _COARSE_LEVELS


def _kinds(record: EventRecord) -> tuple[str, ...]:
    if record.acled is not None:
        return record.acled.event_type, record.acled.sub_event_type
    known = VIOLENCE.get(record.type_of_violence or 0)
    return () if known is None else (known,)


def _side(side: Iterable[ResolvedActor], parties: Parties) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(parties.of_id(actor.name, actor.id) for actor in side))
