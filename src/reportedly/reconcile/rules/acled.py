"""The ACLED rule pack: one event a day and place, one conservative count (CODEBOOK B.4).

rule      step                                                 done
ACLED-0   set aside what is not deaths; planned; denied        yes, as in GED
ACLED-1   bounds; tens 10, dozens 12, hundreds 100; killed     yes, where nobody gives a number;
          without a number 10                                  the 10 is unverified
ACLED-2   origins                                              yes, as in GED
ACLED-3   a later toll of one origin replaces the earlier      yes, as in GED
ACLED-4   coverage                                             yes, as in GED
ACLED-5   party filter                                         yes, as in GED
ACLED-6   fatalities: one conservative count                   yes: the least of the reliable tolls;
                                                               tolls by name only if they are all
ACLED-7   type, sub-type, civilian targeting (B.2)             yes; riots, protests, arrests, loot:
                                                               no claim is of these kinds
ACLED-8   inter and interaction (B.3)                          yes; militias are all political
ACLED-9   one event a day and a place, deaths divided          yes: clashes told of three to six
                                                               days; places told in one breath
ACLED-10  same day, place, actors and type merged              yes, where a party is named
B.4       time_precision, geo_precision                        yes; no day is guessed
B.4       source_scale, notes, tags                            not done here
B.4       deaths of a sum over many happenings divided         not done: such a sum is no record

ACLED-0 to ACLED-5 are the steps that all packs share (`steps.py`). Fatalities stand in `best`:
ACLED states no low and no high. Where nobody counts it stays empty, which an export in ACLED's
layout writes as 0, "none reported".
"""

from dataclasses import replace

from reportedly.model.casualties import Figure, Quantifier
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType
from reportedly.model.records import AcledCodes, Estimate, EventRecord, Trace
from reportedly.reconcile.assembly import (
    Findings,
    kind_of,
    kind_reason,
    record_of,
    sources_trace,
)
from reportedly.reconcile.case import Case, Cites, trace
from reportedly.reconcile.days import Dating, find_days
from reportedly.reconcile.estimates import Decision, Tally, Yardstick, decide, heed, trace_count
from reportedly.reconcile.merging import merge_alike
from reportedly.reconcile.packs import PackOptions, RulePack
from reportedly.reconcile.parties import Sides, find_sides, is_unarmed
from reportedly.reconcile.places import Placing, find_place
from reportedly.reconcile.rules.acled_codes import Kind, inter_of, interaction_of, kind_of_event
from reportedly.reconcile.sharing import cells_of, share_out
from reportedly.reconcile.steps import OPTIONAL_STEPS, as_said, tally
from reportedly.reconcile.tolls import Bounds, Coverage

CITES = Cites("ACLED", days="ACLED-B4 days", place="ACLED-B4 places", parties="ACLED-B4 actors")
VAGUE_COUNTS = {"tens": 10, "dozens": 12, "hundreds": 100}
UNKNOWN_COUNT = 10  # killed, no number told; ACLED's 3 outside of wars is not used (unverified)
_SOME_DAYS = 2  # GED date precision of two to six days
_ONE_NIGHT = 2  # the days that one night lies in
_NUMBERED_FROM = 100  # a vague word for more than this is no unknown number: it stays open


