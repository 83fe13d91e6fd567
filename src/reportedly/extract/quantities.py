"""Numbers as said: a count with its bounds, before anyone knows what was counted.

The floors of vague words are those of the exchange form of claims (several 3, dozens 24,
scores 40, hundreds 200 ...); rule packs read the kept base word by their own rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from text_to_num import text2num

from reportedly.extract.nlp import Token
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import MOST_DIGITS, Quantifier

_SIZES = "large big great huge vast high considerable significant substantial small"
_UNSAID = "unspecified unknown undisclosed undetermined untold unconfirmed uncertain"
VAGUE: dict[str, int | None] = {
    "several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "millions": 2_000_000,
    "many": None, "a number": None, "numerous": None, "a lot": None, "lots": None,
    "several dozen": 24, "several dozens": 24, "several hundred": 200, "tens": 20,
    "a few": None, "a handful": None, "countless": None, "multiple": None,
    "several thousand": 2000, "numbers": None, "dozens and dozens": 24,
    "quarter of a million": 250_000, "half a million": 500_000,
    **{f"{size} {noun}": None for size in _SIZES.split() for noun in ("number", "numbers")},
    **{f"a {size} number": None for size in _SIZES.split()},
    **{f"an {unsaid} number": None for unsaid in _UNSAID.split()},
}  # fmt: skip
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_MORE = "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = words(f"{_ONES} {_MORE} hundred thousand million")
AT_LEAST = (
    "at least", "more than", "over", "no fewer than", "no less than", "not less than",
    "upwards of", "in excess of", "not fewer than", "as least", "more that", "more then",
    "exceeded", "above",
    "exceeding", "exceeds", "a minimum of", "well over",
)  # fmt: skip
AT_MOST = (
    "up to", "as many as", "as high as", "at most", "fewer than", "less than", "under",
    "no more than", "not more than", "a maximum of",
)  # fmt: skip
_SHORT_OF = (["fewer", "than"], ["less", "than"], ["under"])  # at most one less
ABOUT = (
    "about", "around", "some", "nearly", "almost", "approximately", "roughly", "close to",
    "an estimated", "estimated", "circa", "near to", "as much as",
)  # fmt: skip
# Words after which "from 20 to 30" tells a change and no range.
CHANGES = words(
    "rose risen rises rise rising climbed climbing climbs increased increasing jumped jumping"
    " soared mounted grew grown revised raised raising lowered cut reduced fell fallen dropped"
    " updated corrected up down went gone toll"
)
SHARES = frozenset({"most", "all", "some", "majority"})  # with "of them": how many is not said
_WHOLE = words("those inside aboard members occupants passengers present its their")
_CAUSING = words(
    "cause caused causing result resulted lead led leave left inflict suffer suffered were"
    " was are claim kill injure"
)
_NOBODY = {("no", "one"): 2, ("nobody",): 1, ("none",): 1, ("not", "a", "single"): 3}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0]\d{3})+|\d+")
_BOUNDS = sorted(
    [(w.split(), Quantifier.AT_LEAST) for w in AT_LEAST]
    + [(w.split(), Quantifier.AT_MOST) for w in AT_MOST]
    + [(w.split(), Quantifier.ABOUT) for w in ABOUT],
    key=lambda bound: -len(bound[0]),
)
_VAGUE = sorted(((w.split(), n) for w, n in VAGUE.items()), key=lambda v: -len(v[0]))
_GROUP = 3  # digits between the separators of thousands
_VAGUE_HEADS = frozenset(said[0] for said, _ in _VAGUE)  # a cheap first look


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first`..`last` (both included) say `low`..`high`; `base` is the number word."""

    first: int
    last: int
    low: int | None
    high: int | None
    quantifier: Quantifier
    base: str


def find_numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every count in a sentence, in order, with the words that bound it."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = (
            _vague(tokens, i)
            or _none(tokens, i)
            or _range(tokens, i)
            or _plain(tokens, i)
            or _family(tokens, i)
        )
        if number is None:
            i += 1
            continue
        bounded = _bounded(tokens, number, found[-1].last + 1 if found else 0)
        found.append(bounded)
        i = bounded.last + 1
    return tuple(found)


