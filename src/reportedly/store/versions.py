"""Items that were read before with another text: an outlet's page or message that has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import sqlalchemy as sa

from reportedly.model.reports import Report
from reportedly.store.connected import Connected
from reportedly.store.rows import from_json
from reportedly.store.tables import ADDRESS, reports


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item of an outlet that the casebook holds several texts of.

    `name` is the id that it was given, or its address. `reports` are the ids of its texts in the
    order they were kept in, `kept_at` when each was (UTC, to the second).
    """

    outlet: str
    name: str
    reports: tuple[str, ...]
    kept_at: tuple[datetime, ...]


class Versions(Protocol):
    """What can be asked about the versions of one item, whichever database answers."""

    def changed_items(self) -> tuple[ChangedItem, ...]:
        """Every item of which there are several texts, the one with the newest text first."""

    def other_versions(self, found: Sequence[Report]) -> Mapping[str, tuple[Report, ...]]:
        """For each of these reports the others of its outlet with its id, or without one with
        its address, by their own ids; reports without any are left out.
        """


class Versioned(Connected):
    """Keeps the promise of `Versions`."""

    def other_versions(self, found: Sequence[Report]) -> Mapping[str, tuple[Report, ...]]:
        alike: dict[tuple[str, str], list[Report]] = {}
        for held in self._with_the_ids_of(found):
            alike.setdefault(_item(held), []).append(held)
        others = {
            report.id: tuple(one for one in alike.get(_item(report), ()) if one.id != report.id)
            for report in found
        }
        return {report_id: versions for report_id, versions in others.items() if versions}

    def changed_items(self) -> tuple[ChangedItem, ...]:
        alike: dict[tuple[str, str], list[sa.Row[Any]]] = {}
        for row in (*self._rows(_SHARING_IDS), *self._rows(_SHARING_ADDRESSES)):
            alike.setdefault((row.outlet.casefold(), row.name), []).append(row)
        several = (sorted(rows, key=_age) for rows in alike.values() if len(rows) > 1)
        newest_first = sorted(several, key=lambda rows: _age(rows[-1]), reverse=True)
        return tuple(map(_changed, newest_first))

    def _with_the_ids_of(self, found: Sequence[Report]) -> list[Report]:
        named = {report.given_id for report in found if report.given_id is not None}
        rows = list(self._among(BODIES, reports.c.given_id, named))
        unnamed = [report for report in found if report.given_id is None and report.url is not None]
        rows += self._among(BODIES, AT_ADDRESS, {report.url for report in unnamed if report.url})
        return [from_json(Report, row.body) for row in rows]


BODIES = sa.select(reports.c.id, reports.c.body).order_by(reports.c.id)

AT_ADDRESS: sa.ColumnElement[str] = sa.literal_column(ADDRESS)  # as its index has it

# The order in which rows came into a table, where clocks count whole seconds.
_ARRIVAL: sa.ColumnElement[int] = sa.literal_column("reports.rowid")


def _sharing(name: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """The reports that share an id or an address, by its index; perhaps of several outlets."""
    named = sa.select(name).select_from(reports).where(name.is_not(None)).correlate(None)
    shared = named.group_by(name).having(sa.func.count() > 1)
    told = reports.c.id, reports.c.outlet, reports.c.written_at
    return sa.select(*told, name.label("name"), _ARRIVAL.label("arrival")).where(name.in_(shared))


_SHARING_IDS = _sharing(reports.c.given_id)
_SHARING_ADDRESSES = _sharing(AT_ADDRESS).where(reports.c.given_id.is_(None))


def _age(row: sa.Row[Any]) -> tuple[datetime, int]:
    return row.written_at, row.arrival


def _changed(rows: Sequence[sa.Row[Any]]) -> ChangedItem:
    kept_at = tuple(row.written_at.replace(tzinfo=UTC) for row in rows)
    return ChangedItem(rows[-1].outlet, rows[-1].name, tuple(row.id for row in rows), kept_at)


def _item(report: Report) -> tuple[str, str]:
    """What two versions of one item share."""
    return report.outlet.casefold(), report.given_id or report.url or report.id
