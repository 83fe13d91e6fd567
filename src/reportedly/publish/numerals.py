"""Numbers that everybody may read: a claim's figures and the days it gives, and no other.

Any other number may be an age, a telephone's, a house's. None of these is looked for: a number is
shown only where the claim is known to count or to date by it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.casualties import Figure
from reportedly.model.claims import Claim
from reportedly.model.spans import Span

WORD = re.compile(r"[@#+]?[^\W_]+(?:[-‐-―'’.,:/@_°][^\W_]+)*°?")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: str(value) for value, word in enumerate(_UNITS)} | {
    word: str(10 * value) for value, word in enumerate(_TENS, start=2)
}
# Joined to others "one" is no number: "no-one", "one-sided".
_CARDINALS = frozenset({*_VALUES, "teen", "teens"} - {"one"})
_JOINTS = re.compile(r"[-‐-―/.:'’]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_IN_A_ROW = " \t\n-‐–—./()+"  # between the numbers of a telephone
# What follows an age put beside its owner ("Nour, 9, who") and seldom a count. A count that stands
# there is hidden too: "of the dead, 9, ...".
_APPOSED = re.compile(r"\s*(?:[]),;:.!?\"'”’–—-]|\Z|(?:and|who|whose|whom|was|were|is|had|has)\b)")
# Before an age, or the second of two: "two women, 22 and 24, were there".
_ASIDE = re.compile(r"[,(–—-]\s*(?:([\w-]+)(?:\s*[,/&]\s*|\s+)(?:(?:and|or|to)\s+)?)?\Z")
_LONGEST_ASIDE = 30  # characters before a number in which that stands
# Before the number of a house, a flat, a telephone; counts of people do not follow these words.
_NUMBERED = re.compile(
    r"\b(?:at|flat|house|home|room|number|no|nr|floor|street|road|building|block|unit|apartment"
    r"|door|box|call|phone|tel|telephone|mobile|grade|class)[.:#\s]*\Z",
    re.IGNORECASE,
)
# After a count of people, wherever it stands.
_COUNTED = re.compile(
    r"\s+(?:more\s+|other\s+|others\b|of\s+them\b|people(?!['’])|persons|civilians|children|women|men\b"
    r"|fighters|soldiers|militants|rebels|troops|members|residents|victims|bodies|dead\b|deaths"
    r"|casualties|fatalities|killed|wounded|injured|hurt\b|died\b)",
    re.IGNORECASE,
)
_LONGEST_NUMBERED = 16  # characters of such a word and what stands between
_DIGITS = re.compile(r"(?!0\d{2})\d+(?:[-‐-―,.:/]\d+)*(?:st|nd|rd|th)?")
_COUNT = r"(?:\d{1,3}|\w+(?:-\w+)?)"
_SPELT = f"(?:{'|'.join(sorted(_CARDINALS))}|one)"
_ONE_PERSON = (
    "boy|girl|child|baby|infant|toddler|teenager|youth|man|woman|lady|gentleman|mother|father|son"
    "|daughter|brother|sister|wife|husband|widow|pupil|student"
)
# An age beside anything else tells one person: "9-year-old", "aged 9 and 12", "a girl of 13".
_AGE = re.compile(
    rf"\b{_COUNT}[-\s](?:years?|yrs?|months?|weeks?|days?)[-\s](?:olds?|of\s+age)\b"
    rf"|\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+)?{_COUNT}(?:(?:,|\s+(?:and|to|or))\s+\d+\b)*"
    rf"|\b(?:{_ONE_PERSON})\s+of\s+(?:\d{{1,3}}|{_SPELT}(?:-{_SPELT})?)\b"
    r"|\b(?:i\s+am|i['’]m|(?:he|she|who)\s+(?:is|was))\s+(?:only\s+|just\s+)?\d+\b"
    r"|\bin\s+(?:his|her|their)\s+(?:early|mid|late)?[-\s]?\w+ies\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """Where a claim counts or dates, `[start, end)`, and in `words` the numbers that it means."""

    start: int
    end: int
    words: str
    is_day: bool = False

    def counted_from(self, start: int) -> "Meant":
        """The same in words that begin there."""
        return replace(self, start=self.start - start, end=self.end - start)

    @property
    def numbers(self) -> frozenset[str]:
        """In digits, each part of joined ones by itself."""
        return frozenset(part for word in WORD.findall(self.words) for part in _parts(word))


def numbers_of(claim: Claim) -> Iterator[Meant]:
    """Where in its report a claim's figures and its days stand."""
    yield from map(number_of, claim.figures)
    if claim.date is not None and claim.date.span is not None:
        yield day_in(claim.date.span)


