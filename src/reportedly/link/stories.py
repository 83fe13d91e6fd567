"""News first: clusters of what reports are about, then of what they tell by the way.

A report that tells one happening in two places, or its background beside its news, would else take
part of its news away from the others: that of one report would join what another tells by the way,
and the two reports' news would stand apart, though they are one.
"""

from collections.abc import Callable, Sequence, Set

import numpy as np

from reportedly.link.grouping import Apart, Row, average_link

_NONE = -1  # the story of what is told by the way


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

    is_news = np.isin(np.arange(nodes), list(news))

    def among_news(node: int) -> Row:
        others, scores = row(node)
        told = is_news[others] & is_news[node]
        return others[told], scores[told]

    first = average_link(nodes, among_news, threshold=news_threshold, apart=apart)
    story = np.full(nodes, _NONE)
    for together in first:
        story[together] = together[0]
    story[~is_news] = _NONE

    def but_other_news(node: int) -> Row:
        others, scores = row(node)
        told = (story[others] == story[node]) | (story[others] == _NONE) | (story[node] == _NONE)
        return others[told], scores[told]

    def never(left: Sequence[int], right: Sequence[int]) -> bool:
        stories = {*story[left].tolist(), *story[right].tolist()} - {_NONE}
        return len(stories) > 1 or apart(left, right)

    return average_link(nodes, but_other_news, threshold=threshold, apart=never, together=first)
