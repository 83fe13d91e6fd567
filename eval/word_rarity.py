"""Write the table of how rare words are, by which linking weighs words.

    python eval/word_rarity.py frequency_dictionary_en_82_765.txt

The file counts words of English books (SymSpell's frequency dictionary, MIT licence, of Google's
n-grams and SCOWL; in the wheel of `symspellpy`). What a word tells is the negative logarithm of
the share of reports that have it: a report of 200 words drawn from the books, or of the war news
beside the project that a shipped model may learn from, whichever share is larger. A name counts
there only if many reports have it, so that the table knows Aleppo and no village. Digits aside,
no sentence can be read from it.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import expm1, log, log1p
from pathlib import Path

from anyascii import anyascii

from reportedly.link.rarity import UNKNOWN

ARTICLES = Path("../shared/corpora/fa_kes/articles.jsonl.gz")
TABLE = Path("src/reportedly/link/word_rarity.txt.gz")
REPORT_WORDS = 200
ENOUGH_WORDS, ENOUGH_NAMES = 3, 16  # articles that must have a word, or a name
STEP = 2  # halves: finer steps changed nothing
_WORD = re.compile(r"\b[A-Za-z]{3,}\b")


def main() -> int:
    if len(sys.argv) != 2 or not ARTICLES.exists():
        print(f"needs the counts of English words, and {ARTICLES}", file=sys.stderr)
        return 2
    books, news = of_books(Path(sys.argv[1])), of_news()
    words = books.keys() | news.keys()
    table = {word: min(books.get(word, UNKNOWN), news.get(word, UNKNOWN)) for word in words}
    write({word: rarity for word, rarity in table.items() if rarity < UNKNOWN})
    return 0


def of_books(path: Path) -> Mapping[str, float]:
    lines = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    counts = {word: int(count) for word, count in lines}
    total = sum(counts.values())
    return {word: _rarity(count / total) for word, count in counts.items()}


def _rarity(share: float) -> float:
    """Of a word with this share of all words: minus the log of how many reports have it."""
    return -log(-expm1(REPORT_WORDS * log1p(-share)))


def of_news() -> Mapping[str, float]:
    have, small = Counter[str](), Counter[str]()
    texts = list(articles())
    for text in texts:
        words = set(_WORD.findall(anyascii(text)))
        have.update({word.lower() for word in words})
        small.update(word for word in words if word.islower())
    return {
        word: log(len(texts) / count)
        for word, count in have.items()
        if count >= (ENOUGH_NAMES if small[word] < count / 2 else ENOUGH_WORDS)
    }


def articles() -> Iterator[str]:
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        yield from (f"{row['title']}. {row['text']}" for row in map(json.loads, lines))


def write(table: Mapping[str, float]) -> None:
    rows: dict[float, list[str]] = defaultdict(list)
    for word, rarity in table.items():
        rows[round(rarity * STEP) / STEP].append(word)
    told = (f"{rarity}\t{' '.join(sorted(rows[rarity]))}\n" for rarity in sorted(rows))
    TABLE.write_bytes(gzip.compress("".join(told).encode(), mtime=0))
    print(f"{len(table)} words, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
