"""Claims joined into incidents, report by report; each report re-opens only its neighbourhood.

Tellings (one report's claims about one happening) are the nodes of a graph, scores its edges. Some
are first tied into knots by what needs no score: copies of one text, and a person's must-links.
What clusters depends on the set of tellings alone, so adding reports one by one and all at once
gives the same. That it need not be found anew for all of them: see `_reopen`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from reportedly.link.alignment import align_copies
from reportedly.link.blocking import Cells
from reportedly.link.bonds import Bonds, Tie
from reportedly.link.neighbourhood import clusters, incident
from reportedly.link.profiles import Profile
from reportedly.link.tellings import NO_PROFILES, Telling, tellings_of
from reportedly.link.verdicts import NO_VERDICTS, Pair, Verdicts
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident


class Linker:
    """The incidents of all claims added so far. What persons judged is given at the start."""

    def __init__(self, verdicts: Verdicts = NO_VERDICTS) -> None:
        self._bonds = Bonds()
        self._cells = Cells()
        self._told: dict[str, list[int]] = defaultdict(list)
        self._at: dict[str, int] = {}  # by claim, the number of its telling
        self._gone: set[int] = set()  # tellings that were retold
        self._verdicts = verdicts
        self._groups: dict[str, CopyGroup] = {}  # by report
        self._copies: dict[CopyGroup, tuple[Tie, ...]] = {}
        self._untied: set[CopyGroup] = set()
        self._clusters: dict[int, tuple[int, ...]] = {}  # by the number of each of its tellings
        self._incidents: dict[int, Incident] = {}  # by the first number of its cluster
        self._stirred: set[int] = set()

    def add(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take in the claims of reports whose claims were not there before."""
        told = tellings_of(claims, alone=self._verdicts.alone, profiles=profiles)
        first = len(self._bonds.tellings)
        self._bonds.take_in((each, self._file(at, each)) for at, each in enumerate(told, first))

    def _file(self, at: int, telling: Telling) -> set[int]:
        """The tellings that a new one meets."""
        self._told[telling.report_id].append(at)
        self._at.update((claim.claim_id, at) for claim in telling.claims)
        self._stirred.add(at)
        self._untie_copies(telling.report_id)
        met = self._cells.file(at, telling)
        return met - self._gone if self._gone else met

    def retell(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take all claims of some reports, in the place of those that they had.

        Each must still be there. The profile of a report that was known need not be told again.
        """
        told, known = tuple(claims), dict(profiles)
        for report_id in {claim.claim.report_id for claim in told}:
            for at in self._told.pop(report_id, ()):
                known.setdefault(report_id, self._bonds.tellings[at].profile)
                self._withdraw(at)
        self.add(told, profiles=known)

    def _withdraw(self, at: int) -> None:
        self._bonds.withdraw(at)
        self._gone.add(at)
        for member in self._clusters.get(at, ()):
            self._clusters.pop(member)
            self._incidents.pop(member, None)
            self._stirred.add(member)

    def judge(self, verdicts: Verdicts) -> None:
        """Hold to these verdicts from now on, in the place of the earlier ones."""
        parted = self._verdicts.alone ^ verdicts.alone
        self._verdicts = verdicts
        tellings = self._bonds.tellings
        reports = {tellings[self._at[key]].report_id for key in parted if key in self._at}
        held = (tellings[at].claims for report_id in reports for at in self._told[report_id])
        self.retell(chain.from_iterable(held))

    def copies(self, groups: Iterable[CopyGroup]) -> None:
        """Which reports are one text, as far as is known by now: all groups, old and new."""
        now = dict.fromkeys(groups)
        self._groups = {report_id: group for group in now for report_id in group.report_ids}
        for group in self._copies.keys() - now.keys():
            self._untie_group(group)
        self._untied = now.keys() - self._copies.keys()

    def _tie_copies(self) -> None:
        for group in self._untied:
            self._copies[group] = tuple(self._repeated(group))
            for tie in self._copies[group]:
                self._tie(tie)
        self._untied.clear()

    def _untie_copies(self, report_id: str) -> None:
        """Let the ties between a report and its copies be found anew."""
        group = self._groups.get(report_id)
        if group is not None and group in self._copies:
            self._untie_group(group)
            self._untied.add(group)

    def _untie_group(self, group: CopyGroup) -> None:
        for tie in self._copies.pop(group):
            self._untie(tie)

    def _tie(self, tie: Tie) -> None:
        self._bonds.tie(tie)
        self._stirred.update(tie.ends)

    def _untie(self, tie: Tie) -> None:
        self._bonds.untie(tie)
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
        self._tie_copies()
        self._tie_judged()
        self._bar_judged()
        self._stirred -= self._gone
        fresh = self._reopen(self._dissolved())
        self._stirred.clear()
        changed = {self._clusters[at][0] for at in fresh}
        for first in changed:
            self._incidents[first] = incident(self._clusters[first], self._bonds)
        return _in_order(self._incidents[first] for first in changed)

    def _tie_judged(self) -> None:
        """Ties between claims that a person judged, as soon as both are there."""
        asked = ((self._ends(pair), words) for pair, words in self._verdicts.must)
        wanted = {Tie(*ends, words): n for n, (ends, words) in enumerate(asked) if ends is not None}
        before, self._bonds.must = self._bonds.must, wanted
        for tie in before.keys() - wanted.keys():
            self._untie(tie)
        for tie in wanted.keys() - before.keys():
            self._tie(tie)

    def _bar_judged(self) -> None:
        """Bars, likewise."""
        asked = {self._ends(pair) for pair, _ in self._verdicts.cannot}
        wanted = {ends for ends in asked if ends is not None}
        before = {(left, right) for left, held in self._bonds.barred.items() for right in held}
        for left, right in before ^ wanted:
            self._bonds.barred[left] ^= {right}
            self._stirred |= {left, right}

    def _ends(self, pair: Pair) -> tuple[int, int] | None:
        """The tellings that hold the two claims, the smaller number first."""
        found = sorted(self._at[key] for key in pair if key in self._at)
        return (found[0], found[1]) if len(found) == 2 else None

    def _dissolved(self) -> set[int]:
        """What was stirred, with all that stood in one cluster with it: none is clustered now."""
        found = set(self._stirred)
        found.update(*(self._clusters[first] for first in self._firsts(self._stirred)))
        for at in found:
            self._clusters.pop(at, None)
            self._incidents.pop(at, None)
        return found

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
        if not self._clusters:
            return set()
        drawn: set[int] = set().union(*map(self._bonds.drawn, opened)) - opened
        return set().union(*(self._clusters[first] for first in self._firsts(drawn)))


def _joined(found: Iterable[tuple[int, ...]], opened: set[int]) -> set[int]:
    """All that stand in one cluster with some that are opened."""
    return {at for each in found if not opened.isdisjoint(each) for at in each}


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))
