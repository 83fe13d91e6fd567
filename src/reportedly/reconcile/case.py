"""One incident laid out for the rules: its claims, its origins, and what a person took out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.opinions import RecordField
from reportedly.model.records import Origin, SetAside, Trace
from reportedly.reconcile.independence import find_origins, origin_keys, with_sorts_told
from reportedly.reconcile.judged import Preferred, read_judgements


@dataclass(frozen=True, slots=True)
class Cites:
    """How a pack's traces name the rules that all packs share.

    `pack` heads the numbered steps of CODEBOOK A.5 ("GED-3"); `days`, `place` and `parties` are
    the pack's own names for the rules on them.
    """

    pack: str
    days: str
    place: str
    parties: str

    def step(self, number: int) -> str:
        """The rule's id: "GED-3"."""
        return f"{self.pack}-{number}"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules read. `told` is the day a claim's words were first published.

    `origin_of` lacks the claims of databases; `rejected` are those a person set aside. `cites`
    names the rules of the pack that is asked. `standing` are the claims that say what happened:
    no denial, nothing planned, none taken out. `preferred` are those that a person lets decide.
    """

    incident: Incident
    claims: tuple[ResolvedClaim, ...]
    origins: tuple[Origin, ...]
    origin_of: Mapping[str, str]
    told: Mapping[str, date | None]
    rejected: Mapping[str, SetAside]
    cites: Cites
    standing: tuple[ResolvedClaim, ...]
    preferred: Mapping[RecordField, Preferred]

    def choice(self, field: RecordField) -> Preferred | None:
        """The claim that a person prefers for a field, if it says what happened."""
        found = self.preferred.get(field)
        return found if found is not None and found.claim in self.standing else None

    def unspoken(self, claim: ResolvedClaim) -> SetAside:
        """Why a claim does not say what happened: denied, planned, or taken out by a person."""
        if claim.claim_id in self.rejected:
            return self.rejected[claim.claim_id]
        denies = claim.claim.denies
        reason = f"denies the {denies}" if denies is not None else "planned or hypothetical"
        return SetAside(claim.claim_id, self.cites.step(0), reason)

    def against_if(self, speaks: Callable[[ResolvedClaim], bool]) -> list[SetAside]:
        """Those of the claims that speak to a field without saying what happened."""
        spoken = {claim.claim_id for claim in self.standing}
        others = (claim for claim in self.claims if claim.claim_id not in spoken)
        return [self.unspoken(claim) for claim in others if speaks(claim)]

    def origin_name(self, claim: ResolvedClaim) -> str:
        key = self.origin_of.get(claim.claim_id)
        return next((o.name for o in self.origins if o.key == key), claim.speaker.name)


def open_case(
    incident: Incident,
    claims: Mapping[str, ResolvedClaim],
    copies: Sequence[CopyGroup],
    judgements: Iterable[Judgement],
    cites: Cites,
) -> Case:
    """The incident's claims in canonical order: publication, report, id."""
    members = [claims[claim_id] for claim_id in incident.claim_ids]
    own = sorted(with_sorts_told(members), key=_seniority)
    judged = read_judgements(own, claims, judgements)
    rejected = judged.rejected
    origins = find_origins([c for c in own if c.claim_id not in rejected], copies)
    keys, told = origin_keys(origins), _told(own, copies)
    kept = (claim for claim in own if claim.claim_id not in rejected)
    standing = tuple(claim for claim in kept if claim.claim.status is Status.ACTUAL)
    parts = (incident, tuple(own), origins, keys, told, rejected, cites, standing)
    return Case(*parts, judged.preferred)


def _seniority(claim: ResolvedClaim) -> tuple[date, str, str]:
    return claim.published or date.max, claim.claim.report_id, claim.claim_id


def _told(claims: Sequence[ResolvedClaim], copies: Iterable[CopyGroup]) -> dict[str, date | None]:
    """A reprint tells what its first print told: its figures are as old as that."""
    days = {c.claim.report_id: c.published for c in claims}
    for group in copies:
        dated = [day for r in group.report_ids if (day := days.get(r)) is not None]
        for report_id in group.report_ids:
            if report_id in days and dated:
                days[report_id] = min(dated)
    return {c.claim_id: days[c.claim.report_id] for c in claims}


def trace(
    field: str,
    value: object,
    rule: str,
    words: str,
    claims_for: Iterable[str] = (),
    against: Iterable[SetAside] = (),
) -> Trace:
    """A trace in canonical order; a claim that is for the value is not also against it."""
    held = sorted(set(claims_for))
    asides = sorted(set(against), key=lambda a: (a.claim_id, a.rule, a.reason))
    kept = tuple(aside for aside in asides if aside.claim_id not in held)
    return Trace(field, "" if value is None else str(value), rule, words, tuple(held), kept)
