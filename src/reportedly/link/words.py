"""Words as linking sees them: folded, without numbers, without words that say nothing."""

import re
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")

# Number words, and words of change in a toll, are masked as digits are: linking never looks at
# figures.
_NUMBERS = """
zero no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred hundreds thousand thousands million millions dozen dozens score scores tens several many few
couple half single pair another more less fewer least most over under above below about around
nearly almost approximately exactly some lot number toll rose risen rise rises climbed increased
"""
# Function words, and words that nearly every report of violence has.
_EMPTY = """
and the but for with without into onto near than that this these those there their its his her she
they who whom which what when where while after before during since until are was were been being
has have had having does did not also said say says saying told tell tells reported report reports
reporting according added state stated announced claimed people person persons killed kill kills
killing dead death deaths died die wounded wounding injured injuring injuries casualties civilians
civilian others other them among including
"""
_MASKED = frozenset((_NUMBERS + _EMPTY).split())

_ARTICLES = re.compile(r"\b(?:al|el|an|as|ad|at|az|ar|ash|the)[-\s'’]+", re.IGNORECASE)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, articles and joints: `Al-Atareb` and `atareb` are one."""
    plain = _ARTICLES.sub("", anyascii(name).lower().strip())
    return "".join(_WORD.findall(plain))


def telling_words(text: str) -> frozenset[str]:
    """The words of `text` that can tell one happening from another; no digits, no numbers."""
    words = _WORD.findall(anyascii(text).lower())
    return frozenset(word for word in words if tells(word))


def tells(word: str) -> bool:
    """Whether a folded word can tell one happening from another."""
    return len(word) > 2 and word.isalpha() and word not in _MASKED


def shared_share(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter set the longer one holds, 0..1; 0 where one is empty."""
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0
