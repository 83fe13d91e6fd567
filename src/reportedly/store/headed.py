"""Lists of reports without their texts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from reportedly.store.connected import Connected
from reportedly.store.heads import HeadFilter, ReportHead
from reportedly.store.tables import reports, resolved_claims


class Headed(Connected):
    """Reports by outlet, day and words, a page at a time."""

    def report_heads(
        self, wanted: HeadFilter, *, limit: int, offset: int = 0
    ) -> tuple[ReportHead, ...]:
        day = _field("published", "day")
        question = (
            sa.select(
                reports.c.id,
                reports.c.given_id,
                reports.c.outlet,
                _field("title").label("title"),
                day.label("day"),
                reports.c.set_aside,
                _claims_told().label("claims"),
            )
            .where(*_conditions(wanted))
            .order_by(day.desc().nulls_last(), reports.c.id)
        )
        return tuple(map(_head, self._rows(question.limit(limit).offset(offset))))

    def report_heads_count(self, wanted: HeadFilter) -> int:
        return self._count(sa.select(reports.c.id).where(*_conditions(wanted)))


def _head(row: sa.Row[Any]) -> ReportHead:
    day = None if row.day is None else date.fromisoformat(row.day)
    told = (row.id, row.given_id, row.outlet, row.title)
    return ReportHead(*told, day, row.set_aside, row.claims)


def _claims_told() -> sa.ScalarSelect[int]:
    here = resolved_claims.c.report_id == reports.c.id
    return sa.select(sa.func.count()).where(here).scalar_subquery()


def _conditions(wanted: HeadFilter) -> Iterator[sa.ColumnElement[bool]]:
    day = _field("published", "day")
    if wanted.outlet:
        yield reports.c.outlet.icontains(wanted.outlet, autoescape=True)
    if wanted.since is not None:
        yield day >= wanted.since.isoformat()
    if wanted.until is not None:
        yield day <= wanted.until.isoformat()
    if wanted.text:
        fields = (_field("title"), _field("text"))
        yield sa.or_(*(each.icontains(wanted.text, autoescape=True) for each in fields))


def _field(*path: str) -> sa.ColumnElement[str]:
    """A text of the report's value. SQLite keeps JSON as text, others have a type for it."""
    read = sa.cast(reports.c.body, sa.JSON().with_variant(sa.Text(), "sqlite"))
    told: sa.ColumnElement[str] = sa.type_coerce(read, sa.JSON)[path].as_string()
    return told
