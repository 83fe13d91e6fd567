"""A yardstick: what a number beside a verb of harm finds, and nothing else.

It knows no speaker, no place, no day and no party. What an extractor is worth is what it adds.
"""

import re
from collections.abc import Iterator, Mapping

from reportedly.evaluate.gold import Article, Count, SaidClaim

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TEENS = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS, "eighteen", "nineteen"], 1)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    **{"a": 1, "an": 1, "another": 1},
}
FLOORS = {"several": 3, "dozens": 24, "scores": 40, "hundreds": 200}  # the exchange form's own
_NUMBER = rf"(?P<number>\d[\d,]*|{'|'.join(NUMBERS)}|{'|'.join(FLOORS)})\b"
_AT_LEAST = r"(?P<more>at least |more than |over )?"
_KILLED = r"killed|killing|dead|died|kills?"
_WOUNDED = r"wounded|wounding|injured|injuring|wounds?|injures?"
_HARM = rf"(?:(?P<killed>{_KILLED})|(?P<wounded>{_WOUNDED}))\b"
_PATTERNS = (
    re.compile(rf"\b{_AT_LEAST}{_NUMBER}(?: [\w'-]+){{0,4}}? {_HARM}", re.IGNORECASE),
    re.compile(rf"\b{_HARM} {_AT_LEAST}{_NUMBER}", re.IGNORECASE),
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def baseline_articles(texts: Mapping[str, str]) -> tuple[Article, ...]:
    """The claims of each text by the yardstick alone: one claim a sentence with a figure."""
    return tuple(Article(id=key, claims=tuple(_claims(text))) for key, text in texts.items())


def _claims(text: str) -> Iterator[SaidClaim]:
    for sentence in _SENTENCE_END.split(text):
        figures = {match.start("number"): _count(match) for match in _matches(sentence)}
        if figures:
            yield SaidClaim(figures=tuple(figures.values()), evidence=(sentence,))


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(sentence)


def _count(match: re.Match[str]) -> Count:
    word = match["number"].lower()
    outcome = "killed" if match["killed"] else "wounded"
    if word in FLOORS:
        return Count(outcome=outcome, low=FLOORS[word])
    number = NUMBERS.get(word) or int(word.replace(",", ""))
    return Count(outcome=outcome, low=number, high=None if match["more"] else number)
