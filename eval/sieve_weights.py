"""Find the weights of the first sieve and write them into `sieve_words.py`.

    .venv/bin/python eval/sieve_weights.py

Learned from sentences that tell of violence and sentences that do not, of the sets beside the
project that a shipped model may learn from: annotated claims (only their "tune" part), sentences
by the verb of their event, and terrorism news by its filled templates. A logistic regression over
the families of words, drawn towards each family's first weight; no chance is in it.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.extract import sieve_words
from reportedly.extract.sentences import split_sentences
from reportedly.extract.sieve import families_of

CORPORA = Path("../shared/corpora")
SETS = ("claims", "fa_kes", "event_location", "muc4")
FIRST = {"deed": 1.8, "scene": 0.7}
PULL = 5e-3  # towards the first weights; of 1e-4, 1e-3, 5e-3 it left "truce" and "captured" theirs
STEPS, STEP = 1500, 2.0
VIOLENT = frozenset(
    "killed shot detonated killing destroyed bombed shelled murdered wounded injured executed"
    " raided attacked struck stormed exploded wounding clashed murder shooting shoot burned"
    " attacking storming fired murdering kill died massacred beheaded assassinated ambushed".split()
)
PEACEFUL = frozenset(
    "demonstrated patrolled marched patrolling patrol protested protest protesting marching march"
    " patrols announced told traveled met visited arrived voted".split()
)
Example = tuple[bool, str]


def main() -> int:
    if missing := [name for name in SETS if not (CORPORA / name).exists()]:
        print(f"not learned: {CORPORA} lacks {', '.join(missing)}", file=sys.stderr)
        return 0
    examples = [*claim_sentences(), *verb_sentences(), *template_sentences()]
    weights, bias = learned(examples)
    write(weights, bias)
    print(f"{len(examples)} sentences, {sum(told for told, _ in examples)} of them telling")
    return 0


def rows(path: str) -> Iterator[Mapping[str, Any]]:
    raw = (CORPORA / path).read_bytes()
    text = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode()
    yield from map(json.loads, filter(str.strip, text.split("\n")))


def claim_sentences() -> Iterator[Example]:
    """Sentences of annotated articles: those quoted as evidence of a claim tell."""
    articles = {str(a["id"]): a for a in rows("fa_kes/articles.jsonl.gz")}
    for gold in rows("claims/dev.jsonl"):
        if gold["split"] != "tune":
            continue
        text = "{title}\n{text}".format(**articles[str(gold["id"])])
        quotes = [set(words.split()) for c in gold["claims"] for words in c["evidence"]]
        for start, end in split_sentences(text):
            words = set(text[start:end].split())
            yield (
                any(len(words & q) > 0.6 * min(len(words), len(q)) for q in quotes),
                text[start:end],
            )


def verb_sentences() -> Iterator[Example]:
    for row in rows("event_location/sentences.jsonl.gz"):
        text = row["text"]
        spans = [s for s in row.get("spans") or [] if s["label"] == "VERB"]
        verbs = {text[s["start"] : s["end"]].lower() for s in spans}
        if verbs & (VIOLENT | PEACEFUL):
            yield bool(verbs & VIOLENT), text


def template_sentences() -> Iterator[Example]:
    """Sentences with a victim, target or weapon of a template tell; none of an idle text does."""
    keys = gzip.decompress((CORPORA / "muc4/keys_train.gz").read_bytes()).decode()
    named: dict[str, set[str]] = {}
    for template in map(json.loads, filter(str.strip, keys.split("%%%"))):
        slots = [(key, value) for key, value in template if isinstance(value, dict)]
        strings = {
            s for key, v in slots if not key.startswith("perp") for s in v.get("strings", ())
        }
        named.setdefault(template[0][1], set()).update(strings if template[1][1] != "*" else ())
    for row in rows("muc4/doc_train.gz"):
        wanted, text = named[row["docid"]], re.sub(r"\s+", " ", row["text"])
        for start, end in split_sentences(text):
            told = any(name in text[start:end] for name in wanted)
            if told or not wanted:
                yield told, text[start:end]


def learned(examples: list[Example]) -> tuple[np.ndarray, float]:
    """Weights of the families and the bias, by gradient descent."""
    pairs = [(n, f) for n, (_, text) in enumerate(examples) for f in families_of(text)]
    at, family = np.array(pairs).T
    told = np.array([told for told, _ in examples], dtype=float)
    first = np.array([FIRST[kind] for kind, _, _ in sieve_words.FAMILIES])
    weights, bias = first.copy(), -2.5
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-bias - np.bincount(at, weights[family], len(told))))
        slope = np.bincount(family, (guess - told)[at], len(first)) / len(told)
        weights -= STEP * (slope + PULL * (weights - first))
        bias -= STEP * float(np.mean(guess - told))
    return weights, bias


def write(weights: np.ndarray, bias: float) -> None:
    path = Path(sieve_words.__file__)
    source = re.sub(r"^BIAS = .*$", f"BIAS = {bias:.2f}", path.read_text(), flags=re.M)
    found = iter(weights)
    source = re.sub(
        r'^(    \("(?:deed|scene)", )-?[\d.]+',
        lambda m: f"{m[1]}{next(found):.2f}",
        source,
        flags=re.M,
    )
    path.write_text(source)


if __name__ == "__main__":
    sys.exit(main())
