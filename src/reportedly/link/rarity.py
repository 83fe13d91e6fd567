"""How rare a word is in reports at large: a fixed table, never counted in the casebook at hand.

Counting at hand would let a new report move what others are joined to. The table holds what a
word tells (the negative logarithm of the share of reports that have it), the lower of two: one
from how often English books use it, one from news of wars. `eval/word_rarity.py` wrote it.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

UNKNOWN = 8.0  # words that the table lacks: about one report in three thousand, or fewer
_TABLE = "word_rarity.txt.gz"


def rarity(word: str) -> float:
    """What a folded word tells: 0 for one that every report has, up to `UNKNOWN`."""
    return _table().get(word, UNKNOWN)


@cache
def _table() -> Mapping[str, float]:
    """Lines of one rarity each: the number, a tab, its words."""
    content = gzip.decompress((files("reportedly") / "link" / _TABLE).read_bytes()).decode()
    lines = (line.split("\t") for line in content.splitlines())
    return {word: float(number) for number, words in lines for word in words.split()}
