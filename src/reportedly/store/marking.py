"""Where the words that a person searched for stand in a text, and the passages around them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reportedly.store.questions import Marked

MOST_WORDS = 16  # of one search: more is a text, not a search
MOST_LETTERS = 1000  # of one search
LEAST_BEGINNING = 3  # letters of a word that also finds longer words which begin with it

_AROUND = 120  # characters shown on either side of a mark: a sentence or so
_MOST_PASSAGES = 3  # of one text: more do not help to choose
_READ = 200_000  # characters that are looked through: a long report; of longer ones the beginning
_WORD = re.compile(r"[^\W_]+")

Range = tuple[int, int]


def words_in(text: str) -> tuple[str, ...]:
    """What is to be found: the stretches between spaces that hold a letter or a digit."""
    parts = text[:MOST_LETTERS].replace("\0", " ").split()
    return tuple(part for part in parts if _WORD.search(part))[:MOST_WORDS]


def mark(text: str, words: Sequence[str]) -> Marked:
    """The text with every word marked that is searched for, or begins with what is."""
    return Marked(text, tuple(_marks(text, words)))


def passages(text: str, words: Sequence[str]) -> tuple[Marked, ...]:
    """The first passages that hold a word; none where the words stand elsewhere."""
    found = list(_marks(text, words))
    return tuple(_cut(text, each) for each in _grouped(found)[:_MOST_PASSAGES])


def _marks(text: str, words: Sequence[str]) -> Iterator[Range]:
    asked = {_folded(part[0]) for word in words for part in _WORD.finditer(word)}
    begun = tuple(word for word in asked if len(word) >= LEAST_BEGINNING)
    for told in _WORD.finditer(text, 0, _READ):
        word = _folded(told[0])
        if word in asked or (begun and word.startswith(begun)):
            yield told.start(), min(told.end(), told.start() + _AROUND)


def _folded(word: str) -> str:
    """Without case and accents, as the index has it."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).lower()


def _grouped(marks: Sequence[Range]) -> list[list[Range]]:
    """Marks so near to one another that their passages would meet stand in one."""
    groups: list[list[Range]] = []
    for found in marks:
        near = groups and found[0] - groups[-1][-1][1] <= _AROUND
        if near and found[1] - groups[-1][0][0] <= 2 * _AROUND:
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _cut(text: str, marks: Sequence[Range]) -> Marked:
    start = _at_space(text, max(0, marks[0][0] - _AROUND), marks[0][0])
    end = min(len(text), marks[-1][1] + _AROUND)
    if end < len(text):
        space = text.rfind(" ", marks[-1][1], end)
        end = space if space > 0 else end
    shifted = tuple((first - start, last - start) for first, last in marks)
    return Marked(text[start:end], shifted, start)


def _at_space(text: str, start: int, until: int) -> int:
    """The beginning of the first whole word from `start` on, before the mark."""
    if start == 0:
        return 0
    space = text.find(" ", start, until)
    return start if space < 0 else space + 1
