"""Claims joined into incidents, report by report; each report re-opens only its neighbourhood.

Tellings (one report's claims about one happening) are the nodes of a graph, scores its edges. Some
are first tied into knots by what needs no score: that their reports are copies of one text. What
clusters depends on the set of tellings alone, so adding reports one by one and all at once gives
the same. That it need not be found anew for all of them: see `_reopen`. Of what persons decided
the clusters know nothing: it is laid over them (`link/judged.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from reportedly.link.alignment import align_copies
from reportedly.link.blocking import Cells
from reportedly.link.bonds import Bonds, Tie
from reportedly.link.bundling import tellings_of
from reportedly.link.explaining import incident, judged_incident
from reportedly.link.judged import lay
from reportedly.link.neighbourhood import clusters
from reportedly.link.profiles import Profile
from reportedly.link.rulings import Decision
from reportedly.link.tellings import NO_PROFILES, Telling
from reportedly.link.unions import Unions
from reportedly.link.verdicts import NO_VERDICTS, Verdicts
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident

Cluster = tuple[int, ...]  # tellings by number


@dataclass(frozen=True, slots=True)
class _Judged:
    """Clusters that persons decided about, with all decisions that speak of one of them."""

    clusters: frozenset[Cluster]
    decisions: tuple[Decision, ...]


class Linker:
    """The incidents of all claims added so far, as persons judged them."""

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
        self._clusters: dict[int, Cluster] = {}  # by the number of each of its tellings
        self._incidents: dict[int, Incident] = {}  # of claims alone, by the first of its cluster
        self._judged: dict[_Judged, tuple[Incident, ...]] = {}
        self._stirred: set[int] = set()

    def add(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take in the claims of reports whose claims were not there before."""
        told = tellings_of(claims, profiles=profiles)
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
        for claim in self._bonds.tellings[at].claims:
            del self._at[claim.claim_id]
        for member in self._clusters.get(at, ()):
            self._clusters.pop(member)
            self._incidents.pop(member, None)
            self._stirred.add(member)

    def judge(self, verdicts: Verdicts) -> None:
        """Hold to these verdicts from now on, in the place of the earlier ones."""
        self._verdicts = verdicts

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
        plain = self._incidents.keys() - {cluster[0] for cluster in _all_of(self._judged)}
        return _in_order(chain(map(self._incidents.__getitem__, plain), *self._judged.values()))

    def moved(self) -> tuple[Incident, ...]:
        """The incidents that stand where something was opened since the last answer: by reports, a
        neighbourhood; by a decision, the clusters that it speaks of, or no longer does."""
        self._tie_copies()
        self._stirred -= self._gone
        opened = {self._clusters[at] for at in self._reopen(self._dissolved())}
        self._stirred.clear()
        for cluster in opened:
            self._incidents[cluster[0]] = incident(cluster, self._bonds)
        return _in_order(self._lay(opened))

    def _lay(self, opened: set[Cluster]) -> Iterable[Incident]:
        """Lay decisions over the clusters that they speak of, where either is new."""
        before, now = self._judged, self._speaking()
        kept = {each for each in now if each in before and opened.isdisjoint(each.clusters)}
        anew = {each: self._laid(each) for each in now if each not in kept}
        self._judged = {each: before[each] for each in kept} | anew
        freed = chain.from_iterable(_all_of(before.keys() - kept))
        opened |= {self._clusters[at] for at in freed if at in self._clusters}
        plain = (self._incidents[cluster[0]] for cluster in opened - _all_of(now))
        return chain(plain, *anew.values())

    def _speaking(self) -> list[_Judged]:
        """The decisions about claims that are here; those about the same clusters together."""
        joined: Unions[Cluster] = Unions()
        told: list[tuple[list[Cluster], Decision]] = []
        for decision in self._verdicts.decisions:
            if (here := decision.among(self._at)) is not None:
                met = [self._clusters[self._at[key]] for key in (*here.claims, *here.apart)]
                for other in met:
                    joined.join(met[0], other)
                told.append((met, here))
        clusters: dict[Cluster, set[Cluster]] = defaultdict(set)
        decisions: dict[Cluster, list[Decision]] = defaultdict(list)
        for met, here in told:
            clusters[joined.find(met[0])].update(met)
            decisions[joined.find(met[0])].append(here)
        return [_Judged(frozenset(clusters[key]), tuple(decisions[key])) for key in decisions]

    def _laid(self, judged: _Judged) -> tuple[Incident, ...]:
        """The incidents of some clusters, as decisions have them."""
        tellings = self._bonds.tellings
        told = (
            [c.claim_id for at in each for c in tellings[at].claims] for each in judged.clusters
        )
        found = lay(told, judged.decisions, self._likeness)
        return tuple(
            judged_incident(block, self._held(block), self._bonds, judged.decisions)
            for block in found
        )

    def _likeness(self, some: Set[str], others: Set[str]) -> tuple[bool, float]:
        return self._bonds.likeness(self._held(some), self._held(others))

    def _held(self, claim_ids: Iterable[str]) -> set[int]:
        """The tellings that hold these claims."""
        return {self._at[key] for key in claim_ids}

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
        opened, near, found = set(new), set[int](), list[Cluster]()
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


def _joined(found: Iterable[Cluster], opened: set[int]) -> set[int]:
    """All that stand in one cluster with some that are opened."""
    return {at for each in found if not opened.isdisjoint(each) for at in each}


def _all_of(judged: Iterable[_Judged]) -> set[Cluster]:
    """The clusters of all of these."""
    return {cluster for each in judged for cluster in each.clusters}


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))
