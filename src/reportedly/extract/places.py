"""Where: the places a stretch of text names, and the one its happening lies at."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.extract.place_words import (
    AFTER,
    AND,
    ARTICLED,
    BEFORE,
    BETWEEN,
    BREATH,
    COMMON,
    CONTAINER,
    DESCRIBED,
    DISTANCE,
    FEATURE,
    HOLDER,
    INSIDE,
    JOINT,
    KM_PER_MILE,
    LARGE,
    LOCAL,
    NAME,
    NEAR,
    NOT_PLACES,
    OF,
    PART_OF,
    PEOPLE,
    PREPOSITION,
    SEVERAL,
    SEVERAL_OF,
    SITE,
    SITE_RANK,
    STANDS_ALONE,
    SURELY,
    TITLED,
    VAGUE,
    WITHIN,
)
from reportedly.model.places import PlaceRelation


@dataclass(frozen=True, slots=True)
class Atlas:
    """What reading asks of a gazetteer: is a name spelt like a place, like a country?"""

    knows: Callable[[str], bool]
    is_country: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `[start, end)`; `name` without its noun.

    `rank` is 4 for a village, district or site, 3 for a bare name or a city, 2 for a province or
    region, 1 for a country.

    `weight` says how surely the words name the happening's place (a preposition before, a place
    noun, a name the gazetteer knows).
    """

    start: int
    end: int
    name: str
    rank: int
    weight: int
    relation: PlaceRelation
    distance_km: float | None
    noun_length: int = 0  # of the place noun behind the name, inside `[start, end)`

    @property
    def named_end(self) -> int:
        """Where the name ends and its noun begins."""
        return self.end - self.noun_length


