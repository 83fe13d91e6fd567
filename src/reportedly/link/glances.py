"""Scores without their reasons, for the many pairs that no person ever asks about.

Most of a score hangs on what many tellings share: the same days, place, kind, parties. Each such
aspect of a telling is numbered, and what two numbers weigh is worked out once, by the marks
themselves; so pairs are scored in columns. What the words may add is asked only where it could
lift the pair to a score that is kept. The outcome is that of `compare`.
"""

from array import array
from collections.abc import Hashable, Sequence
from math import log, nan

import numpy as np
from numpy.typing import NDArray

from reportedly.link.columns import Aspect, Column, Numbers, Weights
from reportedly.link.days_apart import are_days_apart, is_no_slip, must_share_a_name
from reportedly.link.marks import (
    mark_of_days,
    mark_of_kind,
    mark_of_parties,
    marks_of_publication,
    marks_of_reports,
    marks_of_telling,
    words_in_common,
)
from reportedly.link.marks_place import APART, NAMED_TOO, NOT_ONE, between, some_told_also
from reportedly.link.profiles import UNKNOWN
from reportedly.link.scoring import (
    HARDLY,
    PRIOR,
    SCORE_STEPS,
    elsewhere,
    marks_of_place,
    of_other_sorts,
    steps_of,
    weight_of,
    weight_of_all,
    weights,
)
from reportedly.link.tellings import Telling
from reportedly.model.places import ResolvedPlace

_LEAST = log(HARDLY - 1) - log(SCORE_STEPS - HARDLY + 1)  # log-odds too low to be kept


class Glances:
    """Tellings seen at a glance, by their number, and scores of two."""

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self._slips = Aspect(_read_days, lambda a, b: float(must_share_a_name(a, b)))
        self._aspects = (
            Aspect(_read_days, _weigh_days),
            Aspect(_read_published, lambda a, b: weight_of_all(marks_of_publication(a, b))),
            Aspect(_read_kind, lambda a, b: weight_of(mark_of_kind(a, b))),
            Aspect(_read_parties, lambda a, b: weight_of(mark_of_parties(a, b))),
        )
        self._places = _Places()
        self._texts = Aspect(_read_text, _weigh_texts)
        self._reports: Column[Telling] = Column(lambda telling: telling.report_id)
        self._outlets: Column[Telling] = Column(lambda telling: telling.outlet)
        self._words: list[frozenset[str]] = []
        self._has_text = array("b")

    def take_in(self, telling: Telling) -> None:
        """Take a telling under the next number."""
        self.tellings.append(telling)
        for column in (self._slips, *self._aspects, self._texts, self._reports, self._outlets):
            column.append(telling)
        self._places.append(telling.places)
        self._words.append(telling.words)
        self._has_text.append(telling.profile != UNKNOWN)

    def scores(self, lefts: Numbers, rights: Numbers) -> Numbers:
        """The steps that `compare` gives; 0 where it gives none, or fewer than are kept.

        Of two tellings the first in canonical order is to stand left.
        """
        found = np.zeros(len(lefts), np.int64)
        if len(lefts):
            texts = np.frombuffer(self._has_text, np.bool_)
            sure = self._sure(lefts, rights, texts[lefts] | texts[rights])
            with_texts = texts[lefts] & texts[rights] & ~np.isnan(sure)
            sure += np.where(with_texts, 0.0, self._without_texts(lefts, rights))
            sure[with_texts] += self._texts.weights(lefts[with_texts], rights[with_texts])
            told = np.where(with_texts, weights()["told in the other text"], 0.0)
            asked = np.flatnonzero(sure + weights()["telling words"] + told >= _LEAST)
            log_odds = sure[asked] + self._of_words(lefts[asked], rights[asked])
            log_odds += self._of_tellings(lefts[asked], rights[asked], with_texts[asked])
            kept = np.flatnonzero(log_odds >= _LEAST)
            found[asked[kept]] = list(map(steps_of, log_odds[kept].tolist()))
        return np.where(found >= HARDLY, found, 0)

    def _sure(self, lefts: Numbers, rights: Numbers, has_text: NDArray[np.bool_]) -> Weights:
        """The log-odds of all but words; not a number where the two cannot be one happening."""
        placed = self._places.weights(lefts, rights)
        for n in np.flatnonzero(has_text & (placed < _told_at_most())).tolist():
            left, right = self.tellings[lefts[n]], self.tellings[rights[n]]
            if some_told_also(left, right):
                placed[n] = _weigh_place(left, right)
        placed[placed == weights()[APART]] = nan
        for n in np.flatnonzero(self._slips.weights(lefts, rights)).tolist():
            if is_no_slip(self.tellings[lefts[n]], self.tellings[rights[n]]):
                placed[n] = nan
        return sum(
            (aspect.weights(lefts, rights) for aspect in self._aspects), weights()[PRIOR] + placed
        )

    def _without_texts(self, lefts: Numbers, rights: Numbers) -> Weights:
        """What is to be said of two reports whose texts are not both at hand."""
        outlets = self._outlets.at(lefts) == self._outlets.at(rights)
        one_outlet = np.where(outlets, weights()["one outlet"], 0.0)
        one_report = self._reports.at(lefts) == self._reports.at(rights)
        apart = weights()["one report tells them apart"]
        return np.where(one_report, apart, weights()["texts not at hand"] + one_outlet)

    def _of_words(self, lefts: Numbers, rights: Numbers) -> Weights:
        words, pairs = self._words, zip(lefts.tolist(), rights.tolist(), strict=True)
        shares = [words_in_common(words[left], words[right]) for left, right in pairs]
        return weights()["telling words"] * np.array(shares, np.float64)

    def _of_tellings(self, lefts: Numbers, rights: Numbers, asked: NDArray[np.bool_]) -> Weights:
        """What of one telling stands in the text of the other, where both are at hand."""
        found = np.zeros(len(lefts))
        for n in np.flatnonzero(asked).tolist():
            left, right = self.tellings[lefts[n]], self.tellings[rights[n]]
            if left.report_id != right.report_id:
                found[n] = weight_of_all(marks_of_telling(left, right))
        return found


