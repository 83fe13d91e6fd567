"""Answers as JSON for a program: inclusive days, null for what was not said."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from reportedly.cli.claims_view import side_by_side
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord
from reportedly.model.reports import Report
from reportedly.pipeline.retries import Retry
from reportedly.publish.contents import Index
from reportedly.publish.geojson import feature
from reportedly.query import words
from reportedly.query.views import IncidentRow, IncidentView, RejectRow
from reportedly.resolve.exchange import claims_document
from reportedly.store.asides import Answer
from reportedly.store.base import Casebook

Form = dict[str, Any]


def labels_of(book: Casebook, rows: Iterable[IncidentRow]) -> dict[str, str]:
    """What a person calls each report that the rows' claims stand in."""
    report_ids = {claim.claim.report_id for row in rows for claim in row.claims}
    return {report.id: report.label for report in book.reports(report_ids)}


def row_form(row: IncidentRow, labels: Mapping[str, str]) -> Form:
    """One line of `incidents --json`: the incident in short, who says what, each record.

    The keys of `_in_short` and `id`, `claims`, `reports` are a promise to other programs.
    """
    ordered = side_by_side(row.claims)
    return {
        "id": row.incident.id,
        "number": row.incident.number,
        "aliases": list(row.incident.aliases),
        "claims": [claim.claim_id for claim in ordered],
        "reports": list(dict.fromkeys(_label(claim, labels) for claim in ordered)),
        **_in_short(row.records),
        "sayings": [_said(claim, labels) for claim in ordered],
        "records": [_concluded(record) for record in row.records],
    }


def _in_short(records: Sequence[EventRecord]) -> Form:
    """Days (both included), place, counts and origins; null where there is no record.

    Of an incident that rules split (over places, over days) the counts are those of all its parts,
    the days reach over all, and the place is the first's.
    """
    if not records:
        return {**dict.fromkeys(("span", "place", "low", "best", "high")), "origins": []}
    place, tolls = records[0].place, [record.fatalities for record in records]
    return {
        "span": _span(_over([record.days for record in records if record.days is not None])),
        "place": None if place is None else place.name,
        "low": _sum(toll.low for toll in tolls),
        "best": _sum(toll.best for toll in tolls),
        "high": _sum(toll.high for toll in tolls),
        "origins": [origin.name for origin in records[0].origins],
    }


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _over(days: Sequence[DayRange]) -> DayRange | None:
    if not days:
        return None
    return DayRange(min(each.start for each in days), max(each.end for each in days))


def _span(days: DayRange | None) -> Form | None:
    if days is None:
        return None
    return {"start": days.start.isoformat(), "end": days.last.isoformat()}


def _label(claim: ResolvedClaim, labels: Mapping[str, str]) -> str:
    return labels.get(claim.claim.report_id, claim.claim.report_id)


def _said(claim: ResolvedClaim, labels: Mapping[str, str]) -> Form:
    return {
        "id": claim.claim_id,
        "speaker": claim.speaker.name,
        "outlet": claim.outlet,
        "report": _label(claim, labels),
        "event_type": claim.claim.event_type.value,
        "status": claim.claim.status.value,
        "says": words.claim_figures(claim.claim) + words.corrected_mark(claim),
    }


def _concluded(record: EventRecord) -> Form:
    days, killed = record.days, record.fatalities
    return {
        "id": record.id,
        "number": record.number,
        "rules": f"{record.pack} {record.pack_version}",
        "event_type": record.event_type,
        "date_start": None if days is None else days.start.isoformat(),
        "date_end": None if days is None else days.last.isoformat(),
        "date_precision": record.date_precision,
        **_placed(record.place),
        "where_precision": record.place_precision,
        "killed": {"low": killed.low, "best": killed.best, "high": killed.high},
        "origins": [origin.name for origin in record.origins],
        "warnings": list(record.warnings),
    }


def _placed(place: PlaceCandidate | None) -> Form:
    if place is None:
        return {"place": None, "lat": None, "lon": None}
    return {"place": place.name, "lat": place.lat, "lon": place.lon}


def incident_form(found: IncidentView) -> Form:
    """All of one incident: each report's claims in the exchange form, each record with traces."""
    index = Index(
        {claim.claim_id: claim for claim in found.claims},
        {report.id: report for report in found.reports},
        {},
    )
    return {
        "id": found.incident.id,
        "number": found.incident.number,
        "aliases": list(found.incident.aliases),
        "reports": [_document(report, found.claims) for report in found.reports],
        "records": [
            {"id": record.id, **builtins_of(feature(index.entry(record)).properties)}
            for record in found.records
        ],
        "related": [builtins_of(other) for other in found.related],
        "judgements": [
            {"id": judged.judgement.id, **builtins_of(judged.judgement)} for judged in found.judged
        ],
    }


def _document(report: Report, claims: Iterable[ResolvedClaim]) -> Form:
    return claims_document(report, [c for c in claims if c.claim.report_id == report.id])


def reject_form(row: RejectRow) -> Form:
    """One line of `rejects --json`; `report` is null where nothing could be kept, `answer` where
    it stands aside still."""
    answer = None if row.answer is None else _answer_form(row.answer)
    return {**builtins_of(row.reject), "report": row.report, "answer": answer}


def retry_form(row: Retry) -> Form:
    """One line of `rejects --retry --json`; `before` is why it was set aside at first."""
    return {
        "id": row.reject.id,
        "locator": row.reject.locator,
        "tried": row.tried.value,
        "report": row.report,
        "reason": row.reason or None,
        "hint": row.hint or None,
        "before": row.reject.reason,
    }


def _answer_form(answer: Answer) -> Form:
    return {"became": answer.became.value, "report": answer.report_id}


def builtins_of(value: object) -> Form:
    """A value of the model as JSON has it."""
    form: Form = msgspec.to_builtins(value)
    return form
