"""Claims joined into incidents, report by report; each report re-opens only its neighbourhood.

Tellings (one report's claims about one happening) are the nodes of a graph, scores its edges. Some
are first tied into knots by what needs no score: that their reports are copies of one text. What
clusters depends on the set of tellings alone, so adding reports one by one and all at once gives
the same. That it need not be found anew for all of them: see `_reopen`. Of what persons decided
the clusters know nothing: it is laid over them (`link/judged.py`).
"""

from collections.abc import Iterable, Mapping, Set
from itertools import chain

from reportedly.link.alignment import align_copies
from reportedly.link.bonds import Tie
from reportedly.link.bundling import tellings_of
from reportedly.link.explaining import incident
from reportedly.link.ground import Cluster, Ground
from reportedly.link.neighbourhood import clusters
from reportedly.link.overlay import Overlay
from reportedly.link.profiles import Profile
from reportedly.link.tellings import NO_PROFILES, Telling
from reportedly.link.verdicts import NO_VERDICTS, Verdicts
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident


class Linker:
    """The incidents of all claims added so far, as persons judged them."""

    def __init__(self, verdicts: Verdicts = NO_VERDICTS) -> None:
        self._ground = Ground()
        self._bonds = self._ground.bonds
        self._verdicts, self._overlay = verdicts, Overlay(self._ground)
        self._groups: dict[str, CopyGroup] = {}  # by report
        self._copies: dict[CopyGroup, tuple[Tie, ...]] = {}
        self._untied: set[CopyGroup] = set()
        self._stirred: set[int] = set()

    def add(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take in the claims of reports whose claims were not there before."""
        self._ground.profiles.update(profiles)
        told = tellings_of(claims, profiles=self._ground.profiles)
        first = len(self._bonds.tellings)
        self._bonds.take_in((each, self._file(at, each)) for at, each in enumerate(told, first))

    def _file(self, at: int, telling: Telling) -> Set[int]:
        """The tellings that a new one meets."""
        self._ground.told[telling.report_id].append(at)
        self._ground.at.update((claim.claim_id, at) for claim in telling.claims)
        self._stirred.add(at)
        self._untie_copies(telling.report_id)
        return self._ground.met(at, telling)

    def retell(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take all claims of some reports, in the place of those that they had.

        Each must still be there. The profile of a report that was known need not be told again.
        """
        told = tuple(claims)
        for report_id in {claim.claim.report_id for claim in told}:
            for at in self._ground.told.pop(report_id, ()):
                self._withdraw(at)
        self.add(told, profiles=profiles)

    def _withdraw(self, at: int) -> None:
        self._ground.withdraw(at)
        for claim in self._bonds.tellings[at].claims:
            del self._ground.at[claim.claim_id]
        for member in self._ground.clusters.get(at, ()):
            self._ground.clusters.pop(member)
            self._ground.incidents.pop(member, None)
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
        here = [at for report_id in group.report_ids for at in self._ground.told.get(report_id, ())]
        here.sort(key=lambda at: tellings[at].key)
        told = [tellings[at] for at in here]
        return (Tie(here[a], here[b], words) for a, b, words in align_copies(told, [group]))

    def incidents(self) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, in order of the incidents' founding claims."""
        self.moved()
        alone = self._ground.incidents
        plain = alone.keys() - {cluster[0] for cluster in self._overlay.spoken_of()}
        return _in_order(chain(map(alone.__getitem__, plain), self._overlay.incidents()))

    def moved(self) -> tuple[Incident, ...]:
        """The incidents that stand where something was opened since the last answer: by reports, a
        neighbourhood; by a decision, the clusters that it speaks of, or no longer does."""
        self._tie_copies()
        self._stirred -= self._ground.gone
        opened = {self._ground.clusters[at] for at in self._reopen(self._dissolved())}
        self._stirred.clear()
        for cluster in opened:
            self._ground.incidents[cluster[0]] = incident(cluster, self._bonds)
        return _in_order(self._overlay.lay(self._verdicts.acts, opened))

    def _dissolved(self) -> set[int]:
        """What was stirred, with all that stood in one cluster with it: none is clustered now."""
        found = set(self._stirred)
        found.update(*(self._ground.clusters[first] for first in self._firsts(self._stirred)))
        for at in found:
            self._ground.clusters.pop(at, None)
            self._ground.incidents.pop(at, None)
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
                opened.update(*(self._ground.clusters[one] for one in self._firsts(mixed)))
        for at in opened - new:
            self._ground.incidents.pop(at, None)
        for each in found:
            if each[0] in opened:
                self._ground.clusters.update(dict.fromkeys(each, each))
        return opened

    def _firsts(self, some: Iterable[int]) -> set[int]:
        """The first of each cluster that one of these stands in."""
        return {self._ground.clusters[at][0] for at in some if at in self._ground.clusters}

    def _rim(self, opened: set[int]) -> set[int]:
        """The clusters that opened tellings are drawn to."""
        if not self._ground.clusters:
            return set()
        drawn: set[int] = set().union(*map(self._bonds.drawn, opened)) - opened
        return set().union(*(self._ground.clusters[first] for first in self._firsts(drawn)))


def _joined(found: Iterable[Cluster], opened: set[int]) -> set[int]:
    """All that stand in one cluster with some that are opened."""
    return {at for each in found if not opened.isdisjoint(each) for at in each}


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))
