"""All known names in a text, in one pass over its words.

A trie of folded words, walked from every word that begins a name. Case counts where the
spelling's own case does: "IS" is never the verb, "Nusra" never "nusra", "rebels" is free.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from reportedly.reference.folding import fold_words

NameKind = Literal["actor", "speaker", "outlet"]

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: spaces, hyphens, quotes, a dot inside initials.
_GAP = re.compile(
    r"(?:[ \t\u00a0]?[-–—‑/][ \t]?|[ \t\u00a0]?['’‘ʼ`´\"“”«»(]{0,2}[ \t\u00a0]?|\n|\.)\Z"
)


_SHORT = 3  # letters; "IS" and "US" are words too
_LOOK_AROUND = 15  # characters on either side: two or three words


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text: `text[start:end]`, and the row it stands for."""

    start: int
    end: int
    row_id: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling to be looked for."""

    spelling: str
    row_id: str
    kind: NameKind


@dataclass(slots=True)
class _Node:
    ends: list[tuple[tuple[str, ...], Name]] = field(default_factory=list)
    next: dict[str, "_Node"] = field(default_factory=dict)


class NameScanner:
    """Finds names; where two spellings fit at one place, the longer wins, then the first given."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, _Node] = {}
        for name in names:
            for spelling in _variants(name.spelling):
                self._add(spelling, name)
        self._begin = lru_cache(maxsize=65536)(self._first_node)

    def scan(self, text: str) -> tuple[NameHit, ...]:
        """Every known name in `text`, longest first at each place, in text order, none nested."""
        return tuple(self._hits(text))

    def _add(self, spelling: str, name: Name) -> None:
        words = _WORD.findall(spelling)
        nodes, node = self._root, None
        for word in words:
            node = nodes.setdefault(_fold(word), _Node())
            nodes = node.next
        if node is not None:
            node.ends.append((tuple(_case_rule(word) for word in words), name))

    def _hits(self, text: str) -> Iterator[NameHit]:
        begin, free_from = self._begin, 0
        for word in _WORD.finditer(text):
            node = begin(word[0])
            if node is None or word.start() < free_from:
                continue
            hit = self._longest(text, word, node)
            if hit is not None and not _is_shouted(text, hit):
                free_from = hit.end
                yield hit

    def _first_node(self, word: str) -> _Node | None:
        return self._root.get(_fold(word)) or self._root.get(_without_s(word))

    def _longest(self, text: str, first: re.Match[str], begin: _Node) -> NameHit | None:
        words, nodes, best = [first], [begin], None
        while nodes:
            for node in nodes:
                name = _fitting(node, [word[0] for word in words])
                if name is not None:
                    end = words[-1].end() - _possessive_length(words[-1][0], node)
                    best = NameHit(first.start(), end, name.row_id, name.kind)
                    break
            if not any(node.next for node in nodes):
                break
            word = _WORD.search(text, words[-1].end())
            if word is None or not _goes_on(words[-1], text[words[-1].end() : word.start()]):
                break
            nodes = [after for node in nodes for after in _following(node, word[0])]
            words.append(word)
        return best


def _following(node: _Node, word: str) -> Iterator[_Node]:
    """Where a word leads: as it stands, and without the s of a lost apostrophe."""
    for key in (_fold(word), _without_s(word)):
        after = node.next.get(key)
        if after is not None:
            yield after


def _goes_on(word: re.Match[str], gap: str) -> bool:
    """Whether a name may go on after `word` and `gap`; a dot and a space only after an initial."""
    return _GAP.match(gap) is not None or (gap == ". " and word.end() - word.start() == 1)


def _is_shouted(text: str, hit: NameHit) -> bool:
    """A few capitals within a line of capitals ("THIS IS WAR") may be any word."""
    if hit.end - hit.start > _SHORT or not text[hit.start : hit.end].isupper():
        return False
    around = (
        text[max(0, hit.start - _LOOK_AROUND) : hit.start] + text[hit.end : hit.end + _LOOK_AROUND]
    )
    return around.isupper()


def _fitting(node: _Node, words: list[str]) -> Name | None:
    for rules, name in node.ends:
        if all(_case_fits(rule, word) for rule, word in zip(rules, words, strict=True)):
            return name
    return None


def _possessive_length(word: str, node: _Node) -> int:
    """1 where the last word carries the s of a lost apostrophe ("Syrias"), which is no name."""
    spelt = {_fold(_WORD.findall(name.spelling)[-1]) for _, name in node.ends}
    return 0 if _fold(word) in spelt else 1


def _case_rule(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "upper"
    return "capital" if word[:1].isupper() else "free"


def _case_fits(rule: str, word: str) -> bool:
    if rule == "upper":
        return word.isupper() or (word[:-1].isupper() and word[-1] == "s")
    return rule == "free" or word[:1].isupper()


def _variants(spelling: str) -> Iterator[str]:
    """The spelling, and the same with a possessive's apostrophe lost ("Syrias army")."""
    yield spelling
    if "'s " in spelling:
        yield spelling.replace("'s ", "s ")


def _without_s(word: str) -> str:
    return _fold(word[:-1]) if word.endswith("s") and len(word) > 3 else ""


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold_words(word).replace(" ", "")
