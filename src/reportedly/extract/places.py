"""Where: the places a stretch of text names, and the one its happening lies at."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.places import PlaceRelation


@dataclass(frozen=True, slots=True)
class Atlas:
    """What reading asks of a gazetteer: is a name spelt like a place, like a country?"""

    knows: Callable[[str], bool]
    is_country: Callable[[str], bool]


_ARTICLE = r"(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d|[Uu]m|[Aa]bu)"
_JOINED = (
    r"(?:(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d)-"
    r"|(?:Al|El|Ad|An|As|Ar|Az) )"
)
_WORD = rf"(?:{_JOINED} ?)?[A-Z][\w’'`-]*"
_NAME = re.compile(rf"(?<![\w-]){_WORD}(?: {_WORD}){{0,3}}")
_NOUN = (
    r"(?:(?:residential |industrial |refugee |air ?|military |northern |southern |eastern |western "
    r"|rural )?(?:city|town|village|province|governorate|district|neighbou?rhoods?|area|region|"
    r"countryside|camp|suburbs?|airport|airbase|base|valley|plain|desert|crossing|quarter|"
    r"sub-?district|outskirts|island|mountains?|checkpoint|square|street|districts|areas|villages|"
    r"towns|prison|dam|bridge|hospital|front|oil ?fields?|farms?|road|highway|junction|"
    r"pocket|schools?|mosque|market|university|bakery))"
)
_AFTER = re.compile(rf"^s?'?s? {_NOUN}(?!\w)")
_CONTAINER = re.compile(
    rf"^s?'?s? (?:city|town|village|suburbs?|neighbou?rhood|province|region|area) (?:of|"
    rf"called|named)(?: the)? (?:{_ARTICLE}[- ])?[A-Z]"
)
_OF = re.compile(
    rf"(?:{_NOUN}|entrances?|edges?|vicinity|heart|cent(?:re|er))(?: called| named| known "
    rf"as)?(?: of)? (?:the )?(?:city of |town of )?$",
    re.I,
)
# "Waer district of Homs": the noun is Waer's, and Homs is what it lies in.
_PART_OF = re.compile(
    r"[A-Z][\w’'`-]* (?:district|neighbou?rhood|quarter|camp|square|street|countryside) "
    r"of (?:the )?(?:(?:city|town) of )?$"
)
_PREPOSITION = re.compile(
    r"(?<!\w)(in|at|near|on|of|from|to|around|outside|over|inside|across|towards?|into|"
    r"between|within"
    r"|throughout|nearby|along|including|hit|hits|targeted|targeting|struck|pounded|bombed|shelled|"
    r"captured|recaptured|seized|retook|entered|and|attacked|pound|left|stormed|besieged)"
    r" (?:(?:the |a |rebel-held |regime-held |government-held |opposition-held |IS-held |besieged |"
    r"eastern |western |northern |southern |northwestern |northeastern |southwestern |"
    r"southeastern |"
    r"northwest |north-western |north-eastern |south-western |central |divided |key |rural |mainly "
    r"|Kurdish |strategic |ancient |Syrias? |Syria's |Syrian |war-torn |nearby |embattled |coastal "
    r"|outskirts of |centre of |center of |west |east |north |south |rebel-controlled |"
    r"militant-held "
    r"|terrorist-held |Daesh-held |border |contested |flashpoint |historic |de facto |"
    r"\w+-held )*)$",
    re.I,
)
# What stands here is a place, though no gazetteer knows the name.
_SURELY = re.compile(
    r"(?<!\w)(?:(?:in|at|near|outside)|(?:air)?(?:strikes?|raids?) on|shelling of|"
    r"(?:bombardment|bombing) of) (?:the )?$"
)
_NEAR = re.compile(
    r"(?:near|outskirts of|outside|area of|towards?|vicinity of|around|close to|\d+ ?(?:km|"
    r"kilomet\w+|miles?) (?:\w+ )?(?:of|from)) (?:the )?(?:(?:town|city|village) of )?$",
    re.I,
)
_WITHIN = re.compile(
    r"(?:countryside of|(?:north|south|east|west|northwest|northeast|southwest|"
    r"southeast)(?:ern|-western|-eastern)?(?: of)?|parts? of|across|suburbs? of) (?:the )?$",
    re.I,
)
_BETWEEN = re.compile(r"(?:road|highway|way|border|area) (?:that \w+ )?between (?:the )?$", re.I)
_DISTANCE = re.compile(
    r"(\d+(?:\.\d+)?) ?(km|kilomet\w+|miles?) (?:\w+ )?(?:of|from) (?:the )?(?:(?:town|city|"
    r"village) of )?$", re.I)  # fmt: skip
_KM_PER_MILE = 1.609344
_LARGE = re.compile(r"province|governorate|region|countryside|desert|valley|plain", re.I)
_SITE = re.compile(
    r"street|square|school|hospital|mosque|market|checkpoint|crossing|prison|bridge|airport|airbase"
    r"|base|oil ?fields?|dam|junction|university|bakery|farms?",
    re.I,
)
_FEATURE = re.compile(r"(?:River|Hill|Castle|Mountains?|Street|Square|Road|Valley|Plain|Lake)$")
_LOCAL = re.compile(
    r"town|village|district|neighbou?rhood|area|camp|suburb|airport|airbase|base|crossing|quarter"
    r"|checkpoint|square|street|prison|dam|bridge|hospital|mountain|oil ?field",
    re.I,
)
_NOT_PLACES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December Mon Tue Wed Thu Fri Sat Sun Jan "
    "Feb Mar Apr Jun"
    " Jul Aug Sep Sept Oct Nov Dec President General Colonel Minister Reuters AFP SANA UN US U.S"
    " Many Muslim Christian Sunni Shiite Alawite Druze Western Arabs Muslims Islamist "
    "Ramadan Eid Islam Twitter Facebook Press The He She It They Islamic State Army "
    "Kurdish Syrian"
    " Russian Turkish Arab Media Network Observatory Published Last Date Photo World "
    "Health In On At".split()
)
_DESCRIBED = re.compile(r"-(?:dominated|held|controlled|majority|backed|led|run)$")
_COMMON = frozenset("War Eastern Western Northern Southern Several Civil Court".split())
_HOLDER = re.compile(r"^(?:s|'s|’s)? ?(?:regime|government|army|forces|president|civil war|war)\b")


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


def find_places(text: str, atlas: Atlas, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """Every place in a text, in order; `taken` stretches are names of parties or speakers."""
    found: list[Place] = []
    for m in _NAME.finditer(text):
        for start, end in _parts(text, m.start(), m.end(), atlas):
            if any(start < b and a < end for a, b in taken):
                continue
            place = _judge(text, start, end, atlas)
            if place is not None:
                found.append(place)
    return found


def _parts(text: str, start: int, end: int, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """A run of capitals, cut where a shorter run is a known place ("Aleppo SANA")."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while words and _bare(text[slice(*words[0])]) in _NOT_PLACES:
        words.pop(0)
    for cut, (a, b) in enumerate(words):
        if _bare(text[a:b]) in _NOT_PLACES:
            words = words[:cut]
            break
    if words and atlas.is_country(_bare(text[slice(*words[0])]).rstrip("s")) and len(words) > 1:
        yield words[0][0], words[0][1]
        yield from _parts(text, words[1][0], words[-1][1], atlas)
        return
    if not words:
        return
    whole = (words[0][0], words[-1][1])
    for cut in range(len(words), 0, -1):
        stretch = (words[0][0], words[cut - 1][1])
        if atlas.knows(_bare(text[slice(*stretch)])):
            yield stretch
            if cut < len(words):
                yield from _parts(text, words[cut][0], whole[1], atlas)
            return
    yield whole


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _judge(text: str, start: int, end: int, atlas: Atlas) -> Place | None:
    name, before, after = (
        _bare(text[start:end]),
        text[max(0, start - 90) : start],
        text[end : end + 40],
    )
    noun_after, noun_before = _AFTER.match(after), _OF.search(before)
    if _PART_OF.search(before):
        noun_before = None
    if noun_after is not None and _CONTAINER.match(after):
        noun_after = None
    if _HOLDER.match(after) or set(name.split()) <= _COMMON or _DESCRIBED.search(name):
        return None
    preposition = _PREPOSITION.search(before)
    known = atlas.knows(name) or (name.endswith("s") and atlas.knows(name[:-1]))
    feature = _FEATURE.search(name) is not None
    bare_in = feature or _SURELY.search(before) is not None
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
    finish = end + (noun_after.end() if noun_after else 0)
    return Place(start, finish, name, rank, weight, relation, _distance(before))


