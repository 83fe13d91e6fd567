"""A GED record put together from what the rules conclude, field by field."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.records import Estimate, EventRecord, Trace
from reportedly.reconcile.assembly import (
    NO_VIOLENCE,
    Findings,
    clarity_of,
    record_of,
    sources_trace,
)
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.days import find_days
from reportedly.reconcile.estimates import (
    Decision,
    Tally,
    estimate_of,
    heed,
    out_of_order,
    trace_count,
)
from reportedly.reconcile.groups import Groups, split_by_side
from reportedly.reconcile.packs import PackOptions, RulePack
from reportedly.reconcile.parties import Sides, find_sides, type_trace
from reportedly.reconcile.places import Placing, enclosing, find_place
from reportedly.reconcile.rules.ged import CITES, PACK_VERSION, ged_6_best, ged_6_high, ged_6_low
from reportedly.reconcile.sharing import Cell, cells_of, share_out
from reportedly.reconcile.steps import OPTIONAL_STEPS, tally
from reportedly.reconcile.tolls import Coverage
from reportedly.reconcile.totals import subtract_identified


def conclude(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    """One record an incident; none where nothing is said to have happened (GED-0).

    A record without a death is kept, with a warning, and is no GED event (GED-8, `is_event`).
    """
    if not case.standing:
        return ()
    tolls = tally(case, pack.options)
    decisions = _decisions(case, tolls, pack)
    sides = find_sides(case, state_first=True)
    groups = split_by_side(decisions[1], tolls.stand, sides)
    place = find_place(case)
    record = record_of(case, pack, _findings(case, tolls, decisions, (place, sides, groups)))
    record = replace(record, type_of_violence=sides.type_of_violence)
    return ged_10_places(_with_groups(record, groups), place, pack.options)


def ged_10_places(
    record: EventRecord, found: Placing, options: PackOptions
) -> tuple[EventRecord, ...]:
    """GED-10 (A.2.4): one figure over several places, one event a place, shared out evenly.

    With fewer deaths than places, and with none told, it stays one event of the smallest unit that
    holds them all.
    """
    if found.place is None or not found.others or "GED-10" in options.without:
        return (record,)
    cells = cells_of(found, (record.days,))
    best = record.fatalities.best
    if best is not None and best >= len(cells):
        return share_out(record, cells, "GED-10")
    return (_at_what_holds(record, cells),)


def _at_what_holds(record: EventRecord, cells: Sequence[Cell]) -> EventRecord:
    """The record at the smallest unit that holds all cells; the point stays that of the first."""
    name, precision = enclosing([cell.place for cell in cells if cell.place is not None])
    precision = max(precision, record.place_precision or 0)
    told = f"fewer deaths than places: {', '.join(cell.place_name for cell in cells)}"
    words = f"place {name}: told of several places with {told}, so precision {precision} (GED-10)"
    return replace(
        record,
        place_name=name,
        place_precision=precision,
        traces=tuple(
            replace(trace, value=name, words=words) if trace.field == "place" else trace
            for trace in record.traces
        ),
        warnings=(*record.warnings, f"told of several places with {told}"),
    )


def settle(records: tuple[EventRecord, ...], pack: RulePack) -> tuple[EventRecord, ...]:
    """GED-12 (A.2.5): from a sum over a period the deaths of single events are subtracted."""
    left_out = "GED-12" in pack.options.without
    return records if left_out else subtract_identified(records, "GED-12")


_Three = tuple[Decision, Decision, Decision]


def _findings(
    case: Case, tolls: Tally, decisions: _Three, found: tuple[Placing, Sides, Groups]
) -> Findings:
    days, (place, sides, groups) = find_days(case, guess=True), found
    estimate = estimate_of(*decisions)
    traces = (
        *(trace_count(case, tolls, decision) for decision in decisions),
        *(groups.trace, days.trace, place.trace, *sides.traces),
        *(type_trace(case, sides.type_of_violence), _clarity_trace(case), sources_trace(case)),
    )
    warnings = (
        *(*_warnings(case, tolls, estimate), *ged_11_parts(case, tolls, estimate)),
        *(*place.warnings, *sides.warnings, *groups.warnings),
    )
    return Findings(days, place, sides, estimate, traces, warnings)


def _decisions(case: Case, tolls: Tally, pack: RulePack) -> _Three:
    low, high = ged_6_low(tolls), ged_6_high(case, tolls, pack.options)
    best = ged_6_best(case, tolls, pack.options)
    return heed(case, tolls, low), heed(case, tolls, best), heed(case, tolls, high)


def _with_groups(record: EventRecord, groups: Groups) -> EventRecord:
    return replace(
        record,
        deaths_a=groups.deaths_a,
        deaths_b=groups.deaths_b,
        deaths_civilians=groups.deaths_civilians,
        deaths_unknown=groups.deaths_unknown,
    )


def _clarity_trace(case: Case) -> Trace:
    clarity = clarity_of(case)
    words = "told as one happening" if clarity == 1 else "told only as a sum"
    held = [claim.claim_id for claim in case.standing]
    return trace("clarity", clarity, "GED-A1", f"clarity {clarity}: {words}", held)


def _warnings(case: Case, tolls: Tally, estimate: Estimate) -> tuple[str, ...]:
    """For a person; none of them changes a value."""
    broken, best = out_of_order(estimate), estimate.best
    found = [f"{broken}: each rests on another toll"] if broken else []
    if best is None and any(aside.rule == "GED-1" for aside in tolls.asides):
        found.append("deaths are told without a number")
    if best is None and any(aside.rule == "GED-5" for aside in tolls.asides):
        found.append("only a party to the fight gives a toll")
    if all(claim.claim.event_type in NO_VIOLENCE for claim in case.standing):
        found.append("no violence is told: no GED event")
    return tuple(found)


def ged_11_parts(case: Case, tolls: Tally, estimate: Estimate) -> tuple[str, ...]:
    """GED-11 (A.5 step 4): a part that is larger than the whole is told, and changes nothing."""
    parts = [toll for toll in tolls.stand if toll.coverage is Coverage.PART]
    whole = estimate.best
    larger = {
        f"{toll.words} {toll.who} by {case.origin_name(toll.claim)} are more than best {whole}"
        for toll in parts
        if whole is not None and toll.low is not None and toll.low > whole
    }
    return tuple(sorted(larger))


OPTIONAL = (*map(CITES.step, OPTIONAL_STEPS), "GED-10", "GED-12")
PACK = RulePack("ged", PACK_VERSION, CITES, conclude, OPTIONAL, settle)
