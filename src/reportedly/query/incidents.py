"""Questions about incidents: which there are, and what one rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from reportedly.errors import UnknownId
from reportedly.model.anchors import Told, anchored_claims, by_report, held_by
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.incidents import Anchor, Incident, RelationKind
from reportedly.model.records import EventRecord
from reportedly.model.undoing import in_force
from reportedly.query.views import IncidentRow, IncidentView, Judged, Related
from reportedly.reconcile.contradiction import contradictions
from reportedly.reconcile.summaries import place_names
from reportedly.reference.folding import fold_place, fold_words
from reportedly.store.base import Casebook
from reportedly.store.questions import By, Filter

INCIDENTS_AT_ONCE = 200  # incidents whose claims are fetched in one question


class Order(StrEnum):
    """How a list of incidents is ordered."""

    NUMBER = "number"
    CLAIMS = "claims"  # most claims first
    CONTRADICTION = "contradiction"  # most contradicted first


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: days from `since` to `until`, both included; a place; words.

    `place` is a part of any name of the place or of its province, in any spelling that folds
    alike. `text` are words that stand in a quote, a party's, a speaker's or an outlet's name.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    text: str | None = None


ALL = Wanted()


def incidents(
    casebook: Casebook, *, wanted: Wanted = ALL, order: Order = Order.NUMBER
) -> tuple[IncidentRow, ...]:
    """The incidents that are wanted. With a day asked for, undated ones are left out."""
    with casebook.still():
        found = _rows(casebook, casebook.incidents(), casebook.records())
        rows = tuple(row for row in found if _is_wanted(row, wanted))
    return tuple(sorted(rows, key=_ORDERS[order]))


def first_incidents(
    casebook: Casebook,
    *,
    wanted: Wanted = ALL,
    order: Order = Order.NUMBER,
    limit: int | None = None,
) -> tuple[tuple[IncidentRow, ...], int]:
    """The first `limit` of the same incidents, and how many there are in all.

    Reads no more than it answers, unless words are asked for or the casebook was concluded before
    there were summaries.
    """
    with casebook.still():
        if wanted.text is not None or not casebook.summaries(limit=1):
            rows = incidents(casebook, wanted=wanted, order=order)
            return rows[:limit], len(rows)
        if wanted.place is not None and not wanted.place.strip():
            return (), 0
        sought = Filter(since=wanted.since, until=wanted.until, place=wanted.place)
        chosen = casebook.summaries(sought, by=By(order.value), limit=limit)
        ids = [summary.incident_id for summary in chosen]
        return _rows_of(casebook, ids), casebook.summaries_count(sought)


def _rows_of(casebook: Casebook, ids: Sequence[str]) -> tuple[IncidentRow, ...]:
    """The rows of incidents by their ids, in that order."""
    found = _rows(casebook, casebook.incidents(ids), casebook.records_of(ids))
    rows = {row.incident.id: row for row in found}
    return tuple(rows[key] for key in ids)


def incident_view(casebook: Casebook, key: str) -> IncidentView:
    """The incident that a key names, as `named_incident` reads it. Raises UnknownId."""
    with casebook.still():
        incident = named_incident(casebook, key)
        claims = casebook.resolved(incident.claim_ids)
        report_ids = {claim.claim.report_id for claim in claims}
        return IncidentView(
            incident,
            claims,
            _in_parts(casebook.records(incident.id)),
            tuple(casebook.reports(report_ids)),
            casebook.copies(report_ids),
            tuple(_judged(casebook, claims)),
            tuple(_related(casebook, incident)),
        )


# How an incident lies to the other one, where it is the first that the relation names or not.
_WAYS = {
    (RelationKind.PART_OF, True): "part of",
    (RelationKind.PART_OF, False): "holds",
    (RelationKind.FOLLOWED_BY, True): "followed by",
    (RelationKind.FOLLOWED_BY, False): "follows",
}


def _related(casebook: Casebook, incident: Incident) -> Iterator[Related]:
    """What the incident is part of or holds, what it follows and what follows it."""
    for relation in casebook.relations(incident.id):
        first = relation.incident_id == incident.id
        other = casebook.incident(relation.other_id if first else relation.incident_id)
        yield Related(_WAYS[relation.kind, first], other.number, relation.reason)


def _judged(casebook: Casebook, claims: Sequence[ResolvedClaim]) -> Iterator[Judged]:
    """The decisions in force that speak of any of these claims, or split others off from them.

    Each holds on to the best of all claims of a report: that one may stand in another incident.
    """
    judgements = [j for j in in_force(casebook.judgements()) if j.opinion is None]  # kept blind
    own = {claim.claim_id for claim in claims}
    named = {a.report_id for j in judgements for a in (*j.anchors, *j.apart)}
    reports = named.intersection(claim.claim.report_id for claim in claims)
    told = by_report(casebook.resolved_in(reports))
    for judgement in judgements:
        held = tuple(c.claim_id for c in held_by(judgement, told) if c.claim_id in own)
        left = (c.claim_id for a in judgement.apart for c in _anchored(a, told))
        if held or not own.isdisjoint(left):
            yield Judged(judgement, held)


def _anchored(anchor: Anchor, told: Told) -> tuple[ResolvedClaim, ...]:
    return anchored_claims(anchor, told.get(anchor.report_id, ()))


def named_incident(casebook: Casebook, key: str) -> Incident:
    """By its id, number, earlier id or number, unique beginning of an id; or by a record's or a
    claim's id. Raises UnknownId."""
    by_claim = casebook.incident_of(key)
    if by_claim is not None:
        return by_claim
    try:
        return casebook.incident(key)
    except UnknownId as unknown:
        try:
            return casebook.incident(casebook.record(key).incident_id)
        except UnknownId:
            raise unknown from None


