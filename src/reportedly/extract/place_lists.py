"""Places told together: a list of names that shares a noun, places joined by "and"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.extract.place_words import AND, JOINT, LONGEST, SEVERAL, SEVERAL_OF
from reportedly.extract.places import Place, bare
from reportedly.model.places import PlaceRelation

_OR = re.compile(r" or\b", re.I)
# Before two names that are the ends of one line: "between Sel and Amar", "the road linking ...".
_ENDS = re.compile(
    r"\b(?:between|link(?:s|ed|ing)?|connect(?:s|ed|ing)?|join(?:s|ed|ing)?)(?: the)?"
    r"(?: \w+ of)? $",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|or|as well as)(?: [a-z]+){0,3} $", re.I)
_LOOK_BACK = 40  # characters before a name that may say how it is joined to others


def listed(text: str, named: Sequence[tuple[int, int, Place | None]]) -> list[Place]:
    """The places, and what a list makes one: "the towns of Sel and Amar", "Sel and Amar towns"."""
    found = [place for _, _, place in named]
    spans = [(start, end) for start, end, _ in named]
    shared = [SEVERAL_OF.search(text, max(0, a - 40), a) is not None for a, _ in spans]
    for i in range(1, len(spans)):
        shared[i] |= shared[i - 1] and _linked(text, spans[i - 1], spans[i])
    behind = [re.match(rf" {SEVERAL}\b", text[b : b + 16]) is not None for _, b in spans]
    for i in range(len(spans) - 2, -1, -1):
        behind[i] |= behind[i + 1] and _linked(text, spans[i], spans[i + 1])
    for i in range(1, len(spans)):
        before = found[i - 1] is not None or shared[i]
        shared[i] |= before and _goes_on(text, spans[i - 1], spans[i])
    return [
        place or Place(a, b, bare(text[a:b]), 4, 2, PlaceRelation.AT, None)
        for place, (a, b), *of_list in zip(found, spans, shared, behind, strict=True)
        if place is not None or any(of_list)
    ]


def _goes_on(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """A run too long for one name, as where commas were lost, goes on naming places."""
    return text[left[1] : right[0]] == " " and len(text[slice(*left)].split()) >= LONGEST


def _linked(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    return JOINT.fullmatch(text, left[1], right[0]) is not None


def joined(text: str, places: Sequence[Place], chosen: Place) -> Place:
    """The chosen place with those that "and" or a comma list beside it, as one mention.

    A list needs an "and": "Kafr Sel, Tal Amar" alone is a town and what it lies in. The name
    stays the chosen one's, which is what can be looked up; the others stand `beside` it.
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
    return replace(
        chosen, start=row[0].start, end=row[-1].end, noun_length=row[-1].noun_length,
        beside=_others(text, row, chosen),
    )  # fmt: skip


def _others(text: str, row: Sequence[Place], chosen: Place) -> tuple[Place, ...]:
    """The others of a row, each a place of its own: not of "Sel or Amar", "between Sel and Amar".

    A country beside a town says where the town lies.
    """
    gaps = [text[a.end : b.start] for a, b in pairwise(row)]
    if any(_OR.search(gap) for gap in gaps) or _ENDS.search(text[: row[0].start][-_LOOK_BACK:]):
        return ()
    others = {place.name: place for place in row if place.rank > 1 or chosen.rank == 1}
    others.pop(chosen.name, None)
    return tuple(others.values())


def holds(larger: Place, place: Place, text: str) -> bool:
    """Whether the larger unit is said to hold the place: not in "Sel and Amar province"."""
    if not place.start <= larger.start < place.end:
        return True
    return _JOINED.search(text[: larger.start][-_LOOK_BACK:]) is None
