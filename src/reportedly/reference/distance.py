"""Distance on Earth."""

from math import asin, cos, radians, sin, sqrt

_EARTH_RADIUS_KM = 6371.0


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres along the great circle between two points (latitude, longitude)."""
    (lat_one, lon_one), (lat_other, lon_other) = one, other
    rise = sin(radians(lat_other - lat_one) / 2) ** 2
    turn = sin(radians(lon_other - lon_one) / 2) ** 2
    across = rise + cos(radians(lat_one)) * cos(radians(lat_other)) * turn
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(across)))
