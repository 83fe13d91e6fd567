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
GED-6  low, best, high                                         yes; tie to what most origins give,
                                                               then to the lower (unverified)
GED-7  groups that sum to best                                 yes
GED-8  best may be 0; at least one death makes an event        yes
GED-9  trace                                                   yes
GED-10 one figure over several places (A.2.4)                  yes, where all who name one of them
                                                               name them all, and each is found
GED-11 a part that exceeds the whole                           told as a warning
GED-12 subtraction of clarity-1 from clarity-2 events (A.2.5)  yes; not from a sum of civilians
                                                               alone
A.2    separate attacks on one key (2)                         left to linking; no merge forced
A.2    secondary parties and primary dyads (7)                 not done: who is named is named
A.3    dates                                                   yes (`days.py`)
A.4    places; differing ADM2                                  yes (`places.py`), the point stays
                                                               that of the best-supported place
A.1    dyad, conflict and Gleditsch-Ward numbers               not done here

GED-0 to GED-5 are the steps that all packs share (`steps.py`).
"""

from collections import Counter

from reportedly.reconcile.accounts import Account
from reportedly.reconcile.case import Case, Cites
from reportedly.reconcile.estimates import Decision, Tally, Yardstick, decide
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.parties import fighting_parties
from reportedly.reconcile.reliability import INQUIRY, MONITOR, PARTY, reliability
from reportedly.reconcile.tolls import Coverage

PACK_VERSION = "6"
CITES = Cites("GED", days="GED-A3", place="GED-A4", parties="GED-A1")


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
    same rank. Of tolls told by origins of one rank the one that most of them give goes first †.
    """
    fighting = fighting_parties(case.standing)
    given = Counter((reliability(a, fighting), a.point) for a in tally.accounts)

    def weigh(account: Account) -> tuple[int, ...]:
        rank = reliability(account, fighting)
        if rank == INQUIRY and account.is_open and not options.inquiry_floor_sets_best:
            rank = MONITOR
        listed = account.coverage is Coverage.NAMES
        voices = given[reliability(account, fighting), account.point]
        return int(listed), rank, int(account.is_open), -voices, account.point or 0

    return decide("best", "GED-6", tally.accounts, Yardstick(_point, weigh, _LESS_THAN_BEST))


_LESS_THAN_BEST = (
    "documented so far, no toll",
    "another origin is more reliable",
    "an open bound, where another origin as reliable gives a closed toll",
    "more origins as reliable give another toll",
    "another origin as reliable gives a lower toll",
)


def _point(account: Account) -> int | None:
    return account.point


def ged_6_high(case: Case, tally: Tally, options: PackOptions) -> Decision:
    """GED-6: the greatest bound among reliable origins, of an open bound its floor.

    A party raises it only where nobody else gives a toll; a lone witness only if the pack admits
    it.
    """
    fighting = fighting_parties(case.standing)
    fair = tuple(a for a in tally.accounts if reliability(a, fighting) != PARTY)
    heard = (fair or tally.accounts) + (tally.lone if options.admit_lone_witness else ())
    greatest = Yardstick(
        count=lambda account: account.ceiling,
        weigh=lambda account: (-(account.ceiling or 0),),
        reasons=("not the greatest of the reliable tolls",),
    )
    return decide("high", "GED-6", heard, greatest)
