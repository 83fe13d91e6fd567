"""All that the page of one incident shows, asked once: claims with their numbers and origins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportedly.errors import UnknownId
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Verdict
from reportedly.model.records import EventRecord
from reportedly.model.reports import Report
from reportedly.query.incidents import incident_view
from reportedly.query.reviewed import Reviewed, reviewed_of
from reportedly.query.rulings import Ruling, kept_ruling, rulings
from reportedly.query.views import IncidentView, Judged
from reportedly.reconcile.independence import find_origins
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the number it goes by on the page, its report, and what was judged of it."""

    number: int
    claim: ResolvedClaim
    report: Report
    judged: tuple[Judged, ...]

    @property
    def id(self) -> str:
        return self.claim.claim_id

    @property
    def rejected(self) -> Judged | None:
        """The judgement by which the claim is none, if one holds."""
        return next((j for j in self.judged if j.judgement.verdict is Verdict.REJECT), None)


@dataclass(frozen=True, slots=True)
class Witness:
    """One origin with the claims that rest on it; databases, which are none, stand together."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Dossier:
    """One incident as the desk shows it: `told` are its claims grouped by origin.

    `rulings` are those of all packs, or only the kept one; `review` says who looked at it, where
    that was asked. What follows from these is worked out once: a page asks for it for each claim.
    """

    view: IncidentView
    witnesses: tuple[Witness, ...]
    rulings: tuple[Ruling, ...]
    review: Reviewed | None = None

    @property
    def number(self) -> int:
        return self.view.incident.number

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return tuple(told for witness in self.witnesses for told in witness.told)

    @cached_property
    def numbered(self) -> dict[str, Told]:
        """The claims by their ids."""
        return {told.id: told for told in self.told}

    @property
    def record(self) -> EventRecord | None:
        """The record that is kept; of one that rules split, its first part."""
        return next(iter(self.view.records), None)

    def chosen(self, claim_id: str | None) -> Told:
        """The claim that was asked for; else the one that decides the count, else the first.

        Raises UnknownId for a claim that does not stand here.
        """
        numbered = self.numbered
        if claim_id is not None:
            if claim_id not in numbered:
                hint = "it may have been joined to another incident since"
                raise UnknownId(f"incident {self.number} holds no claim {claim_id!r}", hint=hint)
            return numbered[claim_id]
        best = None if self.record is None else self.record.trace("best")
        deciding = [numbered[key] for key in best.claims_for if key in numbered] if best else []
        return min(deciding or self.told, key=lambda told: told.number)


def dossier(casebook: Casebook, key: str, *, packs_up_to: int | None = None) -> Dossier:
    """The incident that a key names, with all that the page shows. Raises UnknownId.

    What the other packs conclude takes a second for a thousand claims: an incident of more than
    `packs_up_to` claims comes with the kept ruling alone; None: however many.
    """
    with casebook.still():
        view = incident_view(casebook, key)
        few = packs_up_to is None or len(view.claims) <= packs_up_to
        found = rulings(casebook, view.incident) if few else kept_ruling(view.records)
        review = reviewed_of(casebook, view.claims)
    return dossier_of(view, found, review)


def dossier_of(
    view: IncidentView, found: tuple[Ruling, ...], review: Reviewed | None = None
) -> Dossier:
    """The dossier of a view, with what each rule pack concludes."""
    return Dossier(view, _witnesses(_numbered(view), view.copies), found, review)


def _numbered(view: IncidentView) -> list[Told]:
    reports = {report.id: report for report in view.reports}
    judged: dict[str, list[Judged]] = {}
    for one in view.judged:
        for key in one.claim_ids:
            judged.setdefault(key, []).append(one)
    ordered = sorted(view.claims, key=_as_published)
    return [
        Told(number, claim, reports[claim.claim.report_id], tuple(judged.get(claim.claim_id, ())))
        for number, claim in enumerate(ordered, start=1)
    ]


def _as_published(claim: ResolvedClaim) -> tuple[date, str, str, int, str]:
    start = claim.claim.evidence[0].start
    day = claim.published or date.max
    return day, claim.outlet, claim.claim.report_id, start, claim.claim_id


def _witnesses(told: Sequence[Told], copies: Iterable[CopyGroup]) -> tuple[Witness, ...]:
    """By origin, the one that spoke first before the others."""
    origins = find_origins([one.claim for one in told], copies)
    held = {key: origin for origin in origins for key in origin.claim_ids}
    grouped: dict[str, list[Told]] = {}
    for one in told:
        grouped.setdefault(held[one.id].key if one.id in held else "", []).append(one)
    names = {origin.key: origin.name for origin in origins}
    return tuple(Witness(names.get(key, ""), tuple(own)) for key, own in grouped.items())
