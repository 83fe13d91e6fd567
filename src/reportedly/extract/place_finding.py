"""The places that a stretch of text names."""

import re
from collections.abc import Sequence

from reportedly.extract.place_lists import listed
from reportedly.extract.place_runs import clipped, cut_run
from reportedly.extract.place_words import (
    AFTER,
    BETWEEN,
    COMMON,
    CONTAINER,
    DESCRIBED,
    DISTANCE,
    FEATURE,
    HOLDER,
    INSIDE,
    KM_PER_MILE,
    LARGE,
    LOCAL,
    NAME,
    NEAR,
    OF,
    PART_OF,
    PEOPLE,
    PREPOSITION,
    SITE,
    STANDS_ALONE,
    SURELY,
    TITLED,
    WITHIN,
)
from reportedly.extract.places import Atlas, Place, bare
from reportedly.model.places import PlaceRelation


def find_places(text: str, atlas: Atlas, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """Every place in a text, in order; `taken` stretches are names of parties or speakers."""
    named = [
        (start, end, _judge(text, start, end, atlas))
        for m in NAME.finditer(text)
        for start, end in cut_run(text, m.start(), clipped(m.start(), m.end(), taken), atlas)
        if not _is_taken(text, start, end, atlas, taken)
    ]
    return listed(text, named)


def _is_taken(
    text: str, start: int, end: int, atlas: Atlas, taken: Sequence[tuple[int, int]]
) -> bool:
    """True of a party's name; "in Iraq" is a place though Iraq may be a party, as is West Bank."""
    over = [(a, b) for a, b in taken if start < b and a < end]
    if not over:
        return False
    name = bare(text[start:end])
    if atlas.is_country(name) and INSIDE.search(text, max(0, start - 30), start):
        return False
    longer = all(b < end for _, b in over)
    return not (longer and (atlas.knows(name) or INSIDE.search(text, max(0, start - 30), start)))


def _judge(text: str, start: int, end: int, atlas: Atlas) -> Place | None:
    name, before, after = (
        bare(text[start:end]),
        text[max(0, start - 90) : start],
        text[end : end + 40],
    )
    noun_after, noun_before = AFTER.match(after), OF.search(before)
    if PART_OF.search(before):
        noun_before = None
    if noun_after is not None and CONTAINER.match(after):
        noun_after = None
    if HOLDER.match(after) or set(name.split()) <= COMMON or DESCRIBED.search(name):
        return None
    alone = SURELY.search(before) is not None and STANDS_ALONE.match(after) is not None
    placed = noun_after is not None or noun_before is not None or alone
    if len(name) < 3 or (PEOPLE.search(name) and not placed):
        return None
    preposition = PREPOSITION.search(before)
    known = atlas.knows(name) or (name.endswith("s") and atlas.knows(name[:-1]))
    feature = FEATURE.search(name) is not None or TITLED.search(name) is not None
    bare_in = feature or SURELY.search(before) is not None
    weight = 2 * bool(noun_after) + 2 * bool(noun_before) + bool(preposition) + 2 * known
    if not bare_in and (weight < 2 or (not known and not noun_after and not noun_before)):
        return None
    if name.endswith("s") and not atlas.knows(name) and atlas.knows(name[:-1]):
        name = name[:-1]
    nouns = (noun_after.group() if noun_after else "") + (
        noun_before.group() if noun_before else ""
    )
    relation = _relation(before, after)
    rank = _rank(name, nouns, atlas)
    noun_length = noun_after.end() if noun_after else 0
    return Place(
        start, end + noun_length, name, rank, weight, relation, _distance(before), noun_length
    )


def _rank(name: str, nouns: str, atlas: Atlas) -> int:
    if atlas.is_country(name) and not LOCAL.search(nouns):
        return 1
    titled = TITLED.search(name)
    if titled is not None:
        nouns += titled.group().lower()
    if LARGE.search(nouns):
        return 2
    if SITE.search(nouns) or FEATURE.search(name):
        return 5
    return 4 if LOCAL.search(nouns) else 3


def _relation(before: str, after: str) -> PlaceRelation:
    if BETWEEN.search(before):
        return PlaceRelation.BETWEEN
    if NEAR.search(before):
        return PlaceRelation.NEAR
    if WITHIN.search(before) or re.match(r"^s?'?s? (?:\w+ )?countryside", after):
        return PlaceRelation.WITHIN
    return PlaceRelation.AT


def _distance(before: str) -> float | None:
    m = DISTANCE.search(before)
    if m is None:
        return None
    return float(m.group(1)) * (KM_PER_MILE if m.group(2).startswith("mile") else 1.0)