def _rows(
    casebook: Casebook, source: Iterator[Incident], records: Iterable[EventRecord]
) -> Iterator[IncidentRow]:
    concluded: dict[str, list[EventRecord]] = {}
    for record in records:
        concluded.setdefault(record.incident_id, []).append(record)
    while page := tuple(islice(source, INCIDENTS_AT_ONCE)):
        held = _claims_of(casebook, page)
        for incident in page:
            own = _in_parts(concluded.get(incident.id, ()))
            yield IncidentRow(incident, tuple(held[incident.id]), own)


def _in_parts(records: Iterable[EventRecord]) -> tuple[EventRecord, ...]:
    """The records of one incident; of one that rules split, in the order of its parts."""
    return tuple(sorted(records, key=lambda record: record.part))


def _claims_of(casebook: Casebook, page: Sequence[Incident]) -> dict[str, list[ResolvedClaim]]:
    """The claims of some incidents, by incident, in report order."""
    owner = {claim_id: incident.id for incident in page for claim_id in incident.claim_ids}
    held: dict[str, list[ResolvedClaim]] = {incident.id: [] for incident in page}
    for claim in casebook.resolved(owner):
        held[owner[claim.claim_id]].append(claim)
    return held


def _is_wanted(row: IncidentRow, wanted: Wanted) -> bool:
    return (
        _in_days(row, wanted.since, wanted.until)
        and (wanted.place is None or _at(row, wanted.place))
        and (wanted.text is None or _tells(row, wanted.text))
    )


def _in_days(row: IncidentRow, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = since or date.min, until or date.max
    return any(days.start <= last and first <= days.last for days in _days(row))


def _days(row: IncidentRow) -> list[DayRange]:
    """The days of its records; where no record has any, the days that its claims tell."""
    concluded = [record.days for record in row.records if record.days is not None]
    told = [claim.claim.date.days for claim in row.claims if claim.claim.date is not None]
    return concluded or told


def _at(row: IncidentRow, place: str) -> bool:
    asked, names = fold_place(place), place_names(row.claims, row.records)
    return bool(asked) and any(asked in fold_place(name) for name in names)


def _tells(row: IncidentRow, text: str) -> bool:
    asked = fold_words(text)
    told = (words for claim in row.claims for words in _words(claim))
    return bool(asked) and any(asked in fold_words(words) for words in told)


def _words(claim: ResolvedClaim) -> Iterator[str]:
    yield from (span.text for span in claim.claim.evidence)
    yield from (party.name for party in (*claim.actors, *claim.recipients))
    yield from (claim.speaker.name, claim.outlet)


def _by_number(row: IncidentRow) -> tuple[int, int]:
    return 0, row.incident.number


def _by_claims(row: IncidentRow) -> tuple[int, int]:
    return -len(row.claims), row.incident.number


def _by_contradiction(row: IncidentRow) -> tuple[int, int]:
    return -contradictions(row.claims), row.incident.number


_ORDERS: dict[Order, Callable[[IncidentRow], tuple[int, int]]] = {
    Order.NUMBER: _by_number,
    Order.CLAIMS: _by_claims,
    Order.CONTRADICTION: _by_contradiction,
}
