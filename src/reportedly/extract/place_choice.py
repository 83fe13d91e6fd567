"""Which of several places the happening lies at."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.extract.place_lists import joined
from reportedly.extract.place_words import CONTAINER, LANDMARK, OWNER
from reportedly.extract.places import Place
from reportedly.model.places import PlaceRelation

# Log-odds, rounded, that a logistic regression learned on 4,068 sentences in which annotators
# marked the place of a verb; a thousand marks more, of words and parse, gained .025 of F1
# (eval/trials/event_place.py).
NEXT = 1.9  # behind the word of violence, and no other place between
BEFORE = -0.4  # before that word
FAR_BEHIND, FAR_BEFORE = -1.6, -0.6  # for each 100 characters
FARTHEST = 160  # characters; what is farther counts the same
LESS_LOCAL = -1.3  # each step above the most local place told, to two; -1.0 was learned, see there
BESIDE = -0.9  # "near" it


def choose_place(places: Sequence[Place], at: int, text: str) -> tuple[Place, Place | None] | None:
    """The happening's place and the larger unit named with it; `at` is where the happening is told.

    The likeliest wins; what is coordinated with it belongs to it. A country alone, where a town
    stands anywhere, is not what is meant.
    """
    if not places:
        return None
    meant = _without_bearings(text, sorted(places, key=lambda p: p.start))
    meant = [p for p in meant if p.rank > 1] or meant
    chosen = max(meant, key=lambda p: (_odds(p, places, at), -p.start))
    row = joined(text, places, chosen)
    larger = [p for p in places if p.rank < chosen.rank and p.name != chosen.name]
    larger = [p for p in larger if not row.start <= p.start < row.end] or larger
    return row, (
        max(larger, key=lambda p: (p.rank, -abs(p.start - chosen.start))) if larger else None
    )


def _without_bearings(text: str, places: Sequence[Place]) -> list[Place]:
    """Without what only says where another lies: "Sel north of Azaz", "the Homs suburb of Waer"."""
    beside = [b for a, b in pairwise(places) if LANDMARK.fullmatch(text, a.end, b.start)]
    around = [a for a, b in pairwise(places) if _holds(text, a, b)]
    return [p for p in places if p not in beside and p not in around]


def _holds(text: str, outer: Place, inner: Place) -> bool:
    """Whether one name says where the next lies: "Homs suburb of Waer", "Homs's Waer"."""
    if outer.rank < inner.rank and OWNER.fullmatch(text, outer.start, inner.start):
        return True
    noun = CONTAINER.match(text[outer.end : inner.end])
    return not outer.noun_length and noun is not None and outer.end + noun.end() >= inner.start


def _odds(place: Place, places: Sequence[Place], at: int) -> float:
    """How likely the happening lies there: by where it stands, and how local it is."""
    less_local = min(max(p.rank for p in places) - place.rank, 2)
    beside = place.relation is PlaceRelation.NEAR
    return _standing(place, places, at) + LESS_LOCAL * less_local + BESIDE * beside


def _standing(place: Place, places: Sequence[Place], at: int) -> float:
    if place.start <= at:
        return BEFORE + FAR_BEFORE * _hundreds(at - place.named_end)
    is_next = not any(at < p.start < place.start for p in places)
    return NEXT * is_next + FAR_BEHIND * _hundreds(place.start - at)


def _hundreds(characters: int) -> float:
    return min(characters, FARTHEST) / 100
