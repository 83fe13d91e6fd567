"""Accounts: what each origin says in the end, after its older tolls are replaced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model.casualties import Whom
from reportedly.model.records import SetAside
from reportedly.reconcile.tolls import CIVIL, FIGHTERS, Coverage, Toll, add_bounds, bounds_in_words


@dataclass(frozen=True, slots=True)
class Account:
    """One origin's count as it stands: the tolls that make it, and the older ones it replaced."""

    origin: str
    coverage: Coverage
    low: int | None
    high: int | None
    tolls: tuple[Toll, ...]
    replaced: tuple[Toll, ...]

    @property
    def claim_ids(self) -> frozenset[str]:
        return frozenset(toll.claim_id for toll in self.tolls)

    @property
    def is_open(self) -> bool:
        return self.low is None or self.high is None

    @property
    def point(self) -> int | None:
        """The count it stands for: of a range or an open bound, the floor (A.5 step 6)."""
        return self.low

    @property
    def ceiling(self) -> int | None:
        """The greatest count it vouches for: of an open bound, its floor (A.5 step 6)."""
        return self.high if self.high is not None else self.low

    @property
    def words(self) -> str:
        return bounds_in_words(self.low, self.high)


def latest_tolls(tolls: Iterable[Toll]) -> tuple[tuple[Toll, ...], tuple[Toll, ...]]:
    """The tolls that stand and those they replace, series by series."""
    series: dict[object, list[Toll]] = defaultdict(list)
    for toll in tolls:
        series[toll.series].append(toll)
    stand: list[Toll] = []
    replaced: list[Toll] = []
    for members in series.values():
        last = _last(members)
        for toll in members:
            same = (toll.low, toll.high) == (last.low, last.high)
            (stand if same else replaced).append(toll)
    return tuple(stand), tuple(replaced)


def _last(tolls: Sequence[Toll]) -> Toll:
    """The latest; of one day the larger. A later open bound that admits the closed toll before
    it ("at least 80" after "83") says nothing new and does not replace it."""
    ordered = sorted(tolls, key=_age)
    last = ordered[-1]
    closed = [toll for toll in ordered if not toll.is_open]
    return closed[-1] if last.is_open and closed and _admits(last, closed[-1]) else last


def _age(toll: Toll) -> tuple[bool, date, int, int, str]:
    """News before its retelling as background in some later report, then by day, then by size."""
    return (
        not toll.claim.claim.background,
        toll.told or date.min,
        toll.low if toll.low is not None else toll.high or 0,
        0 if toll.is_open else 1,
        toll.claim_id,
    )


def _admits(bound: Toll, closed: Toll) -> bool:
    low, high = closed.low or 0, closed.high or 0
    return (bound.low is None or bound.low <= low) and (bound.high is None or high <= bound.high)


def accounts_of(stand: Sequence[Toll], replaced: Sequence[Toll]) -> tuple[Account, ...]:
    """Each origin's account by coverage; disjoint parts of one origin add up to a total."""
    standing, older = _by_origin(stand), _by_origin(replaced)
    return tuple(
        account
        for origin in sorted(standing)
        for account in _accounts(origin, standing[origin], older.get(origin, ()))
    )


def _by_origin(tolls: Iterable[Toll]) -> dict[str, list[Toll]]:
    found: dict[str, list[Toll]] = defaultdict(list)
    for toll in tolls:
        found[toll.origin].append(toll)
    return found


def _accounts(origin: str, stand: Sequence[Toll], replaced: Sequence[Toll]) -> list[Account]:
    made = []
    for coverage in (Coverage.TOTAL, Coverage.NAMES):
        tolls = [toll for toll in stand if toll.coverage is coverage]
        if tolls:
            made.append(_account(origin, coverage, tolls, replaced))
    parts = [toll for toll in stand if toll.coverage is Coverage.PART and not toll.nested]
    classes = _by_class(parts)
    if not made and len(classes) > 1:
        return [_sum_account(origin, classes, replaced)]
    return made + [_account(origin, Coverage.PART, tolls, replaced) for tolls in classes]


def _account(
    origin: str, coverage: Coverage, tolls: Sequence[Toll], replaced: Sequence[Toll]
) -> Account:
    series = {toll.series for toll in tolls}
    older = tuple(toll for toll in replaced if toll.series in series)
    return Account(origin, coverage, tolls[0].low, tolls[0].high, tuple(tolls), older)


def _sum_account(
    origin: str, classes: Sequence[Sequence[Toll]], replaced: Sequence[Toll]
) -> Account:
    low, high = add_bounds([(tolls[0].low, tolls[0].high) for tolls in classes])
    tolls = tuple(toll for members in classes for toll in members)
    series = {toll.series for toll in tolls}
    older = tuple(toll for toll in replaced if toll.series in series)
    return Account(origin, Coverage.TOTAL, low, high, tolls, older)


def _by_class(parts: Sequence[Toll]) -> list[list[Toll]]:
    """Parts that do not overlap: civilians (or the largest of their sorts), fighters, police."""
    by_who: dict[Whom, list[Toll]] = defaultdict(list)
    for toll in parts:
        by_who[toll.who].append(toll)
    civil = [who for who in by_who if who in CIVIL]
    widest = max(
        civil, key=lambda who: (who is Whom.CIVILIANS, by_who[who][0].low or 0, who), default=None
    )
    fighting = sorted(who for who in by_who if who in FIGHTERS)
    return [by_who[who] for who in ([] if widest is None else [widest]) + fighting]


def set_aside(tolls: Iterable[Toll], rule: str, reason: str) -> list[SetAside]:
    """The tolls' claims as set aside, each with its own count in the reason."""
    return [SetAside(toll.claim_id, rule, f"{toll.words}: {reason}") for toll in tolls]
