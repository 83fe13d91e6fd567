"""How many of those harmed were civilians, origin by origin: what casualty recorders count."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model.casualties import Whom
from reportedly.reconcile.accounts import Account, accounts_of
from reportedly.reconcile.estimates import Decision, Yardstick, decide
from reportedly.reconcile.parties import is_unarmed
from reportedly.reconcile.steps import Reading
from reportedly.reconcile.tolls import CIVIL, FIGHTERS, Bounds, Coverage, Toll


def _civilian_tolls(stand: Sequence[Toll], replaced: Sequence[Toll]) -> tuple[Account, ...]:
    """Step 4 for recorders: each origin's count of civilians.

    What it says of civilians; else its total less the fighters it counts; else the civilians of
    some sort (children, women) as a floor. An origin that counts fighters alone has no account.
    """
    by_origin: dict[str, list[Toll]] = defaultdict(list)
    for toll in stand:
        by_origin[toll.origin].append(toll)
    return tuple(
        account
        for origin in sorted(by_origin)
        for account in _civilians(by_origin[origin], replaced)
    )


CIVILIANS = Reading(_civilian_tolls, "not this origin's count of civilians")


def _civilians(tolls: Sequence[Toll], replaced: Sequence[Toll]) -> list[Account]:
    said = [toll for toll in tolls if toll.who is Whom.CIVILIANS]
    if said:
        return [_account(said, (said[0].low, said[0].high), replaced)]
    fighters = [toll for toll in tolls if toll.who in FIGHTERS]
    whole = accounts_of([t for t in tolls if t.coverage is not Coverage.PART], replaced)
    if whole:
        return [_less(account, fighters) for account in whole]
    some = [toll for toll in tolls if toll.who in CIVIL]
    most = max(some, key=lambda toll: (toll.low or 0, toll.claim_id), default=None)
    return [] if most is None else [_account([most], (most.low, None), replaced)]


def _account(tolls: Sequence[Toll], ends: Bounds, replaced: Sequence[Toll]) -> Account:
    series = {toll.series for toll in tolls}
    older = tuple(toll for toll in replaced if toll.series in series)
    return Account(tolls[0].origin, Coverage.TOTAL, *ends, tuple(tolls), older)


def _less(account: Account, fighters: Sequence[Toll]) -> Account:
    """The account without the fighters that the same origin counts; never below none."""
    if not fighters:
        return account
    most = max((toll.high or toll.low or 0 for toll in fighters), default=0)
    least = min((toll.low or 0 for toll in fighters), default=0)
    low = None if account.low is None else max(0, account.low - most)
    high = None if account.high is None else max(0, account.high - least, low or 0)
    return replace(account, low=low, high=high, tolls=(*account.tolls, *fighters))


def are_said_civilians(account: Account) -> bool:
    """Whether its words call them civilians, or name none but civilians as struck."""
    return all(_said(toll) for toll in account.tolls if toll.who not in FIGHTERS)


def _said(toll: Toll) -> bool:
    struck = toll.claim.recipients
    return toll.who in CIVIL or (bool(struck) and all(map(is_unarmed, struck)))


def least(field: str, rule: str, heard: Iterable[Account]) -> Decision:
    """The least floor of all accounts that are heard."""
    yardstick = Yardstick(
        count=lambda account: account.low,
        weigh=lambda account: (account.low or 0,),
        reasons=("not the least of the counts",),
    )
    return decide(field, rule, heard, yardstick)


def greatest(field: str, rule: str, heard: Iterable[Account]) -> Decision:
    """The greatest bound of all accounts that are heard, of an open bound its floor."""
    yardstick = Yardstick(
        count=lambda account: account.ceiling,
        weigh=lambda account: (-(account.ceiling or 0),),
        reasons=("not the greatest of the counts",),
    )
    return decide(field, rule, heard, yardstick)
