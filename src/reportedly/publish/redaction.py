"""Words for everybody: every word is hidden unless it is known to be harmless.

No name is looked for, since a finder of names misses names: what is not on the list of plain words,
no figure and no day of the claim is hidden, whatever it is. What is known to stand there (a party,
a town, the speaker) is told in brackets in its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.model.spans import Span
from reportedly.publish.numerals import WORD, Meant, is_numeral, untold

_HIDDEN_NUMBER = "…"
HIDDEN = f"[{_HIDDEN_NUMBER}]"

_WORD_OR_BRACKET = re.compile(rf"\[[^\[\]]*\]|{WORD.pattern}")
_KEPT_BETWEEN = re.compile(r"[^\s.,;:!?()'\"“”‘’%–—-]+")
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
# Adjectives of nations, as they stand before "army" or "air strikes". None is a given name.
_NATIONS = (
    "Syrian Russian Turkish Iraqi Iranian Lebanese Israeli Palestinian Jordanian Kurdish Arab "
    "American British Saudi Yemeni Egyptian Libyan Afghan Pakistani Ukrainian Sudanese Ethiopian "
    "Somali Nigerian Malian Western"
)
_CAPITALS = frozenset(f"{_MONTHS} {_DAYS} {_NATIONS}".split()) - {"April", "May", "June", "August"}
# Plain words that are names of persons too, once they begin with a capital.
_NAMES_TOO = frozenset(
    "said may will young long hill hills church fields field bridge street streets camp day days "
    "best good small little short west north east south major news post house case major low late "
    "early new old close cross fell bus barrel gas lay sides deal fear".split()
)  # fmt: skip
_ENDED = re.compile(r"[a-z][.!?][\s\"'“‘(]+\Z")  # before a word that begins a sentence
_MOSTLY = 0.5  # of the words; a quote of which so much is hidden tells nothing but that
_REMEMBERED = 4096  # words and quotes, for they come again and again; some MiB
_FEWEST_CAPITALS = 0.005  # of the letters: English prose has 2 to 6 %, a text without case none
_MOST_CAPITALS = 0.4  # of the letters: a text all in capitals


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in the place of `[start, end)` of a text, by what is known to be meant."""

    start: int
    end: int
    shown: str

    def within(self, span: Span) -> "Told":
        """The same in the words of a span that it overlaps."""
        start, end = max(self.start, span.start), min(self.end, span.end)
        return Told(start - span.start, end - span.start, self.shown)


@cache
def plain_words() -> frozenset[str]:
    """The words that say nothing of anybody, reviewed one by one."""
    listed = (files("reportedly.publish") / "plain_words.txt").read_text(encoding="utf-8")
    lines = (line for line in listed.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=_REMEMBERED)
def is_plain(word: str) -> bool:
    """Whether a word in small letters is known to be harmless; joined words if all of them are."""
    bare = word.removesuffix("'s").removesuffix("’s")
    listed = plain_words()
    return bare in listed or all(part in listed for part in re.split(r"[-‐-―]", bare))


def is_nobodys(word: str) -> bool:
    """Whether a word is plain, and no name even where nothing tells a name from a word."""
    return is_plain(word) and word not in _NAMES_TOO


def tells_case(text: str) -> bool:
    """Whether capitals of a text can tell names: not in a text all of one sort of letters."""
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    latin = sum(letter.isascii() for letter in text if letter.isalpha())
    if not letters or latin < letters * 0.9:
        return False
    return _FEWEST_CAPITALS <= capitals / letters <= _MOST_CAPITALS


def known_words(
    text: str, told: Iterable[Told] = (), *, numbers: Sequence[Meant] = (), opens: bool = True
) -> str:
    """The text on one line with all hidden that is not known to be harmless.

    `numbers` are those that may be read; `opens` says that the text begins a sentence. HIDDEN
    alone where little would be left.
    """
    unread = (Told(*place, _HIDDEN_NUMBER) for place in untold(text, numbers))
    pieces = list(_pieces(text, (*told, *unread), opens))
    hidden = sum(piece.hidden for piece in pieces)
    if not pieces or hidden > _MOSTLY * len(pieces):
        return HIDDEN
    return _joined(pieces)


