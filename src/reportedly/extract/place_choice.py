"""Which of several places the happening lies at."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.extract.place_lists import joined
from reportedly.extract.place_words import AND, BEFORE, BREATH, LANDMARK, SITE_RANK, VAGUE
from reportedly.extract.places import Place
from reportedly.model.places import PlaceRelation


def choose_place(places: Sequence[Place], at: int, text: str) -> tuple[Place, Place | None] | None:
    """The happening's place and the larger unit named with it; `at` is where the happening is told.

    Of the places told in one breath nearest to it the most local one wins, then the surest; what
    is coordinated with it belongs to it.
    """
    if not places:
        return None
    near = min(_chains(places), key=lambda chain: _distance_to(chain, at))
    near = _without_landmarks(text, near)
    heads = _heads(text, near)
    chosen = max(near, key=lambda p: (*_locality(p), p in heads, -abs(p.start - at)))
    row = joined(text, places, chosen)
    larger = [p for p in places if p.rank < chosen.rank and p.name != chosen.name]
    larger = [p for p in larger if not row.start <= p.start < row.end] or larger
    return row, (
        max(larger, key=lambda p: (p.rank, -abs(p.start - chosen.start))) if larger else None
    )


def _without_landmarks(text: str, chain: Sequence[Place]) -> list[Place]:
    """Without what only says where the place before it lies: "Sel north of Azaz"."""
    marks = [b for a, b in pairwise(chain) if LANDMARK.fullmatch(text, a.end, b.start)]
    return [p for p in chain if p not in marks]


def _locality(place: Place) -> tuple[int, bool, bool, bool]:
    """The more local goes first; what it is only near to, and a site near it, behind its equals."""
    beside = place.relation is PlaceRelation.NEAR
    return (
        place.rank - (beside and place.rank == SITE_RANK),
        not beside,
        place.is_led,
        not place.is_large,
    )


def _heads(text: str, chain: Sequence[Place]) -> list[Place]:
    """The places that a chain begins with or goes on to: the others say where those lie."""
    later = [b for a, b in pairwise(chain) if AND.search(text, a.end, b.start)]
    return [chain[0], *later]


def _chains(places: Sequence[Place]) -> list[list[Place]]:
    """Places told in one breath: "in Bayaa, a quarter of western Baghdad, Iraq"."""
    chains: list[list[Place]] = []
    for place in sorted(places, key=lambda p: p.start):
        if chains and place.start - chains[-1][-1].end <= BREATH:
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _distance_to(chain: Sequence[Place], at: int) -> float:
    """How far a chain stands from the word of violence; what comes after it is nearer."""
    away = chain[0].start - at if chain[0].start > at else BEFORE * (at - chain[-1].end)
    return away + VAGUE * (max(p.rank for p in chain) == 1)
