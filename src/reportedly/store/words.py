"""Words to be found in reports and claims: the questions, and how any database answers them.

What a person types is words to find, never a query: quotes and operators in it are data.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.model.reports import Report
from reportedly.store.connected import Connected, insert_rows
from reportedly.store.marking import mark, passages, words_in
from reportedly.store.questions import FoundClaim, FoundReport
from reportedly.store.rows import from_json
from reportedly.store.tables import claim_texts, reports

BETWEEN = " […] "  # between words that stand apart in the report, as where claims are shown

# What of a claim is searched.
SEARCHED = (
    claim_texts.c.quote,
    claim_texts.c.speaker,
    claim_texts.c.parties,
    claim_texts.c.places,
)


class Words(Protocol):
    """How one database finds words. There is at least one word."""

    def reports(self, words: Sequence[str]) -> sa.Select[Any]:
        """The `id` of each report that holds all the words, the best first."""

    def claims(self, words: Sequence[str]) -> sa.Select[Any]:
        """The row of `claim_texts` of each claim that holds all the words, the best first."""

    def incidents(self, words: Sequence[str]) -> sa.Select[Any]:
        """The numbers of incidents of which one claim holds all the words."""


class PlainWords:
    """Finds the letters anywhere, word by word, reading every row: slow, but any database does."""

    def reports(self, words: Sequence[str]) -> sa.Select[Any]:
        fields = (field_of_report("title"), field_of_report("text"))
        return sa.select(reports.c.id).where(*_hold(fields, words)).order_by(reports.c.id)

    def claims(self, words: Sequence[str]) -> sa.Select[Any]:
        found = sa.select(claim_texts).where(*_hold(SEARCHED, words))
        return found.order_by(claim_texts.c.number)

    def incidents(self, words: Sequence[str]) -> sa.Select[Any]:
        number = claim_texts.c.incident
        return sa.select(number).where(number.is_not(None), *_hold(SEARCHED, words))


def field_of_report(name: str) -> sa.ColumnElement[str]:
    """A text of the report's value. SQLite keeps JSON as text, others have a type for it."""
    read = sa.cast(reports.c.body, sa.JSON().with_variant(sa.Text(), "sqlite"))
    text: sa.ColumnElement[str] = sa.type_coerce(read, sa.JSON)[name].as_string()
    return text


def _hold(
    fields: Iterable[sa.ColumnElement[str]], words: Iterable[str]
) -> Iterator[sa.ColumnElement[bool]]:
    kept = tuple(fields)
    return (sa.or_(*(f.icontains(word, autoescape=True) for f in kept)) for word in words)


class Worded(Connected):
    """Finds reports and claims by their words."""

    _words: Words

    def find_reports(self, text: str, *, limit: int, offset: int = 0) -> tuple[FoundReport, ...]:
        words = words_in(text)
        if not words:
            return ()
        rows = self._rows(self._words.reports(words).limit(limit).offset(offset))
        question = sa.select(reports.c.id, reports.c.body)
        bodies = {r.id: r.body for r in self._among(question, reports.c.id, [r.id for r in rows])}
        found = (from_json(Report, bodies[row.id]) for row in rows)
        return tuple(
            FoundReport(report.id, mark(report.title, words), passages(report.text, words))
            for report in found
        )

    def find_reports_count(self, text: str) -> int:
        words = words_in(text)
        return self._count(self._words.reports(words).order_by(None)) if words else 0

    def find_claims(self, text: str, *, limit: int, offset: int = 0) -> tuple[FoundClaim, ...]:
        words = words_in(text)
        if not words:
            return ()
        rows = self._rows(self._words.claims(words).limit(limit).offset(offset))
        return tuple(
            FoundClaim(
                row.claim_id,
                row.incident,
                mark(row.quote, words),
                mark(row.speaker, words),
                mark(row.parties, words),
                mark(row.places, words),
            )
            for row in rows
        )

    def find_claims_count(self, text: str) -> int:
        words = words_in(text)
        return self._count(self._words.claims(words).order_by(None)) if words else 0


def insert_claim_texts(
    connection: Connection, claims: Iterable[ResolvedClaim], incidents: Iterable[Incident]
) -> None:
    """Keep what of each claim is searched, with the incident that it stands in."""
    owner = {key: incident.number for incident in incidents for key in incident.claim_ids}
    insert_rows(connection, claim_texts, [_row(c, owner.get(c.claim_id)) for c in claims])


def renew_claim_texts(
    connection: Connection, claims: Sequence[ResolvedClaim], incidents: Iterable[Incident]
) -> None:
    """The same for claims that are new or changed; `incidents` are those that they stand in, and
    all others that hold other claims than before."""
    keys = [{"is_claim": claim.claim_id} for claim in claims]
    this = claim_texts.c.claim_id == sa.bindparam("is_claim")
    if keys:
        connection.execute(sa.delete(claim_texts).where(this), keys)
    insert_rows(connection, claim_texts, [_row(claim, None) for claim in claims])
    owners = [
        {"is_claim": key, "incident": incident.number}
        for incident in incidents
        for key in incident.claim_ids
    ]
    if owners:
        connection.execute(sa.update(claim_texts).where(this), owners)


def _row(claim: ResolvedClaim, incident: int | None) -> dict[str, object]:
    return {
        "claim_id": claim.claim_id,
        "incident": incident,
        "quote": BETWEEN.join(" ".join(span.text.split()) for span in claim.claim.evidence),
        "speaker": _names((claim.speaker.name, claim.outlet)),
        "parties": _names(party.name for party in (*claim.actors, *claim.recipients)),
        "places": _names(chain.from_iterable(_place_names(claim))),
    }


def _place_names(claim: ResolvedClaim) -> Iterator[tuple[str, ...]]:
    if claim.place is not None:
        for place in (claim.place, *claim.place.others):
            chosen = place.chosen
            found = () if chosen is None else (chosen.name, chosen.admin2, chosen.admin1)
            yield (place.mention.name, *found)


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
