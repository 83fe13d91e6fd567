"""What records are concluded from, at one moment; and the same with some of it left out.

Nothing here is kept: a question to what was observed, linked and judged as it stands.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.actors import SpeakerKind
from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.model.undoing import in_force
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import Recall, reconcile_incidents


@dataclass(frozen=True, slots=True)
class Held:
    """Claims, linked into incidents; near-copies of their reports; what persons decided."""

    claims: tuple[ResolvedClaim, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def records(self, pack: RulePack, *, recall: Recall | None = None) -> tuple[EventRecord, ...]:
        """What the pack concludes, in the order of the incidents; `recall` as there."""
        return reconcile_incidents(
            self.incidents,
            {claim.claim_id: claim for claim in self.claims},
            copies=self.copies,
            judgements=self.judgements,
            pack=pack,
            recall=recall,
        )

    def until(self, day: date) -> "Held":
        """What reports published up to and including this day say, linked and judged as now.

        A report without a day of publication is not known to have been there.
        """
        return self._only(lambda claim: claim.published is not None and claim.published <= day)

    def without_outlet(self, name: str) -> "Held":
        """The same without all that an outlet published; the case of its name is the same."""
        return self._only(lambda claim: claim.outlet.casefold() != name.casefold())

    def without_speakers(self, kind: SpeakerKind) -> "Held":
        """The same without all that speakers of one sort say."""
        return self._only(lambda claim: claim.speaker.kind is not kind)

    def _only(self, wanted: Callable[[ResolvedClaim], bool]) -> "Held":
        claims = tuple(filter(wanted, self.claims))
        kept = {claim.claim_id for claim in claims}
        gone = _reports(self.claims) - _reports(claims)
        incidents = tuple(_incidents(self.incidents, kept))
        judgements = tuple(_judgements(self.judgements, self.claims, kept))
        return Held(claims, incidents, tuple(_copies(self.copies, gone)), judgements)


def _reports(claims: Iterable[ResolvedClaim]) -> set[str]:
    return {claim.claim.report_id for claim in claims}


def _incidents(incidents: Iterable[Incident], kept: set[str]) -> Iterator[Incident]:
    """Each incident that has claims left, under its own id and number."""
    for incident in incidents:
        left = tuple(key for key in incident.claim_ids if key in kept)
        if left == incident.claim_ids:
            yield incident
        elif left:
            founding = incident.founding_claim if incident.founding_claim in kept else left[0]
            yield replace(incident, claim_ids=left, founding_claim=founding, links=())


def _judgements(
    judgements: Iterable[Judgement], claims: Iterable[ResolvedClaim], kept: set[str]
) -> Iterator[Judgement]:
    """Those whose claims are left: a rejection must not pass to the neighbour of a claim gone."""
    standing = in_force(judgements)
    anchors = {judgement.id: judgement.anchors[0] for judgement in standing}
    told: dict[str, list[ResolvedClaim]] = {a.report_id: [] for a in anchors.values()}
    for claim in claims if told else ():
        if claim.claim.report_id in told:
            told[claim.claim.report_id].append(claim)
    for judgement in standing:
        anchor = anchors[judgement.id]
        if any(held.claim_id in kept for held in anchored_claims(anchor, told[anchor.report_id])):
            yield judgement


def _copies(copies: Iterable[CopyGroup], gone: set[str]) -> Iterator[CopyGroup]:
    """The groups without the reports that are gone: what remains of one text is one text."""
    for group in copies:
        left = tuple(key for key in group.report_ids if key not in gone)
        if len(left) > 1:
            yield replace(group, report_ids=left)
