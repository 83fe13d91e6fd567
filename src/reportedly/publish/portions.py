"""A casebook's incidents, some at a time, with all that is needed to conclude them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.reports import Report
from reportedly.model.undoing import in_force
from reportedly.store.base import Casebook

V = TypeVar("V")

AT_ONCE = 200  # incidents, or reports: some MiB of claims and texts; more gain nothing


@dataclass(frozen=True, slots=True)
class Portion:
    """Some incidents, all claims of the reports that they rest on, and what touches these."""

    incidents: tuple[Incident, ...]
    claims: Mapping[str, ResolvedClaim]
    reports: Mapping[str, Report]
    copies: tuple[CopyGroup, ...]
    judgements: tuple[Judgement, ...]


def portions(book: Casebook) -> Iterator[Portion]:
    """All incidents by number."""
    judged = _by_report(in_force(book.judgements()))
    for incidents in _some(book.incidents()):
        held = {key for incident in incidents for key in incident.claim_ids}
        near = {claim.claim.report_id for claim in book.resolved(held)}
        judgements = {j.id: j for key in sorted(near) for j in judged.get(key, ())}
        yield Portion(
            incidents,
            {claim.claim_id: claim for claim in book.resolved_in(near)},
            {report.id: report for report in book.reports(near)},
            book.copies(near),
            tuple(judgements.values()),
        )


def told_reports(book: Casebook) -> Iterator[tuple[Report, tuple[ResolvedClaim, ...]]]:
    """All reports by id, each with its claims."""
    for reports in _some(book.reports()):
        told: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in book.resolved_in([report.id for report in reports]):
            told[claim.claim.report_id].append(claim)
        for report in reports:
            yield report, tuple(told[report.id])


def _by_report(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for key in {anchor.report_id for anchor in judgement.anchors}:
            found[key].append(judgement)
    return found


def _some(items: Iterator[V]) -> Iterator[tuple[V, ...]]:
    while some := tuple(islice(items, AT_ONCE)):
        yield some
