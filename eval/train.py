"""Train the weights of the extractor on annotated reports, and say what they are worth.

    python eval/train.py            cross-validate, then train on everything and write the weights
    python eval/train.py --check    cross-validate only

Needs scikit-learn (the dependency group `train`) and the annotated articles beside the project.
The same articles, code and seed give the same weights. Folds are drawn by article.
"""

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec
from annotations import ANNOTATIONS, GIVEN, annotated, articles, given
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from reportedly.evaluate.gold import Article, SaidClaim
from reportedly.evaluate.likeness import FieldCounts, figure_counts, same_name, word_counts
from reportedly.evaluate.scores import score_claims
from reportedly.extract.claims import extract_claims, open_reader, read_statements
from reportedly.extract.happenings import weighable
from reportedly.extract.marks import Marks, Seen, marks_of
from reportedly.extract.marks_pair import marks_of_pair
from reportedly.extract.reading import Reader
from reportedly.extract.weights import Scales, Weights
from reportedly.ingest.reports import read_reports
from reportedly.model.reports import Reject, Report
from reportedly.reference.library import open_library
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.exchange import claims_document

WEIGHTS = Path(__file__).parent / "../src/reportedly/extract/weights.json"
SEED, FOLDS = 1, 5
SEEN_OFTEN = 4  # statements a word must stand in to be weighed
STRENGTH_CLAIM, STRENGTH_PAIR = 0.1, 0.3  # inverse regularisation, by cross-validation
CONTAINED = 0.6  # share of a statement's words that the quote of its claim holds, at least
SHOWN = "figures claims_p claims_r claims type speaker place date actors recipients defensible"

Labelled = list[tuple[Seen, int | None]]  # each statement with the number of its gold claim


@dataclass(frozen=True)
class Item:
    """One annotated article: its gold, the report, its statements with their gold claims."""

    gold: Article
    report: Report
    told: Labelled


@dataclass
class Examples:
    """Marks with answers, for one question."""

    marks: list[Marks]
    answers: list[bool]

    def add(self, marks: Marks, answer: bool) -> None:
        self.marks.append(marks)
        self.answers.append(answer)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args()
    library = open_library()
    reader = open_reader(library)
    items = list(read_items(reader))
    print(f"{len(items)} articles, {sum(len(i.gold.claims) for i in items)} claims, "
          f"{sum(len(i.told) for i in items)} statements")  # fmt: skip
    cross_validate(items, reader)
    if not options.check:
        write(trained(items, digest()), items)
    return 0


def read_items(reader: Reader) -> Iterator[Item]:
    """The articles to learn from, in the order of their ids."""
    rows = sorted([*given("tune"), *annotated("build")], key=lambda row: str(row["id"]))
    golds = {str(row["id"]): msgspec.convert(row, Article, strict=False) for row in rows}
    for report in _reports(golds):
        gold = golds[str(report.given_id)]
        reading = report.reading.text
        told = weighable(read_statements(report, reader).statements, reading)
        yield Item(gold, report, [(seen, _claim_told(seen, gold, reading)) for seen in told])


def _reports(keys: Iterable[str]) -> list[Report]:
    everything = articles()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(everything[k]) + "\n" for k in keys), encoding="utf-8")
        coming = read_reports([str(path)])
        return [one.report for one in coming if not isinstance(one, Reject)]