def _lows(tokens: Sequence[Token], start: int, length: int) -> list[str]:
    return [t.low for t in tokens[start : start + length]]


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    if tokens[i].low not in _VAGUE_HEADS:
        return None
    for said, floor in _VAGUE:
        if _lows(tokens, i, len(said)) == said:
            last = i + len(said) - 1
            if said == ["many"] and i and tokens[i - 1].low in {"as", "how", "so"}:
                return None
            return Number(i, last, floor, None, Quantifier.VAGUE, " ".join(said))
    return None


def _none(tokens: Sequence[Token], i: int) -> Number | None:
    """ "no one", "without", "not ... any": nobody at all; "most of them": nobody knows."""
    low = tokens[i].low
    if low == "no" and _lows(tokens, i + 1, 1) in (["fewer"], ["less"], ["more"], ["longer"]):
        return None
    pronoun = next((n for w, n in _NOBODY.items() if tuple(_lows(tokens, i, n)) == w), 0)
    if pronoun or low in {"no", "zero", "without"} or (low == "any" and _denied(tokens, i)):
        last = i + max(pronoun, 1) - 1
        if low in {"no", "without"} and _lows(tokens, i + 1, 1) == ["any"]:
            last = i + 1
        return Number(i, last, 0, 0, Quantifier.EXACT, tokens[i].text)
    population = _population(tokens, i)
    if population is not None:
        return Number(i, population, None, None, Quantifier.VAGUE, tokens[i].text)
    following = _lows(tokens, i + 1, 2)
    pronoun = following in (["of", "them"], ["of", "whom"])
    if low in SHARES and (pronoun or _all_of(low, following)):
        return Number(i, i, None, None, Quantifier.VAGUE, tokens[i].text)
    return None


def _population(tokens: Sequence[Token], i: int) -> int | None:
    """The last token of "half (of) the country's population": how many is not said."""
    if tokens[i].low not in SHARES | {"half", "third", "quarter"}:
        return None
    ahead = tokens[i + 1 : i + 7]
    return next((t.i for t in ahead if t.low in {"population", "inhabitants"}), None)


def _all_of(low: str, following: Sequence[str]) -> bool:
    """ "killing all inside", "all members of the group": how many is not said."""
    return low == "all" and bool(_WHOLE & set(following[:1]))


def _denied(tokens: Sequence[Token], any_at: int) -> bool:
    """ "did not cause any casualties", "there were not any victims"; not "did not report any"."""
    before = set(_lows(tokens, max(0, any_at - 4), min(4, any_at)))
    return bool({"not", "n't", "nt", "never"} & before) and bool(_CAUSING & before)


