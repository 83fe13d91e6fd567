"""An invented war as /api/v1/map and /api/v1/timeline tell it: something of each precision."""

from typing import Any

PRECISIONS = {
    1: "exact place",
    2: "within 25 km of the point",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "a stretch or a part of the country",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


def _told(number: int, title: str, toll: tuple[int | None, ...], against: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": title,
        "low": toll[0],
        "best": toll[1],
        "high": toll[2],
        "days": "13 Nov 2017",
        "claims": 9,
        "speakers": 4,
        "contradictions": against,
        "url": f"/incidents/{number}",
    }


def feature(
    number: int,
    precision: int,
    at: tuple[float, float],
    place: str,
    *,
    toll: tuple[int | None, int | None, int | None] = (None, None, None),
    against: int = 0,
    admin1: str = "Aleppo",
) -> dict[str, Any]:
    """One place of one incident; `at` is latitude, then longitude."""
    told = _told(number, f"Shelling, {place}", toll, against)
    about = {
        **told,
        "place": place,
        "admin1": admin1,
        "country": "SY",
        "precision": precision,
        "precision_words": PRECISIONS[precision],
        "radius_km": 25.0 if precision == 2 else None,
    }
    point = {"type": "Point", "coordinates": [at[1], at[0]]}
    return {"type": "Feature", "geometry": point, "properties": about}


MAP: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        feature(1, 1, (36.139, 36.825), "Al Atarib", toll=(60, 70, 84), against=3),
        feature(2, 1, (35.906, 36.757), "Ariha", toll=(4, 4, 4), admin1="Idlib"),
        feature(3, 1, (35.906, 36.757), "Ariha", toll=(None, None, None), admin1="Idlib"),
        feature(4, 2, (35.644, 36.672), "Maarat an-Numan", toll=(3, 5, 9), admin1="Idlib"),
        feature(5, 3, (36.52, 37.95), "Manbij District", toll=(10, 12, 12), against=1),
        feature(6, 4, (34.467, 38.3), "Homs Governorate", toll=(7, 7, 20), admin1="Homs"),
        feature(7, 5, (35.33, 40.14), "the desert road", toll=(2, 2, 2), admin1="Deir ez-Zor"),
        feature(8, 7, (35.4, 35.2), "off the coast", toll=(None, None, None), admin1=""),
        feature(9, 1, (35.95, 39.01), "Raqqa", admin1="Raqqa"),
    ],
    "listed": [_told(10, "Air strikes, Syria", (100, 150, 400), 2)],
    "total": 10,
    "left_out": 0,
}

TIMELINE: dict[str, Any] = {
    "step": "day",
    "undated": 1,
    "bars": [
        {
            "start": f"2017-11-{day:02}",
            "incidents": incidents,
            "counted": max(incidents - 1, 1),
            "low": low,
            "high": high,
        }
        for day, incidents, low, high in (
            (1, 2, 3, 9),
            (3, 5, 20, 31),
            (4, 1, 0, 4),
            (9, 7, 40, 66),
            (13, 9, 90, 180),
            (14, 3, 10, 12),
            (20, 4, 15, 15),
        )
    ],
}
