"""The places that a stretch of text names."""

import re
from collections.abc import Sequence

from reportedly.extract.place_lists import listed
from reportedly.extract.place_runs import cut_run, runs_of
from reportedly.extract.place_words import (
    ADJECTIVE,
    AFTER,
    BETWEEN,
    BROAD,
    COMMON,
    COMMON_NOUN,
    CONTAINER,
    DESCRIBED,
    DISTANCE,
    FEATURE,
    GROUND,
    HOLDER,
    INSIDE,
    KM_PER_MILE,
    LARGE,
    LIES_IN,
    LOCAL,
    NAME,
    NEAR,
    OF,
    OLD_TOWN,
    ORDINARY,
    OWNED,
    PART_OF,
    PEOPLE,
    PREPOSITION,
    SEAT,
    SECRETARY,
    SITE,
    STANDS_ALONE,
    SURELY,
    TITLED,
    TOPONYM,
    UNNAMED,
    WITHIN,
)
from reportedly.extract.places import Atlas, Place, bare
from reportedly.model.places import PlaceRelation

_AGED = re.compile(r"^, \d{1,2},")
_CALLED = re.compile(r"[A-Z][\w’'-]* [\"“‘«']$")
_CALLED_SO = re.compile(r"^[\"”’»'] (?:[a-z]{2}-)?[A-Z]")


def find_places(text: str, atlas: Atlas, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """Every place in a text, in order; `taken` stretches are names of parties or speakers."""
    named = [
        (start, end, _judge(text, start, end, atlas))
        for m in NAME.finditer(text)
        for first, last in runs_of(text, m.start(), m.end(), taken)
        for start, end in cut_run(text, first, last, atlas)
        if not _is_taken(text, start, end, atlas, taken)
    ]
    return _without_seats(text, listed(text, named))


def _without_seats(text: str, places: Sequence[Place]) -> list[Place]:
    """Without where those who shoot are posted, and what that place is said to lie in."""
    kept: list[Place] = []
    end = -1  # of the last seat, or of what it lies in
    for place in places:
        inner = end >= 0 and LIES_IN.fullmatch(text, end, place.start) is not None
        if inner or SEAT.search(text, max(0, place.start - 90), place.start):
            end = place.end
        else:
            kept.append(place)
    return kept


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
    if TOPONYM.match(name) and all(start < a for a, _ in over):
        return False  # "Khan al-Assad" is no person
    longer = all(text[b:end].strip("'’s") for _, b in over)
    return not (longer and (atlas.knows(name) or INSIDE.search(text, max(0, start - 30), start)))


def _judge(text: str, start: int, end: int, atlas: Atlas) -> Place | None:
    """The place that a name is by the words around it, None if they make it none."""
    around = _around(text, start, end)
    name = _owner(bare(text[start:end]), around[1], atlas)
    if _names_no_place(name, around, atlas) or _is_dateline(text, start, end):
        return None
    behind, ahead = _noun_behind(name, around, atlas), _noun_ahead(name, around, atlas)
    weight = _weight(name, around, atlas, behind, ahead)
    if weight is None:
        return None
    length = behind.end() if behind else 0
    return Place(
        start,
        end + length,
        name,
        _rank(name, around, behind, ahead, atlas),
        weight,
        _relation(*around),
        _distance(around[0]),
        length,
        is_led=PREPOSITION.search(around[0]) is not None,
        is_unnamed=UNNAMED.search(around[0]) is not None,
        is_large=atlas.is_province(name),
        noun=_noun(name, behind, ahead),
    )


def _owner(name: str, after: str, atlas: Atlas) -> str:
    """A name without the s of a lost apostrophe: "Syrias Raqqa", "Aleppos countryside".

    Only of what is often said to have something; a town ("Kilis") may itself end so.
    """
    plain = name[:-1]
    if not name.endswith("s") or atlas.knows(name) or OWNED.match(after) is None:
        return name
    if atlas.is_country(plain) or atlas.is_province(plain):
        return plain
    lost = AFTER.match(after) is not None and atlas.knows(plain)
    return plain if lost and not atlas.is_spelt(name) else name


def _noun(name: str, behind: re.Match[str] | None, ahead: re.Match[str] | None) -> str:
    """The last word of the noun said with the name, or that the name ends in."""
    said = behind or TITLED.search(name) or ahead
    return "" if said is None else re.sub(r" of\b.*", "", said.group()).split()[-1].lower()


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - 90) : start], text[end : end + 40]