def conclude(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    """One record an incident; none where nothing is said to have happened, or only a sum."""
    if not case.standing:
        return ()
    sides = find_sides(case)
    kind = kind_of_event(kind_of(case), sides)
    if kind is None:
        return ()
    tolls = acled_tally(case, pack.options)
    fatalities = heed(case, tolls, acled_6_fatalities(tolls))
    days, place = find_days(case), find_place(case)
    codes = _codes(kind, sides, days, place)
    traces = (
        trace_count(case, tolls, fatalities),
        *(days.trace, place.trace, *sides.traces),
        *(*_code_traces(case, codes), sources_trace(case)),
    )
    estimate = Estimate(None, fatalities.count, None)
    warnings = (*_warnings(days), *place.warnings, *sides.warnings)
    found = Findings(days, place, sides, estimate, traces, warnings)
    record = replace(record_of(case, pack, found), acled=codes)
    return acled_9_days_and_places(record, place, pack.options)


def acled_9_days_and_places(
    record: EventRecord, found: Placing, options: PackOptions
) -> tuple[EventRecord, ...]:
    """ACLED-9 (B.4): one event a day and a place, the deaths shared out, the rest to the first.

    A clash told of three to six days lasted; a strike so told happened on one of them, and two
    days may be one night. So only such clashes are split by day.
    """
    lasted = _lasted(record)
    days = [DayRange.one(day) for day in record.days] if lasted and record.days else [record.days]
    cells = cells_of(found, days)
    if "ACLED-9" in options.without or len(cells) == 1:
        return (record,)
    parts = share_out(record, cells, "ACLED-9")
    return tuple(map(_on_the_day, parts)) if lasted else parts


def _lasted(record: EventRecord) -> bool:
    told = record.event_type == EventType.ARMED_CLASH and record.date_precision == _SOME_DAYS
    return told and record.days is not None and record.days.days > _ONE_NIGHT


def _on_the_day(part: EventRecord) -> EventRecord:
    codes = None if part.acled is None else replace(part.acled, time_precision=1)
    return replace(part, date_precision=1, acled=codes)


def acled_tally(case: Case, options: PackOptions) -> Tally:
    """ACLED-0 to ACLED-5; vague words are read as counts only where nobody gives a number."""
    numbered = tally(case, options)
    if numbered.accounts or numbered.lone:
        return numbered
    return tally(case, options, bounds=acled_1_bounds)


def acled_1_bounds(figure: Figure) -> Bounds:
    """ACLED-1 (A.5 step 1, B.4): "tens" 10, "dozens" 12, "hundreds" 100, "several" 10."""
    if figure.quantifier is not Quantifier.VAGUE:
        return as_said(figure)
    words = set(figure.base.casefold().split()) - {"and", "of"}  # "dozens and dozens of"
    said = [count for word, count in VAGUE_COUNTS.items() if words == {word}]
    if said:
        return said[0], said[0]
    unknown = figure.low is None or figure.low < _NUMBERED_FROM
    return (UNKNOWN_COUNT, UNKNOWN_COUNT) if unknown else (None, None)


def acled_6_fatalities(tolls: Tally) -> Decision:
    """ACLED-6 (B.4): the least toll, since ACLED is conservative; of an open bound its floor."""
    least = Yardstick(
        count=lambda account: account.point,
        weigh=lambda account: (int(account.coverage is Coverage.NAMES), account.point or 0),
        reasons=("documented so far, no toll", "another origin gives a lower toll"),
    )
    return decide("best", "ACLED-6", tolls.accounts, least)


def _codes(kind: Kind, sides: Sides, days: Dating, place: Placing) -> AcledCodes:
    struck = sides.side_b
    return AcledCodes(
        disorder_type=kind.disorder_type,
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        inter1=inter_of(sides.side_a),
        inter2=inter_of(sides.side_b),
        interaction=interaction_of(sides),
        civilian_targeting=bool(struck) and all(map(is_unarmed, struck)),
        time_precision=_TIME_PRECISION.get(days.precision or 0),
        geo_precision=place.geo_precision,
    )


# From GED's date precision: the day; some days or a week; a month or vaguer (B.4).
_TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}


def _code_traces(case: Case, codes: AcledCodes) -> tuple[Trace, ...]:
    told = [claim.claim_id for claim in case.standing]
    kind = f"{codes.event_type}: {codes.sub_event_type}"
    rule, told_by = kind_reason(case, "ACLED-7")
    words = f"event_type {kind}: {told_by}, in ACLED's words"
    against = case.against_if(lambda _: True)
    targeted = "Civilian targeting" if codes.civilian_targeting else "no"
    return (
        trace("event_type", kind, rule, words, told, against),
        _party_trace(case, "civilian_targeting", targeted, "ACLED-7"),
        _party_trace(case, "interaction", codes.interaction, "ACLED-8"),
    )


def _party_trace(case: Case, field: str, value: object, rule: str) -> Trace:
    """What follows from the parties alone: for it stand the claims that name any."""
    named = [claim.claim_id for claim in case.standing if claim.actors or claim.recipients]
    words = f"{field} {'not known' if value is None else value}: by the sorts of the parties"
    return trace(field, value, rule, words, named)


def _warnings(days: Dating) -> tuple[str, ...]:
    return ("nobody says when: ACLED would hold no such event",) if days.days is None else ()


def settle(records: tuple[EventRecord, ...], pack: RulePack) -> tuple[EventRecord, ...]:
    """ACLED-10 (B.4): what has one day, place, type and the same actors is one event."""
    return records if "ACLED-10" in pack.options.without else merge_alike(records, "ACLED-10")


OPTIONAL = (*map(CITES.step, OPTIONAL_STEPS), "ACLED-9", "ACLED-10")
PACK = RulePack("acled", "4", CITES, conclude, OPTIONAL, settle)
