"""Fit the weights by which two tellings are judged one happening, and write them.

    python eval/link_weights.py [--check]

Learned from 483 articles of FA-KES that were grouped by happening (labels alone, in gold/), none of
them among those by which linking is measured. A logistic regression over the marks of the pairs
that would be compared, each weight drawn towards a first value set by hand. Those in `HELD` move
little: one war says little of what sets daily strikes on one town apart, of trials months after a
deed, or of towns that no gazetteer has. What was set there keeps the tests of linking true, and was
chosen by sums over these articles, each fifth in turn left out, and over the first reports of
shootings (docs/evaluation.md).
Needs scipy. Prints how many pairs fall on which side.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from link_sets import ARTICLES, GLANCED, LEARNED, articles, rows
from scipy.optimize import minimize

from reportedly.link.blocking import Cells
from reportedly.link.scoring import PRIOR, compare, marks_of
from reportedly.link.tellings import Telling

WEIGHTS = Path("src/reportedly/link/weights.json")
FREE, HARDLY_FREE = 0.7, 0.2  # how far a weight may stray; of .3, .7, 1.5 and .12, .2, .3, .7
FIRST = {
    "prior": -4.0,
    "same day": 1.5,
    "same night or two days": 1.8,
    "days overlap": 0.5,
    "days may overlap": -0.3,
    "day unknown": -0.5,
    "sums over the same days": 4.0,
    "a day apart": -0.8,
    "calendar dates a day apart": -2.0,
    "days apart": -3.2,
    "publication apart": -0.4,
    "a place is not said": -1.5,
    "same name, perhaps of a province": 2.0,
    "same place name": 3.0,
    "perhaps one place": 1.5,
    "like place names": 1.5,
    "other place names": -3.0,
    "place named in the other": 3.5,
    "one entry under other names": 2.0,
    "same place": 3.0,
    "same adm3": 2.5,
    "same adm2": 1.5,
    "same adm1": 0.8,
    "same region": 0.8,
    "same country": -0.5,
    "places apart": -5.0,
    "near a region": -0.5,
    "like names near by": 2.0,
    "a site near the town": 1.0,
    "one only near": -3.2,
    "in the country": -1.0,
    "in the province": 0.3,
    "perhaps in the district": 0.8,
    "same kind": 0.4,
    "same kind and means": 0.6,
    "kinds that are told for each other": -1.0,
    "other kinds": -2.0,
    "parties not said": 0.0,
    "other parties named": -0.7,
    "a party in common": 0.5,
    "same parties": 1.0,
    "telling words": 2.0,
    "texts alike": 3.0,
    "rare names in common": 5.5,
    "rare names in common, one outlet": 3.5,
    "told in the other text": 3.0,
    "one outlet": -2.0,
    "one report tells them apart": -5.0,
    "days apart, one by its dateline": -1.4,
    "a day is not said, publication fits": 0.0,
    "texts not at hand": 0.5,
}
HELD = frozenset(
    {
        *("a place is not said", "other place names", "one only near"),
        *("same day", "same night or two days", "days may overlap", "publication apart"),
        *("a day apart", "calendar dates a day apart", "days apart"),
        *("days apart, one by its dateline", "same kind", "same kind and means"),
        *("one outlet", "texts alike", "told in the other text"),
        *("rare names in common", "rare names in common, one outlet"),
    }
)
PASSING = 0.5  # what a report tells by the way counts half: less is known of it

Example = tuple[Telling, Telling, bool, float]


def main() -> int:
    if not ARTICLES.exists():
        print(f"not learned: {ARTICLES} is not there", file=sys.stderr)
        return 0
    examples = list(read_examples())
    weights = fitted(examples)
    print_sides(examples, weights)
    if "--check" not in sys.argv:
        told = {key: round(float(weight), 2) for key, weight in zip(FIRST, weights, strict=True)}
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def read_examples() -> Iterator[Example]:
    """Pairs of tellings with whether they are of one happening, and how much that counts.

    Only what two articles bring as news is known to be one; where one tells by the way what the
    other brings, nobody said by which of its tellings.
    """
    labels = {row["id"]: row for row in (*rows(LEARNED), *rows(GLANCED))}
    read = {row["id"] for row in rows(LEARNED)}
    told = articles(list(labels.values()))
    ids = {report.id: given for given, report in told.reports.items()}
    for left, right in _compared(told.tellings()):
        one, two = labels[ids[left.report_id]], labels[ids[right.report_id]]
        if left.lead and right.lead:
            both_news = one["main"] is not None and one["main"] == two["main"]
            by_the_way = one["main"] in two["also"] or two["main"] in one["also"]
            if (one["main"] or two["main"]) and (both_news or not by_the_way):
                yield left, right, both_news, 1.0
        elif {one["id"], two["id"]} <= read and not _told(one) & _told(two):
            yield left, right, False, PASSING


def _told(label: Mapping[str, Any]) -> frozenset[str]:
    return frozenset({label["main"], *label["also"]} - {None})


def _compared(tellings: tuple[Telling, ...]) -> Iterator[tuple[Telling, Telling]]:
    cells = Cells()
    for at, telling in enumerate(tellings):
        for other in sorted(cells.file(at, telling)):
            pair = tellings[other], telling
            if pair[0].report_id != telling.report_id and compare(*pair) is not None:
                yield pair


def fitted(examples: list[Example]) -> np.ndarray:
    marks = np.array([_row(left, right) for left, right, _, _ in examples])
    answers = np.array([one for _, _, one, _ in examples], float)
    counts = np.array([count for _, _, _, count in examples])
    first = np.array(list(FIRST.values()))
    stray = np.array([HARDLY_FREE if key in HELD else FREE for key in FIRST])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = marks @ weights
        surprise = counts * (np.logaddexp(0, odds) - answers * odds)
        pull = (weights - first) / stray**2
        slope = marks.T @ (counts * (1 / (1 + np.exp(-odds)) - answers)) + pull
        return surprise.sum() + ((weights - first) * pull).sum() / 2, slope

    return minimize(loss, first, jac=True, method="L-BFGS-B").x


def _row(left: Telling, right: Telling) -> np.ndarray:
    row = dict.fromkeys(FIRST, 0.0)
    row[PRIOR] = 1.0
    for mark in marks_of(left, right):
        row[mark.key] += mark.value
    return np.array(list(row.values()))


def print_sides(examples: list[Example], weights: np.ndarray) -> None:
    odds = np.array([_row(left, right) for left, right, _, _ in examples]) @ weights
    one = np.array([one for _, _, one, _ in examples])
    print(f"{len(examples)} pairs, {one.sum()} of one happening; over even odds "
          f"{(one & (odds > 0)).sum()} of these, {(~one & (odds > 0)).sum()} others")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
