"""When two claims agree in a field. The rules of the exchange form's measures."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from reportedly.evaluate.gold import Days, Named, SaidClaim

# Articles and the words of administrative units, which annotators add or leave out at will.
_EMPTY_WORDS = frozenset(
    ["the", "al", "el", "ad", "as", "an", "at", "az", "of", "in", "and", "a", "s"],
) | {"city", "town", "village", "province", "governorate", "district", "area"}
_APOSTROPHES = re.compile("['’`]")
_WORD = re.compile(r"\w+")
SAME_WORDS = 0.66  # the measures' own definition: two names share most of their words,
SAME_LETTERS = 0.85  # or are spelled alike
SAME_SIDE = 0.5  # two sides share half of their parties
SLACK_DAYS = 1  # night counts differ by a day; `date_exact` allows none

FieldCounts = Counter[tuple[str, float | None, float | None]]


def word_counts(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def shared_share(left: Counter[str], right: Counter[str]) -> float:
    """Dice's coefficient of two bags of words, 0..1."""
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def figure_counts(claim: SaidClaim) -> FieldCounts:
    """The figures of a claim as a bag of (outcome, low, high)."""
    return Counter((figure.outcome, figure.low, figure.high) for figure in claim.figures or ())


@lru_cache(maxsize=8192)
def same_name(left: str, right: str) -> bool:
    """True if most of the words agree, or the spelling of all of them together does."""
    ours, theirs = _telling_words(left), _telling_words(right)
    if not ours or not theirs:
        return ours == theirs
    if shared_share(ours, theirs) >= SAME_WORDS:
        return True
    mine, others = (" ".join(sorted(bag.elements())) for bag in (ours, theirs))
    return SequenceMatcher(None, mine, others).ratio() >= SAME_LETTERS


def _telling_words(name: str) -> Counter[str]:
    found = _WORD.findall(_APOSTROPHES.sub("", name.lower()))
    return Counter(word for word in found if word not in _EMPTY_WORDS)


def same_thing(left: Named | None, right: Named | None) -> bool:
    """True if any name or wording of one is any of the other's, or both are absent."""
    if left is None or right is None:
        return left is right
    return any(same_name(ours, theirs) for ours in left.names for theirs in right.names)


def same_speaker(left: Named | None, right: Named | None) -> bool:
    """True if both are the outlet's own voice, or the same other. `kind` is not compared."""
    if _own_voice(left) or _own_voice(right):
        return _own_voice(left) and _own_voice(right)
    return same_thing(left, right)


def _own_voice(speaker: Named | None) -> bool:
    return speaker is None or speaker.kind == "outlet" or not speaker.names


def same_side(left: Sequence[Named] | None, right: Sequence[Named] | None) -> bool:
    """True if the parties of two sides agree by half (F1); an empty side equals an empty one."""
    if not left or not right:
        return not left and not right
    hits = sum(any(same_thing(ours, theirs) for theirs in right) for ours in left)
    return 2 * hits / (len(left) + len(right)) >= SAME_SIDE


def same_days(left: Days | None, right: Days | None, *, slack_days: int) -> bool:
    """True if first and last day agree within the slack, or both are undated."""
    ours, theirs = _ends(left), _ends(right)
    if not ours or not theirs:
        return ours == theirs
    gaps = (abs((mine - other).days) for mine, other in zip(ours, theirs, strict=True))
    return all(gap <= slack_days for gap in gaps)


def _ends(days: Days | None) -> tuple[date, ...]:
    if days is None or days.start is None or days.end is None:
        return ()
    return days.start, days.end


FIELDS: dict[str, Callable[[SaidClaim, SaidClaim], bool]] = {
    "type": lambda gold, said: gold.event_type == said.event_type,
    "speaker": lambda gold, said: same_speaker(gold.speaker, said.speaker),
    "place": lambda gold, said: same_thing(gold.place, said.place),
    "date": lambda gold, said: same_days(gold.date, said.date, slack_days=SLACK_DAYS),
    "date_exact": lambda gold, said: same_days(gold.date, said.date, slack_days=0),
    "actors": lambda gold, said: same_side(gold.actors, said.actors),
    "recipients": lambda gold, said: same_side(gold.recipients, said.recipients),
    "figures_all": lambda gold, said: figure_counts(gold) == figure_counts(said),
    "status": lambda gold, said: gold.status == said.status,
    "background": lambda gold, said: bool(gold.background) == bool(said.background),
}
