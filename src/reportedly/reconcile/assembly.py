"""One row put together from what the rules of a pack find, as far as all packs agree."""

from dataclasses import dataclass

from reportedly.model.events import EventType
from reportedly.model.ids import content_id
from reportedly.model.opinions import RecordField
from reportedly.model.records import Estimate, EventRecord, SetAside, Trace
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.days import Dating
from reportedly.reconcile.judged import JUDGED
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.parties import Sides
from reportedly.reconcile.places import Placing

NO_VIOLENCE = frozenset({EventType.CEASEFIRE, EventType.TERRITORIAL_CHANGE})


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules of a pack found. `traces` are in the order a person reads them in."""

    days: Dating
    place: Placing
    sides: Sides
    estimate: Estimate
    traces: tuple[Trace, ...]
    warnings: tuple[str, ...]


def record_of(case: Case, pack: RulePack, found: Findings) -> EventRecord:
    """The record, without what one pack alone states: that is added with `replace`."""
    return EventRecord(
        id=content_id("e", case.incident.id, pack.name),
        incident_id=case.incident.id,
        number=case.incident.number,
        pack=pack.name,
        pack_version=pack.version,
        event_type=kind_of(case),
        type_of_violence=None,
        days=found.days.days,
        date_precision=found.days.precision,
        place=found.place.place,
        place_precision=found.place.precision,
        place_name=found.place.name,
        side_a=found.sides.side_a,
        side_b=found.sides.side_b,
        fatalities=found.estimate,
        deaths_a=None,
        deaths_b=None,
        deaths_civilians=None,
        deaths_unknown=None,
        clarity=clarity_of(case),
        report_ids=reports_of(case),
        origins=case.origins,
        traces=_with_kind(case, found.traces),
        warnings=found.warnings,
    )


def kind_of(case: Case) -> EventType:
    """The kind that a person prefers; else that most origins tell, of equally many the first."""
    preferred = case.choice(RecordField.EVENT_TYPE)
    if preferred is not None:
        return preferred.claim.claim.event_type
    support: dict[EventType, set[str]] = {}
    for claim in case.standing:
        origin = case.origin_of.get(claim.claim_id, claim.claim_id)
        support.setdefault(claim.claim.event_type, set()).add(origin)
    return max(support, key=lambda kind: len(support[kind]))


def kind_reason(case: Case, rule: str) -> tuple[str, str]:
    """By which rule the kind is what it is, and in words: the pack's own `rule` or a person."""
    preferred = case.choice(RecordField.EVENT_TYPE)
    return (rule, "what most origins tell") if preferred is None else (JUDGED, preferred.words)


def _with_kind(case: Case, traces: tuple[Trace, ...]) -> tuple[Trace, ...]:
    """The traces; where a person decides the kind and the pack has no trace of it, with one."""
    preferred = case.choice(RecordField.EVENT_TYPE)
    if preferred is None or any(found.field == RecordField.EVENT_TYPE for found in traces):
        return traces
    kind = kind_of(case)
    alike = [claim.claim_id for claim in case.standing if claim.claim.event_type is kind]
    against = [
        SetAside(claim.claim_id, JUDGED, f"tells of {claim.claim.event_type}")
        for claim in case.standing
        if claim.claim.event_type is not kind
    ]
    asides = [*against, *case.against_if(lambda _: True)]
    words = f"event_type {kind}: {preferred.words}"
    return (*traces, trace(RecordField.EVENT_TYPE.value, kind, JUDGED, words, alike, asides))


def clarity_of(case: Case) -> int:
    """GED event_clarity: 2 where claims only give a sum over a period or an area, else 1."""
    sums = all(claim.claim.event_type is EventType.AGGREGATE for claim in case.standing)
    return 2 if sums else 1


def reports_of(case: Case) -> tuple[str, ...]:
    """The reports whose claims the incident holds, by id."""
    return tuple(sorted({claim.claim.report_id for claim in case.claims}))


def sources_trace(case: Case) -> Trace:
    """Databases count reports; the independent origins stand beside them (step 2)."""
    reports, origins = len(reports_of(case)), len(case.origins)
    names = ", ".join(origin.name for origin in case.origins)
    told = f"{origins} {'origin' if origins == 1 else 'origins'}"
    words = f"number_of_sources {reports} (reports), resting on {told}: {names}"
    held = [claim.claim_id for claim in case.claims if claim.claim_id not in case.rejected]
    rejected = [case.rejected[claim_id] for claim_id in sorted(case.rejected)]
    return trace("number_of_sources", reports, case.cites.step(2), words, held, rejected)


def is_event(record: EventRecord) -> bool:
    """Whether a death is counted (CODEBOOK A.2.1, A.5 step 8): best may be 0 while high is 1."""
    counts = (record.fatalities.low, record.fatalities.best, record.fatalities.high)
    return any(count is not None and count >= 1 for count in counts)
