"""Claims as they read after some decisions, and how well they then stand together."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Set

from reportedly.link.bonds import NEWS_THRESHOLD
from reportedly.link.ground import Ground
from reportedly.link.judged import NOT_ONE, Fit
from reportedly.link.neighbourhood import THRESHOLD
from reportedly.model.claims import ResolvedClaim


class Readings:
    """As they were read, at first, and as they were `added`; then as persons amended them."""

    def __init__(self, ground: Ground, added: Mapping[str, int]) -> None:
        self._bonds = ground.bonds
        self._added = added
        self._at = ChainMap[str, int](dict[str, int](), dict(added), ground.at)
        self.words: dict[int, str] = {}  # of what persons amended, by telling

    def reread(self, claims: Set[str], at: int, words: str) -> None:
        """Read these claims as another telling from now on."""
        self._at.update(dict.fromkeys(claims, at))
        self.words[at] = words

    def likeness(self, some: Set[str], others: Set[str]) -> tuple[bool, float]:
        """Whether some were told together with others, and their mean score: 0 if none is known."""
        return self._bonds.likeness(self._held(some), self._held(others))

    def fit(self, some: Set[str], others: Set[str]) -> Fit:
        """How well some stand with all of others, by what is asked where clusters are made: of
        news with news less, and nothing of what is told beside it."""
        ones, twos = self._held(some), self._held(others)
        if self._bonds.are_apart(ones, twos):
            return False, NOT_ONE
        news, led = self._news(ones), self._news(twos)
        if news and led:
            return True, self._bonds.mean(news, led) / NEWS_THRESHOLD
        return False, self._bonds.mean(ones, twos) / THRESHOLD

    def _news(self, tellings: Iterable[int]) -> set[int]:
        return {at for at in tellings if self._bonds.tellings[at].lead}

    def near(self, some: Set[str]) -> set[str]:
        """The claims that some are drawn to, but for what is added later."""
        drawn = set[int]().union(*map(self._bonds.drawn, self._held(some)))
        near = {claim.claim_id for at in drawn for claim in self._read_as(at)}
        return {key for key in near if key in self._at.maps[0] or key not in self._added}

    def shown(self, claims: Set[str]) -> dict[int, list[ResolvedClaim]]:
        """These claims by their tellings, in canonical order."""
        told = {at: self._read_as(at) for at in self._bonds.in_order(self._held(claims))}
        return {at: [c for c in here if c.claim_id in claims] for at, here in told.items()}

    def _read_as(self, at: int) -> list[ResolvedClaim]:
        """The claims that read as this telling now."""
        return [c for c in self._bonds.tellings[at].claims if self._at.get(c.claim_id) == at]

    def _held(self, claim_ids: Iterable[str]) -> set[int]:
        """The tellings that hold these claims."""
        return {self._at[key] for key in claim_ids}
