"""Persons' decisions, laid over the clusters that they speak of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportedly.link.amendments import Amendment, Reread, Rereadings
from reportedly.link.explaining import judged_incident
from reportedly.link.ground import Cluster, Ground
from reportedly.link.judged import lay
from reportedly.link.rulings import Decision
from reportedly.link.unions import Unions
from reportedly.link.views import Readings
from reportedly.model.incidents import Incident

_Act = Decision | Reread


@dataclass(frozen=True, slots=True)
class _Judged:
    """Clusters that persons decided about, with all decisions that speak of one of them."""

    clusters: frozenset[Cluster]
    acts: tuple[_Act, ...]


class Overlay:
    """The incidents that persons decided about, as they decided."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._rereadings = ground, Rereadings(ground)
        self._laid: dict[_Judged, tuple[Incident, ...]] = {}

    def lay(self, acts: Sequence[Decision | Amendment], opened: set[Cluster]) -> Iterable[Incident]:
        """Lay decisions over the clusters that they speak of, where either is new: the incidents
        that stand there, and in what was `opened`, or is no longer spoken of."""
        before, now = self._laid, self._speaking(self._rereadings.read(acts))
        kept = {each for each in now if each in before and opened.isdisjoint(each.clusters)}
        anew = {each: self._lay_out(each) for each in now if each not in kept}
        self._laid = {each: before[each] for each in kept} | anew
        freed = chain.from_iterable(_all_of(before.keys() - kept))
        clusters = self._ground.clusters
        free = opened.union(clusters[at] for at in freed if at in clusters) - self.spoken_of()
        return chain((self._ground.incidents[cluster[0]] for cluster in free), *anew.values())

    def spoken_of(self) -> set[Cluster]:
        """The clusters that stand as persons decided."""
        return _all_of(self._laid)

    def incidents(self) -> Iterator[Incident]:
        return chain.from_iterable(self._laid.values())

    def _speaking(self, acts: Iterable[_Act]) -> list[_Judged]:
        """The decisions about claims that are here; those about the same clusters together."""
        joined: Unions[Cluster] = Unions()
        told: list[tuple[set[Cluster], _Act]] = []
        for act in acts:
            first, *others = met = self._met(act)
            for other in others:
                joined.join(first, other)
            told.append((met, act))
        clusters: dict[Cluster, set[Cluster]] = defaultdict(set)
        spoken: dict[Cluster, list[_Act]] = defaultdict(list)
        for met, act in told:
            one = joined.find(next(iter(met)))
            clusters[one].update(met)
            spoken[one].append(act)
        return [_Judged(frozenset(clusters[key]), tuple(spoken[key])) for key in spoken]

    def _met(self, act: _Act) -> set[Cluster]:
        """The clusters that an act speaks of, and those that what it amends may go to."""
        if isinstance(act, Decision):
            return {self._cluster(key) for key in (*act.claims, *act.apart)}
        tellings, drawn = self._ground.bonds.tellings, self._ground.bonds.drawn
        near = (at for unit in act.units for at in (unit.at, *drawn(unit.at)))
        return {self._cluster(claim.claim_id) for at in near for claim in tellings[at].claims}

    def _cluster(self, claim_id: str) -> Cluster:
        """Where a claim stands by itself: what was added, nowhere but in its own telling."""
        at = self._ground.at.get(claim_id)
        return (self._rereadings.added[claim_id],) if at is None else self._ground.clusters[at]

    def _lay_out(self, judged: _Judged) -> tuple[Incident, ...]:
        """The incidents of some clusters, as decisions have them."""
        views, bonds = Readings(self._ground, self._rereadings.added), self._ground.bonds
        told = (
            [c.claim_id for at in each for c in bonds.tellings[at].claims]
            for each in judged.clusters
        )
        found = lay(told, judged.acts, views)
        made = [act for act in judged.acts if isinstance(act, Decision)]
        return tuple(judged_incident(views.shown(each), bonds, made, views.words) for each in found)


def _all_of(judged: Iterable[_Judged]) -> set[Cluster]:
    """The clusters of all of these."""
    return {cluster for each in judged for cluster in each.clusters}
