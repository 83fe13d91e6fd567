"""Spellings folded, so that one name written in several ways meets itself.

Three strengths: `fold_words` for any name (case, script, accents, apostrophes), `fold_place` for
transliterated place names (articles, long vowels, doubled letters), and `skeleton`, the
consonants alone, for Arabic script, which writes no short vowels.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Latin letters and the Cyrillic and Greek ones that look the same. Applied only to a word that
# mixes scripts: in a wholly Cyrillic word "Р" is an R.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo"
)
_LATIN = re.compile("[A-Za-z]")
_NOT_LATIN_LETTER = re.compile("[Ѐ-ӿͰ-Ͽ]")

# Arabic letters whose romanisation in news differs from the letter-by-letter one.
_ARABIC = str.maketrans(
    {"ة": "a", "ى": "a", "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ئ": "", "ؤ": "",
     "ع": "", "غ": "gh", "ـ": "", "ق": "k", "ح": "h", "خ": "kh", "ش": "sh", "ذ": "dh"}
)  # fmt: skip
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = re.compile(r"['’‘ʼʾʿ`´ʻ′\"“”«»„]")
_BREAKS = re.compile(r"[^0-9a-z]+")

# The article and its assimilated forms ("an-Nusra", "ash-Sham", "ej Janoudiye").
ARTICLES = frozenset(
    re.findall(r"\w+", "al el il ul ad ed an en as es ash esh ar er at et az ez adh ath aj ej")
)

# Hills and villages whose first word is written together with the second: "Talmenes".
_GLUED_FIRST = re.compile(
    r"(?:kafr|kafar|kafer|kefr|kfar|kfr)(?=\w{3})|(?:tall|tell|tal|tel)(?=[^aeiouyl]\w{3})"
)
# "Ezzor" for "ez-Zor". Not with a: Assad and Azzam are whole names.
_GLUED_ARTICLE = re.compile(r"^e([dnrstz])(?=\1\w)")

# First words of many place names, in the spellings seen in GeoNames, UCDP and news.
_GENERIC = {
    spelling: usual
    for usual, spellings in {
        "kafr": "kafar kafer kefer kefr kfar kfer kfr kafir kefar",
        "tal": "tall tell tel til",
        "dayr": "deir der dair deyr deer",
        "bayt": "beit bait bet beyt",
        "jabal": "jebel jabel djebel jebal",
        "khan": "khane",
        "ayn": "ain ein aain eyn",
        "shaykh": "sheikh sheik cheikh shaikh shiekh skeikh",
        "jisr": "jisir jesr jiser djisr",
        "maarat": "maarrat marat maaret maarret maarrah maara maarra marrat maraat maarit",
        "um": "umm om oum umum",
        "abu": "abou abo aboo",
        "khirbat": "kherbet khirbet kheurbet khurbat khirba",
        "karm": "karam",
    }.items()
    for spelling in spellings.split()
}
GENERIC_WORDS = frozenset(_GENERIC.values())

_DOUBLED = re.compile(r"(.)\1+")
_RESPELLINGS = (
    (re.compile(r"tch|cz"), "ch"),
    (re.compile(r"ou|oo|a[uw](?=[^aeiou]|$)"), "u"),
    (re.compile(r"ee|ii|ie(?=[^aeiou]|$)"), "i"),
    (re.compile(r"[ae][iy](?=[^aeiou]|$)"), "ay"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"ch"), "sh"),
    (re.compile(r"q"), "k"),
    (re.compile(r"(?<=[^aeiou])y(?=[^aeiou]|$)"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(?:iy+|i)(?:a|e|ah|eh|at|et)$"), "ia"),
    (re.compile(r"(?:a|e)h?$"), "a"),
    (re.compile(r"e"), "i"),
    (_DOUBLED, r"\1"),
)
_VOWELS = str.maketrans("", "", "aeiouwy")


def repair_look_alikes(text: str) -> str:
    """`text` with letters of another script that only look Latin ("Аl-Qaeda") made Latin.

    Words written wholly in Cyrillic or Greek stay as they are.
    """
    if not _NOT_LATIN_LETTER.search(text):
        return text
    return re.sub(r"\w+", lambda word: _repair_word(word[0]), text)


def _repair_word(word: str) -> str:
    mixed = _LATIN.search(word) and _NOT_LATIN_LETTER.search(word)
    return word.translate(_LOOK_ALIKES) if mixed else word


def fold_words(name: str) -> str:
    """`name` in lower-case ASCII words with single spaces; apostrophes close up, all else parts."""
    text = name
    if not name.isascii():
        text = unicodedata.normalize("NFKC", repair_look_alikes(name))
        text = _ARABIC_ARTICLE.sub("", text).translate(_ARABIC)
        text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    text = _APOSTROPHES.sub("", text)
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", anyascii(text)).lower()).strip()


def plain_letters(name: str) -> str:
    """A Latin name without the marks of scholarly transliteration: "Dārat ‘Izzah" as Darat Izzah.

    Names in other scripts stay as they are.
    """
    if name.isascii():
        return _APOSTROPHES.sub("'", name)
    bare = _MARKS.sub("", unicodedata.normalize("NFD", name))
    return unicodedata.normalize("NFC", re.sub("[‘’ʿʾʼ]", "", bare))


@lru_cache(maxsize=65536)
def fold_place(name: str) -> str:
    """The key under which spellings of one place name meet: "Al-Atareb" and "al Atārib"."""
    words = fold_words(name).split()
    kept = [word for word in words if word not in ARTICLES] or words
    return " ".join(_fold_place_word(part) for word in kept for part in _unglued(word))


def _unglued(word: str) -> list[str]:
    """ "kafranbel" as kafr and anbel: lists write such names in one word and in two."""
    first = _GLUED_FIRST.match(word)
    return [word] if first is None else [first[0], word[first.end() :]]


@lru_cache(maxsize=1 << 18)  # words of names recur: a fifth of the work of folding the world's
def _fold_place_word(word: str) -> str:
    if word in _GENERIC or word in GENERIC_WORDS:
        return _GENERIC.get(word, word)
    word = _GLUED_ARTICLE.sub("", word)
    for pattern, respelt in _RESPELLINGS:
        word = pattern.sub(respelt, word)
    return word


def skeleton(key: str) -> str:
    """The consonants of a folded name, closed up; the name itself where it has none."""
    joined = key.replace(" ", "")
    return _DOUBLED.sub(r"\1", joined.translate(_VOWELS)) or joined
