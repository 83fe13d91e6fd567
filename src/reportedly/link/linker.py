"""Claims joined into incidents, report by report; each report re-opens only its neighbourhood.

Tellings (one report's claims about one happening) are the nodes of a graph, scores its edges. Some
are first tied into knots by what needs no score: copies of one text, and a person's must-links.
Neighbourhoods (what hangs together by scores and ties) are clustered each for itself and afresh,
so adding reports one by one and all at once gives the same, and nothing beyond the neighbourhood
of a new report can move.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.link.alignment import align_copies
from reportedly.link.blocking import Cells
from reportedly.link.neighbourhood import Bonds, Tie, cluster
from reportedly.link.profiles import Profile
from reportedly.link.scoring import SCORE_STEPS, compare
from reportedly.link.tellings import NO_PROFILES, Telling, tellings_of
from reportedly.link.verdicts import NO_VERDICTS, Verdicts
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident

_HARDLY = SCORE_STEPS // 50  # a pair that scores less moves no mean: it is not kept


class Linker:
    """The incidents of all claims added so far. What persons judged is given at the start."""

    def __init__(self, verdicts: Verdicts = NO_VERDICTS) -> None:
        self._tellings: list[Telling] = []
        self._cells = Cells()
        self._homes: dict[str, int] = {}
        self._told: dict[str, list[int]] = defaultdict(list)
        self._scores: dict[int, dict[int, int]] = defaultdict(dict)
        self._verdicts = verdicts
        self._alone = verdicts.alone
        self._copies: dict[CopyGroup, tuple[Tie, ...]] = {}
        self._incidents: dict[int, Incident] = {}  # by the place of each of its tellings
        self._stirred: set[int] = set()

    def add(
        self, claims: Iterable[ResolvedClaim], *, profiles: Mapping[str, Profile] = NO_PROFILES
    ) -> None:
        """Take in the claims of reports whose claims were not there before."""
        for telling in tellings_of(claims, alone=self._alone, profiles=profiles):
            at = len(self._tellings)
            self._tellings.append(telling)
            self._told[telling.report_id].append(at)
            self._homes.update((claim.claim_id, at) for claim in telling.claims)
            self._stirred.add(at)
            self._compare(at, telling)

    def _compare(self, at: int, telling: Telling) -> None:
        for other in self._cells.file(at, telling):
            left, right = sorted((telling, self._tellings[other]), key=lambda each: each.key)
            found = compare(left, right)
            if found is not None and found.steps >= _HARDLY:
                self._scores[at][other] = self._scores[other][at] = found.steps

    def copies(self, groups: Sequence[CopyGroup]) -> None:
        """Which reports are one text, as far as is known by now: all groups, old and new."""
        for group in self._copies.keys() - set(groups):
            self._stirred.update(at for tie in self._copies.pop(group) for at in tie.ends)
        for group in groups:
            if group not in self._copies:
                self._copies[group] = tuple(self._repeated(group))
                self._stirred.update(at for tie in self._copies[group] for at in tie.ends)

    def _repeated(self, group: CopyGroup) -> Iterable[Tie]:
        """The tellings of copies that repeat one another."""
        here = [at for report_id in group.report_ids for at in self._told.get(report_id, ())]
        here.sort(key=lambda at: self._tellings[at].key)
        told = [self._tellings[at] for at in here]
        return (Tie(here[a], here[b], words) for a, b, words in align_copies(told, [group]))

    def incidents(self) -> tuple[Incident, ...]:
        """Every claim in exactly one incident, in order of the incidents' founding claims."""
        self.moved()
        return _in_order(self._incidents.values())

    def moved(self) -> tuple[Incident, ...]:
        """The incidents of the neighbourhoods that were re-opened since the last answer."""
        bonds = self._bonds()
        places: set[int] = set()
        for start in sorted(self._stirred):
            if start not in places:
                near = bonds.neighbourhood(start)
                places |= near
                for tellings, incident in cluster(near, bonds):
                    self._incidents.update((at, incident) for at in tellings)
        self._stirred.clear()
        return _in_order(self._incidents[at] for at in places)

    def _bonds(self) -> Bonds:
        must = (Tie(*self._ends(pair), words) for pair, words in self._verdicts.must)
        apart = (self._ends(pair) for pair, _ in self._verdicts.cannot)
        copied = (tie for ties in self._copies.values() for tie in ties)
        return Bonds(self._tellings, self._scores, tuple(must), tuple(copied), frozenset(apart))

    def _ends(self, pair: tuple[str, str]) -> tuple[int, int]:
        one, two = sorted(self._homes[claim_id] for claim_id in pair)
        return one, two


def _in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    each = {incident.id: incident for incident in incidents}
    return tuple(sorted(each.values(), key=lambda incident: incident.founding_claim))
