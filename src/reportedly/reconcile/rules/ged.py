"""The UCDP GED rule pack: low, best and high by CODEBOOK A.5, step by step.

rule   step                                                    done
GED-0  set aside wounded, mixed, missing; planned; denied      yes
GED-1  bounds; vague words stay open                           yes
GED-2  origins; databases that compile others are none         yes
GED-3  a later toll of one origin replaces the earlier         yes, by the day of first print
GED-4  coverage: parts and lists by name                       yes; a list "complete by its own
                                                               word" is not told from others
GED-5  party filter                                            yes; a party's figure never raises
                                                               high: an origin that is no party
                                                               and says as much raises it itself
GED-6  low, best, high                                         yes; tie to the lower (unverified)
GED-7  groups that sum to best                                 yes
GED-8  best may be 0; at least one death makes an event        yes
GED-9  trace                                                   yes
A.2    one figure over several places (4)                      not done
A.2    subtraction of clarity-1 from clarity-2 events (5)      not done
A.2    separate attacks on one key (2)                         left to linking; no merge forced
A.2    secondary parties and primary dyads (7)                 not done: who is named is named
A.3    dates                                                   yes (`days.py`)
A.4    places; differing ADM2                                  yes (`places.py`), the point stays
                                                               that of the best-supported place
A.1    dyad, conflict and Gleditsch-Ward numbers               not done here
"""

from collections.abc import Sequence

from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, Status
from reportedly.model.records import SetAside
from reportedly.reconcile.accounts import (
    Account,
    accounts_of,
    latest_tolls,
    set_aside,
)
from reportedly.reconcile.case import Case
from reportedly.reconcile.estimates import Decision, Tally, Yardstick, decide
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.parties import party_ids, whole_party
from reportedly.reconcile.tolls import FIGHTERS, Bounds, Coverage, Toll, read_tolls

PACK_VERSION = "1"


def ged_0_not_deaths(case: Case) -> list[SetAside]:
    """GED-0 (A.5 step 0): what speaks of casualties and is no statement of deaths."""
    asides = list(case.rejected.values())
    for claim in case.claims:
        reason = _no_deaths(claim)
        if reason is not None and claim.claim_id not in case.rejected:
            asides.append(SetAside(claim.claim_id, "GED-0", reason))
    return [aside for aside in asides if speaks_of_casualties(case, aside.claim_id)]


def speaks_of_casualties(case: Case, claim_id: str) -> bool:
    """Whether the claim gives any figure, or denies a toll or that anything happened."""
    claim = next(c.claim for c in case.claims if c.claim_id == claim_id)
    return bool(claim.figures) or claim.denies in (Denies.TOLL, Denies.OCCURRENCE)


def _no_deaths(claim: ResolvedClaim) -> str | None:
    if claim.claim.status is Status.DENIED:
        return f"denies the {claim.claim.denies}"
    if claim.claim.status is Status.PLANNED_OR_HYPOTHETICAL:
        return "planned or hypothetical"
    outcomes = {figure.outcome for figure in claim.claim.figures}
    if not outcomes or Outcome.KILLED in outcomes:
        return None
    return " and ".join(sorted(o.replace("_", " ") for o in outcomes)) + ", not deaths"


def ged_1_bounds(figure: Figure) -> Bounds:
    """GED-1 (A.5 step 1): the figure as bounds. Vague words ("dozens") stay open under GED."""
    if figure.quantifier is Quantifier.VAGUE:
        return None, None
    return figure.low, figure.high


def ged_2_tolls(case: Case) -> tuple[list[Toll], list[SetAside]]:
    """GED-1 and GED-2 (A.5 steps 1, 2): the tolls of origins; open counts and databases aside."""
    asides: list[SetAside] = []
    tolls: list[Toll] = []
    for claim in case.standing:
        read = read_tolls(
            claim,
            origin=case.origin_of.get(claim.claim_id, ""),
            told=case.told[claim.claim_id],
            bounds=ged_1_bounds,
        )
        uncounted = [toll for toll in read if toll.low is None and toll.high is None]
        asides += set_aside(uncounted, "GED-1", "vague words stay open")
        counted = [toll for toll in read if toll not in uncounted]
        if claim.claim_id in case.origin_of:
            tolls += counted
        else:
            asides += set_aside(counted, "GED-2", f"{claim.speaker.name} compiles others")
    return tolls, asides


def ged_5_party(tolls: Sequence[Toll], case: Case) -> tuple[list[Toll], list[SetAside]]:
    """GED-5 (A.5 step 5): a party on its enemy's losses, or on who the victims were."""
    fighting = party_ids(case.standing)
    civilians_told = any(
        toll.who is Whom.CIVILIANS and toll.claim.speaker.party is None for toll in tolls
    )
    kept, asides = [], []
    for toll in tolls:
        reason = _partisan(toll, fighting, civilians_told=civilians_told)
        if reason is None:
            kept.append(toll)
        else:
            asides += set_aside([toll], "GED-5", reason)
    return kept, asides


def _partisan(toll: Toll, fighting: frozenset[str], *, civilians_told: bool) -> str | None:
    if toll.claim.speaker.party is None:
        return None
    party = whole_party(toll.claim.speaker.party)
    struck = party_ids([toll.claim], recipients_only=True)
    if party in struck:
        return None
    fighters = toll.who in FIGHTERS
    if party in fighting and (fighters or (toll.who is Whom.UNKNOWN and struck)):
        return "a party's figure for its enemy's losses"
    if fighters and civilians_told:
        return "party-aligned figure about combatants only, others speak of civilians"
    return None


