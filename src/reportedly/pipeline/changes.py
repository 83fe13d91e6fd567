"""What was read before and comes again: told in words; what was observed stays as it was."""

from collections.abc import Callable, Sequence

from reportedly.model.reports import Intake, Reject, Report
from reportedly.store.base import Casebook


def tell_changes(
    casebook: Casebook,
    batch: Sequence[Intake | Reject],
    new_ids: frozenset[str],
    announce: Callable[[str], None],
) -> None:
    """Say where a known report comes with another day, and where a known item has another text."""
    _tell_other_days(casebook, _known(batch, new_ids), announce)
    reports = (item.report for item in batch if isinstance(item, Intake))
    _tell_other_texts(casebook, [one for one in reports if one.id in new_ids], announce)


def _tell_other_texts(
    casebook: Casebook, new: Sequence[Report], announce: Callable[[str], None]
) -> None:
    others = casebook.other_versions(new)
    for report in new:
        for other in others.get(report.id, ()):
            announce(
                f"{report.locator}: we saw a change: {report.outlet} had another text here, kept "
                f"as {other.id}; this one is kept beside it as {report.id}"
            )


def _tell_other_days(
    casebook: Casebook, known: Sequence[Report], announce: Callable[[str], None]
) -> None:
    kept = {report.id: report for report in casebook.reports([report.id for report in known])}
    for again in known:
        first = kept.get(again.id)
        if first is None:
            announce(f"{again.locator}: was erased on request, and is kept out")
            continue
        day, kept_day = again.published.day, first.published.day
        if day is not None and day != kept_day:
            announce(
                f"{again.locator}: known already as {first.label}, which is kept as published "
                f"{kept_day or 'on no known day'}; {day} is not taken up"
            )


def _known(batch: Sequence[Intake | Reject], new_ids: frozenset[str]) -> list[Report]:
    """The reports that were known, or stood in the batch before."""
    fresh, again = set(new_ids), []
    for item in batch:
        if isinstance(item, Intake) and item.report.id in fresh:
            fresh.discard(item.report.id)
        elif isinstance(item, Intake):
            again.append(item.report)
    return again
