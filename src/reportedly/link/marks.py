"""What speaks for or against two tellings being of one happening: marks, each with its words.

A mark has a key, under which its weight stands, and a value that the weight is multiplied with.
Figures are no mark, and numbers in words are masked, or contradiction would be defined away.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log, log1p, sqrt
from typing import NamedTuple

from reportedly.link.profiles import COMMON, UNKNOWN, likeness, names_in_common
from reportedly.link.rarity import rarity
from reportedly.link.tellings import Sort, Telling, When
from reportedly.link.words import shared_share
from reportedly.model.events import EventType


class Mark(NamedTuple):
    """One reason for or against: what it is weighed as, how much of it there is.

    It is put in words when a person asks: millions are weighed, few are read.
    """

    key: str
    value: float = 1.0
    form: str = "{}"
    told: tuple[object, ...] = ()

    @property
    def words(self) -> str:
        """Its own key, unless it was given a form."""
        return self.form.format(*self.told) if self.told else self.key


# -- when

_FAR_DAYS = 7  # what lies further apart, a trial after the deed say, is no further for it


def marks_of_time(left: Telling, right: Telling) -> tuple[Mark, ...]:
    """When both are said to have happened, and when both were published."""
    return mark_of_days(left, right), *marks_of_publication(left, right)


def marks_of_publication(left: Telling, right: Telling) -> tuple[Mark, ...]:
    """One, or none where a day of publication is not known."""
    if left.published is None or right.published is None:
        return ()
    apart = abs((left.published - right.published).days)
    value = log1p(min(apart, _FAR_DAYS))
    return (Mark("publication apart", value, "published {} days apart", (apart,)),)


def mark_of_days(left: Telling, right: Telling) -> Mark:
    """How the days of two tellings of one sort lie to each other."""
    one, two = left.when, right.when
    if one is None or two is None:
        return Mark("day unknown")
    if left.sort is Sort.SUM:
        return Mark("sums over the same days")
    if not one.days.overlaps(two.days):
        return _apart(one, two)
    if not (one.said and two.said):
        return Mark("a day is not said, publication fits")
    return Mark(_overlap(max(one.days.days, two.days.days)))


def _overlap(longer: int) -> str:
    if longer <= 2:
        return "same day" if longer == 1 else "same night or two days"
    return "days overlap" if longer <= 7 else "days may overlap"


def _apart(one: When, two: When) -> Mark:
    """A report may be a day off; two calendar dates that differ are seldom one happening."""
    gap = one.days.gap_days(two.days) + 1
    if gap == 1 and one.said and two.said:
        return Mark("calendar dates a day apart" if one.firm and two.firm else "a day apart")
    key = "days apart" if one.in_words and two.in_words else "days apart, one by its dateline"
    return Mark(key, log1p(min(gap, _FAR_DAYS)), "{} {}", (gap, key))


# -- what and who

_TOLD_FOR_EACH_OTHER = (
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.CHEMICAL_ATTACK}),
    frozenset({EventType.EXPLOSIVE_DEVICE, EventType.SUICIDE_BOMBING}),
    frozenset({EventType.ARMED_CLASH, EventType.SHOOTING, EventType.TERRITORIAL_CHANGE}),
    frozenset({EventType.EXECUTION, EventType.SHOOTING, EventType.ABDUCTION}),
    frozenset({EventType.ARMED_CLASH, EventType.SHELLING}),
    frozenset({EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSIVE_DEVICE}),
)


def mark_of_kind(left: Telling, right: Telling) -> Mark:
    shared = left.kinds & right.kinds
    if shared:
        means = left.means & right.means
        if means:
            return Mark("same kind and means", 1.0, "both {}, {}", (_kinds(shared), min(means)))
        return Mark("same kind", 1.0, "both {}", (_kinds(shared),))
    both = left.kinds | right.kinds
    families = (family & both for family in _TOLD_FOR_EACH_OTHER)
    if EventType.OTHER_VIOLENCE in both or any(len(family) >= 2 for family in families):
        return Mark("kinds that are told for each other")
    return Mark("other kinds", 1.0, "{} and {}", (_kinds(left.kinds), _kinds(right.kinds)))


def _kinds(kinds: frozenset[EventType]) -> str:
    return " or ".join(sorted(kind.replace("_", " ") for kind in kinds))


def mark_of_parties(left: Telling, right: Telling) -> Mark:
    """Who is named is disputed as often as how many died: a mild word only."""
    if not left.parties or not right.parties:
        return Mark("parties not said")
    share = shared_share(left.parties, right.parties)
    if share == 0:
        return Mark("other parties named")
    return Mark("same parties" if share > 0.5 else "a party in common")


# -- in which words

_FEW_WORDS = 3  # added to the shorter's count, so that two words in common are not everything
_LITTLE_LIKENESS = 0.08  # no less is shared by two texts of opposed camps on one happening
_USUAL_LIKENESS = 0.15  # of two reports on one war: neither for nor against
_RARE_FROM = 4.5  # rarity at which a name begins to tell
_NAMES_ENOUGH = 25.0  # eight rare names: more say no more
_NAMES_SHOWN = 4
_FEW_TOLD = 8.0  # rarity of two words, added to what the shorter words tell


def marks_of_words(left: Telling, right: Telling) -> tuple[Mark, ...]:
    """The words of the claims, and what the texts around them are about."""
    share = words_in_common(left.words, right.words)
    said = Mark("telling words", share, "{:.0%} of the telling words in common", (share,))
    if left.report_id == right.report_id:
        return said, Mark("one report tells them apart")
    return said, *marks_of_texts(left, right)


def words_in_common(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the shorter one's words that both have, 0 to less than 1."""
    return len(left & right) / (min(len(left), len(right)) + _FEW_WORDS)


