"""What each generation of the extractor read in the reports."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any

import sqlalchemy as sa

from reportedly.errors import UnknownId
from reportedly.model.claims import Claim
from reportedly.model.incidents import Verdict
from reportedly.store.connected import KEYS_AT_ONCE, Connected, firsts, insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.log import note
from reportedly.store.rows import from_json, to_json
from reportedly.store.tables import claims, codings, judgements, reports

# How judgements begin that change no conclusion: a person has looked, or thinks something.
_UNDECIDED = tuple(
    to_json({"verdict": verdict})[:-1] for verdict in (Verdict.REVIEWED, Verdict.OPINION)
)


class Coded(Connected):
    """Claims by generation: appended, never changed."""

    def add_claims(self, report_id: str, generation: str, claims_read: Sequence[Claim]) -> bool:
        """A claim with the id of an earlier one of the report says the same, and is left out."""
        this = (codings.c.report_id == report_id) & (codings.c.generation == generation)
        with self._writing() as connection:
            if connection.scalar(sa.select(codings.c.report_id).where(this)) is not None:
                return False
            if not present(connection, reports.c.id, [report_id]):
                raise UnknownId(f"no report has the id {report_id!r}", hint="Add it first.")
            coding: dict[str, object] = {"report_id": report_id, "generation": generation}
            insert_rows(connection, codings, [coding])
            rows = _claim_rows(coding, claims_read)
            insert_rows(connection, claims, rows)
            units = [(table, generation, report_id) for table in ("codings", "claims")]
            note(connection, Act.CODED, {**coding, "claims": len(rows)}, rows=units)
        return True

    def coded(self, generation: str) -> frozenset[str]:
        question = sa.select(codings.c.report_id).where(codings.c.generation == generation)
        return frozenset(row[0] for row in self._rows(question))

    def claims(
        self, generation: str, report_ids: Collection[str] | None = None
    ) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        question = sa.select(codings.c.report_id).where(codings.c.generation == generation)
        if report_ids is None:
            rows: Iterable[sa.Row[Any]] = self._pages(question, codings.c.report_id)
        else:
            ordered = question.order_by(codings.c.report_id)
            rows = self._among(ordered, codings.c.report_id, report_ids)
        coded = (str(row.report_id) for row in rows)
        while page := list(islice(coded, KEYS_AT_ONCE)):
            yield from self._claims_of(generation, page)

    def _claims_of(
        self, generation: str, report_ids: Sequence[str]
    ) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        question = sa.select(claims.c.report_id, claims.c.body).where(
            claims.c.generation == generation
        )
        held: dict[str, list[Claim]] = {report_id: [] for report_id in report_ids}
        ordered = question.order_by(claims.c.report_id, claims.c.position)
        for row in self._among(ordered, claims.c.report_id, report_ids):
            held[row.report_id].append(from_json(Claim, row.body))
        return ((report_id, tuple(read)) for report_id, read in held.items())

    def inputs_digest(self, generation: str) -> str:
        coded = sa.select(codings.c.report_id).where(codings.c.generation == generation)
        body = judgements.c.body
        decided = (~body.startswith(head, autoescape=True) for head in _UNDECIDED)
        judged = sa.select(judgements.c.id).where(*decided)
        with self.still():
            reports_in = sorted(row[0] for row in self._rows(coded))
            decisions = sorted(row[0] for row in self._rows(judged))
        return sha256("\n".join([*reports_in, "", *decisions]).encode()).hexdigest()


def _claim_rows(coding: Mapping[str, object], read: Sequence[Claim]) -> list[dict[str, object]]:
    return [
        {**coding, "position": at, "id": claim.id, "body": to_json(claim)}
        for at, claim in enumerate(firsts(read).values())
    ]
