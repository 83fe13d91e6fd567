"""A GED record put together from what the rules conclude, field by field."""

from dataclasses import dataclass

from reportedly.model.events import EventType
from reportedly.model.ids import content_id
from reportedly.model.records import Estimate, EventRecord, Trace
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.days import Dating, find_days
from reportedly.reconcile.estimates import Decision, Tally, estimate_of, trace_count
from reportedly.reconcile.groups import Groups, split_by_side
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.parties import Sides, find_sides
from reportedly.reconcile.places import Placing, find_place
from reportedly.reconcile.rules.ged import ged_6_best, ged_6_high, ged_6_low, ged_tally

_NO_VIOLENCE = frozenset({EventType.CEASEFIRE, EventType.TERRITORIAL_CHANGE})


def conclude(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    """One record an incident; none where nothing is said to have happened (GED-0).

    A record without a death is kept, with a warning, and is no GED event (`is_event`).
    """
    if not case.standing:
        return ()
    return (_record(case, pack, _find(case, pack)),)


@dataclass(frozen=True, slots=True)
class _Findings:
    """What each rule found, before it is put into one row."""

    days: Dating
    place: Placing
    sides: Sides
    estimate: Estimate
    groups: Groups
    clarity: int
    counts: tuple[Trace, ...]
    warnings: tuple[str, ...]

    @property
    def traces(self) -> tuple[Trace, ...]:
        others = (self.groups.trace, self.days.trace, self.place.trace, *self.sides.traces)
        return self.counts + others


def _find(case: Case, pack: RulePack) -> _Findings:
    tally = ged_tally(case)
    place, sides = find_place(case), find_sides(case)
    low, best, high = decisions = _decisions(case, tally, pack)
    estimate = estimate_of(*decisions)
    groups = split_by_side(best, tally.stand, sides)
    counts = tuple(trace_count(case, tally, decision) for decision in (low, best, high))
    warnings = _warnings(case, tally, estimate) + place.warnings + sides.warnings + groups.warnings
    days, clarity = find_days(case), _clarity(case)
    return _Findings(days, place, sides, estimate, groups, clarity, counts, warnings)


def _record(case: Case, pack: RulePack, found: _Findings) -> EventRecord:
    return EventRecord(
        id=content_id("e", case.incident.id, pack.name),
        incident_id=case.incident.id,
        number=case.incident.number,
        pack=pack.name,
        pack_version=pack.version,
        event_type=_event_type(case),
        type_of_violence=found.sides.type_of_violence,
        days=found.days.days,
        date_precision=found.days.precision,
        place=found.place.place,
        place_precision=found.place.precision,
        place_name=found.place.name,
        side_a=found.sides.side_a,
        side_b=found.sides.side_b,
        fatalities=found.estimate,
        deaths_a=found.groups.deaths_a,
        deaths_b=found.groups.deaths_b,
        deaths_civilians=found.groups.deaths_civilians,
        deaths_unknown=found.groups.deaths_unknown,
        clarity=found.clarity,
        report_ids=_reports(case),
        origins=case.origins,
        traces=(*found.traces, _clarity_trace(case, found.clarity), _sources_trace(case)),
        warnings=found.warnings,
    )


def is_event(record: EventRecord) -> bool:
    """GED-8 (A.2.1, A.5 step 8): at least one death in low, best or high makes an event.

    Best may be 0 while high is 1 or more.
    """
    counts = (record.fatalities.low, record.fatalities.best, record.fatalities.high)
    return any(count is not None and count >= 1 for count in counts)


def _decisions(case: Case, tally: Tally, pack: RulePack) -> tuple[Decision, Decision, Decision]:
    low, high = ged_6_low(tally), ged_6_high(case, tally, pack.options)
    return low, ged_6_best(case, tally, pack.options), high


def _event_type(case: Case) -> str:
    """The kind that most origins tell; of equally many the one told first."""
    support: dict[EventType, set[str]] = {}
    for claim in case.standing:
        origin = case.origin_of.get(claim.claim_id, claim.claim_id)
        support.setdefault(claim.claim.event_type, set()).add(origin)
    return max(support, key=lambda kind: len(support[kind]))


def _clarity(case: Case) -> int:
    """GED event_clarity: 2 where claims only give a sum over a period or an area, else 1."""
    sums = all(claim.claim.event_type is EventType.AGGREGATE for claim in case.standing)
    return 2 if sums else 1


def _clarity_trace(case: Case, clarity: int) -> Trace:
    words = "told as one happening" if clarity == 1 else "told only as a sum"
    held = [claim.claim_id for claim in case.standing]
    return trace("clarity", clarity, "GED-A1", f"clarity {clarity}: {words}", held)


def _reports(case: Case) -> tuple[str, ...]:
    return tuple(sorted({claim.claim.report_id for claim in case.claims}))


def _sources_trace(case: Case) -> Trace:
    """GED counts reports; the independent origins stand beside them (GED-2)."""
    reports, origins = len(_reports(case)), len(case.origins)
    names = ", ".join(origin.name for origin in case.origins)
    words = f"number_of_sources {reports} (reports), resting on {origins} origins: {names}"
    held = [claim.claim_id for claim in case.claims if claim.claim_id not in case.rejected]
    rejected = [case.rejected[claim_id] for claim_id in sorted(case.rejected)]
    return trace("number_of_sources", reports, "GED-2", words, held, rejected)


def _warnings(case: Case, tally: Tally, estimate: Estimate) -> tuple[str, ...]:
    """For a person; none of them changes a value."""
    found = []
    low, best, high = estimate.low, estimate.best, estimate.high
    ordered = [count for count in (low, best, high) if count is not None]
    if ordered != sorted(ordered):
        found.append(f"low, best and high are out of order: {low}, {best}, {high}")
    if best is None and any(aside.rule == "GED-1" for aside in tally.asides):
        found.append("deaths are told without a number")
    if best is None and any(aside.rule == "GED-5" for aside in tally.asides):
        found.append("only a party to the fight gives a toll")
    if all(claim.claim.event_type in _NO_VIOLENCE for claim in case.standing):
        found.append("no violence is told: no GED event")
    return tuple(found)