class _Places:
    """The places of tellings: of all that two tellings name, the two that fit best count."""

    def __init__(self) -> None:
        self._all = Aspect(_read_place, lambda a, b: weight_of(between(a, b)))
        self._firsts, self._counts = array("q"), array("q")
        self._filed = 0

    def append(self, places: Sequence[ResolvedPlace]) -> None:
        self._firsts.append(self._filed)
        self._counts.append(len(places))
        self._filed += len(places)
        for place in places:
            self._all.append(place)

    def weights(self, lefts: Numbers, rights: Numbers) -> Weights:
        """Without what the reports name besides; as places apart weigh, if all two are apart."""
        firsts = np.frombuffer(self._firsts, np.int64)
        counts = np.frombuffer(self._counts, np.int64)
        found = np.full(len(lefts), weights()["a place is not said"])
        products = counts[lefts] * counts[rights]
        placed = np.flatnonzero(products)
        if len(placed):
            several, lefts, rights = products[placed], lefts[placed], rights[placed]
            starts = np.cumsum(several) - several
            each = np.arange(several.sum()) - np.repeat(starts, several)
            of_right = np.repeat(counts[rights], several)
            ones = np.repeat(firsts[lefts], several) + each // of_right
            twos = np.repeat(firsts[rights], several) + each % of_right
            found[placed] = np.maximum.reduceat(self._all.weights(ones, twos), starts)
        return found


def _told_at_most() -> float:
    """What two places can weigh at most that are not one, if each report names the other's."""
    return max(weights()[key] for key in NOT_ONE) + weights()[NAMED_TOO]


def _weigh_place(left: Telling, right: Telling) -> float:
    """With what the reports name besides."""
    marks = marks_of_place(left, right)
    return nan if elsewhere(marks) else weight_of_all(marks)


def _read_days(telling: Telling) -> Hashable:
    when = telling.when
    if when is None:
        return telling.sort
    told = when.said, when.in_words, when.firm, when.sole
    return telling.sort, when.days.start, when.days.end, *told


def _weigh_days(left: Telling, right: Telling) -> float:
    if of_other_sorts(left, right) or are_days_apart(left, right):
        return nan
    return weight_of(mark_of_days(left, right))


def _read_text(telling: Telling) -> Hashable:
    """Profiles are known by themselves: that of the first telling read so stays at hand."""
    return telling.report_id, telling.outlet, telling.named, id(telling.profile)


def _weigh_texts(left: Telling, right: Telling) -> float:
    if left.report_id == right.report_id:
        return weights()["one report tells them apart"]
    return weight_of_all(marks_of_reports(left, right))


def _read_published(telling: Telling) -> Hashable:
    return telling.published


def _read_kind(telling: Telling) -> Hashable:
    return telling.kinds, telling.means


def _read_parties(telling: Telling) -> Hashable:
    return telling.parties


def _read_place(place: ResolvedPlace) -> Hashable:
    """All that the marks read of a place."""
    may_be = tuple((candidate.id, candidate.level) for candidate in place.candidates)
    said = place.mention.name, place.precision, may_be
    if place.chosen is None:
        return said
    at = place.chosen
    return *said, at.id, at.name, at.lat, at.lon, at.level, at.country, at.admin1, at.admin2
