"""Running tolls over the days of publication, for a drawing that a script makes."""

from collections.abc import Sequence
from datetime import date

from reportedly.model.casualties import Outcome
from reportedly.server.dossier import Told
from reportedly.server.speaking import look_of

Point = dict[str, str | int | None]


def series_of(told: Sequence[Told]) -> list[Point]:
    """One point a toll of people killed, by day: who says it, its ends (None: open), its claim.

    Claims of no publication day, and parts of tolls, are left out.
    """
    points = [point for one in told if one.claim.published for point in _points(one)]
    return sorted(points, key=lambda point: (str(point["day"]), str(point["claim"])))


def _points(told: Told) -> list[Point]:
    day, look = told.claim.published, look_of(told.claim.speaker.kind)
    assert isinstance(day, date)
    return [
        {
            "claim": told.id,
            "number": told.number,
            "day": day.isoformat(),
            "speaker": told.claim.speaker.name,
            "outlet": told.claim.outlet,
            "kind": look.tint,
            "letter": look.letter,
            "outcome": figure.outcome.value,
            "low": figure.low,
            "high": figure.high,
        }
        for figure in told.claim.claim.figures
        if figure.outcome is Outcome.KILLED and not figure.part_of_total
    ]
