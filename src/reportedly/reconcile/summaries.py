"""One incident at a glance. Each summary rests on its own incident alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Incident
from reportedly.model.records import Estimate, EventRecord
from reportedly.model.summaries import Spot, Summary
from reportedly.reconcile.contradiction import contradictions
from reportedly.reconcile.reviews import Looks, review_of

# How the extractor says in a claim's reasons how sure it is ("97% likely a claim (...)").
_LIKELY = re.compile(r"(\d{1,3})% likely a claim")


def summarise_all(
    incidents: Iterable[Incident],
    claims: Mapping[str, ResolvedClaim],
    records: Iterable[EventRecord],
    looks: Looks,
) -> tuple[Summary, ...]:
    """The summary of each incident, in their order."""
    own: dict[str, list[EventRecord]] = {}
    for record in records:
        own.setdefault(record.incident_id, []).append(record)
    return tuple(summarise(i, claims, own.get(i.id, ()), looks) for i in incidents)


def summarise(
    incident: Incident,
    claims: Mapping[str, ResolvedClaim],
    records: Sequence[EventRecord],
    looks: Looks,
) -> Summary:
    """The incident at a glance; `records` are its own, `claims` and `looks` may hold others'."""
    told = [claims[key] for key in incident.claim_ids]
    ordered = sorted(records, key=lambda record: record.part)
    said = tuple(_killed_said(told))
    published = sorted(claim.published for claim in told if claim.published is not None)
    return Summary(
        incident_id=incident.id,
        number=incident.number,
        event_types=tuple(_types(told, ordered)),
        spots=tuple(map(_spot, ordered)),
        told_days=tuple(sorted({c.claim.date.days for c in told if c.claim.date is not None})),
        place_said=next((c.place.mention.name for c in told if c.place is not None), ""),
        names=tuple(dict.fromkeys(place_names(told, ordered))),
        killed=_sum([record.fatalities for record in ordered]),
        lowest_said=min(said, default=None),
        highest_said=max(said, default=None),
        claims=len(told),
        reports=len({claim.claim.report_id for claim in told}),
        origins=len({origin.key for record in ordered for origin in record.origins}),
        speakers=len({(c.speaker.id or c.speaker.name, c.speaker.kind) for c in told}),
        outlets=tuple(sorted({claim.outlet for claim in told})),
        speaker_kinds=tuple(sorted({claim.speaker.kind for claim in told})),
        contradictions=contradictions(told),
        confidence=min(_scores(incident, told), default=None),
        unresolved_places=tuple(sorted(set(_unresolved_places(told)))),
        unresolved_parties=tuple(sorted(set(_unresolved_parties(told)))),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        review=review_of(incident.claim_ids, looks),
    )


def place_names(claims: Iterable[ResolvedClaim], records: Iterable[EventRecord]) -> Iterator[str]:
    """All names that the places of an incident go by, larger units included."""
    for claim in claims:
        if claim.place is not None:
            yield claim.place.mention.name
            if claim.place.chosen is not None:
                chosen = claim.place.chosen
                yield from (chosen.name, chosen.admin1, chosen.admin2)
    for record in records:
        yield record.place_name


def _types(claims: Sequence[ResolvedClaim], records: Iterable[EventRecord]) -> list[EventType]:
    """What is concluded, then what is told, the most told first."""
    told = [claim.claim.event_type for claim in claims]
    by_count = sorted(set(told), key=lambda kind: (-told.count(kind), kind))
    return list(dict.fromkeys((*(EventType(r.event_type) for r in records), *by_count)))


def _spot(record: EventRecord) -> Spot:
    return Spot(
        record.place_name, record.place, record.place_precision, record.days, record.fatalities
    )


def _sum(estimates: Sequence[Estimate]) -> Estimate:
    """Over all records of an incident; an end is None where no record has it."""
    return Estimate(
        _known_sum(estimate.low for estimate in estimates),
        _known_sum(estimate.best for estimate in estimates),
        _known_sum(estimate.high for estimate in estimates),
    )


def _known_sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _killed_said(claims: Iterable[ResolvedClaim]) -> Iterator[int]:
    """Every number that anybody gives of all who were killed."""
    for claim in claims:
        if claim.claim.status is Status.ACTUAL:
            for figure in claim.claim.figures:
                if figure.outcome is Outcome.KILLED and not figure.part_of_total:
                    yield from (end for end in (figure.low, figure.high) if end is not None)


def _scores(incident: Incident, claims: Iterable[ResolvedClaim]) -> Iterator[float]:
    """How sure the links are, and that the claims are claims: each 0..1."""
    yield from (link.score for link in incident.links)
    for claim in claims:
        for reason in claim.claim.reasons:
            found = _LIKELY.match(reason)
            if found is not None:
                yield int(found[1]) / 100


def _unresolved_places(claims: Iterable[ResolvedClaim]) -> Iterator[str]:
    for claim in claims:
        if claim.place is not None:
            for place in (claim.place, *claim.place.others):
                if place.chosen is None:
                    yield place.mention.name


def _unresolved_parties(claims: Iterable[ResolvedClaim]) -> Iterator[str]:
    for claim in claims:
        for party in (*claim.actors, *claim.recipients):
            if party.chosen is None:
                yield party.mention.name
