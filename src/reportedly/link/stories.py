"""News first: clusters of what reports are about, then of what they tell by the way.

A report that tells one happening in two places, or its background beside its news, would else take
part of its news away from the others: that of one report would join what another tells by the way,
and the two reports' news would stand apart, though they are one.
"""

from collections.abc import Callable, Sequence, Set

from reportedly.link.grouping import Apart, Row, average_link


def news_first(
    nodes: int,
    row: Callable[[int], Row],
    *,
    news: Set[int],
    news_threshold: int,
    threshold: int,
    apart: Apart,
) -> list[list[int]]:
    """Clusters of the nodes, as `average_link` returns them.

    Those in `news` are clustered among themselves. What is told by the way joins one of these
    clusters or another of its kind after that, and never draws two of them together.
    """

    def among_news(node: int) -> Row:
        told = row(node) if node in news else {}
        return {other: score for other, score in told.items() if other in news}

    first = average_link(nodes, among_news, threshold=news_threshold, apart=apart)
    story = {node: together[0] for together in first for node in together if node in news}

    def but_other_news(node: int) -> Row:
        own = story.get(node)
        if own is None:
            return row(node)
        told = row(node).items()
        return {other: score for other, score in told if story.get(other, own) == own}

    def never(left: Sequence[int], right: Sequence[int]) -> bool:
        stories = {story[node] for node in (*left, *right) if node in story}
        return len(stories) > 1 or apart(left, right)

    return average_link(nodes, but_other_news, threshold=threshold, apart=never, together=first)