def _value(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The whole number that begins at token `i` and the index of its last token."""
    if i >= len(tokens):
        return None
    if _DIGITS.fullmatch(tokens[i].text.rstrip("+")):
        digits = re.sub(r"\D", "", tokens[i].text)
        if len(digits) <= _GROUP and _lows(tokens, i + 1, 1) == ["000"]:
            return int(digits) * 1000, i + 1  # "12 000"
        scaled = None if len(digits) > MOST_DIGITS else _scaled(tokens, i, int(digits))
        return None if scaled is None or scaled[0] >= 10**MOST_DIGITS else scaled
    return _spelt(tokens, i)


def _scaled(tokens: Sequence[Token], i: int, value: int) -> tuple[int, int]:
    """ "2 million", "11 thousand", "two dozen"."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if following in _SCALES:
        return value * _SCALES[following], i + 1
    return value, i


def _spelt(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    if tokens[i].low in _SCALES:  # "left dozen people dead"; "a dozen" begins at its article
        return (12, i) if tokens[i].low == "dozen" else None
    if tokens[i].low == "a" and i + 1 < len(tokens):
        scale = 2 if tokens[i + 1].low == "couple" else _SCALES.get(tokens[i + 1].low)
        return None if scale is None else (scale, i + 1)
    if _lows(tokens, i, 3) == ["half", "a", "dozen"]:
        return 6, i + 2
    last = i
    while last < len(tokens) and (tokens[last].low in WORDS or _joins(tokens, last, i)):
        last += 1
    last -= 1
    if last < i:
        return None
    spelt = " ".join(t.low for t in tokens[i : last + 1] if t.low != "-")
    try:
        return _scaled(tokens, last, int(text2num(spelt, "en")))
    except ValueError:
        return _scaled(tokens, i, int(text2num(tokens[i].low, "en")))


def _joins(tokens: Sequence[Token], at: int, first: int) -> bool:
    """The hyphen of "twenty-one", the "and" of "a hundred and five"."""
    inside = first < at < len(tokens) - 1 and tokens[at + 1].low in WORDS
    linking = tokens[at].low == "-" or (tokens[at].low == "and" and tokens[at - 1].low == "hundred")
    return inside and linking


def _plain(tokens: Sequence[Token], i: int) -> Number | None:
    value = _value(tokens, i)
    if value is None:
        return None
    count, last = value
    base = " ".join(t.text for t in tokens[i : last + 1])
    plus = tokens[last].text.endswith("+") or _lows(tokens, last + 1, 2) == ["or", "more"]
    plus = plus or _lows(tokens, last + 1, 1) == ["+"]
    if plus:
        last += 2 if _lows(tokens, last + 1, 2) == ["or", "more"] else 0
        return Number(i, last, count, None, Quantifier.AT_LEAST, base)
    return Number(i, last, count, count, Quantifier.EXACT, base)


def _range(tokens: Sequence[Token], i: int) -> Number | None:
    """ "30 to 40", "30-40", "between 30 and 40", "from 30 to 40", "two or three"."""
    opener = tokens[i].low if tokens[i].low in {"between", "from"} else ""
    opened_at = i if opener == "from" else i - 1
    if _lows(tokens, max(0, opened_at), 1) == ["from"] and _changing(tokens, opened_at):
        return None
    low = _value(tokens, i + 1 if opener else i)
    if low is None or low[1] + 1 >= len(tokens):
        return None
    joins = {"between": {"and"}, "from": {"to"}}.get(opener, {"to", "or", "-", "\N{EN DASH}"})
    if tokens[low[1] + 1].low not in joins:
        return None
    more = _bound_at(tokens, low[1] + 2)
    high = _value(tokens, low[1] + 2 + more)
    if high is None or high[0] <= low[0]:
        return None
    base = " ".join(t.text for t in tokens[i : high[1] + 1])
    if more:  # "from 20 to more than 30"
        return Number(i, high[1], low[0], None, Quantifier.AT_LEAST, base)
    return Number(i, high[1], low[0], high[0], Quantifier.EXACT, base)


def _bound_at(tokens: Sequence[Token], i: int) -> int:
    """How many tokens at `i` say "at least", "more than", "well over"."""
    said = (w.split() for w in AT_LEAST)
    return max((len(w) for w in said if _lows(tokens, i, len(w)) == w), default=0)


_ARTICLES = frozenset({"a", "an", "one", "entire", "whole"})


def _family(tokens: Sequence[Token], i: int) -> Number | None:
    """ "a family of five", "an entire family of five": five people, told from the article on."""
    if tokens[i].low not in _ARTICLES:
        return None
    end = min(i + 5, len(tokens))
    head = next((k for k in range(i + 1, end) if tokens[k].low == "family"), None)
    if head is None or _lows(tokens, head + 1, 1) != ["of"]:
        return None
    number = _plain(tokens, head + 2)
    return None if number is None else replace(number, first=i)


def _changing(tokens: Sequence[Token], at: int) -> bool:
    """ "rose from 20 to 30": what stands before "from" tells a change."""
    return bool(CHANGES & set(_lows(tokens, max(0, at - 3), min(3, at))))


def _bounded(tokens: Sequence[Token], number: Number, floor: int) -> Number:
    """The number with the words before it that bound it."""
    for said, quantifier in _BOUNDS:
        start = number.first - len(said)
        if start >= floor and _lows(tokens, start, len(said)) == said:
            bounded = _with_bound(number, start, quantifier)
            return _below(bounded) if said in _SHORT_OF else bounded
    return number


def _below(number: Number) -> Number:
    """ "fewer than 10": nine at most."""
    return replace(number, high=number.high - 1) if number.low is None and number.high else number


def _with_bound(number: Number, first: int, quantifier: Quantifier) -> Number:
    if number.quantifier is Quantifier.VAGUE or number.low != number.high:
        return Number(first, number.last, number.low, number.high, number.quantifier, number.base)
    value = number.low
    low = None if quantifier is Quantifier.AT_MOST else value
    high = None if quantifier is Quantifier.AT_LEAST else value
    return Number(first, number.last, low, high, quantifier, number.base)
