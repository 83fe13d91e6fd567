"""A second way to figures, tried and measured: a classifier beside the rules.

    PYTHONPATH=eval python eval/trials/figures.py

Every number of a sentence is weighed with every outcome word of it by logistic regression over
marks that a reader would see: the words between and around them, the path of the parse, which
outcome is nearest, what sort of people is counted. A number belongs to its likeliest outcome if
that is likelier than `LEAST`, else to none. Bounds, shares ("most of the dead") and victims without
a number stay with the rules. A number is right where a gold claim told in its sentence has a figure
of its outcome and bounds; numbers that gold tells elsewhere are not learned from. Folds, scales
and measure are those of eval/train.py; the rules were written on these very articles, the
classifier never saw the fifth it reads.

Printed for 294 articles (figures: F1, then precision and recall):

    rules alone: figures 0.889 figures_p 0.883 figures_r 0.895
    classifier alone: figures 0.851 figures_p 0.828 figures_r 0.875
    classifier that sees the rules' verdict: figures 0.886 figures_p 0.881 figures_r 0.891
    rules, struck out by the classifier: figures 0.887 figures_p 0.882 figures_r 0.892

So the rules stay. What the classifier was good for: on 347 articles that nobody annotated it
disagreed with the rules on 208 of 2,900 numbers; reading those showed where the rules were wrong.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from unittest.mock import patch

import train as base
from figure_marks import scene_of, weighable
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from reportedly.evaluate.likeness import word_counts
from reportedly.evaluate.scores import score_claims
from reportedly.extract import casualties, telling
from reportedly.extract.claims import open_reader
from reportedly.extract.counts import Count
from reportedly.extract.marks import Marks
from reportedly.extract.nlp import Engine, Token
from reportedly.extract.outcomes import OutcomeWord
from reportedly.extract.parts import share_of
from reportedly.extract.reading import Reader, read_sentences
from reportedly.extract.shares import find_shares
from reportedly.extract.statements import Sentence
from reportedly.extract.ties import Counted, Scene
from reportedly.extract.victims import find_victims
from reportedly.extract.weights import Weights
from reportedly.model.casualties import Whom
from reportedly.reference.library import open_library

LEAST, VETO = 0.45, 0.2  # .3 to .6 find as many numbers right; a veto must be surer, not tuned
STRENGTH, SEEN_OFTEN = 0.3, 3  # as for pairs of statements in eval/train.py; not tuned
RULES = casualties.find_counts

Find = Callable[..., list[Count]]


@dataclass(frozen=True)
class Example:
    """A number beside an outcome word: do they belong together? `heard`: with the rules' word."""

    heard: bool
    marks: Marks
    answer: bool


@dataclass(frozen=True)
class Way:
    """A way to figures: does it see what the rules say, may it only strike out their figures?"""

    name: str
    hears_rules: bool
    only_strikes: bool


WAYS = (
    Way("classifier alone", hears_rules=False, only_strikes=False),
    Way("classifier that sees the rules' verdict", hears_rules=True, only_strikes=False),
    Way("rules, struck out by the classifier", hears_rules=False, only_strikes=True),
)


def main() -> None:
    reader = open_reader(open_library())
    with patch.object(Engine, "read", _remembering(reader)):
        items = list(base.read_items(reader))
        random.Random(base.SEED).shuffle(items)
        print(f"rules alone: {_measured(items, [RULES] * base.FOLDS, reader)}", flush=True)
        told = [list(_examples(item, reader)) for item in items]
        for way in WAYS:
            finds = []
            for fold in range(base.FOLDS):
                seen = [e for n, one in enumerate(told) if n % base.FOLDS != fold for e in one]
                finds.append(_finder(way, _fitted([e for e in seen if e.heard is way.hears_rules])))
            print(f"{way.name}: {_measured(items, finds, reader)}", flush=True)


