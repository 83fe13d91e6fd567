"""Claims as persons made them, corrected or added, as tellings that stand in no cluster.

Clusters are made of claims as they were read. What is amended is compared with them, and then laid
over them (`link/judged.py`), so that it moves none of those that it does not speak of.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportedly.link.bundling import newsworth
from reportedly.link.ground import Ground
from reportedly.link.profiles import UNKNOWN
from reportedly.link.retold import told_of_two
from reportedly.link.rulings import Decision
from reportedly.link.tellings import Telling, first_word, sort_of, telling_of
from reportedly.model.claims import ResolvedClaim

_NOWHERE = -1  # the telling of a claim that was not read


@dataclass(frozen=True, slots=True)
class Amendment:
    """Claims as one judgement left them, and in whose words; `alone` where persons say with which
    others what they added belongs, so that no score is asked."""

    words: str
    claims: tuple[ResolvedClaim, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims that are told as one since they were amended, by the number of that telling.

    `named` are those that a person spoke of; `along` goes with them what was told as one happening
    with them and still may be: neither a day nor a place sets it apart.
    """

    named: frozenset[str]
    along: frozenset[str]
    at: int

    @property
    def claims(self) -> frozenset[str]:
        return self.named | self.along


@dataclass(frozen=True, slots=True)
class Reread:
    """An amendment, as what can be compared."""

    words: str
    units: tuple[Unit, ...]
    alone: bool


_Known = tuple[str, tuple[int, ...], int, tuple[ResolvedClaim, ...], frozenset[str]]


class Rereadings:
    """What was amended, each filed and compared as long as it is in force."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._units: dict[_Known, tuple[Unit, ...]] = {}
        self.added: dict[str, int] = {}  # by claims that were not read: how it was told first

    def read(self, acts: Iterable[Decision | Amendment]) -> list[Decision | Reread]:
        """What is decided of claims that are here, in its order."""
        before, self._units = self._units, {}
        amended: dict[str, ResolvedClaim] = {}
        self.added = {}
        read = [
            self._reread(act, amended, before) if isinstance(act, Amendment) else act
            for act in acts
        ]
        for units in (before[key] for key in before.keys() - self._units.keys()):
            for unit in units:
                self._ground.withdraw(unit.at)
        here = ChainMap(self.added, self._ground.at)
        told = (act.among(here) if isinstance(act, Decision) else act for act in read)
        return [act for act in told if act is not None and (isinstance(act, Decision) or act.units)]

    def _reread(
        self,
        act: Amendment,
        amended: dict[str, ResolvedClaim],
        before: Mapping[_Known, tuple[Unit, ...]],
    ) -> Reread:
        """`amended` are claims as earlier acts left them: to these it adds its own."""
        units: list[Unit] = []
        changed = sorted(self._changed(act.claims, amended), key=_in_text)
        changed.sort(key=self._telling_at)
        for (at, _), told in groupby(changed, key=self._telling_at):
            named = tuple(told)
            along = self._along(at, {claim.claim_id for claim in named} | amended.keys())
            key = self._known(act.words, at, named, along)
            self._units[key] = before.get(key) or tuple(self._filed(act.words, at, named, along))
            units += self._units[key]
        amended.update((claim.claim_id, claim) for claim in changed)
        for claim_id, at in ((key, unit.at) for unit in units for key in unit.named):
            if claim_id not in self._ground.at:
                self.added.setdefault(claim_id, at)
        return Reread(act.words, tuple(units), act.alone)

    def _changed(
        self, claims: Iterable[ResolvedClaim], amended: Mapping[str, ResolvedClaim]
    ) -> Iterator[ResolvedClaim]:
        """Those of which something that linking looks at is otherwise than before."""
        for claim in claims:
            old = amended.get(claim.claim_id) or self._as_read(claim.claim_id)
            if old is None or _looked_at(old) != _looked_at(claim):
                yield claim

    def _as_read(self, claim_id: str) -> ResolvedClaim | None:
        at = self._ground.at.get(claim_id)
        told = () if at is None else self._ground.bonds.tellings[at].claims
        return next((claim for claim in told if claim.claim_id == claim_id), None)

    def _telling_at(self, claim: ResolvedClaim) -> tuple[int, str]:
        """What was read at once stays in one; each that was added is by itself."""
        at = self._ground.at.get(claim.claim_id, _NOWHERE)
        return at, claim.claim_id if at == _NOWHERE else ""

    def _along(self, at: int, without: Iterable[str]) -> tuple[ResolvedClaim, ...]:
        """What was told with the claims and was never amended."""
        told = () if at == _NOWHERE else self._ground.bonds.tellings[at].claims
        return tuple(claim for claim in told if claim.claim_id not in without)

    def _known(
        self, words: str, at: int, named: tuple[ResolvedClaim, ...], along: Iterable[ResolvedClaim]
    ) -> _Known:
        whole = tuple(self._ground.told.get(named[0].claim.report_id, ()))
        return words, whole, at, named, frozenset(claim.claim_id for claim in along)

    def _filed(
        self,
        words: str,
        at: int,
        named: Sequence[ResolvedClaim],
        along: tuple[ResolvedClaim, ...],
    ) -> Iterator[Unit]:
        names = {claim.claim_id for claim in named}
        for together in _told_as_one(named, along):
            here = frozenset(claim.claim_id for claim in together)
            if meant := here & names:
                name = f"{min(meant)} {words}"  # of two tellings of a claim, both may be held
                telling = self._telling(at, tuple(sorted(together, key=_in_text)), name)
                yield Unit(meant, here - names, self._ground.compare(telling))

    def _telling(self, at: int, claims: tuple[ResolvedClaim, ...], name: str) -> Telling:
        """Within its report, as its news where it was that; `name` is in its key alone."""
        told, report_id = telling_of(claims), claims[0].claim.report_id
        beside = [self._ground.bonds.tellings[n] for n in self._ground.told.get(report_id, ())]
        is_first = all(newsworth(told) < newsworth(other) for other in beside)
        return replace(
            told,
            key=(*told.key[:4], f"{told.key[4]} {name}"),
            lead=is_first if at == _NOWHERE else self._ground.bonds.tellings[at].lead,
            profile=self._ground.profiles.get(report_id, UNKNOWN),
            named=told.named.union(*(other.named for other in beside[:1])),
        )


def _told_as_one(
    named: Iterable[ResolvedClaim], along: tuple[ResolvedClaim, ...]
) -> list[tuple[ResolvedClaim, ...]]:
    """What was told at once, by what still may be one happening; first what nobody named."""
    units = [along] if along else []
    for claim in named:
        alone = telling_of((claim,))
        at = next((n for n, u in enumerate(units) if not told_of_two(alone, telling_of(u))), None)
        if at is None:
            units.append((claim,))
        else:
            units[at] = (*units[at], claim)
    return units


def _in_text(claim: ResolvedClaim) -> tuple[int, str]:
    return first_word(claim), claim.claim_id


def _looked_at(claim: ResolvedClaim) -> tuple[object, ...]:
    """Who says it is not of it, nor a figure: what decides whether two tell of one happening."""
    said = claim.claim
    return (
        sort_of(claim),
        said.event_type,
        said.means,
        said.background,
        said.date,
        claim.place,
        claim.actors,
        claim.recipients,
    )
