"""One person told without an article, as headlines do: "Man killed", "Teen, 17, shot in leg"."""

from collections.abc import Sequence, Set

from reportedly.extract.nlp import Token
from reportedly.extract.people import SINGULAR, WHOM, PeopleNoun, past_age
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Whom

BARE = ""  # the number word of one person whom no word counts
_OPENING = words(": ; , - | \" ' and \N{EN DASH} \N{EM DASH} `` '' police")
_DESCRIBING = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "CD", "POS", "UH"})
_AHEAD = frozenset({"VBZ", "VBG", "VBP", "NNS"})  # "shoots", which a headline's parse may misread


def is_bare(tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
    """True of one person without an article whom a word of harm stands beside.

    `taken` are the tokens of those words.
    """
    if not is_one(tokens, i) or tokens[min(i + 1, len(tokens) - 1)].tag == "HYPH":
        return False  # nobody stands in "rebel-held"
    first = _first(tokens, i, taken)
    after = _after(tokens, i)
    suffers = after in taken and tokens[after].tag in {"VBD", "VBN", "VBP", "JJ", "NN", "RB"}
    doer = _is_object(tokens, after + 1)
    opens = first == 0 or tokens[first - 1].low in _OPENING
    return (opens and suffers and not doer) or _is_shot(tokens, first, taken)


def bare_person(tokens: Sequence[Token], i: int) -> PeopleNoun:
    """Who stands there: "Man", "17-year-old"."""
    return PeopleNoun(i, i, WHOM.get(tokens[i].low, Whom.UNKNOWN), True, False)


def aged_person(tokens: Sequence[Token], start: int) -> PeopleNoun | None:
    """ "17-year-old" that begins at `start`, where no noun for people follows."""
    last = past_age(tokens, start) - 1
    if last < start or not is_one(tokens, last):
        return None
    return PeopleNoun(start, last, Whom.UNKNOWN, True, False)


def is_one(tokens: Sequence[Token], i: int) -> bool:
    """ "man", and the "old" of "17-year-old" where it stands for a person."""
    if tokens[i].low in SINGULAR:
        return tokens[i].tag in {"NN", "NNP", "JJ", "UH", "VBP", "VB"}
    return tokens[i].low == "old" and i > 1 and _is_year(tokens, i) and not _is_noun(tokens, i + 1)


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    return any(t.low in {"year", "month"} for t in tokens[i - 2 : i])


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in {"NN", "NNS", "NNP", "JJ", "HYPH"}


def _first(tokens: Sequence[Token], i: int, taken: Set[int]) -> int:
    """Where the words that describe him begin: "5-year-old Elmton boy"."""
    while i > 0 and i - 1 not in taken and tokens[i - 1].tag in _DESCRIBING:
        i -= 1
    return i


def _after(tokens: Sequence[Token], i: int) -> int:
    """The token after his age and adverbs: "Man, 23, critically hurt"."""
    at = i + 1
    if [t.low for t in tokens[at : at + 1]] == ["of"] and _tags(tokens, at + 1, 1) == ["CD"]:
        at += 2  # "father of three"
    if _tags(tokens, at, 3) == [",", "CD", ","]:
        at += 3
    while at < len(tokens) - 1 and tokens[at].tag == "RB" and tokens[at].low != "fatally":
        at += 1
    return at


def _tags(tokens: Sequence[Token], at: int, many: int) -> list[str]:
    return [t.tag for t in tokens[at : at + many]]


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """ "Man shot wife", "Teen shot two": who stands before the verb did it."""
    after = tokens[at : at + 1]
    return any(t.tag in {"CD", "DT", "PRP$", "PRP"} or t.low in SINGULAR for t in after)


def _is_shot(tokens: Sequence[Token], first: int, taken: Set[int]) -> bool:
    """ "Teen shoots 5-year-old boy": the verb of harm stands right before him."""
    before = tokens[first - 1] if first else None
    return before is not None and before.i in taken and before.tag in _AHEAD
