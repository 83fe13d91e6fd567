"""Items that were read before with another text: an outlet's page or message that has changed."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import sqlalchemy as sa

from reportedly.model.reports import Report
from reportedly.store.connected import Connected
from reportedly.store.rows import from_json
from reportedly.store.tables import ADDRESS, reports


class Versions(Protocol):
    """What can be asked about the versions of one item, whichever database answers."""

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

    def _with_the_ids_of(self, found: Sequence[Report]) -> list[Report]:
        named = {report.given_id for report in found if report.given_id is not None}
        rows = list(self._among(BODIES, reports.c.given_id, named))
        unnamed = [report for report in found if report.given_id is None and report.url is not None]
        rows += self._among(BODIES, AT_ADDRESS, {report.url for report in unnamed if report.url})
        return [from_json(Report, row.body) for row in rows]


BODIES = sa.select(reports.c.id, reports.c.body).order_by(reports.c.id)

AT_ADDRESS: sa.ColumnElement[str] = sa.literal_column(ADDRESS)  # as its index has it


def _item(report: Report) -> tuple[str, str]:
    """What two versions of one item share."""
    return report.outlet.casefold(), report.given_id or report.url or report.id
