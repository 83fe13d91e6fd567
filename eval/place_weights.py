"""Learns how much each mark of a candidate weighs when a name is looked up by itself.

    python eval/place_weights.py

A conditional logit over the candidates and "none of them", on the half of the Syrian place strings
that `places.py` calls "built on": English and Arabic, with the province told and without, on the
embedded gazetteer and on layered lists. Prints the weights for `resolve/naming.py`.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from places_sets import LISTS, Case, airwars_cases, library_with

from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library
from reportedly.resolve.naming import candidates, features, read_question

RIGHT_KM = 10.0  # a list's point of a large village may lie so far from another's
STEPS, RATE, PULL = 4000, 0.5, 1e-3  # plain descent; the loss no longer moves in its third digit

# Set by a person: strikes hit towns, and their strings hardly ever say "province"; and where lists
# hold slips (a town's name at another's point), the large town whose usual name it is is meant.
JUDGED = {"unit said, other": -5.0, "unit as said": 3.5, "usual name": 0.7, "people": 1.2}

Example = tuple[NDArray[np.float64], NDArray[np.bool_]]


def main() -> int:
    names: list[str] = []
    examples = [
        example
        for library in (library_with(LISTS), library_with([]))
        for cases in (airwars_cases("English", half="built on"),
                      airwars_cases("Arabic", half="built on"),
                      airwars_cases("English", half="built on", bare=True))
        for case in sorted(set(cases), key=repr)
        if (example := _example(case, library, names)) is not None
    ]  # fmt: skip
    fixed = {names.index(name): value for name, value in JUDGED.items()}
    weights, loss = fit(examples, len(names), fixed)
    print(f"# {len(examples)} strings, mean log loss {loss:.3f}")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


def _example(case: Case, library: Library, names: list[str]) -> Example | None:
    asked = read_question(
        case.words, library.gazetteer, country="SY", within=case.within, near=None
    )
    found = candidates(case.words, asked, library.gazetteer, country="SY")
    if not found:
        return None
    told = [features(place, asked) for place in found]
    names[:] = list(told[0])
    right = [distance_km((place.lat, place.lon), case.point) <= RIGHT_KM for place in found]
    return np.array([list(one.values()) for one in told]), np.array(right)


def fit(
    examples: Sequence[Example], width: int, fixed: dict[int, float]
) -> tuple[NDArray[np.float64], float]:
    """Maximum likelihood that a right candidate, or none where none is right, is chosen."""
    rows = np.vstack([marks for marks, _ in examples])
    right = np.concatenate([told for _, told in examples]).astype(float)
    group = np.repeat(np.arange(len(examples)), [len(told) for _, told in examples])
    has_right = np.bincount(group, right) > 0
    weights, speed, loss = np.zeros(width), np.zeros(width), 0.0
    for _ in range(STEPS):
        odds = np.exp(np.clip(rows @ weights, -30, 30))
        whole = 1 + np.bincount(group, odds)
        share = odds / whole[group]
        mass = np.where(has_right, np.bincount(group, odds * right), 1.0)
        wanted = np.where(has_right[group], right * odds / mass[group], 0.0)
        slope = rows.T @ (wanted - share) / len(examples) - PULL * weights
        loss = float(np.mean(np.log(whole) - np.log(mass)))
        speed = 0.9 * speed + RATE * slope
        weights = weights + speed * 0.1
        weights[list(fixed)] = list(fixed.values())
    return weights, loss


if __name__ == "__main__":
    sys.exit(main())