def _noun_behind(name: str, around: tuple[str, str], atlas: Atlas) -> re.Match[str] | None:
    """ "Waer district", "Waer district of Homs"; not "Homs district of Waer"."""
    after = around[1]
    holds = CONTAINER.match(after)
    if holds is not None and (atlas.knows(name) or atlas.is_country(name.removesuffix("s"))):
        inner = NAME.match(after, holds.end())
        return AFTER.match(after) if inner and atlas.is_province(inner.group()) else None
    return AFTER.match(after)


def _noun_ahead(name: str, around: tuple[str, str], atlas: Atlas) -> re.Match[str] | None:
    """ "The Syrian town of Azaz"; not "Waer district of Homs", "a town of Homs"."""
    before = around[0]
    part = PART_OF.search(before)
    named = part is not None and ADJECTIVE.search(part[1]) is None
    theirs = part is not None and named and (not atlas.knows(part[1]) or atlas.is_province(name))
    return None if theirs or UNNAMED.search(before) else OF.search(before)


def _names_no_place(name: str, around: tuple[str, str], atlas: Atlas) -> bool:
    before, after = around
    if len(name) < 3 or set(name.split()) <= COMMON or HOLDER.match(after):
        return True
    if _is_nickname(before, after) or _is_aged(before, after):
        return True
    if _is_ordinary(name) or DESCRIBED.search(name) or SECRETARY.search(before):
        return True
    placed = AFTER.match(after) or OF.search(before)
    alone = SURELY.search(before) is not None and STANDS_ALONE.match(after) is not None
    if PEOPLE.search(name) and not placed and not alone:
        return True
    return _is_people(name, after) and not atlas.knows(name)


def _is_nickname(before: str, after: str) -> bool:
    """ "Omar “Abu Tarn” al-Sabri": quoted between the words of a name."""
    return bool(_CALLED.search(before) and _CALLED_SO.match(after))


def _is_aged(before: str, after: str) -> bool:
    """ "Grace, 8, was shot": a person with her age, where nothing says "in" or "at"."""
    return _AGED.match(after) is not None and SURELY.search(before) is None


def _is_ordinary(name: str) -> bool:
    """ "Base", "Air Base", and "Air" of "Air base denies ..."."""
    return COMMON_NOUN.fullmatch(name) is not None or all(
        word in ORDINARY or COMMON_NOUN.fullmatch(word) for word in name.split()
    )


def _is_people(name: str, after: str) -> bool:
    """ "A Kurd town", "a Palestinian refugee camp"."""
    return ADJECTIVE.search(name) is not None and AFTER.match(after) is not None


def _is_dateline(text: str, start: int, end: int) -> bool:
    """ "BEIRUT At least 15 were killed": where the report was written."""
    led = PREPOSITION.search(text, max(0, start - 90), start)
    return text[start:end].isupper() and led is None and not text.isupper()


def _weight(
    name: str,
    around: tuple[str, str],
    atlas: Atlas,
    behind: re.Match[str] | None,
    ahead: re.Match[str] | None,
) -> int | None:
    """How surely it is a place; None if too little says so."""
    before, after = around
    known = atlas.knows(name)
    feature = FEATURE.search(name) or TITLED.search(name) or TOPONYM.match(name)
    alone = STANDS_ALONE.match(after) is not None and not after.startswith(" and")
    taken = alone and GROUND.search(before) is not None
    sure = feature is not None or SURELY.search(before) is not None or taken
    preposition = PREPOSITION.search(before)
    weight = 2 * bool(behind) + 2 * bool(ahead) + bool(preposition) + 2 * known
    if not sure and (weight < 2 or (not known and not behind and not ahead)):
        return None
    return weight


def _rank(
    name: str,
    around: tuple[str, str],
    behind: re.Match[str] | None,
    ahead: re.Match[str] | None,
    atlas: Atlas,
) -> int:
    nouns = behind.group() if behind else ahead.group().split(" of")[0] if ahead else ""
    if atlas.is_country(name) and not LOCAL.search(nouns):
        return 1
    if UNNAMED.search(around[0]):
        return 2
    titled = TITLED.search(name)
    if titled is not None:
        nouns += titled.group().lower()
    if BROAD.search(name):
        return 3
    if LARGE.search(nouns) or (
        CONTAINER.match(around[1]) and behind is None and atlas.is_province(name)
    ):
        return 2
    if SITE.search(nouns) or FEATURE.search(name):
        return 5
    return 4 if LOCAL.search(nouns) or OLD_TOWN.search(name) else 3


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