def _claim_told(seen: Seen, gold: Article, reading: str) -> int | None:
    """The number of the gold claim that a statement tells, None if it tells none."""
    fits = [(_fit(seen, claim, reading), -n) for n, claim in enumerate(gold.claims)]
    best = max(fits, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def _fit(seen: Seen, claim: SaidClaim, reading: str) -> float:
    statement = seen.statement
    words = word_counts(reading[slice(*statement.words)])
    shares = [_shared(words, word_counts(quote)) for quote in claim.quotes]
    if max((contained for contained, _ in shares), default=0.0) < CONTAINED:
        return 0.0
    counts = [f.count for f in statement.figures]
    counted: FieldCounts = Counter((c.outcome.value, c.low, c.high) for c in counts)
    common = (counted & figure_counts(claim)).total()
    equal = common / counted.total() if counted else 0.3
    where = statement.where
    agreeing = (
        0.6 * (claim.event_type == statement.kind.value)
        + 0.6 * _same_voice(seen, claim)
        + 0.4 * (_names(claim, where[0].name) if where is not None else claim.place is None)
    )
    return max(a for a, _ in shares) + max(b for _, b in shares) + 2 * equal + agreeing


def _shared(left: Counter[str], right: Counter[str]) -> tuple[float, float]:
    common = (left & right).total()
    shortest = max(1, min(left.total(), right.total()))
    return common / shortest, 2 * common / max(1, left.total() + right.total())


def _same_voice(seen: Seen, claim: SaidClaim) -> bool:
    ours, theirs = seen.statement.speaker, claim.speaker
    if theirs is None or theirs.kind == "outlet" or not theirs.names:
        return ours is None
    return ours is not None and any(same_name(ours.name, name) for name in theirs.names)


def _names(claim: SaidClaim, place: str) -> bool:
    return claim.place is not None and any(same_name(place, n) for n in claim.place.names)


def trained(items: Sequence[Item], version: str) -> Scales:
    claim, one, happening = Examples([], []), Examples([], []), Examples([], [])
    for item in items:
        for seen, number in item.told:
            claim.add(marks_of(seen), number is not None)
        for later, earlier, ours, theirs in _pairs(item):
            marks = marks_of_pair(later, earlier)
            one.add(marks, ours == theirs)
            happening.add(marks, _group(item, ours) == _group(item, theirs))
    return Scales(
        _fitted(claim, STRENGTH_CLAIM), _fitted(one, STRENGTH_PAIR),
        _fitted(happening, STRENGTH_PAIR), version,
    )  # fmt: skip


def _pairs(item: Item) -> Iterator[tuple[Seen, Seen, int, int]]:
    for i, (later, ours) in enumerate(item.told):
        for earlier, theirs in item.told[:i]:
            if ours is not None and theirs is not None:
                yield later, earlier, ours, theirs


def _group(item: Item, number: int) -> str | None:
    return item.gold.claims[number].event_group


def _fitted(examples: Examples, strength: float) -> Weights:
    often = Counter(mark for marks in examples.marks for mark in marks)
    rows = [
        {mark: size for mark, size in marks.items() if often[mark] >= SEEN_OFTEN}
        for marks in examples.marks
    ]
    table = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=5000, fit_intercept=False)
    model.fit(table.fit_transform(rows), examples.answers)
    weights = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    return Weights({mark: round(float(w), 3) for mark, w in weights if abs(w) >= 0.005})


def cross_validate(items: Sequence[Item], reader: Reader) -> None:
    """Print what weights trained on four fifths of the articles do on the last fifth."""
    order = list(items)
    random.Random(SEED).shuffle(order)
    said: list[Article] = []
    for fold in range(FOLDS):
        learned = trained([i for n, i in enumerate(order) if n % FOLDS != fold], "fold")
        trial = replace(reader, scales=learned)
        said += [_said(item, trial) for n, item in enumerate(order) if n % FOLDS == fold]
    scores = score_claims([item.gold for item in order], said)
    print("cross-validated: " + " ".join(f"{n} {scores[n].value:.3f}" for n in SHOWN.split()))


def _said(item: Item, reader: Reader) -> Article:
    claims = resolve_claims(extract_claims(item.report, reader), item.report, reader.library)
    row = json.loads(json.dumps(claims_document(item.report, claims)))
    return msgspec.convert(row, Article, strict=False)


def digest() -> str:
    """What the weights were learned from, in short: the digest of both sets of annotations."""
    learned = b"".join(path.read_bytes() for path in (GIVEN, ANNOTATIONS))
    return hashlib.sha256(learned).hexdigest()[:12]


def write(scales: Scales, items: Sequence[Item]) -> None:
    asked = {name: getattr(scales, name).by_mark
             for name in ("is_claim", "one_claim", "one_happening")}  # fmt: skip
    row = {
        "version": scales.version,
        "learned_from": f"{len(items)} articles of FA-KES, seed {SEED}",
        **{name: dict(sorted(weights.items())) for name, weights in asked.items()},
    }
    WEIGHTS.write_text(json.dumps(row, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{sum(map(len, asked.values()))} weights, {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
