"""From accounts to low, best and high, by rules that a pack gives."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.model.opinions import RecordField
from reportedly.model.records import Estimate, SetAside, Trace
from reportedly.reconcile.accounts import Account
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.judged import JUDGED
from reportedly.reconcile.tolls import Toll


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rules make of an incident's tolls before they decide.

    `accounts` may decide; `lone` rest on single witnesses; `asides` speak of casualties and
    decide nothing, each with its rule. `stand` are all tolls that no later one replaced. `alone` is
    for each claim that a person prefers what it counts if nobody else is heard.
    """

    stand: tuple[Toll, ...]
    accounts: tuple[Account, ...]
    lone: tuple[Account, ...]
    asides: tuple[SetAside, ...]
    alone: Mapping[str, Account] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """One of low, best and high: its count and the accounts that give it, or None and nobody.

    `outweighed` are the accounts that were heard and did not decide, each with the reason.
    `judged` is by whose word it is so, "" where a rule says it.
    """

    field: str
    rule: str
    count: int | None
    accounts: tuple[Account, ...]
    outweighed: tuple[tuple[Account, str], ...] = ()
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How a rule weighs accounts: the least weight decides, part by part.

    `reasons` say for each part of the weight why an account that is heavier there loses.
    """

    count: Callable[[Account], int | None]
    weigh: Callable[[Account], tuple[int, ...]]
    reasons: tuple[str, ...]


def decide(field: str, rule: str, heard: Iterable[Account], yardstick: Yardstick) -> Decision:
    """The count of the account that weighs least, and all accounts that give the same count."""
    accounts = tuple(heard)
    counted = [a for a in accounts if yardstick.count(a) is not None]
    if not counted:
        return Decision(field, rule, None, (), tuple((a, _NO_BOUND) for a in accounts))
    first = min(counted, key=lambda account: (*yardstick.weigh(account), account.origin))
    count = yardstick.count(first)
    agreeing = [a for a in counted if a is not first and yardstick.count(a) == count]
    lost = [a for a in accounts if yardstick.count(a) != count]
    reasons = tuple((account, _reason(yardstick, first, account)) for account in lost)
    return Decision(field, rule, count, (first, *agreeing), reasons)


_NO_BOUND = "leaves this end open"


def _reason(yardstick: Yardstick, first: Account, account: Account) -> str:
    """The first part of the weight in which the account is heavier."""
    if yardstick.count(account) is None:
        return _NO_BOUND
    parts = zip(yardstick.weigh(first), yardstick.weigh(account), yardstick.reasons, strict=True)
    return next(words for lighter, heavier, words in parts if heavier > lighter)


# Which end of a preferred claim's count is meant: of an open bound always the one that is said.
_ENDS: dict[RecordField, Callable[[Account], int | None]] = {
    RecordField.LOW: lambda account: account.low,
    RecordField.BEST: lambda account: account.point,
    RecordField.HIGH: lambda account: account.ceiling,
    RecordField.INJURED_MIN: lambda account: account.low,
    RecordField.INJURED_MAX: lambda account: account.ceiling,
}


def heed(case: Case, tally: Tally, decision: Decision) -> Decision:
    """The decision; where a person prefers a claim that gives this count, that claim's instead."""
    wanted = RecordField(decision.field)
    preferred, end = case.choice(wanted), _ENDS[wanted]
    account = None if preferred is None else tally.alone.get(preferred.claim.claim_id)
    if preferred is None or account is None or end(account) is None:
        return decision
    heard, count = (*tally.accounts, *tally.lone), end(account)
    own = [a for a in heard if account.claim_ids <= a.claim_ids and end(a) == count]
    first, *agreeing = own or [account]
    agreeing += [a for a in heard if a != first and end(a) == count]
    lost = tuple((a, "another claim is preferred") for a in heard if end(a) != count)
    by_rule = f"by {decision.rule} it is {'open' if decision.count is None else decision.count}"
    judged = f"{preferred.words}; {by_rule}"
    return Decision(decision.field, JUDGED, count, (first, *agreeing), lost, judged)


def estimate_of(low: Decision, best: Decision, high: Decision) -> Estimate:
    return Estimate(low.count, best.count, high.count)


def out_of_order(estimate: Estimate) -> str:
    """ "low 184 is above best 179, which GED allows"; "" where low <= best <= high.

    The order is warned about, never forced (CODEBOOK, first of the six facts).
    """
    counts = {"low": estimate.low, "best": estimate.best, "high": estimate.high}
    known = [(field, count) for field, count in counts.items() if count is not None]
    broken = [
        f"{field} {count} is above {above} {higher}"
        for (field, count), (above, higher) in pairwise(known)
        if count > higher
    ]
    return f"{' and '.join(broken)}, which GED allows" if broken else ""


def trace_count(case: Case, tally: Tally, decision: Decision) -> Trace:
    """The decision's trace: who gives the count, and why every other claim does not decide it."""
    against = [*tally.asides, *_outweighed(tally, decision)]
    held = [claim_id for account in decision.accounts for claim_id in account.claim_ids]
    judged = f", {decision.judged}" if decision.judged else ""
    words = f"{_head(case, decision)}{judged}{_told_against(case, against, held)}"
    return trace(decision.field, decision.count, decision.rule, words, held, against)


def _outweighed(tally: Tally, decision: Decision) -> list[SetAside]:
    reasons = dict(decision.outweighed)
    unheard = [a for a in (*tally.accounts, *tally.lone) if a not in decision.accounts]
    for account in unheard:
        lone = account in tally.lone
        reasons.setdefault(account, "rests on one witness alone" if lone else _PARTY_ALONE)
    return [
        SetAside(claim_id, decision.rule, f"{account.words}: {reason}")
        for account, reason in reasons.items()
        for claim_id in sorted(account.claim_ids)
    ]


_PARTY_ALONE = "a party decides this only where nobody else gives a toll"


def _head(case: Case, decision: Decision) -> str:
    if decision.count is None:
        return f"{decision.field}: no origin gives a count that could decide it"
    first = decision.accounts[0]
    name = case.origin_name(first.tolls[0].claim)
    kind = "latest toll" if first.replaced else "toll"
    bound = f" ({first.words})" if first.is_open else ""
    words = f"{decision.field} {decision.count}: {kind} of {name}{bound}"
    older = _counts(first)
    return f"{words}, supersedes {older}" if older else words


def _counts(account: Account) -> str:
    counts = {
        toll.low if toll.low is not None else toll.high: toll.words for toll in account.replaced
    }
    return ", ".join(counts[count] for count in sorted(counts, key=lambda n: n or 0))


def _told_against(case: Case, against: Sequence[SetAside], held: Sequence[str]) -> str:
    """What a person must see at once: set aside by another rule than age or weight."""
    partisan = {a for a in against if a.rule == case.cites.step(5) and a.claim_id not in held}
    if not partisan:
        return ""
    names = {claim.claim_id: case.origin_name(claim) for claim in case.claims}
    ordered = sorted(partisan, key=lambda a: (a.rule, a.claim_id, a.reason))
    return "".join(
        f"; {reason} by {names[aside.claim_id]} set aside: {why} ({aside.rule})"
        for aside in ordered
        for reason, why in [aside.reason.split(": ", 1)]
    )
