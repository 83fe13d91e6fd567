"""What is broken in the characters of a text, and what they should read."""

import html
import re
import unicodedata
from collections.abc import Iterator

import ftfy

from reportedly.ingest.reading import Edit

# One character for one: quotation marks, spaces, apostrophes, line ends.
_SIMPLE = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟❝❞〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛ʼ´`＇", "'"),
        **dict.fromkeys("\xa0\u1680\u202f\u205f\u3000\t\v\f", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        **dict.fromkeys("\x85\u2028\u2029", "\n"),
    }
)
_SIMPLE_CHARS = re.compile("[" + "".join(map(re.escape, map(chr, _SIMPLE))) + "]")
# Characters nobody sees: soft hyphen, zero width, direction marks, controls. The joiners stay
# inside Arabic words, where they are spelling.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f]+|(?<![\u0600-\u06ff])[\u200c\u200d]+"
)
_CARRIAGE = re.compile(r"\r\n?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.I)
_HIGH_RUN = re.compile(r"[^\x00-\x7f\s]{2,}|[^\x00-\x7f\s][\xa0\x85]|[\xc2-\xc3][\x80-\xbf]")
_COMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’](?=[^\W\d_]))*")
# Letters of other scripts that look like Latin ones (after Unicode's confusables, single ones).
_LOOKALIKES = dict(
    zip(
        "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵүАΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι",
        "ABES3IJKMHOPCTYXaesijopcyxhdqwvyAABEZHIKMNOPTYXoavi",
        strict=True,
    )
)
del _LOOKALIKES["З"]  # a figure, not a letter
_TO_LATIN = str.maketrans(_LOOKALIKES)
_TO_CYRILLIC = str.maketrans("ABECIJKMHOPTXaecijopxy", "АВЕСІЈКМНОРТХаесіјорху")
_LONE = frozenset("аАІОВСЕНКМРТХУ")  # initials, and the article; lower-case о, с, у are words


def find_repairs(text: str) -> list[Edit]:
    """Every repair of `text`, ordered, none overlapping; whole Cyrillic or Arabic words stay."""
    edits: list[Edit] = []
    reach = 0
    for edit in sorted(_all_repairs(text), key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= reach:
            edits.append(edit)
            reach = edit.end
    return edits


def _all_repairs(text: str) -> Iterator[Edit]:
    yield from (Edit(at, end, new) for at, end, new in _carriages(text))
    if not text.isascii():
        yield from _mojibake(text)
        yield from _forms(text)
        yield from _lookalikes(text)
    yield from (Edit(*match.span()) for match in _UNSEEN.finditer(text))
    for match in _SIMPLE_CHARS.finditer(text):
        yield Edit(*match.span(), match[0].translate(_SIMPLE))
    for match in _ENTITY.finditer(text):
        new = html.unescape(match[0])
        if len(new) < len(match[0]):
            yield Edit(*match.span(), new.translate(_SIMPLE))


def _carriages(text: str) -> Iterator[tuple[int, int, str]]:
    """A lone carriage return is a line break; one before a line break is left out."""
    for match in _CARRIAGE.finditer(text):
        yield match.start(), match.start() + 1, "" if len(match[0]) == 2 else "\n"


def _mojibake(text: str) -> Iterator[Edit]:
    """Text decoded twice, where the repair is shorter: so it cannot pass for one to one."""
    for match in _HIGH_RUN.finditer(text):
        new = ftfy.fix_encoding(match[0]).translate(_SIMPLE)
        if 0 < len(new) < len(match[0]):
            yield Edit(*match.span(), new)


def _forms(text: str) -> Iterator[Edit]:
    """Letters with loose accents, ligatures and wide letters, as one usually writes them."""
    for match in _COMPOSED.finditer(text):
        new = unicodedata.normalize("NFC", match[0])
        if len(new) < len(match[0]):
            yield Edit(*match.span(), new)
    for pattern in (_LIGATURE, _WIDE):
        for match in pattern.finditer(text):
            yield Edit(*match.span(), unicodedata.normalize("NFKC", match[0]))


def _lookalikes(text: str) -> Iterator[Edit]:
    """Names in mixed script, and a lone look-alike between Latin words, put in one script."""
    names = list(_NAME.finditer(text))
    for number, match in enumerate(names):
        if match[0].isascii():
            continue
        before = names[number - 1][0] if number else ""
        after = names[number + 1][0] if number + 1 < len(names) else ""
        new = _one_script(match[0], before, after)
        if new != match[0]:
            yield Edit(*match.span(), new)


def _one_script(name: str, before: str, after: str) -> str:
    latin, other = _count(name)
    if len(name) == 1:
        lone = name in _LONE and after.isascii() and (before + after).isascii()
        return name.translate(_TO_LATIN) if lone and after else name
    if not latin or not other:
        return name
    if latin >= other:
        return "".join(_part_to_latin(part) for part in re.split(r"([-'’])", name))
    cyrillic = name.translate(_TO_CYRILLIC)
    return cyrillic if not _count(cyrillic)[0] else name


def _part_to_latin(part: str) -> str:
    """A part of a name in Latin, if all its other letters have a Latin twin; a whole part of
    two letters or more in another script stays.
    """
    latin, other = _count(part)
    new = part.translate(_TO_LATIN)
    if not other or (not latin and other > 1) or _count(new)[1]:
        return part
    return new


def _count(name: str) -> tuple[int, int]:
    """How many letters are Latin, and how many Cyrillic or Greek."""
    scripts = [unicodedata.name(char, "?").split(" ")[0] for char in name if char.isalpha()]
    return scripts.count("LATIN"), scripts.count("CYRILLIC") + scripts.count("GREEK")
