"""Records, differences and trials as JSON: null for what a pack does not state."""

from collections.abc import Mapping
from typing import Any

from reportedly.cli.forms import Form, builtins_of
from reportedly.model.records import EventRecord, Trace
from reportedly.reconcile.comparing import Difference, Trial


def record_form(record: EventRecord) -> Form:
    """One line of `records --json`: the values and, field by field, why."""
    days, place, killed = record.days, record.place, record.fatalities
    return {
        "id": record.id,
        "number": record.number,
        "part": record.part,
        "incident": record.incident_id,
        "rules": f"{record.pack} {record.pack_version}",
        "event_type": record.event_type,
        "span": None
        if days is None
        else {"start": days.start.isoformat(), "end": days.last.isoformat()},
        "place": None if place is None else place.name,
        "low": killed.low,
        "best": killed.best,
        "high": killed.high,
        "acled": None if record.acled is None else builtins_of(record.acled),
        "harm": None if record.harm is None else builtins_of(record.harm),
        "origins": [origin.name for origin in record.origins],
        "warnings": list(record.warnings),
        "trace": [builtins_of(trace) for trace in record.traces],
    }


def difference_form(found: Difference, packs: tuple[str, str]) -> Form:
    """One line of `records --diff A B --json`: the value and the reason of each pack."""
    told = zip(packs, (found.left, found.right), strict=True)
    return {
        "incident": found.incident_id,
        "number": found.number,
        "field": found.field,
        **{pack: _value(trace) for pack, trace in told},
    }


def _value(trace: Trace | None) -> Mapping[str, Any] | None:
    if trace is None:
        return None
    return {"value": trace.value or None, "rule": trace.rule, "words": trace.words}


def trial_form(trial: Trial) -> Form:
    """One line of `records --without ... --json`: the totals with and without."""
    return builtins_of(trial)