def marks_of_texts(left: Telling, right: Telling) -> Iterator[Mark]:
    """What the texts of two reports are about, and what of a telling the other's text tells."""
    yield from marks_of_reports(left, right)
    yield from marks_of_telling(left, right)


def marks_of_reports(left: Telling, right: Telling) -> Iterator[Mark]:
    """What the texts of two reports are about: the same for any two of their tellings."""
    if left.outlet == right.outlet:
        yield Mark("one outlet")
    if UNKNOWN in (left.profile, right.profile):
        yield Mark("texts not at hand")
        return
    alike = likeness(left.profile, right.profile)
    value = log((alike + _LITTLE_LIKENESS) / (_USUAL_LIKENESS + _LITTLE_LIKENESS))
    yield Mark("texts alike", value, "the words of the reports are {:.0%} alike", (alike,))
    names = other_names(left, right)
    if names:
        yield _mark_of_names(left, right, names)


def marks_of_telling(left: Telling, right: Telling) -> Iterator[Mark]:
    """What of one telling stands in the text of the other."""
    if UNKNOWN not in (left.profile, right.profile):
        told = max(_told_in(left, right), _told_in(right, left))
        yield Mark("told in the other text", told, "{:.0%} of one stand in the other text", (told,))


def _told_in(telling: Telling, other: Telling) -> float:
    """The share of what a telling's words tell that the other's text has, 0 to less than 1."""
    weights, told = _weighed(telling.words)
    there = sum(weights[word] for word in telling.words & other.profile.weights.keys())
    return there / (told + _FEW_TOLD)


@lru_cache(maxsize=65536)
def _weighed(words: frozenset[str]) -> tuple[Mapping[str, float], float]:
    """What each word tells, and all of them."""
    weights = {word: max(0.0, rarity(word) - COMMON) for word in sorted(words)}
    return weights, sum(weights.values())


def _mark_of_names(left: Telling, right: Telling, names: list[str]) -> Mark:
    """An outlet's own reports have its reporters and its other headlines in common."""
    told = sum(left.profile.names[name] - _RARE_FROM for name in names)
    value = sqrt(min(_NAMES_ENOUGH, told) / _NAMES_ENOUGH)
    shown = ", ".join(names[:_NAMES_SHOWN])
    if left.outlet == right.outlet:
        form = "rare names in common ({}), in one outlet"
        return Mark("rare names in common, one outlet", value, form, (shown,))
    return Mark("rare names in common", value, "rare names in common ({})", (shown,))


def other_names(left: Telling, right: Telling) -> list[str]:
    """Rare names that both reports have. Those of places, parties and speakers are weighed as
    such, or not at all."""
    rare = left.profile.names
    return [
        name
        for name in names_in_common(left.profile, right.profile)
        if rare[name] > _RARE_FROM and name not in left.named | right.named
    ]
