"""Items that were read before with another text: an outlet's page or message that has changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import sqlalchemy as sa

from reportedly.model.reports import Report
from reportedly.store.connected import Connected
from reportedly.store.rows import from_json
from reportedly.store.tables import ADDRESS, reports


class Versions(Protocol):
    """What can be asked about the versions of one item, whichever database answers."""

    def changed_items(self) -> tuple[tuple[str, ...], ...]:
        """Every item of which there are several texts, the one with the newest text first: the ids
        of its reports, in the order they were kept in."""

    def kept_at(self, report_ids: Collection[str]) -> Mapping[str, datetime]:
        """When each of these reports was kept (UTC, to the second)."""

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

    def changed_items(self) -> tuple[tuple[str, ...], ...]:
        with self.still():
            by_id, by_address = self._sharing(reports.c.given_id), self._sharing(AT_ADDRESS)
            wanted = {arrival for group in (*by_id, *by_address) for arrival in group}
            rows = {row.arrival: row for row in self._among(_HEADS, _ARRIVAL, wanted)}
        groups = [[rows[at] for at in group] for group in by_id]
        groups += [[rows[at] for at in group if rows[at].given_id is None] for group in by_address]
        items = [item for group in groups for item in _by_outlet(group) if len(item) > 1]
        newest_first = sorted(items, key=lambda item: item[-1].arrival, reverse=True)
        return tuple(tuple(row.id for row in item) for item in newest_first)

    def kept_at(self, report_ids: Collection[str]) -> dict[str, datetime]:
        question = sa.select(reports.c.id, reports.c.written_at)
        rows = self._among(question, reports.c.id, report_ids)
        return {row.id: row.written_at.replace(tzinfo=UTC) for row in rows}

    def _sharing(self, name: sa.ColumnElement[Any]) -> list[list[int]]:
        """The reports that share an id or an address, perhaps of several outlets, by the order in
        which they were kept. Read from the index alone, for reading rows takes seconds."""
        arrivals = sa.func.group_concat(_ARRIVAL)
        several = sa.select(arrivals).select_from(reports).where(name > "").group_by(name)
        found = self._rows(several.having(sa.func.count() > 1))
        return [sorted(map(int, row[0].split(","))) for row in found]

    def _with_the_ids_of(self, found: Sequence[Report]) -> list[Report]:
        named = {report.given_id for report in found if report.given_id is not None}
        rows = list(self._among(BODIES, reports.c.given_id, named))
        unnamed = [report for report in found if report.given_id is None and report.url is not None]
        rows += self._among(BODIES, AT_ADDRESS, {report.url for report in unnamed if report.url})
        return [from_json(Report, row.body) for row in rows]


BODIES = sa.select(reports.c.id, reports.c.body).order_by(reports.c.id)

AT_ADDRESS: sa.ColumnElement[str] = sa.literal_column(ADDRESS)  # as its index has it

# The order in which rows came into their table, where clocks count whole seconds.
_ARRIVAL: sa.ColumnElement[int] = sa.literal_column("reports.rowid", sa.Integer)
_HEADS = sa.select(_ARRIVAL.label("arrival"), reports.c.id, reports.c.given_id, reports.c.outlet)


def _by_outlet(rows: Sequence[sa.Row[Any]]) -> Iterable[list[sa.Row[Any]]]:
    """Of reports that share an id or an address those of each outlet, in their order."""
    alike: dict[str, list[sa.Row[Any]]] = {}
    for row in rows:
        alike.setdefault(row.outlet.casefold(), []).append(row)
    return alike.values()


def _item(report: Report) -> tuple[str, str]:
    """What two versions of one item share."""
    return report.outlet.casefold(), report.given_id or report.url or report.id
