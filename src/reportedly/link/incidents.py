"""The door of linking: claims in, incidents out."""

from collections.abc import Mapping, Sequence

from reportedly.link.linker import Linker
from reportedly.link.profiles import Profile
from reportedly.link.tellings import NO_PROFILES
from reportedly.link.verdicts import NOTHING_AMENDED, Amended, settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement


def link_claims(
    claims: Sequence[ResolvedClaim],
    *,
    profiles: Mapping[str, Profile] = NO_PROFILES,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
    amended: Amended = NOTHING_AMENDED,
) -> tuple[Incident, ...]:
    """Every claim in exactly one incident, in order of the incidents' founding claims.

    The claims are as they were read; `amended` are those that persons corrected or added, as each
    of the judgements left them.

    Neither the order of the claims nor their figures change the partition. Must-links and
    cannot-links hold, also for what follows from them; of contradicting ones the later holds.
    `profiles` are those of whole reports (`profile_of`), by report id; without them only the words
    of the claims are compared. Incidents have number 0: the ledger gives numbers
    (`number_incidents`).
    """
    stand = {claim.claim_id: claim for told in (claims, *amended.values()) for claim in told}
    linker = Linker(settle(judgements, tuple(stand.values()), amended=amended))
    linker.add(claims, profiles=profiles)
    linker.copies(copies)
    return linker.incidents()
