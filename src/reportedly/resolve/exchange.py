"""Claims in their exchange form: JSON that other programs read, with the present resolution.

Offsets count code points of the report's decoded text. Dates are inclusive at both ends. A
figure's `low` and `high` are null where the words leave them open, its `text` are those words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from reportedly.model.actors import ResolvedActor, SpeakerKind
from reportedly.model.casualties import Figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Added, Corrected
from reportedly.model.dates import DateMention
from reportedly.model.places import PlaceCandidate, ResolvedPlace
from reportedly.model.reports import Report
from reportedly.model.spans import Span

Json = dict[str, Any]  # what the standard library's json writes without help


def claims_document(report: Report, claims: Sequence[ResolvedClaim]) -> Json:
    """One report with its claims, numbered in the order of their words."""
    ordered = sorted(claims, key=lambda claim: claim.claim.evidence[0].start)
    groups = _numbered(claim.claim.group for claim in ordered)
    day = report.published.day
    return {
        "id": report.label,
        "report_id": report.id,
        "pub_date": day.isoformat() if day is not None else None,
        "outlet": report.outlet,
        "claims": [
            {"cid": f"c{number}", "event_group": groups[claim.claim.group], **_claim(claim)}
            for number, claim in enumerate(ordered, start=1)
        ],
    }


def _numbered(groups: Iterable[str]) -> dict[str, str]:
    return {group: f"e{n}" for n, group in enumerate(dict.fromkeys(groups), start=1)}


def _claim(resolved: ResolvedClaim) -> Json:
    claim = resolved.claim
    return {
        "id": resolved.claim_id,
        "event_type": claim.event_type.value,
        "status": claim.status.value,
        "denies": claim.denies.value if claim.denies is not None else None,
        "background": claim.background,
        "actors": [_actor(actor) for actor in resolved.actors],
        "recipients": [_actor(actor) for actor in resolved.recipients],
        "place": _place(resolved.place) if resolved.place is not None else None,
        "date": _date(claim.date) if claim.date is not None else None,
        "figures": [_figure(figure) for figure in claim.figures],
        "speaker": _speaker(resolved),
        "evidence": [_quote(span) for span in claim.evidence],
        "means": claim.means,
        "reasons": [*claim.reasons],
        "corrections": [_correction(note) for note in resolved.corrections],
        "added": [_addition(note) for note in resolved.added],
    }


def _addition(note: Added) -> Json:
    """That a person added the claim."""
    return {"author": note.author, "reason": note.reason, "judgement": note.judgement}


def _correction(note: Corrected) -> Json:
    """What a person laid over what was read; the fields above are as corrected."""
    return {
        "field": note.field.value,
        "observed": note.observed or None,
        "told": note.told,
        "author": note.author,
        "reason": note.reason,
        "judgement": note.judgement,
    }


def _quote(span: Span) -> Json:
    return {"text": span.text, "start": span.start, "end": span.end}


def _words(span: Span | None) -> str | None:
    return span.text if span is not None else None


def _actor(actor: ResolvedActor) -> Json:
    return {"text": actor.mention.span.text, "name": actor.name, "id": actor.id}


def _speaker(resolved: ResolvedClaim) -> Json:
    attribution, speaker = resolved.claim.attribution, resolved.speaker
    if attribution.kind is SpeakerKind.OUTLET:
        return {"text": None, "name": None, "id": None, "kind": SpeakerKind.OUTLET.value}
    return {
        "text": _words(attribution.speaker),
        "name": speaker.name,
        "id": speaker.id,
        "kind": speaker.kind.value,
    }


def _place(place: ResolvedPlace) -> Json:
    """The place; `others` are those told in one breath with it, in the same form."""
    return {**_one_place(place), "others": [_one_place(other) for other in place.others]}


def _one_place(place: ResolvedPlace) -> Json:
    mention, chosen = place.mention, place.chosen
    return {
        "text": mention.span.text,
        "name": chosen.name if chosen is not None else mention.name,
        "admin": chosen.admin1 if chosen is not None else _words(mention.within),
        "id": chosen.id if chosen is not None else None,
        "lat": chosen.lat if chosen is not None else None,
        "lon": chosen.lon if chosen is not None else None,
        "precision": place.precision,
        "reason": place.reason,
        "candidates": [_candidate(candidate) for candidate in place.candidates],
    }


def _candidate(candidate: PlaceCandidate) -> Json:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "lat": candidate.lat,
        "lon": candidate.lon,
        "level": candidate.level.value,
        "country": candidate.country,
        "admin": candidate.admin1,
        "score": round(candidate.score, 3),
        "reasons": [*candidate.reasons],
    }


def _date(date: DateMention) -> Json:
    return {
        "start": date.days.start.isoformat(),
        "end": date.days.last.isoformat(),
        "text": _words(date.span),
        "precision": date.precision,
        "basis": date.basis.value,
    }


def _figure(figure: Figure) -> Json:
    return {
        "outcome": figure.outcome.value,
        "low": figure.low,
        "high": figure.high,
        "quantifier": figure.quantifier.value,
        "who": figure.whom.value,
        "part_of_total": figure.part_of_total,
        "cumulative": figure.cumulative,
        "text": figure.span.text,
    }
