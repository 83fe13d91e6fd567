"""How reliable a voice is (CODEBOOK A.5 step 6), by what sort of speaker it is."""

from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.reconcile.accounts import Account
from reportedly.reconcile.parties import stands_with

# The most reliable first.
INQUIRY, MONITOR, CORRESPONDENT, OFFICIAL, PARTY, WITNESS = range(6)
_RANKS = {
    SpeakerKind.UN: INQUIRY,
    SpeakerKind.MONITOR: MONITOR,
    SpeakerKind.RESCUER: CORRESPONDENT,
    SpeakerKind.OUTLET: CORRESPONDENT,
    SpeakerKind.MEDIA: CORRESPONDENT,
    SpeakerKind.ACTIVISTS: CORRESPONDENT,
    SpeakerKind.OFFICIAL: OFFICIAL,
    SpeakerKind.STATE: OFFICIAL,
    SpeakerKind.ANONYMOUS: WITNESS,
    SpeakerKind.ARMED_GROUP: PARTY,
    SpeakerKind.WITNESS: WITNESS,
}


def reliability(account: Account, fighting: frozenset[str]) -> int:
    """The rank of the account's most reliable voice, 0 the best; a party to the fight is PARTY."""
    return min(rank_of(toll.claim, fighting) for toll in account.tolls)


def rank_of(claim: ResolvedClaim, fighting: frozenset[str]) -> int:
    """The rank of who speaks; `fighting` are the keys of the parties to the fight."""
    return PARTY if stands_with(claim, fighting) else _RANKS[claim.speaker.kind]