def _remembering(reader: Reader) -> Callable[..., Iterator[tuple[Token, ...]]]:
    """Reads each sentence once, however often the articles are read."""
    read = Engine.read

    @cache
    def tokens(text: str, names: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
        return next(iter(read(reader.engine, [(text, names)])))

    return lambda _, sentences: (tokens(text, tuple(names)) for text, names in sentences)


def _measured(items: Sequence[base.Item], finds: Sequence[Find], reader: Reader) -> str:
    """What the whole extractor makes of each fifth, its figures found by that fifth's `Find`."""
    said = []
    for fold, find in enumerate(finds):
        with patch.object(telling, "find_counts", find):
            read = {item.gold.key: item for item in base.read_items(reader)}
            order = [read[item.gold.key] for item in items]
            learned = base.trained([i for n, i in enumerate(order) if n % base.FOLDS != fold], "")
            trial = replace(reader, scales=learned)
            said += [base._said(i, trial) for n, i in enumerate(order) if n % base.FOLDS == fold]
    order = sorted(items, key=lambda item: item.gold.key)
    scores = score_claims([item.gold for item in order], said)
    return " ".join(f"{n} {scores[n].value:.3f}" for n in ("figures", "figures_p", "figures_r"))


def _examples(item: base.Item, reader: Reader) -> Iterator[Example]:
    for sentence in read_sentences(item.report, reader):
        told = word_counts(sentence.text)
        here = Counter(
            (f.outcome, f.low, f.high)
            for claim in item.gold.claims
            if any(base._shared(told, word_counts(q))[0] >= base.CONTAINED for q in claim.quotes)
            for f in claim.figures or ()
        )
        if not here:
            continue
        scene = scene_of(sentence.tokens, _dated(sentence))
        rules = {c.first: c for c in RULES(sentence.tokens, masked=_dated(sentence))}
        for counted in scene.counted:
            bounds = (counted.number.low, counted.number.high)
            truth = {outcome for outcome, *ends in here if tuple(ends) == bounds}
            for heard in (False, True):
                for outcome, marks in weighable(scene, counted, rules.get(counted.first), heard):
                    yield Example(heard, marks, outcome.outcome.value in truth)


def _dated(sentence: Sentence) -> frozenset[int]:
    spans = [(d.start - sentence.start, d.end - sentence.start) for d in sentence.dates]
    return frozenset(t.i for t in sentence.tokens for a, b in spans if t.start < b and a < t.end)


def _fitted(examples: Sequence[Example]) -> Weights:
    often = Counter(mark for e in examples for mark in e.marks)
    rows = [{m: v for m, v in e.marks.items() if often[m] >= SEEN_OFTEN} for e in examples]
    table = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(table.fit_transform(rows), [e.answer for e in examples])
    return Weights(dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True)))


def _finder(way: Way, weights: Weights) -> Find:
    """Finds the figures of a sentence as `casualties.find_counts` does, by these weights."""

    def find(tokens: Sequence[Token], *, masked: frozenset[int] = frozenset()) -> list[Count]:
        scene = scene_of(tokens, masked)
        rules = {c.first: c for c in RULES(tokens, masked=masked)} if scene.outcomes else {}
        kept = {c.first for c in scene.counted}
        found = [c for c in rules.values() if way.only_strikes and c.first not in kept]
        for item in scene.counted if scene.outcomes else ():
            rule = rules.get(item.first)
            weighed = weighable(scene, item, rule, way.hears_rules)
            chance, _, outcome = max((weights.chance(m), -o.first, o) for o, m in weighed)
            if rule is not None and (way.only_strikes or rule.outcome is outcome.outcome):
                found += [rule] if chance > (VETO if way.only_strikes else LEAST) else []
            elif chance > LEAST and not way.only_strikes:
                found.append(_count(scene, item, outcome))
        if not way.only_strikes:
            found += find_shares(scene, found)
            found += find_victims(scene, found)
        return sorted(found, key=lambda c: c.first)

    return find


def _count(scene: Scene, item: Counted, outcome: OutcomeWord) -> Count:
    number, people = item.number, item.people
    return Count(
        item.first, item.last, outcome.outcome, number.low, number.high, number.quantifier,
        number.base, Whom.UNKNOWN if people is None else people.whom,
        share_of(scene, item) is not None, outcome.running,
        None if people is None else (people.first, people.last), outcome.first,
    )  # fmt: skip


if __name__ == "__main__":
    main()
