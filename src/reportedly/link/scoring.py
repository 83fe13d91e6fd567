"""How likely two tellings are of one happening: a sum of log-odds, each with its words.

Figures are no feature, and numbers in words are masked, or contradiction would be defined away.
The weights are frozen with the version and say below how they were found.
"""

from dataclasses import dataclass
from math import asin, cos, exp, radians, sin, sqrt

from rapidfuzz import fuzz

from reportedly.link.tellings import Sort, Telling, When
from reportedly.link.words import fold, shared_share
from reportedly.model.events import EventType
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace

SCORE_STEPS = 10_000  # scores are whole steps, so that sums do not depend on their order

# Log-odds of two tellings that share a day and a place bucket, before anything else is known.
# How the weights were found: set by hand so that place and day together decide and words, parties
# and kind tip the scale, then adjusted on the 329 annotated claims of 65 Syrian news articles (tune
# split). Of the 117 pairs in one article that the annotators joined, 86 score over even odds; of
# the 764 they told apart, 13 do (one quarter shelled twice on a day). The penalty for what one
# report tells apart was left out for that count.
PRIOR = -4.0


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against, in log-odds and in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of two tellings in whole steps of 1/10000, with what made it."""

    steps: int
    features: tuple[Feature, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The features in words, the weightiest first, each with its log-odds."""
        ordered = sorted(self.features, key=lambda f: (-abs(f.weight), f.words))
        return tuple(f"{f.words} ({f.weight:+.1f})" for f in ordered)


def compare(left: Telling, right: Telling) -> Comparison | None:
    """The score of two tellings; None where they cannot be of one happening."""
    if left.sort is not right.sort or left.when is None or right.when is None:
        return None
    time = _time(left.when, right.when, sums=left.sort is Sort.SUM)
    place = _place(left.place, right.place)
    if time is None or place is None:
        return None
    rest = (_kind(left, right), _parties(left, right), _words(left, right))
    told_apart = (_told_apart(),) if left.report_id == right.report_id else ()
    features = (time, place, *rest, *told_apart)
    return Comparison(_steps(PRIOR + sum(f.weight for f in features)), features)


def _steps(log_odds: float) -> int:
    return round(SCORE_STEPS / (1 + exp(-log_odds)))


def _told_apart() -> Feature:
    return Feature(-5.0, "one report tells them apart")


def _time(left: When, right: When, *, sums: bool) -> Feature | None:
    """None where the days lie apart; sums must be over much the same days."""
    longer = max(left.days.days, right.days.days)
    if sums:
        return Feature(4.0, "sums over the same days") if left.days == right.days else None
    if not left.days.overlaps(right.days):
        return _near_in_time(left, right)
    if not (left.said and right.said):
        return Feature(0.0, "a day is not said, publication fits")
    if longer <= 2:
        return Feature(1.5, "same day" if longer == 1 else "same night or two days")
    return Feature(0.5, "days overlap") if longer <= 7 else Feature(-0.5, "days may overlap")


def _near_in_time(left: When, right: When) -> Feature | None:
    """A report may be a day off; two calendar dates that differ are seldom one happening."""
    if left.days.gap_days(right.days) > 0 or not (left.said and right.said):
        return None
    firm = left.firm and right.firm
    return Feature(-2.5 if firm else -1.5, "a day apart")


def _place(left: ResolvedPlace | None, right: ResolvedPlace | None) -> Feature | None:
    """None where the two places are known and lie apart."""
    if left is None or right is None:
        return Feature(-1.0, "a place is not said")
    if left.chosen is None or right.chosen is None:
        return _by_name(left, right)
    if left.chosen.id == right.chosen.id:
        return _same_entry(left, right)
    return _by_distance(left, right)


_UNITS = (PlaceLevel.ADM1, PlaceLevel.COUNTRY, PlaceLevel.REGION)
_ALIKE_NAMES = 80  # Atareb/Atarib 83, Kafranbel/Kafr Nabl 82; Kafr Naha/Kafr Taal 75


def _by_name(left: ResolvedPlace, right: ResolvedPlace) -> Feature:
    """At least one place is unresolved: names must do, or an answer that both may mean."""
    likeness = fuzz.ratio(_folded_name(left), _folded_name(right))
    if likeness == 100:
        weight = 2.0 if _may_be_unit(left) or _may_be_unit(right) else 3.0
        return Feature(weight, f"same place name, {left.mention.name}")
    if _candidate_ids(left) & _candidate_ids(right):
        return Feature(1.5, f"{left.mention.name} and {right.mention.name} may be one place")
    if likeness >= _ALIKE_NAMES:
        return Feature(1.5, f"like place names, {left.mention.name} and {right.mention.name}")
    return Feature(-2.5, f"other place names, {left.mention.name} and {right.mention.name}")


def _may_be_unit(place: ResolvedPlace) -> bool:
    """ "Idlib" is a city and a governorate; a governorate holds many happenings a day."""
    return any(candidate.level in _UNITS for candidate in place.candidates)


def _folded_name(place: ResolvedPlace) -> str:
    return fold(place.chosen.name if place.chosen is not None else place.mention.name)


def _candidate_ids(place: ResolvedPlace) -> set[str]:
    if place.chosen is not None:
        return {place.chosen.id}
    return {candidate.id for candidate in place.candidates}


_SAME_ENTRY = {
    PlaceLevel.SITE: 3.5,
    PlaceLevel.POPULATED: 3.5,
    PlaceLevel.ADM3: 2.5,
    PlaceLevel.ADM2: 1.5,
    PlaceLevel.ADM1: 0.8,
    PlaceLevel.REGION: 0.8,
    PlaceLevel.COUNTRY: -0.5,
}
_OTHER_QUARTER = -1.5


