"""Two databases linked to each other: UCDP's events and Airwars' incidents in Syria.

The same matcher as `reportedly compare`, with one difference: the ranges of killed are looked at.
Here that is fair, since neither list is compared with claims of ours; between claims and a
database it would define their disagreement away. The weights were learned on the links of odd
months (links_weights.py); those of even months are the ones to quote.
"""

import sys
from collections.abc import Callable, Iterable
from itertools import groupby

from links_sets import INCIDENTS, LINKS, Databases, halves, linked, read_databases

from reportedly.compare.events import days_apart
from reportedly.compare.likeness import km_apart
from reportedly.compare.matching import Candidate, Reach, candidates, match
from reportedly.compare.weights import LEAST, WITH_TOLLS, WITHOUT_TOLLS

REACH = Reach()
NEAR_KM = 2.0  # the usual rule: within so many kilometres and a day
Links = frozenset[tuple[str, str]]
Pairs = set[tuple[str, str]]


def main() -> None:
    if not (LINKS.is_file() and INCIDENTS.is_file()):
        sys.exit("the two databases do not lie beside the project")
    found = read_databases()
    scored = {
        name: list(candidates(found.ged, found.airwars, REACH, weights))
        for name, weights in (("with figures", WITH_TOLLS), ("without figures", WITHOUT_TOLLS))
    }
    for title, links in zip(("odd months (tuned on)", "even months"), halves(found), strict=True):
        for kind, kept in (("all links", links), ("both with a point", _with_points(found, links))):
            print(f"\n{title}, {kind}: {len(kept)} links")
            measure(found, kept, scored)


def _with_points(found: Databases, links: Links) -> Links:
    placed = {event.id for event in (*found.ged, *found.airwars) if event.point is not None}
    return frozenset(pair for pair in links if set(pair) <= placed)


def measure(found: Databases, links: Links, scored: dict[str, list[Candidate]]) -> None:
    some = scored["with figures"]
    _row("nearest incident within a day", _top(some, links, _by_distance), _nearest(some, links))
    for name, pairs in scored.items():
        weights = WITH_TOLLS if name == "with figures" else WITHOUT_TOLLS
        joined = match(found.ged, found.airwars, reach=REACH, weights=weights, least=LEAST)
        told = {(pair.one.id, pair.other.id) for pair in joined.pairs}
        _row(f"matched, {name}", _top(pairs, links, lambda each: -each.score), told_of(told, links))


def _by_distance(each: Candidate) -> float:
    km = km_apart(each.one, each.other)
    return float("inf") if km is None else km


def _nearest(pairs: Iterable[Candidate], links: Links) -> Pairs:
    near = (each for each in pairs if _by_distance(each) <= NEAR_KM)
    day = ((e.one.id, e.other.id) for e in near if days_apart(e.one.days, e.other.days) <= 1)
    return told_of(set(day), links)


def told_of(pairs: Pairs, links: Links) -> Pairs:
    """The pairs that touch an incident which a link names: of others nobody says what is right."""
    known = linked(links, 1)
    return {pair for pair in pairs if pair[1] in known}


def _top(pairs: Iterable[Candidate], links: Links, key: Callable[[Candidate], float]) -> float:
    """Of UCDP's linked events, the share whose first incident is one that is linked to it."""
    wanted = linked(links, 0)
    asked = sorted((each for each in pairs if each.one.id in wanted), key=lambda e: e.one.id)
    first = (min(own, key=key) for _, own in groupby(asked, key=lambda e: e.one.id))
    return sum((each.one.id, each.other.id) in links for each in first) / len(wanted)


def _row(name: str, top: float, pairs: Pairs) -> None:
    right = len(pairs & _LINKS)
    print(f"  {name:34} first {top:.3f}")


if __name__ == "__main__":
    main()