def number_of(figure: Figure) -> Meant:
    """The words of a figure, in which its own number and its ends may be read."""
    ends = (str(end) for end in (figure.low, figure.high) if end is not None)
    return Meant(figure.span.start, figure.span.end, " ".join((figure.base, *ends)))


def day_in(span: Span) -> Meant:
    """Words that are a date."""
    return Meant(span.start, span.end, span.text, is_day=True)


def is_numeral(word: str) -> bool:
    """Whether a word is a number or holds one, in any script, in digits or spelt out."""
    low = word.casefold()
    spelt = low == "one" or not _CARDINALS.isdisjoint(_JOINTS.split(low))
    return spelt or any(map(str.isnumeric, word))


def untold(text: str, meant: Sequence[Meant] = ()) -> Iterator[tuple[int, int]]:
    """Where ages and numbers stand that are none of those meant."""
    ages = [match.span() for match in _AGE.finditer(text)]
    yield from ages
    for row in _rows(text):
        if not _is_told(text, row, meant) or _overlap(row, ages):
            yield from (number.span() for number in row)


def _parts(word: str) -> list[str]:
    """The numbers and words that a word joins; what is spelt out in digits."""
    parts = _JOINTS.split(_THOUSANDS.sub("", word.casefold()))
    return [_VALUES.get(part, part) for part in parts]


def _rows(text: str) -> Iterator[list[re.Match[str]]]:
    """Numbers that nothing but spaces and points separates."""
    row: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if not is_numeral(word[0]):
            continue
        if row and text[row[-1].end() : word.start()].strip(_IN_A_ROW):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _overlap(row: Sequence[re.Match[str]], spans: Iterable[tuple[int, int]]) -> bool:
    first, last = row[0].start(), row[-1].end()
    return any(start < last and first < end for start, end in spans)


def _is_told(text: str, row: Sequence[re.Match[str]], meant: Sequence[Meant]) -> bool:
    """Whether all of a row is one number of the claim: digits side by side are a day or none."""
    if any(_is_foreign(number[0]) for number in row):
        return False
    spelt = "".join(number[0] for number in row).isalpha()
    if _is_apposed(text, row) or _is_of_an_address(text, row):
        return any(one.is_day and _means(one, row) for one in meant)
    if len(row) == 1 and row[0][0].casefold() == "one":
        return True  # hardly ever a number: "one of them", "one more"
    alone = len(row) == 1
    if alone and _COUNTED.match(text, row[0].end()) and _is_told_again(row[0][0], meant):
        return True
    return any(_means(one, row) and (one.is_day or spelt or alone) for one in meant)


def _is_told_again(number: str, meant: Iterable[Meant]) -> bool:
    """Whether it is a figure of the claim once more: "eight were killed ... the 8 dead"."""
    parts = _parts(number)
    return len(parts) == 1 and any(parts[0] in one.numbers for one in meant if not one.is_day)


def _is_foreign(number: str) -> bool:
    """Digits of another script or among letters, and what begins with a 0 as telephones do."""
    spelt = not any(map(str.isnumeric, number))
    return not number.isascii() or not (spelt or _DIGITS.fullmatch(number))


def _means(one: Meant, row: Sequence[re.Match[str]]) -> bool:
    stands = one.start <= row[0].start() and row[-1].end() <= one.end
    return stands and all(one.numbers.issuperset(_parts(number[0])) for number in row)


def _is_apposed(text: str, row: Sequence[re.Match[str]]) -> bool:
    start = row[0].start()
    before = _ASIDE.search(text, max(0, start - _LONGEST_ASIDE), start)
    opened = before is not None and (before[1] is None or is_numeral(before[1]))
    return opened and _APPOSED.match(text, row[-1].end()) is not None


def _is_of_an_address(text: str, row: Sequence[re.Match[str]]) -> bool:
    start = row[0].start()
    return _NUMBERED.search(text, max(0, start - _LONGEST_NUMBERED), start) is not None
