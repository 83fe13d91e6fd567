"""Whether two tellings may be at one place."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from reportedly.link.marks import Mark
from reportedly.link.profiles import rarest_first
from reportedly.link.rarity import rarity
from reportedly.link.tellings import Telling
from reportedly.link.words import fold, telling_words
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace
from reportedly.reference.distance import distance_km

_UNITS = (PlaceLevel.ADM1, PlaceLevel.COUNTRY, PlaceLevel.REGION)
_POINTS = (PlaceLevel.SITE, PlaceLevel.POPULATED)
_ALIKE_NAMES = 80  # Atareb/Atarib 83, Kafranbel/Kafr Nabl 82; Kafr Naha/Kafr Taal 75
_ONE_TOWN_KM = 1.5  # two entries of one town in a gazetteer
_SITE_KM = 5.0  # a hospital or camp may lie outside the town that another report names
_NEAR_KM = 25.0  # GED codebook, Appendix 3: "near" reaches 25 km
_REGION_KM = 100.0
APART = "places apart"
_OTHER_NAMES = "other place names"
NOT_ONE = (APART, _OTHER_NAMES)  # unless each report names the place of the other
NAMED_TOO = "place named in the other"
_DISTINCT = 6.0  # rarity of a name that few other places and nothing else have


def places_compared(left: Telling, right: Telling) -> Iterator[tuple[Mark, ...]]:
    """The marks of each place of one with each place of the other: the best is what counts."""
    if not left.places or not right.places:
        yield (Mark("a place is not said"),)
    for one, two in product(left.places, right.places):
        yield _compared(left, right, one, two)


def _compared(
    left: Telling, right: Telling, one: ResolvedPlace, two: ResolvedPlace
) -> tuple[Mark, ...]:
    mark = between(one, two)
    return (mark, *told_also(left, right, one, two)) if mark.key in NOT_ONE else (mark,)


def between(one: ResolvedPlace, two: ResolvedPlace) -> Mark:
    """How two places lie to each other, whatever else the reports name."""
    if one.chosen is None or two.chosen is None:
        return _by_name(one, two)
    if one.chosen.id == two.chosen.id:
        return _same_entry(one, one.chosen, two)
    return _by_distance(one, one.chosen, two, two.chosen)


def _by_name(one: ResolvedPlace, two: ResolvedPlace) -> Mark:
    """At least one place is unresolved: names must do, or an answer that both may mean."""
    named = (one.mention.name, two.mention.name)
    likeness = fuzz.ratio(_folded_name(one), _folded_name(two))
    if likeness == 100:
        vague = _may_be_unit(one) or _may_be_unit(two)
        key = "same name, perhaps of a province" if vague else "same place name"
        return Mark(key, 1.0, "same place name, {}", (one.mention.name,))
    if _candidate_ids(one) & _candidate_ids(two):
        return Mark("perhaps one place", 1.0, "{} and {} may be one place", named)
    if likeness >= _ALIKE_NAMES:
        return Mark("like place names", 1.0, "like place names, {} and {}", named)
    return Mark(_OTHER_NAMES, 1.0, "other place names, {} and {}", named)


def told_also(
    left: Telling, right: Telling, one: ResolvedPlace, two: ResolvedPlace
) -> tuple[Mark, ...]:
    """A street here, the town there: does each report name the place of the other?"""
    told = [
        (place.mention.name, _distinct(place.mention.name))
        for place, other in ((one, right), (two, left))
        if _names(other, place.mention.name)
    ]
    named = " and ".join(name for name, _ in told)
    value = sum(distinct for _, distinct in told) / 2
    return (Mark(NAMED_TOO, value, "the other report names {}", (named,)),) if told else ()


def some_told_also(left: Telling, right: Telling) -> bool:
    """Whether one of the reports names some place of the other: else `told_also` is of none."""
    return any(_names(right, place.mention.name) for place in left.places) or any(
        _names(left, place.mention.name) for place in right.places
    )


def _names(telling: Telling, place: str) -> bool:
    """Whether the text has the rarest word of a place's name."""
    word = _rarest(place)
    return word is not None and word in telling.profile.weights


