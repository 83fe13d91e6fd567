"""Joining what likely belongs together, by how likely each two of it do."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float64]  # symmetric; how likely item i and item j belong together

JOINED = 0.5  # cross-validated over articles with SURE in happenings.py: .45 and .55 save less work

NEVER = -1e9  # the chance of two that must not be joined, whatever else they are joined to


def joined(chances: Chances) -> list[list[int]]:
    """Rows of items in their order; two rows join while their mean chance allows."""
    rows = [[i] for i in range(len(chances))]
    mean = chances.copy()
    np.fill_diagonal(mean, NEVER)
    while len(rows) > 1:
        a, b = sorted(int(n) for n in np.unravel_index(int(mean.argmax()), mean.shape))
        if mean[a, b] <= JOINED:
            break
        share = len(rows[a]) / (len(rows[a]) + len(rows[b]))
        mean[a] = mean[:, a] = share * mean[a] + (1 - share) * mean[b]
        mean[a, a] = NEVER
        mean = np.delete(np.delete(mean, b, 0), b, 1)
        rows[a] = sorted(rows[a] + rows.pop(b))
    return sorted(rows)


def numbered(rows: Sequence[Sequence[int]], chances: Chances) -> list[int]:
    """The number of the group that each row belongs to, from 1 in the order of the rows."""
    groups: list[list[int]] = []
    numbers = []
    for row in rows:
        likely = [float(chances[np.ix_(row, group)].mean()) for group in groups]
        best = int(np.argmax(likely)) if likely else -1
        if best < 0 or likely[best] <= JOINED:
            groups.append([])
            best = len(groups) - 1
        groups[best] += row
        numbers.append(best + 1)
    return numbers
