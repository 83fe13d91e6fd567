"""Which country a list of points lies in, by the great cities nearest to them."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from reportedly.reference import geonames

_ENOUGH = 200  # points looked at, spread over the list


def country_of_points(points: Sequence[tuple[float, float]]) -> str | None:
    """ISO letters of the country that most points lie nearest to a great city of; None for none.

    Good enough for a list as a whole; a single point by a border may be nearer to a city abroad.
    """
    if not points:
        return None
    cities = geonames.read_rows(geonames.WORLD)
    known = np.radians([(city.lat, city.lon) for city in cities])
    chosen = np.radians(points[:: max(1, len(points) // _ENOUGH)])
    votes: Counter[str] = Counter()
    for lat, lon in chosen:
        across = np.cos(lat) * (known[:, 1] - lon)
        nearest = np.argmin(np.square(known[:, 0] - lat) + np.square(across))
        votes[cities[int(nearest)].country] += 1
    return max(sorted(votes), key=lambda iso: votes[iso])