def _distinct(place: str) -> float:
    """How much a place's name tells, 0..1: "Church Street" less than "Atarib"."""
    word = _rarest(place)
    return 0.0 if word is None else min(1.0, rarity(word) / _DISTINCT)


@lru_cache(maxsize=65536)
def _rarest(name: str) -> str | None:
    return min(telling_words(name), key=rarest_first, default=None)


def _may_be_unit(place: ResolvedPlace) -> bool:
    """ "Idlib" is a city and a governorate; a governorate holds many happenings a day."""
    return any(candidate.level in _UNITS for candidate in place.candidates)


def _folded_name(place: ResolvedPlace) -> str:
    return fold(place.chosen.name if place.chosen is not None else place.mention.name)


def _candidate_ids(place: ResolvedPlace) -> set[str]:
    if place.chosen is not None:
        return {place.chosen.id}
    return {candidate.id for candidate in place.candidates}


def _same_entry(one: ResolvedPlace, chosen: PlaceCandidate, two: ResolvedPlace) -> Mark:
    """One gazetteer entry; two quarters of one city may both have been led to the city."""
    name = chosen.name
    own, other = fold(one.mention.name), fold(two.mention.name)
    if fuzz.ratio(own, other) < 50 and fold(name) not in (own, other):
        return Mark("one entry under other names", 1.0, "both in {}, under other names", (name,))
    wide = chosen.level not in _POINTS
    return Mark(f"same {chosen.level}" if wide else "same place", 1.0, "same place, {}", (name,))


def _by_distance(
    left: ResolvedPlace, one: PlaceCandidate, right: ResolvedPlace, two: PlaceCandidate
) -> Mark:
    if one.country != two.country:
        return Mark(APART, 1.0, "in {} and in {}", (one.country, two.country))
    apart = _km_between(one, two)
    if one.level in _POINTS and two.level in _POINTS:
        return _between_points(left, one, right, two, apart)
    if PlaceLevel.REGION in (one.level, two.level):
        return _km_apart("near a region" if apart <= _REGION_KM else APART, apart)
    return _in_unit(one, two) or _in_unit(two, one) or _km_apart(APART, apart)


def _km_between(one: PlaceCandidate, two: PlaceCandidate) -> float:
    return distance_km((one.lat, one.lon), (two.lat, two.lon))


def _km_apart(key: str, km: float) -> Mark:
    return Mark(key, 1.0, "{:.0f} km apart", (km,))


def _between_points(
    left: ResolvedPlace,
    one: PlaceCandidate,
    right: ResolvedPlace,
    two: PlaceCandidate,
    apart: float,
) -> Mark:
    """Two points under other names are other places, however near: quarters, next villages."""
    likeness = fuzz.ratio(fold(one.name), fold(two.name))
    if apart <= _ONE_TOWN_KM and likeness >= _ALIKE_NAMES:
        return Mark("like names near by", 1.0, "like names {:.1f} km apart", (apart,))
    if one.level is not two.level and apart <= _SITE_KM:
        return Mark("a site near the town", 1.0, "a site {:.1f} km from the town", (apart,))
    near = max(left.precision or 1, right.precision or 1) >= 2
    if near and apart <= _NEAR_KM:
        return Mark("one only near", 1.0, "{:.0f} km apart, one only near", (apart,))
    return _km_apart(APART, apart)


def _in_unit(small: PlaceCandidate, unit: PlaceCandidate) -> Mark | None:
    """Whether `unit` may hold `small`, going by the names of the larger units."""
    named = (small.name, unit.name)
    if unit.level is PlaceLevel.COUNTRY:
        return Mark("in the country", 1.0, "{} lies in {}", named)
    if fold(small.admin1) != fold(unit.admin1):
        return None
    if unit.level is PlaceLevel.ADM1:
        return Mark("in the province", 1.0, "{} lies in {}", named)
    near = unit.level is PlaceLevel.ADM3 and _km_between(small, unit) <= _NEAR_KM
    same = unit.level is PlaceLevel.ADM2 and fold(small.admin2) in ("", fold(unit.admin2))
    if near or same:
        return Mark("perhaps in the district", 1.0, "{} may lie in {}", named)
    return None
