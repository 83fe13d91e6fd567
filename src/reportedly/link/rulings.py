"""What persons hold together and what they keep apart, as one decision follows another.

A decision takes back of earlier ones what stands in its way, and no more: to join is to take back
what kept these claims apart, to part is to take back what joined them. What was taken back stays
so, unless what took it back is undone.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Set
from dataclasses import dataclass, replace
from typing import Self

Claims = frozenset[str]  # by id


@dataclass(frozen=True, slots=True)
class Decision:
    """That claims are `as_one` happening, or apart from others, or both; in whose `words`."""

    words: str
    claims: tuple[str, ...]
    apart: tuple[str, ...] = ()
    as_one: bool = True

    def among(self, here: Container[str]) -> Self | None:
        """What is decided of those claims that are here; None where there are none to speak of."""
        claims = tuple(key for key in self.claims if key in here)
        apart = tuple(key for key in self.apart if key in here)
        return replace(self, claims=claims, apart=apart) if claims else None


class Rulings:
    """What is held together and kept apart by the decisions that were taken so far."""

    def __init__(self) -> None:
        self._groups: dict[str, Claims] = {}
        self._barred: dict[str, set[str]] = defaultdict(set)
        self._joined: list[Claims] = []
        self._joins: dict[str, list[int]] = defaultdict(list)  # by claim, the numbers of these

    def take(self, decision: Decision) -> None:
        """Take the next decision."""
        claims = frozenset(decision.claims)
        if decision.apart:
            self._part(claims, frozenset(decision.apart))
        if decision.as_one:
            self._join(claims)

    def _join(self, claims: Claims) -> None:
        one = self.bound_to(claims)
        for claim_id in one:
            self._groups[claim_id] = one
            self._barred[claim_id] -= one
        for claim_id in claims:
            self._joins[claim_id].append(len(self._joined))
        self._joined.append(claims)

    def _part(self, claims: Claims, others: Claims) -> None:
        for group in {self.group(claim_id) for claim_id in claims}:
            if not group.isdisjoint(others):
                self._groups.update(self._divided(group, claims, others))
        for claim_id in claims:
            self._barred[claim_id] |= others
        for claim_id in others:
            self._barred[claim_id] |= claims

    def _divided(self, group: Claims, claims: Claims, others: Claims) -> dict[str, Claims]:
        """The group, by what joined it: the latest first, as far as it joins no two sides."""
        parts = {claim_id: frozenset({claim_id}) for claim_id in group}
        numbers = {number for claim_id in group for number in self._joins[claim_id]}
        for number in sorted(numbers, reverse=True):
            met = {parts[claim_id] for claim_id in self._joined[number] & group}
            mine = {part for part in met if not part.isdisjoint(claims)}
            theirs = {part for part in met if not part.isdisjoint(others)}
            for together in (mine, theirs) if mine and theirs else (met,):
                one = frozenset[str]().union(*together)
                parts.update(dict.fromkeys(one, one))
        return parts

    def group(self, claim_id: str) -> Claims:
        """All that must be with a claim, itself included."""
        return self._groups.get(claim_id, frozenset({claim_id}))

    def bound_to(self, claims: Iterable[str]) -> Claims:
        """All that must be with some of the claims, these included."""
        return frozenset[str]().union(*map(self.group, claims))

    def bar(self, some: Iterable[str], others: Set[str]) -> bool:
        """Whether some of the one must not be with some of the others."""
        known = (self._barred[claim_id] for claim_id in some if claim_id in self._barred)
        return any(not barred.isdisjoint(others) for barred in known)

    def hold(self, decision: Decision) -> bool:
        """Whether nothing of what it asks for was taken back since, but that a part is one."""
        if decision.apart:
            return all(self._barred[key].issuperset(decision.apart) for key in decision.claims)
        return self.group(decision.claims[0]).issuperset(decision.claims)

    def still_held(self, decision: Decision) -> Claims:
        """Those of its claims for which it holds as asked; none where nothing of it is left.

        Of a join the most that are still one; of a split those still apart from all the others.
        """
        if decision.apart:
            others = frozenset(decision.apart)
            return frozenset(key for key in decision.claims if self._barred[key] >= others)
        asked = frozenset(decision.claims)
        groups = {self.group(key) & asked for key in decision.claims}
        most = min(groups, key=lambda group: (-len(group), min(group)))
        return most if len(most) > 1 else frozenset()
