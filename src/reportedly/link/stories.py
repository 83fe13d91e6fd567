"""News first: clusters of what reports are about, then of what they tell by the way.

A report that tells one happening in two places, or its background beside its news, would else take
part of its news away from the others: that of one report would join what another tells by the way,
and the two reports' news would stand apart, though they are one.
"""

from collections.abc import Callable, Mapping, Sequence, Set

from reportedly.link.grouping import Row, average_link


def news_first(
    rows: Sequence[Row],
    *,
    news: Set[int],
    news_threshold: int,
    threshold: int,
    apart: Callable[[int, int], bool],
) -> list[list[int]]:
    """Clusters of the nodes, as `average_link` returns them.

    Those in `news` are clustered among themselves. What is told by the way joins one of these
    clusters or another of its kind after that, and never draws two of them together.
    """
    told = [_within(row, news) if node in news else {} for node, row in enumerate(rows)]
    first = average_link(told, threshold=news_threshold, apart=apart)
    story = {node: n for n, nodes in enumerate(first) for node in nodes if node in news}

    def never(one: int, two: int) -> bool:
        return _other_news(story, one, two) or apart(one, two)

    rest = [
        {other: score for other, score in row.items() if not _other_news(story, node, other)}
        for node, row in enumerate(rows)
    ]
    return average_link(rest, threshold=threshold, apart=never, together=first)


def _other_news(story: Mapping[int, int], one: int, two: int) -> bool:
    return one in story and two in story and story[one] != story[two]


def _within(row: Row, nodes: Set[int]) -> Row:
    return {node: score for node, score in row.items() if node in nodes}
