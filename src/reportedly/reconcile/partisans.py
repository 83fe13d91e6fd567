"""Whose word on the dead is a party's to the fight (CODEBOOK A.5, step 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.reconcile.parties import attackers, fighting_parties, party_ids, party_of
from reportedly.reconcile.tolls import CIVIL, FIGHTERS, Toll


@dataclass(frozen=True, slots=True)
class _Fight:
    """The parties to it, those that are only said to attack, and whether anyone apart from all
    parties speaks of civilians."""

    parties: frozenset[str]
    attackers: frozenset[str]
    civilians_told: bool


def partisan_tolls(
    tolls: Sequence[Toll], claims: Sequence[ResolvedClaim]
) -> list[tuple[Toll, str]]:
    """A party's tolls of its enemy's losses, or of who its victims were, each with the reason.

    `claims` are all that say what happened. A party may count its own dead.
    """
    civilians_told = any(
        toll.who is Whom.CIVILIANS and toll.claim.speaker.party is None for toll in tolls
    )
    fight = _Fight(fighting_parties(claims), attackers(claims), civilians_told)
    reasons = ((toll, _reason(toll, fight)) for toll in tolls)
    return [(toll, reason) for toll, reason in reasons if reason is not None]


def _reason(toll: Toll, fight: _Fight) -> str | None:
    party = party_of(toll.claim)
    struck = party_ids([toll.claim], recipients_only=True)
    if party is None or party in struck:
        return None
    fighters = toll.who in FIGHTERS
    if party in fight.parties and (fighters or (toll.who is Whom.UNKNOWN and struck)):
        return "a party's figure for its enemy's losses"
    if party in fight.parties and toll.high == 0 and toll.who in CIVIL:
        return "a party's word that no civilian was among the victims"
    if party in fight.attackers and toll.high == 0:
        return "an attacker's word that nobody died"
    is_aligned = toll.claim.speaker.party is not None
    if is_aligned and fighters and fight.civilians_told:
        return "party-aligned figure about combatants only, others speak of civilians"
    return None