def _rank(name: str, nouns: str, atlas: Atlas) -> int:
    if atlas.is_country(name) and not _LOCAL.search(nouns):
        return 1
    if _LARGE.search(nouns):
        return 2
    if _SITE.search(nouns) or _FEATURE.search(name):
        return 5
    return 4 if _LOCAL.search(nouns) else 3


def _relation(before: str, after: str) -> PlaceRelation:
    if _BETWEEN.search(before):
        return PlaceRelation.BETWEEN
    if _NEAR.search(before):
        return PlaceRelation.NEAR
    if _WITHIN.search(before) or re.match(r"^s?'?s? (?:\w+ )?countryside", after):
        return PlaceRelation.WITHIN
    return PlaceRelation.AT


def _distance(before: str) -> float | None:
    m = _DISTANCE.search(before)
    if m is None:
        return None
    return float(m.group(1)) * (_KM_PER_MILE if m.group(2).startswith("mile") else 1.0)


def choose_place(places: Sequence[Place], at: int) -> tuple[Place, Place | None] | None:
    """The happening's place and the larger unit named with it; `at` is where the happening is told.

    The most local one wins, then the surest, then the nearest.
    """
    if not places:
        return None
    chosen = max(places, key=lambda p: (p.rank, min(p.weight, 3), -abs(p.start - at)))
    larger = [p for p in places if p.rank < chosen.rank and p.name != chosen.name]
    return chosen, (
        max(larger, key=lambda p: (p.rank, -abs(p.start - chosen.start))) if larger else None
    )
