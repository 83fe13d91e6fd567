"""News first: clusters of what reports are about, then of what they tell by the way.

A report that tells one happening in two places, or its background beside its news, would else take
part of its news away from the others: that of one report would join what another tells by the way,
and the two reports' news would stand apart, though they are one.
"""

from collections.abc import Callable, Set

import numpy as np

from reportedly.link.grouping import Scores, average_link


def news_first(
    scores: Scores,
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
    is_news = np.isin(np.arange(len(scores)), list(news))
    told = np.where(np.logical_and.outer(is_news, is_news), scores, 0)
    first = average_link(told, threshold=news_threshold, apart=apart)
    story = np.zeros(len(scores), np.int64)  # 0 for what is told by the way
    for number, nodes in enumerate(first, start=1):
        story[[node for node in nodes if node in news]] = number
    other_news = np.not_equal.outer(story, story) & np.logical_and.outer(story, story)

    def never(one: int, two: int) -> bool:
        return bool(other_news[one, two]) or apart(one, two)

    rest = np.where(other_news, 0, scores)
    return average_link(rest, threshold=threshold, apart=never, together=first)
