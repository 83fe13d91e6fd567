"""Numbers that count nobody: ages, telephone numbers, houses in a street, a father's children."""

from collections.abc import Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.people import SINGULAR
from reportedly.extract.quantities import Number
from reportedly.extract.vocabulary import words

_ALONE = words("was is has who said told suffered sustained lost died succumbed")
_ALIVE = 110  # no age is higher
_PLACED = words("in at near from to outside around")
_CALLING = words("phone telephone tel mobile whatsapp reachable dial dialling")
_CALLED = 4  # tokens from "reachable" to the number
_BLOCKS = 3  # numbers in a row that only a telephone number has
_STREETS = words("street road avenue lane boulevard")
_STREET_NAME = 3  # words of a street's name
_ROOMS = words("flat apartment room suite")


def is_uncounted(tokens: Sequence[Token], number: Number) -> bool:
    """True of an age, of a part of a telephone number or address, of "a father of three"."""
    return (
        _of_one(tokens, number.first)
        or _is_age(tokens, number)
        or _is_telephone(tokens, number)
        or _is_address(tokens, number)
    )


def _of_one(tokens: Sequence[Token], first: int) -> bool:
    """ "a father of three", "a girl of 13", "the commander of 40 men": none of them was harmed."""
    said = [t.low for t in tokens[max(0, first - 2) : first]]
    return said[1:] == ["of"] and (said[0] in SINGULAR or said[0] == "parent")


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """ "Omar Sabri, 34, was shot", and the same without commas: "Omar Sabri 34 was shot"."""
    low, after = number.low or 0, number.last + 1
    at = number.first - 1
    at -= at > 0 and tokens[at].text == ","
    named = at >= 0 and (_is_name(tokens[at]) or tokens[at].low in SINGULAR)
    if not 1 < low < _ALIVE or not named or after >= len(tokens):
        return False
    fenced = at < number.first - 1 and tokens[after].text == ","
    after += fenced
    singular = after < len(tokens) and tokens[after].low in _ALONE
    singular = singular or (at < number.first - 1 and after == len(tokens) - 1)  # "Ann Reed, 19."
    while at > 0 and _is_name(tokens[at]):
        at -= 1
    return (fenced or singular) and tokens[at].low not in _PLACED


def _is_name(token: Token) -> bool:
    """ "Najjar", which the tagger may take for a noun."""
    return token.tag == "NNP" or (token.i > 0 and token.tag == "NN" and token.text.istitle())


def _is_telephone(tokens: Sequence[Token], number: Number) -> bool:
    """ "0944 123 456", "reachable at 223 344": blocks of digits in a row."""
    first, last = number.first, number.last
    while first > 0 and tokens[first - 1].text.isdigit():
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text.isdigit():
        last += 1
    opening = tokens[first].text
    if not opening.isdigit():
        return False
    called = _CALLING & {t.low for t in tokens[max(0, first - _CALLED) : first]}
    return opening.startswith("0") or bool(called) or last - first + 1 >= _BLOCKS


def _is_address(tokens: Sequence[Token], number: Number) -> bool:
    """ "12 School Street", "flat 4"."""
    name = tokens[number.last + 1 : number.last + 1 + _STREET_NAME]
    if name and name[0].text[:1].isupper() and _STREETS & {t.low for t in name}:
        return True
    before = tokens[max(0, number.first - 1) : number.first]
    return [t.low in _ROOMS for t in before] == [True]
