"""Questions about reports, rejects, and all that an export is made from."""

from collections.abc import Iterable

from reportedly.model.claims import ResolvedClaim
from reportedly.query.views import Everything, RejectRow, ReportView
from reportedly.store.asides import Aside
from reportedly.store.base import Casebook


def report_view(casebook: Casebook, key: str) -> ReportView:
    """The report with this id, given id or unique beginning of an id. Raises UnknownId."""
    with casebook.still():
        report = casebook.report(key)
        claims = casebook.resolved_of(report.id)
        found = (casebook.incident_of(claim.claim_id) for claim in claims)
        incidents = {incident.number: incident for incident in found if incident is not None}
        return ReportView(
            report,
            claims,
            tuple(incidents[number] for number in sorted(incidents)),
            casebook.copies([report.id]),
        )


def by_position(claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """Claims in the order of their words, which is the order of their numbers in a report."""
    return sorted(claims, key=_position)


def _position(claim: ResolvedClaim) -> tuple[int, int, str]:
    evidence = claim.claim.evidence
    return evidence[0].start, evidence[-1].end, claim.claim_id


def rejects(casebook: Casebook, *, answered: bool = False) -> tuple[RejectRow, ...]:
    """What was set aside and still is, by where it was read; what was `answered` too, if asked."""
    with casebook.still():
        every = casebook.asides() if answered else map(Aside, casebook.rejects())
        found = sorted(every, key=lambda aside: (aside.reject.locator, aside.reject.id))
        kept = {aside.reject.report_id for aside in found if aside.reject.report_id is not None}
        labels = {report.id: report.label for report in casebook.reports(kept)}
    return tuple(
        RejectRow(aside.reject, labels.get(aside.reject.report_id or ""), aside.answer)
        for aside in found
    )


def everything(casebook: Casebook) -> Everything:
    """All records, claims, reports and copies, of one moment."""
    with casebook.still():
        return Everything(
            tuple(casebook.records()),
            casebook.resolved(),
            tuple(casebook.reports()),
            casebook.copies(),
        )
