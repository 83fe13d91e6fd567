"""How well names of places are looked up, on lists and texts that lie beside the project.

    python eval/places.py [strings] [coders] [texts]

strings  place strings of strikes in Syria against their points, English and Arabic apart, the
         gazetteer built of lists that do not hold these strings, and of the embedded one alone
coders   names that UCDP's coders gave, with the province, against the coders' points
texts    the toponyms of news (TR-News, LGL), given, resolved as the places of reports are

Prints numbers only. Agreement is not accuracy: coders err, and a point may be a town's or its
province's.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from places_sets import (
    CORPORA,
    LISTS,
    LISTS_WITHOUT_UCDP,
    Case,
    Text,
    airwars_cases,
    library_with,
    report_of,
    toponym_texts,
    ucdp_cases,
    without_ucdp,
)

from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import THEATRES
from reportedly.resolve.naming import look_up
from reportedly.resolve.theatre import open_places

BANDS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer beside the truth: kilometres off the first candidate, if any, and its score."""

    answered: bool
    off_km: float | None
    score: float
    best_of_five_km: float | None


def main(wanted: Sequence[str]) -> int:
    if not CORPORA.exists():
        print(f"skipped: {CORPORA} is not there")
        return 0
    parts: dict[str, Callable[[], None]] = {"strings": strings, "coders": coders, "texts": texts}
    for name in wanted or parts:
        parts[name]()
    return 0


def strings() -> None:
    layered = library_with(LISTS)
    for title, library in (("lists", layered), ("embedded", library_with([]))):
        for script in ("English", "Arabic"):
            for half in ("built on", "kept"):
                cases = airwars_cases(script, half=half)
                judge(f"{script}, {title}, {half}", cases, library)
    judge(
        "English, lists, kept, no province",
        airwars_cases("English", half="kept", bare=True),
        layered,
    )


def coders() -> None:
    cases = ucdp_cases()
    with without_ucdp():
        judge("UCDP names, by string", cases, library_with(LISTS_WITHOUT_UCDP))


def judge(title: str, cases: Sequence[Case], library: Library) -> None:
    """Print shares by case and by distinct string, and the calibration."""
    found = {case: outcome(case, library) for case in set(cases)}
    for kind, told in (("all", cases), ("distinct", list(found))):
        print_shares(f"{title}, {kind}", [found[case] for case in told])
    print_calibration([found[case] for case in found])


def outcome(case: Case, library: Library) -> Outcome:
    answer = look_up(case.words, library.gazetteer, country="SY", within=case.within)
    return measured(answer, case.point)


def measured(answer: ResolvedPlace, point: tuple[float, float]) -> Outcome:
    off = [distance_km((c.lat, c.lon), point) for c in answer.candidates]
    score = answer.candidates[0].score if answer.candidates else 0.0
    return Outcome(
        answer.chosen is not None, off[0] if off else None, score, min(off[:5], default=None)
    )


def print_shares(title: str, found: Sequence[Outcome]) -> None:
    answered = [one for one in found if one.answered]
    print(f"{title:44}{len(found):>6}", end="")
    for name, values in {
        "5 km": [_within(one, 5) and one.answered for one in found],
        "25 km": [_within(one, 25) and one.answered for one in found],
        "answered": [one.answered for one in found],
        "of it 25 km": [_within(one, 25) for one in answered],
        "of it 5 km": [_within(one, 5) for one in answered],
        "first 5 km": [_within(one, 5) for one in found],
        "five 5 km": [_near(one.best_of_five_km, 5) for one in found],
    }.items():
        print(f"  {name} {sum(values) / max(1, len(values)):.3f}", end="")
    print()


def print_calibration(found: Sequence[Outcome]) -> None:
    top = 1.01
    for low in BANDS:
        band = [one for one in found if low <= one.score < top and one.off_km is not None]
        right = sum(_within(one, 25) for one in band) / max(1, len(band))
        near = sum(_within(one, 5) for one in band) / max(1, len(band))
        print(f"    score {low:.2f}-{min(top, 1):.2f}: {len(band):>5}", end="")
        print(f", within 25 km {right:.3f}, 5 km {near:.3f}")
        top = low


def texts() -> None:
    """As reports are resolved: with Syria's own lists on, and without them."""
    for theatre in THEATRES:
        library = open_library(theatre=theatre)
        for name in ("TR-News", "lgl"):
            off = [km for text in toponym_texts(name) for km in distances(text, library)]
            given = [km for km in off if km is not None]
            near = sum(km <= 161 for km in given)
            print(f"{name}, theatre {theatre}: {len(off)} toponyms", end="")
            print(f", resolved {len(given) / len(off):.3f}", end="")
            print(f", within 161 km {near / len(off):.3f}, of the resolved {near / len(given):.3f}")
            print(f"    mean error {fmean(given):.0f} km, median {median(given):.0f} km")


def distances(text: Text, library: Library) -> Iterator[float | None]:
    """Of each toponym, resolved as a report's place: kilometres off; None where it is left open."""
    report = report_of(text.words)
    spans = [report.span(start, end) for start, end, _ in text.toponyms]
    mentions = [PlaceMention(span, span.text) for span in spans]
    places = open_places(report, mentions, library.gazetteer)
    for mention, (_, _, point) in zip(mentions, text.toponyms, strict=True):
        place = places.resolve(mention).chosen
        yield None if place is None else distance_km((place.lat, place.lon), point)


def _within(one: Outcome, km: float) -> bool:
    return _near(one.off_km, km)


def _near(off: float | None, km: float) -> bool:
    return off is not None and off <= km


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