def ged_tally(case: Case) -> Tally:
    """Steps 0 to 5 in order of the rules' dependence: origins, party filter, series, coverage."""
    asides = ged_0_not_deaths(case)
    tolls, uncounted = ged_2_tolls(case)
    kept, partisan = ged_5_party(tolls, case)
    stand, replaced = latest_tolls(kept)
    accounts, parts = ged_4_coverage(stand, replaced)
    lone = _lone_witnesses(accounts)
    asides += uncounted + partisan + _superseded(case, stand, replaced) + parts
    deciding = tuple(account for account in accounts if account not in lone)
    return Tally(stand, deciding, lone, tuple(asides))


def _superseded(case: Case, stand: Sequence[Toll], replaced: Sequence[Toll]) -> list[SetAside]:
    """GED-3 (A.5 step 3): within one origin the latest toll stands; the older are its history."""
    latest = {toll.series: toll for toll in stand}
    return [
        aside
        for toll in replaced
        for aside in set_aside(
            [toll],
            "GED-3",
            f"superseded by {latest[toll.series].words} of {case.origin_name(toll.claim)}",
        )
    ]


def ged_4_coverage(
    stand: Sequence[Toll], replaced: Sequence[Toll]
) -> tuple[tuple[Account, ...], list[SetAside]]:
    """GED-4 (A.5 step 4): a part bounds the total from below and never stands for it.

    Where no origin gives a total or a list, a part that is all an origin speaks of stands in:
    "16 civilians were killed" is then the toll.
    """
    accounts = accounts_of(stand, replaced)
    whole = tuple(a for a in accounts if a.coverage is not Coverage.PART)
    deciding = whole or accounts
    decided = {toll for account in deciding for toll in account.tolls}
    parts = [toll for toll in stand if toll not in decided]
    return deciding, set_aside(parts, "GED-4", "counts a part, bounds the total from below")


_LONE_KINDS = {SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS}


def _lone_witnesses(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """GED-6: accounts that rest on witnesses or unnamed voices alone, where others give one."""
    lone = tuple(a for a in accounts if _kinds(a) <= _LONE_KINDS)
    return lone if len(lone) < len(accounts) else ()


def _kinds(account: Account) -> set[SpeakerKind]:
    return {toll.claim.speaker.kind for toll in account.tolls}


# GED-6 (A.5 step 6): the order of reliability for best, the most reliable first.
_INQUIRY, _MONITOR, _CORRESPONDENT, _OFFICIAL, _PARTY, _WITNESS = range(6)
_RANKS = {
    SpeakerKind.UN: _INQUIRY,
    SpeakerKind.MONITOR: _MONITOR,
    SpeakerKind.RESCUER: _CORRESPONDENT,
    SpeakerKind.OUTLET: _CORRESPONDENT,
    SpeakerKind.MEDIA: _CORRESPONDENT,
    SpeakerKind.ACTIVISTS: _CORRESPONDENT,
    SpeakerKind.OFFICIAL: _OFFICIAL,
    SpeakerKind.STATE: _OFFICIAL,
    SpeakerKind.ANONYMOUS: _WITNESS,
    SpeakerKind.ARMED_GROUP: _PARTY,
    SpeakerKind.WITNESS: _WITNESS,
}


def ged_6_low(tally: Tally) -> Decision:
    """GED-6: the least lower bound among the remaining origins' totals and lists by name."""
    least = Yardstick(
        count=lambda account: account.low,
        weigh=lambda account: (account.low or 0,),
        reasons=("not the least of the reliable tolls",),
    )
    return decide("low", "GED-6", tally.accounts, least)


def ged_6_best(case: Case, tally: Tally, options: PackOptions) -> Decision:
    """GED-6: the toll of the most reliable origin, of an open bound its floor; ties go lower.

    A list by name never stands for a toll while anyone gives one. An inquiry's open floor ranks
    as a monitor's unless the pack lets it decide; a closed toll goes before an open one of the
    same rank.
    """
    fighting = party_ids(case.standing)

    def weigh(account: Account) -> tuple[int, ...]:
        rank = reliability(account, fighting)
        if rank == _INQUIRY and account.is_open and not options.inquiry_floor_sets_best:
            rank = _MONITOR
        listed = account.coverage is Coverage.NAMES
        return int(listed), rank, int(account.is_open), account.point or 0

    return decide("best", "GED-6", tally.accounts, Yardstick(_point, weigh, _LESS_THAN_BEST))


_LESS_THAN_BEST = (
    "documented so far, no toll",
    "another origin is more reliable",
    "an open bound, where another origin as reliable gives a closed toll",
    "another origin as reliable gives a lower toll",
)


def _point(account: Account) -> int | None:
    return account.point


def ged_6_high(case: Case, tally: Tally, options: PackOptions) -> Decision:
    """GED-6: the greatest bound among reliable origins, of an open bound its floor.

    A party raises it only where nobody else gives a toll; a lone witness only if the pack admits
    it.
    """
    fighting = party_ids(case.standing)
    fair = tuple(a for a in tally.accounts if reliability(a, fighting) != _PARTY)
    heard = (fair or tally.accounts) + (tally.lone if options.admit_lone_witness else ())
    greatest = Yardstick(
        count=lambda account: account.ceiling,
        weigh=lambda account: (-(account.ceiling or 0),),
        reasons=("not the greatest of the reliable tolls",),
    )
    return decide("high", "GED-6", heard, greatest)


def reliability(account: Account, fighting: frozenset[str]) -> int:
    """The rank of the account's most reliable voice, 0 the best; a party to the fight is 4."""
    return min(_rank(toll.claim, fighting) for toll in account.tolls)


def _rank(claim: ResolvedClaim, fighting: frozenset[str]) -> int:
    party = claim.speaker.party
    if party is not None and whole_party(party) in fighting:
        return _PARTY
    return _RANKS[claim.speaker.kind]
