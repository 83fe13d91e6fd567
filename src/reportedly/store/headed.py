"""Lists of reports without their texts."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from reportedly.store.heads import HeadFilter, ReportHead
from reportedly.store.marking import words_in
from reportedly.store.tables import reports, resolved_claims
from reportedly.store.words import Worded, Words, field_of_report


class Headed(Worded):
    """Reports by outlet, day and words, a page at a time."""

    def report_heads(
        self, wanted: HeadFilter, *, limit: int, offset: int = 0
    ) -> tuple[ReportHead, ...]:
        order = (reports.c.published.desc().nulls_last(), reports.c.id)
        found = self._wanted(wanted).order_by(*order).limit(limit).offset(offset)
        question = sa.select(
            reports.c.id,
            reports.c.given_id,
            reports.c.outlet,
            field_of_report("title").label("title"),
            reports.c.published,
            reports.c.set_aside,
            _claims_told().label("claims"),
        )
        rows = self._rows(question.where(reports.c.id.in_(found)).order_by(*order))
        return tuple(map(_head, rows))

    def report_heads_count(self, wanted: HeadFilter) -> int:
        return self._count(self._wanted(wanted))

    def _wanted(self, wanted: HeadFilter) -> sa.Select[Any]:
        return sa.select(reports.c.id).where(*_conditions(wanted, self._words))


def _head(row: sa.Row[Any]) -> ReportHead:
    told = (row.id, row.given_id, row.outlet, row.title, row.published)
    return ReportHead(*told, row.set_aside, row.claims)


def _claims_told() -> sa.ScalarSelect[int]:
    here = resolved_claims.c.report_id == reports.c.id
    return sa.select(sa.func.count()).where(here).scalar_subquery()


def _conditions(wanted: HeadFilter, words: Words) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.outlet:
        yield reports.c.outlet.icontains(wanted.outlet, autoescape=True)
    if wanted.since is not None:
        yield reports.c.published >= wanted.since
    if wanted.until is not None:
        yield reports.c.published <= wanted.until
    if wanted.text:
        asked = words_in(wanted.text)
        found = words.reports(asked).order_by(None) if asked else None
        yield sa.false() if found is None else reports.c.id.in_(found)
