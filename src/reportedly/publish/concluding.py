"""Incidents concluded for an audience: from masked claims, by the casebook's own rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.model.reports import Report
from reportedly.publish.contents import Entry, Telling, claim_ids
from reportedly.publish.labels import Labels
from reportedly.publish.masking import Masks
from reportedly.publish.portions import Portion
from reportedly.publish.profiles import is_free, masked_judgements
from reportedly.publish.showing import Showing, shown_record
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import reconcile_incidents


@dataclass(frozen=True, slots=True)
class Shown:
    """How a casebook is shown to an audience: masked, under which ids and numbers, and when."""

    masks: Masks
    labels: Labels
    number: Callable[[int], int]
    now: datetime

    def is_free(self, report: Report) -> bool:
        """Whether the report is old enough to be told of."""
        return is_free(report.published.day, self.masks.profile, self.now)

    def incident(self, incident: Incident, told: Mapping[str, ResolvedClaim]) -> Incident | None:
        """The incident as far as its claims are told of, under its public number; None if none is.

        It is the same incident, whichever of its claims founded it.
        """
        kept = tuple(key for key in incident.claim_ids if key in told)
        if not kept:
            return None
        return Incident(
            id=self.labels.label(incident.id),
            founding_claim=kept[0],
            claim_ids=kept,
            links=(),
            number=self.number(incident.number),
        )

    def telling(self, report: Report, claims: tuple[ResolvedClaim, ...]) -> Telling:
        """A report with all its claims."""
        showing = Showing.of(self.masks, report, claims)
        if self.masks.profile.is_internal:
            return Telling(showing.shown_report(), claims)
        shown = tuple(showing.claim(claim, self.masks.claim(claim)) for claim in claims)
        return self.labels.telling(Telling(showing.shown_report(), shown))


def concluded(portion: Portion, pack: RulePack, shown: Shown) -> Iterator[Entry]:
    """The records of a portion's incidents, each with what it rests on; none of those held back.

    `pack` must not settle: rules over several incidents come later.
    """
    free = {key: report for key, report in portion.reports.items() if shown.is_free(report)}
    told = {c.claim_id: c for c in portion.claims.values() if c.claim.report_id in free}
    masked = {key: shown.masks.claim(claim) for key, claim in told.items()}
    incidents = (shown.incident(incident, told) for incident in portion.incidents)
    records = reconcile_incidents(
        [incident for incident in incidents if incident is not None],
        masked,
        copies=portion.copies,
        judgements=masked_judgements(
            portion.judgements, signed=shown.masks.profile.signed_decisions
        ),
        pack=pack,
    )
    words = _Words(free, told, masked, shown)
    for record in records:
        claims = tuple(words.claim(key) for key in claim_ids(record))
        reports = tuple(words.report(key) for key in record.report_ids)
        yield shown.labels.entry(Entry(shown_record(record), claims, reports))


class _Words:
    """The words of claims and reports as they are shown, each put together once."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        told: Mapping[str, ResolvedClaim],
        masked: Mapping[str, ResolvedClaim],
        shown: Shown,
    ) -> None:
        self._told, self._masked = told, masked
        by_report: dict[str, list[ResolvedClaim]] = {key: [] for key in reports}
        for claim in told.values():
            by_report[claim.claim.report_id].append(claim)
        self._showing = {
            key: Showing.of(shown.masks, reports[key], claims) for key, claims in by_report.items()
        }
        self._claims: dict[str, ResolvedClaim] = {}
        self._reports: dict[str, Report] = {}

    def claim(self, key: str) -> ResolvedClaim:
        if key not in self._claims:
            own = self._told[key]
            showing = self._showing[own.claim.report_id]
            self._claims[key] = showing.claim(own, self._masked[key])
        return self._claims[key]

    def report(self, key: str) -> Report:
        if key not in self._reports:
            self._reports[key] = self._showing[key].shown_report()
        return self._reports[key]
