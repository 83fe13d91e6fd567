"""A GED record put together from what the rules conclude, field by field."""

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
from reportedly.reconcile.estimates import Decision, Tally, estimate_of, trace_count
from reportedly.reconcile.groups import Groups, split_by_side
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.parties import Sides, find_sides, type_trace
from reportedly.reconcile.places import find_place
from reportedly.reconcile.rules.ged import CITES, PACK_VERSION, ged_6_best, ged_6_high, ged_6_low
from reportedly.reconcile.steps import OPTIONAL_STEPS, tally


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
    record = record_of(case, pack, _findings(case, tolls, decisions, sides, groups))
    return (_with_groups(replace(record, type_of_violence=sides.type_of_violence), groups),)


_Three = tuple[Decision, Decision, Decision]


def _findings(
    case: Case, tolls: Tally, decisions: _Three, sides: Sides, groups: Groups
) -> Findings:
    days, place = find_days(case, guess=True), find_place(case)
    estimate = estimate_of(*decisions)
    traces = (
        *(trace_count(case, tolls, decision) for decision in decisions),
        *(groups.trace, days.trace, place.trace, *sides.traces),
        *(type_trace(case, sides.type_of_violence), _clarity_trace(case), sources_trace(case)),
    )
    warnings = _warnings(case, tolls, estimate) + place.warnings + sides.warnings + groups.warnings
    return Findings(days, place, sides, estimate, traces, warnings)


def _decisions(case: Case, tolls: Tally, pack: RulePack) -> _Three:
    low, high = ged_6_low(tolls), ged_6_high(case, tolls, pack.options)
    return low, ged_6_best(case, tolls, pack.options), high


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
    found = []
    low, best, high = estimate.low, estimate.best, estimate.high
    ordered = [count for count in (low, best, high) if count is not None]
    if ordered != sorted(ordered):
        found.append(f"low, best and high are out of order: {low}, {best}, {high}")
    if best is None and any(aside.rule == "GED-1" for aside in tolls.asides):
        found.append("deaths are told without a number")
    if best is None and any(aside.rule == "GED-5" for aside in tolls.asides):
        found.append("only a party to the fight gives a toll")
    if all(claim.claim.event_type in NO_VIOLENCE for claim in case.standing):
        found.append("no violence is told: no GED event")
    return tuple(found)


PACK = RulePack("ged", PACK_VERSION, CITES, conclude, tuple(map(CITES.step, OPTIONAL_STEPS)))
