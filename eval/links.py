"""Two databases linked to each other: UCDP's events and Airwars' incidents in Syria.

The same matcher as `reportedly compare`, with one difference: the ranges of killed are looked at.
Here that is fair, since neither list is compared with claims of ours; between claims and a
database it would define their disagreement away. The weights were learned on the links of odd
months (links_weights.py); those of even months are the ones to quote. Prints shares alone.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from links_sets import INCIDENTS, LINKS, Links, halves, ids, placed, read_databases

from reportedly.compare.likeness import km_apart
from reportedly.compare.matching import Candidate, Reach, candidates, join
from reportedly.compare.weights import LEAST, WITH_TOLLS, WITHOUT_TOLLS

REACH = Reach()
NEAR_KM = 2.0  # the usual rule: within so many kilometres and a day
WAYS = {"matched, with tolls": WITH_TOLLS, "matched, without tolls": WITHOUT_TOLLS}


def main() -> None:
    if not (LINKS.is_file() and INCIDENTS.is_file()):
        sys.exit("the two databases do not lie beside the project")
    found = read_databases()
    scored = {
        name: tuple(candidates(found.ged, found.airwars, REACH, weights))
        for name, weights in WAYS.items()
    }
    joined = {
        name: join(found.ged, found.airwars, pairs, least=LEAST) for name, pairs in scored.items()
    }
    told = {name: _ids(each.pairs) for name, each in joined.items()}
    for title, half in zip(("odd months, tuned on", "even months"), halves(found), strict=True):
        for kind, links in (("all", half), ("both with a point", placed(found, half))):
            print(f"\n{title}: {len(links)} links, {kind}")
            pairs = next(iter(scored.values()))
            _row("nearest within a day", _first(pairs, links, _km), None, links)
            near = _ids(each for each in pairs if _km(each) <= NEAR_KM)
            _row(f"all within {NEAR_KM:g} km and a day", None, near, links)
            for name in WAYS:
                first = _first(scored[name], links, lambda each: -each.score)
                _row(name, first, told[name], links)


def _ids(pairs: Iterable[Candidate]) -> Links:
    return frozenset((each.one.id, each.other.id) for each in pairs)


def _km(each: Candidate) -> float:
    km = km_apart(each.one, each.other)
    return float("inf") if km is None else km


def _first(pairs: Sequence[Candidate], links: Links, rank: Callable[[Candidate], float]) -> float:
    """Of UCDP's linked events, the share whose first incident is one that is linked to it."""
    wanted = ids(links, 0)
    asked = sorted((e for e in pairs if e.one.id in wanted), key=lambda e: (e.one.id, e.other.id))
    best = (min(own, key=rank) for _, own in groupby(asked, key=lambda e: e.one.id))
    return len(_ids(best) & links) / len(wanted)


def _row(name: str, first: float | None, pairs: Links | None, links: Links) -> None:
    """Of pairs only those count whose incident has a link: of others nobody says what is right."""
    words = "" if first is None else f"first {first:.3f}"
    if pairs is not None:
        linked = ids(links, 1)
        known = frozenset(pair for pair in pairs if pair[1] in linked)
        right = len(known & links)
        words += f"  P {right / max(len(known), 1):.3f}  R {right / len(links):.3f}"
        words += f"  F1 {2 * right / (len(known) + len(links)):.3f}"
    print(f"  {name:28}{words.strip() if first is None else words}")


if __name__ == "__main__":
    main()
