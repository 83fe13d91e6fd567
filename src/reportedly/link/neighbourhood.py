"""What hangs together by scores and copies, clustered for itself."""

from collections import defaultdict
from collections.abc import Iterable

from reportedly.link.bonds import NEWS_THRESHOLD, Bonds
from reportedly.link.knots import Knots
from reportedly.link.scoring import SCORE_STEPS
from reportedly.link.stories import news_first
from reportedly.link.unions import Unions

# Of the mean over two clusters, in which a pair that was not compared counts as nothing: less is
# asked of it than even odds. Found with the weights (docs/evaluation.md).
THRESHOLD = SCORE_STEPS // 4


def clusters(near: Iterable[int], bonds: Bonds) -> list[tuple[int, ...]]:
    """The tellings of one neighbourhood, one tuple an incident."""
    places, tellings = bonds.in_order(near), bonds.tellings
    knots = Knots(_tied(places, bonds), bonds)
    grouped = news_first(
        len(knots.knots),
        knots.row,
        news={int(knots.node_of[at]) for at in places if tellings[at].lead},
        news_threshold=NEWS_THRESHOLD,
        threshold=THRESHOLD,
        apart=knots.apart,
    )
    return [tuple(at for node in nodes for at in knots.knots[node]) for nodes in grouped]


def _tied(places: list[int], bonds: Bonds) -> list[list[int]]:
    """The tellings in knots of those that ties hold together, in order of the first of each."""
    rank = {at: n for n, at in enumerate(places)}
    knots: Unions[int] = Unions()
    for tie in bonds.ties_among(places):
        knots.join(rank[tie.left], rank[tie.right])
    held: dict[int, list[int]] = defaultdict(list)
    for at in places:
        held[knots.find(rank[at])].append(at)
    return list(held.values())