def find_places(text: str, atlas: Atlas, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """Every place in a text, in order; `taken` stretches are names of parties or speakers."""
    named = [
        (start, end, _judge(text, start, end, atlas))
        for m in NAME.finditer(text)
        for start, end in _parts(text, m.start(), _clipped(m.start(), m.end(), taken), atlas)
        if not _is_taken(text, start, end, atlas, taken)
    ]
    return _listed(text, named)


def _listed(text: str, named: Sequence[tuple[int, int, Place | None]]) -> list[Place]:
    """The places, and what a list makes one: "the towns of Sel and Amar", "Sel and Amar towns"."""
    found = [place for _, _, place in named]
    spans = [(start, end) for start, end, _ in named]
    shared = [SEVERAL_OF.search(text, max(0, a - 40), a) is not None for a, _ in spans]
    for i in range(1, len(spans)):
        shared[i] |= shared[i - 1] and _linked(text, spans[i - 1], spans[i])
    behind = [re.match(rf" {SEVERAL}\b", text[b : b + 16]) is not None for _, b in spans]
    for i in range(len(spans) - 2, -1, -1):
        behind[i] |= behind[i + 1] and _linked(text, spans[i], spans[i + 1])
    return [
        place or Place(a, b, _bare(text[a:b]), 4, 2, PlaceRelation.AT, None)
        for place, (a, b), *of_list in zip(found, spans, shared, behind, strict=True)
        if place is not None or any(of_list)
    ]


def _linked(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    return JOINT.fullmatch(text, left[1], right[0]) is not None


def _joined(text: str, places: Sequence[Place], chosen: Place) -> Place:
    """The chosen place with those that "and" or a comma list beside it, as one mention.

    A list needs an "and": "Kafr Sel, Tal Amar" alone is a town and what it lies in. The name
    stays the chosen one's, which is what can be looked up.
    """
    row = [chosen]
    for place in (p for p in places if p.start >= chosen.end):
        if not JOINT.fullmatch(text, row[-1].end, place.start):
            break
        row.append(place)
    for place in reversed([p for p in places if p.end <= chosen.start]):
        if not JOINT.fullmatch(text, place.end, row[0].start):
            break
        row.insert(0, place)
    gaps = [text[a.end : b.start] for a, b in pairwise(row)]
    last = max((i for i, gap in enumerate(gaps) if AND.search(gap)), default=-1)
    row = row[: last + 2]
    if last < 0 or chosen not in row:
        return chosen
    return replace(chosen, start=row[0].start, end=row[-1].end, noun_length=row[-1].noun_length)


def _clipped(start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a run of capitals ends, if a party's name begins inside it ("Aleppo SANA")."""
    return min([end, *(a for a, _ in taken if start < a < end)])


def _is_taken(
    text: str, start: int, end: int, atlas: Atlas, taken: Sequence[tuple[int, int]]
) -> bool:
    """True of a party's name; "in Iraq" is a place though Iraq may be a party, as is West Bank."""
    over = [(a, b) for a, b in taken if start < b and a < end]
    if not over:
        return False
    name = _bare(text[start:end])
    if atlas.is_country(name) and INSIDE.search(text, max(0, start - 30), start):
        return False
    longer = all(b < end for _, b in over)
    return not (longer and (atlas.knows(name) or INSIDE.search(text, max(0, start - 30), start)))


def _parts(text: str, start: int, end: int, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """A run of capitals, cut where a shorter run is a known place ("Aleppo SANA")."""
    words = _named_words(text, start, end)
    if not words:
        return
    whole = (words[0][0], words[-1][1])
    if _is_one_name(text, words, atlas):
        yield whole
    elif len(words) > 1 and atlas.is_country(_bare(text[slice(*words[0])]).rstrip("s")):
        yield words[0]
        yield from _parts(text, words[1][0], whole[1], atlas)
    else:
        yield from _known_runs(text, words, atlas)


def _named_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a run up to the first that is no part of a place's name ("Monday")."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while words and _bare(text[slice(*words[0])]) in NOT_PLACES:
        words.pop(0)
    stop = (i for i, (a, b) in enumerate(words) if _bare(text[a:b]) in NOT_PLACES)
    return words[: next(stop, len(words))]


def _known_runs(
    text: str, words: Sequence[tuple[int, int]], atlas: Atlas
) -> Iterator[tuple[int, int]]:
    """The longest known name that the run begins with, then what follows it; else the run."""
    for cut in range(len(words), 0, -1):
        stretch, rest = (words[0][0], words[cut - 1][1]), words[cut:]
        if not atlas.knows(_bare(text[slice(*stretch)])):
            continue
        if rest and not _goes_on(text, rest, atlas):
            break
        yield stretch
        if rest:
            yield from _parts(text, rest[0][0], words[-1][1], atlas)
        return
    yield words[0][0], words[-1][1]


def _goes_on(text: str, rest: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """True if what follows a known name is another, as where commas were lost."""
    return any(atlas.knows(_bare(text[rest[0][0] : end])) for _, end in rest)


def _is_one_name(text: str, words: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """ "Guatemala City", "Khan al-Sheih", "Badiyah Cement Factory": not to be cut."""
    whole = _bare(text[words[0][0] : words[-1][1]])
    articled = len(words) == 2 and ARTICLED.match(text, words[1][0]) is not None
    return atlas.knows(whole) or articled or TITLED.search(whole) is not None


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _judge(text: str, start: int, end: int, atlas: Atlas) -> Place | None:
    name, before, after = (
        _bare(text[start:end]),
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


def choose_place(places: Sequence[Place], at: int, text: str) -> tuple[Place, Place | None] | None:
    """The happening's place and the larger unit named with it; `at` is where the happening is told.

    Of the places told in one breath nearest to it the most local one wins, then the surest; what
    is coordinated with it belongs to it.
    """
    if not places:
        return None
    near = min(_chains(places), key=lambda chain: _distance_to(chain, at))
    chosen = max(near, key=lambda p: (*_locality(p), min(p.weight, 3), -abs(p.start - at)))
    larger = [p for p in places if p.rank < chosen.rank and p.name != chosen.name]
    return _joined(text, places, chosen), (
        max(larger, key=lambda p: (p.rank, -abs(p.start - chosen.start))) if larger else None
    )


def _locality(place: Place) -> tuple[int, bool]:
    """The more local goes first; what it is only near to, and a site near it, behind its equals."""
    beside = place.relation is PlaceRelation.NEAR
    return place.rank - (beside and place.rank == SITE_RANK), not beside


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
