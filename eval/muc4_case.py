"""Small letters for texts that have none, by how other news writes each word.

Done for one yardstick alone: the program does nothing of the kind.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPORA = Path("../shared/corpora")
CASED = (
    CORPORA / "fa_kes/articles.jsonl.gz",
    CORPORA / "event_location/sentences.jsonl.gz",
    CORPORA / "gun_violence/docs.jsonl.gz",
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*\n\s*|--\s+)[\"(\[]*([a-z])")
_SHORT = re.compile(r"\(([A-Z]{2,6})\)")
_BEFORE_SHORT = re.compile(r"(?P<name>[A-Z][a-z]+ )(?P<end>[a-z]+)(?= \([A-Z]{2,6}\))")
_ENDINGS = ("s", "es", "ed", "ing", "ly", "men", "ers", "er")
_STEM = 3  # shorter stems are no words ("Ramos", "Reyes")
# How words end that are nobody's name, though the other news may not hold them.
_COMMON = re.compile(
    r".{3}(?:ives?|ists?|isms?|ing|ed|[ts]ions?|ments?|ness|able|ly|[^aeiou]ers|men)$"
)


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are written: `small` in small letters, `short` in capitals throughout."""

    small: frozenset[str]
    short: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Spelling":
        """`small` from other news, `short` from what these texts set in brackets."""
        small, great = Counter[str](), Counter[str]()
        for row in (row for path in CASED for row in rows(path)):
            words = re.findall(r"(?<=[\w,] )[A-Za-z]+(?:-[a-z]+)*", row["text"])
            small.update(w for w in words if w.islower())
            great.update(w.lower() for w in words if not w.islower())
        known = frozenset(w for w, n in small.items() if n >= max(great[w], 1))
        named = Counter(m[1] for text in texts for m in _SHORT.finditer(text))
        short = (w for w, n in named.items() if n > 1 and w.lower() not in small | great)
        return cls(known, frozenset(short))

    def write(self, word: str) -> str:
        low = word.lower()
        if word in self.short:
            return word
        return low if len(low) == 1 or self._is_small(low) else low.capitalize()

    def _is_small(self, low: str) -> bool:
        if _COMMON.match(low):
            return True
        stems = (low.removesuffix(end) for end in _ENDINGS)
        return low in self.small or any(
            stem != low and len(stem) > _STEM and {stem, stem + "e"} & self.small for stem in stems
        )


def cased(text: str, spelling: Spelling) -> str:
    """Lines joined; words that are nobody's name in small letters, the rest with a capital.

    A word between a capital and "(FMLN)" ends a name, whatever it is elsewhere.
    """
    joined = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    written = re.sub(r"[A-Z]+(?:'[A-Z]+)?", lambda m: spelling.write(m[0]), joined)
    written = _BEFORE_SHORT.sub(lambda m: m["name"] + m["end"].capitalize(), written)
    return _SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group(1).upper(), written)