@lru_cache(maxsize=_REMEMBERED)
def veiled(text: str) -> str:
    """The text, equally long, with its plain words alone: what rules read before it is shown.

    Letters of other words become private ones, by the word, so that two words stay two.
    """
    return WORD.sub(lambda word: word[0] if _is_harmless(word[0], True) else _veil(word[0]), text)


def _veil(word: str) -> str:
    return "".join(chr(0xE000 + (ord(letter) * 31 + len(word)) % 4096) for letter in word)


@dataclass(frozen=True, slots=True)
class _Piece:
    before: str  # spaces and points between this word and the last
    shown: str
    hidden: bool


def _pieces(text: str, told: Iterable[Told], opens: bool) -> Iterator[_Piece]:
    """Every word, shown or hidden, with what stands before it."""
    marked = _with_told(text, told)
    found = list(_WORD_OR_BRACKET.finditer(marked))
    shown = [_shows(marked, word, opens and at == 0) for at, word in enumerate(found)]
    shown = _less_neighbours(marked, found, shown)
    end = 0
    for word, is_shown in zip(found, shown, strict=True):
        yield _Piece(marked[end : word.start()], word[0], not is_shown)
        end = word.end()
    yield _Piece(marked[end:], "", False)


def _with_told(text: str, told: Iterable[Told]) -> str:
    """The text with what is known put in brackets; brackets of its own become round ones."""
    plain, end, parts = text.replace("[", "(").replace("]", ")"), 0, []
    whole = (_of_whole_words(text, one) for one in told)
    for one in sorted(whole, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            parts += [plain[end : one.start], f"[{one.shown}]"]
        end = max(end, one.end)  # of two that overlap the first is told, and nothing of the other
    return "".join((*parts, plain[end:]))


def _of_whole_words(text: str, told: Told) -> Told:
    """The same up to the ends of the words that it cuts: half a number or name would be left."""
    start, end = told.start, told.end
    while 0 < start < len(text) and text[start - 1 : start + 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return Told(start, end, told.shown)


def _shows(text: str, word: re.Match[str], opens: bool) -> bool:
    if word[0].startswith("["):
        return word[0] != HIDDEN
    if is_numeral(word[0]):
        return True  # those that may not be read stand here no more
    before = text[: word.start()].rstrip(" \t\n\"'“‘(")
    return _is_harmless(
        word[0], opens or (bool(before) and before[-1] in ".!?" and before[-2:-1].islower())
    )


def _is_harmless(word: str, opens: bool) -> bool:
    """A plain word, a month or a day, but no number; with a capital where a sentence begins."""
    if is_numeral(word) or (not word.isascii() and not re.fullmatch(r"[\w'’‐-―-]+", word)):
        return False
    if word.islower():
        return is_plain(word)
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare in _CAPITALS:
        return True
    low = word[0].lower() + word[1:]
    return opens and low.islower() and is_nobodys(low)


def _less_neighbours(
    text: str, words: Sequence[re.Match[str]], shown: Sequence[bool]
) -> list[bool]:
    """A capital or a number right beside what is hidden is a part of it: "May Salloum 9"."""
    kept = list(shown)
    for order in (range(len(words)), range(len(words) - 1, -1, -1)):
        before: int | None = None
        for at in order:
            if before is not None and not kept[before] and _belongs(text, words, at, before):
                kept[at] = False
            before = at
    return kept


def _belongs(text: str, words: Sequence[re.Match[str]], at: int, beside: int) -> bool:
    first, second = sorted((at, beside))
    gap, word = text[words[first].end() : words[second].start()], words[at][0]
    if words[beside][0] == HIDDEN or word.startswith("["):
        return False  # what stands beside a number is no part of a name, and brackets are ours
    named = word[0].isupper() and not gap.strip() and at != 0
    return named or (is_numeral(word) and at > beside and not gap.strip(" ()-"))


def _joined(pieces: Iterable[_Piece]) -> str:
    """The words again; several hidden ones in a row are one, so that nobody can count them."""
    parts, after_hidden = list[str](), False
    for piece in pieces:
        if piece.hidden and after_hidden:
            continue
        # Two words stay two, whatever sign between them is left out.
        between = _KEPT_BETWEEN.sub("", piece.before) or (piece.before and " ")
        parts += [between, HIDDEN if piece.hidden else piece.shown]
        after_hidden = piece.hidden
    return " ".join("".join(parts).split())
