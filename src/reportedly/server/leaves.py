"""An incident of many claims, one page of them after another: what a person needs first, first.

Nothing is dropped: every claim stands on one page, and what a list leaves out it counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

from reportedly.model.casualties import Figure, Outcome
from reportedly.model.events import Status
from reportedly.model.records import EventRecord
from reportedly.query.counts import figure_words
from reportedly.server.dossier import Dossier, Told, Witness
from reportedly.server.paging import Paged
from reportedly.server.sayings import allows
from reportedly.server.tracing import COUNTS

CLAIMS_AT_ONCE = 40  # a claim weighs 9 to 14 kB in a made-up casebook: half a megabyte at most
CITED_AT_ONCE = 20  # of other pages' claims where one is cited: some four lines of numbers


class Named(Protocol):
    """Whatever stands for a claim."""

    @property
    def id(self) -> str: ...


One = TypeVar("One", bound=Named)


@dataclass(frozen=True, slots=True)
class Few(Generic[One]):
    """Some of many, how many `more` there are, and on which page the first of those stands.

    `page` is None where none of them is a claim of this incident.
    """

    shown: tuple[One, ...]
    more: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of an incident's claims, in the order of their origins; `pages` holds all pages.

    `here` says which page it is and where those beside it are.
    """

    here: Paged
    told: tuple[Told, ...]
    witnesses: tuple[Witness, ...]
    ids: frozenset[str]
    firsts: frozenset[str]
    pages: dict[str, int]

    @property
    def whole(self) -> bool:
        """Whether it holds all claims of the incident."""
        return self.here.of == 1

    def few(self, many: Sequence[One]) -> Few[One]:
        """Those that stand on this page, and where these are few, some that do not."""
        if self.whole:
            return Few(tuple(many))
        own = [one for one in many if one.id in self.ids]
        others = [one for one in many if one.id not in self.ids]
        room = max(0, CITED_AT_ONCE - len(own))
        left = others[room:]
        page = next((self.pages[one.id] for one in left if one.id in self.pages), None)
        return Few((*own, *others[:room]), len(left), page)


def leaf_of(found: Dossier, number: int, came_from: str = "") -> Leaf:
    """The page with this number, from 1, or the nearest there is."""
    leaves = _leaves(_as_needed(found.told, found.record))
    return _leaf(found, leaves, min(max(number, 1), len(leaves)), came_from)


def _leaf(found: Dossier, leaves: Sequence[Sequence[Told]], at: int, came_from: str) -> Leaf:
    ids = frozenset(told.id for told in leaves[at - 1])
    held = ((one.name, tuple(t for t in one.told if t.id in ids)) for one in found.witnesses)
    witnesses = tuple(Witness(name, told) for name, told in held if told)
    return Leaf(
        _paged(found, at, len(leaves), came_from),
        tuple(told for witness in witnesses for told in witness.told),
        witnesses,
        ids,
        frozenset(witness.told[0].id for witness in witnesses),
        {told.id: page for page, leaf in enumerate(leaves, start=1) for told in leaf},
    )


def whole(found: Dossier) -> Leaf:
    """All claims on one page, however many: for a page that is printed or sent."""
    return _leaf(found, [found.told], 1, "")


def page_of(found: Dossier, claim_id: str) -> int:
    """The page on which a claim of the incident stands."""
    ordered = _as_needed(found.told, found.record)
    return next(at for at, told in enumerate(ordered) if told.id == claim_id) // CLAIMS_AT_ONCE + 1


def _leaves(ordered: Sequence[Told]) -> list[Sequence[Told]]:
    """At least one."""
    starts = range(0, max(1, len(ordered)), CLAIMS_AT_ONCE)
    return [ordered[start : start + CLAIMS_AT_ONCE] for start in starts]


def _paged(found: Dossier, number: int, of: int, came_from: str) -> Paged:
    def address(page: int) -> str:
        asked = {"claims": str(page), **({"from": came_from} if came_from else {})}
        return f"/incidents/{found.number}?{urlencode(asked)}#claims-head"

    before = address(number - 1) if number > 1 else None
    after = address(number + 1) if number < of else None
    offset = (number - 1) * CLAIMS_AT_ONCE
    return Paged(number, of, len(found.told), offset, before, after)


def _as_needed(told: Sequence[Told], record: EventRecord | None) -> list[Told]:
    """Those that a count rests on and those that contradict, then the rest by their numbers.

    Of those that say the same, one comes before any is repeated: where hundreds agree, the one
    that denies it stands beside the first of them.
    """
    deciding = frozenset(_deciding(record))
    heard: Counter[tuple[bool, str]] = Counter()
    ranked: list[tuple[bool, int, bool, int, Told]] = []
    for one in told:
        decides, against = one.id in deciding, _against(one, record)
        said = (decides, _toll(one) if decides else against)
        needed = decides or bool(against)
        turn = heard[said] if needed else 0
        ranked.append((not needed, turn, not decides, one.number, one))
        heard[said] += 1
    return [one for *_, one in sorted(ranked, key=lambda each: each[:-1])]


def _deciding(record: EventRecord | None) -> Iterator[str]:
    for trace in () if record is None else record.traces:
        if trace.field in COUNTS:
            yield from trace.claims_for


def _against(told: Told, record: EventRecord | None) -> str:
    """In what words a claim denies, or tells a toll that leaves no room for the record's best;
    "" where it does neither."""
    if told.claim.claim.status is Status.DENIED:
        return told.claim.claim.status.value
    best = None if record is None else record.fatalities.best
    if best is None:
        return ""
    beyond = any(not allows(one, best) for one in _killed(told))
    return _toll(told) if beyond else ""


def _toll(told: Told) -> str:
    return "; ".join(map(figure_words, _killed(told)))


def _killed(told: Told) -> Iterator[Figure]:
    return (one for one in told.claim.claim.figures if one.outcome is Outcome.KILLED)