def _same_entry(left: ResolvedPlace, right: ResolvedPlace) -> Feature:
    """One gazetteer entry; two quarters of one city may both have been led to the city."""
    level = left.chosen.level if left.chosen is not None else PlaceLevel.COUNTRY
    name = left.chosen.name if left.chosen is not None else ""
    weight = _SAME_ENTRY[level]
    own, other = fold(left.mention.name), fold(right.mention.name)
    if fuzz.ratio(own, other) < 50 and fold(name) not in (own, other):
        return Feature(weight + _OTHER_QUARTER, f"both in {name}, under other names")
    return Feature(weight, f"same place, {name}")


_POINTS = (PlaceLevel.SITE, PlaceLevel.POPULATED)
_ONE_TOWN_KM = 1.5  # two entries of one town in a gazetteer
_SITE_KM = 5.0  # a hospital or camp may lie outside the town that another report names
_NEAR_KM = 25.0  # GED codebook, Appendix 3: "near" reaches 25 km
_REGION_KM = 100.0


def _by_distance(left: ResolvedPlace, right: ResolvedPlace) -> Feature | None:
    one, two = left.chosen, right.chosen
    if one is None or two is None or one.country != two.country:
        return None
    apart = distance_km(one, two)
    if one.level in _POINTS and two.level in _POINTS:
        return _between_points(left, right, apart)
    if PlaceLevel.REGION in (one.level, two.level):
        return Feature(-0.5, f"{apart:.0f} km apart") if apart <= _REGION_KM else None
    return _in_unit(one, two) or _in_unit(two, one)


def _between_points(left: ResolvedPlace, right: ResolvedPlace, apart: float) -> Feature | None:
    """Two points under other names are other places, however near: quarters, next villages."""
    levels = [place.chosen.level for place in (left, right) if place.chosen is not None]
    if (
        apart <= _ONE_TOWN_KM
        and fuzz.ratio(_folded_name(left), _folded_name(right)) >= _ALIKE_NAMES
    ):
        return Feature(2.0, f"like names {apart:.1f} km apart")
    if len(set(levels)) == 2 and apart <= _SITE_KM:
        return Feature(1.0, f"a site {apart:.1f} km from the town")
    near = max(left.precision or 1, right.precision or 1) >= 2
    return (
        Feature(0.5, f"{apart:.0f} km apart, one only near") if near and apart <= _NEAR_KM else None
    )


def _in_unit(small: PlaceCandidate, unit: PlaceCandidate) -> Feature | None:
    """Whether `unit` may hold `small`, going by the names of the larger units."""
    if unit.level is PlaceLevel.COUNTRY:
        return Feature(-1.0, f"{small.name} lies in {unit.name}")
    if fold(small.admin1) != fold(unit.admin1):
        return None
    if unit.level is PlaceLevel.ADM1:
        return Feature(0.3, f"{small.name} lies in {unit.name}")
    if unit.level is PlaceLevel.ADM3 and distance_km(small, unit) <= _NEAR_KM:
        return Feature(1.0, f"{small.name} may lie in {unit.name}")
    if unit.level is PlaceLevel.ADM2 and fold(small.admin2) in ("", fold(unit.admin2)):
        return Feature(0.7, f"{small.name} may lie in {unit.name}")
    return None


def distance_km(one: PlaceCandidate, two: PlaceCandidate) -> float:
    """Kilometres along the great circle (mean radius 6,371 km)."""
    lat_a, lat_b = radians(one.lat), radians(two.lat)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(two.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


_ALIKE = (
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.CHEMICAL_ATTACK}),
    frozenset({EventType.EXPLOSIVE_DEVICE, EventType.SUICIDE_BOMBING}),
    frozenset({EventType.ARMED_CLASH, EventType.SHOOTING, EventType.TERRITORIAL_CHANGE}),
    frozenset({EventType.EXECUTION, EventType.SHOOTING, EventType.ABDUCTION}),
    frozenset({EventType.ARMED_CLASH, EventType.SHELLING}),
    frozenset({EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSIVE_DEVICE}),
)


def _kind(left: Telling, right: Telling) -> Feature:
    shared = left.kinds & right.kinds
    if shared:
        kind = min(shared).replace("_", " ")
        same_means = left.means & right.means
        return Feature(1.3, f"both {kind}, {min(same_means)}") if same_means else _same(kind)
    both = left.kinds | right.kinds
    if EventType.OTHER_VIOLENCE in both or any(len(family & both) >= 2 for family in _ALIKE):
        return Feature(-1.0, "kinds that are told for each other")
    return Feature(-2.0, f"{_kinds(left)} and {_kinds(right)}")


def _same(kind: str) -> Feature:
    return Feature(1.0, f"both {kind}")


def _kinds(telling: Telling) -> str:
    return " or ".join(sorted(kind.replace("_", " ") for kind in telling.kinds))


def _parties(left: Telling, right: Telling) -> Feature:
    """Who is named is disputed as often as how many died: a mild word only."""
    if not left.parties or not right.parties:
        return Feature(0.0, "parties not said")
    share = shared_share(left.parties, right.parties)
    if share == 0:
        return Feature(-0.7, "other parties named")
    return Feature(1.0, "same parties") if share > 0.5 else Feature(0.5, "a party in common")


_FEW_WORDS = 3  # added to the shorter's count, so that two words in common are not everything


def _words(left: Telling, right: Telling) -> Feature:
    shorter = min(len(left.words), len(right.words))
    share = len(left.words & right.words) / (shorter + _FEW_WORDS)
    return Feature(3.0 * share - 0.4, f"{share:.0%} of the telling words in common")
