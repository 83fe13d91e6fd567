"""Claims joined into incidents, report by report; each report re-opens only its neighbourhood.

Tellings (one report's claims about one happening) are the nodes of a graph, scores its edges. Some
are first tied into knots by what needs no score: copies of one text, and a person's must-links.
What clusters depends on the set of tellings alone, so adding reports one by one and all at once
gives the same. That it need not be found anew for all of them: see `_reopen`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from reportedly.link.alignment import align_copies
from reportedly.link.blocking import Cells
from reportedly.link.neighbourhood import Bonds, Tie, clusters, incident
from reportedly.link.profiles import Profile
from reportedly.link.tellings import NO_PROFILES, tellings_of
from reportedly.link.verdicts import NO_VERDICTS, Pair, Verdicts
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident

# Tellings that are clustered in one go. Of little weight for time; a million at once would need
# all their scores as one table.
_AT_ONCE = 2000


class Linker:
    """The incidents of all claims added so far. What persons judged is given at the start."""

    def __init__(self, verdicts: Verdicts = NO_VERDICTS) -> None:
        self._bonds = Bonds()
        self._cells = Cells()
        self._told: dict[str, list[int]] = defaultdict(list)
        self._verdicts = verdicts
        self._judged = {key: -1 for pair, _ in (*verdicts.must, *verdicts.cannot) for key in pair}
        self._copies: dict[CopyGroup, tuple[Tie, ...]] = {}
        self._clusters: dict[int, tuple[int, ...]] = {}  # by the number of each of its tellings
        self._incidents: dict[int, Incident] = {}  # by the first number of its cluster
        self._stirred: set[int] = set()

    def add(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take in the claims of reports whose claims were not there before."""
        for telling in tellings_of(claims, alone=self._verdicts.alone, profiles=profiles):
            at = len(self._bonds.tellings)
            self._bonds.take_in(telling, self._cells.file(at, telling))
            self._told[telling.report_id].append(at)
            self._stirred.add(at)
            if self._judged:
                held = (claim.claim_id for claim in telling.claims)
                self._judged.update((key, at) for key in held if key in self._judged)

    def copies(self, groups: Sequence[CopyGroup]) -> None:
        """Which reports are one text, as far as is known by now: all groups, old and new."""
        for group in self._copies.keys() - set(groups):
            for tie in self._copies.pop(group):
                self._bonds.untie(tie)
                self._stirred.update(tie.ends)
        for group in groups:
            if group not in self._copies:
                self._copies[group] = tuple(self._repeated(group))
                for tie in self._copies[group]:
                    self._tie(tie)

    def _tie(self, tie: Tie) -> None:
        self._bonds.tie(tie)
        self._stirred.update(tie.ends)

    def _repeated(self, group: CopyGroup) -> Iterable[Tie]:
        """The tellings of copies that repeat one another."""
        tellings = self._bonds.tellings
        here = [at for report_id in group.report_ids for at in self._told.get(report_id, ())]
        here.sort(key=lambda at: tellings[at].key)
        told = [tellings[at] for at in here]
        return (Tie(here[a], here[b], words) for a, b, words in align_copies(told, [group]))

    def incidents(self) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, in order of the incidents' founding claims."""
        self.moved()
        return _in_order(self._incidents.values())

    def moved(self) -> tuple[Incident, ...]:
        """The incidents of the neighbourhoods that were re-opened since the last answer."""
        self._judge()
        ahead = iter(sorted(self._dissolved()))
        self._stirred.clear()
        fresh: set[int] = set()
        while some := set(islice(ahead, _AT_ONCE)):
            for together in self._hanging_together(some):
                fresh |= self._reopen(together)
        changed = {self._clusters[at][0] for at in fresh}
        for first in changed:
            self._incidents[first] = incident(self._clusters[first], self._bonds)
        return _in_order(self._incidents[first] for first in changed)

    def _judge(self) -> None:
        """Ties and bars between claims that a person judged, as soon as both are there."""
        for pair, words in self._verdicts.must:
            tie = Tie(*self._ends(pair), words)
            if tie.left >= 0 and tie not in self._bonds.must:
                self._bonds.must[tie] = len(self._bonds.must)
                self._tie(tie)
        for pair, _ in self._verdicts.cannot:
            left, right = self._ends(pair)
            if left >= 0 and right not in self._bonds.barred[left]:
                self._bonds.barred[left].add(right)
                self._stirred |= {left, right}

    def _ends(self, pair: Pair) -> tuple[int, int]:
        one, two = sorted(self._judged[claim_id] for claim_id in pair)
        return one, two

    def _dissolved(self) -> set[int]:
        """What was stirred, with all that stood in one cluster with it: none is clustered now."""
        found = set(self._stirred)
        found.update(*(self._clusters[first] for first in self._firsts(self._stirred)))
        for at in found:
            self._clusters.pop(at, None)
            self._incidents.pop(at, None)
        return found

    def _hanging_together(self, some: set[int]) -> Iterator[set[int]]:
        """The tellings in parts that are drawn to each other."""
        left = set(some)
        while left:
            part = {left.pop()}
            ahead = list(part)
            while ahead:
                near = self._bonds.drawn(ahead.pop()) & left
                left -= near
                part |= near
                ahead += near
            yield part

    def _reopen(self, new: set[int]) -> set[int]:
        """Clusters new tellings, and of the others those that are moved by them.

        The best pair of clusters joins first, so those that no new telling joins go on as they
        did. What is new is tried with all clusters that it is drawn to. Those that it has taken
        from are re-opened and tried with all they are drawn to in turn, until the rest stay.
        """
        opened, near, found = set(new), set[int](), list[tuple[int, ...]]()
        while not (around := opened | self._rim(opened)) <= near:
            near = around
            found = clusters(near, self._bonds)
            while mixed := _joined(found, opened) - opened:
                opened.update(*(self._clusters[one] for one in self._firsts(mixed)))
        for at in opened - new:
            self._incidents.pop(at, None)
        for each in found:
            if each[0] in opened:
                self._clusters.update(dict.fromkeys(each, each))
        return opened

    def _firsts(self, some: Iterable[int]) -> set[int]:
        """The first of each cluster that one of these stands in."""
        return {self._clusters[at][0] for at in some if at in self._clusters}

    def _rim(self, opened: set[int]) -> set[int]:
        """The clusters that opened tellings are drawn to."""
        drawn: set[int] = set().union(*map(self._bonds.drawn, opened)) - opened
        return set().union(*(self._clusters[first] for first in self._firsts(drawn)))


def _joined(found: Iterable[tuple[int, ...]], opened: set[int]) -> set[int]:
    """All that stand in one cluster with some that are opened."""
    return {at for each in found if not opened.isdisjoint(each) for at in each}


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))
