"""Where: the places a stretch of text names, and the one its happening lies at."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.places import PlaceRelation


@dataclass(frozen=True, slots=True)
class Atlas:
    """What reading asks of a gazetteer: is a name spelt like a place, like a country?"""

    knows: Callable[[str], bool]
    is_country: Callable[[str], bool]


_ARTICLE = r"(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d|[Uu]m|[Aa]bu)"
_JOINED = r"(?:(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]sh|[Ee]l|[Ee]z|[Ee]d)-|(?:Al|El|Ad|An|As|Ar|Az) )"
_WORD = rf"(?:{_JOINED} ?)?(?:St\. )?[A-Z][\w’'`-]*"
_LINK = r"(?: (?:de|del|da|do|dos|di)(?: la| las| los)?)? "
_NUMBERED = r"(?:Hill|Highway|Route|Base|Camp|Checkpoint) \d+"
_WATERS = r"(?:Gulf|Horn|Straits?|Bay|Sea) of (?:the )?"
_NAME = re.compile(rf"(?<![\w-])(?:{_NUMBERED}|(?:{_WATERS})?{_WORD}(?:{_LINK}{_WORD}){{0,3}})")
_NOUN = (
    r"(?:(?:residential |industrial |refugee |air ?|military |northern |southern |eastern |western "
    r"|rural )?(?:city|town|village|province|governorate|district|neighbou?rhoods?|area|region|"
    r"provinces|governorates|cities|countryside|camp|suburbs?|airport|airbase|base|valley|plain|desert|crossing|quarter|"
    r"sub-?district|outskirts|island|mountains?|checkpoint|square|street|districts|areas|villages|"
    r"towns|prison|dam|bridge|hospital|front|oil ?fields?|farms?|road|highway|junction|pocket|schools?|mosque|market|university|bakery|state(?! (?:media|tv|television|news))|county|"
    r"department|municipality|sector|(?:local government|border) area|peninsula|port|resort|enclave|"
    r"hills?|hilltops?|axis|front ?lines?|stronghold|outpost|garrison|ring road))"
)
_AFTER = re.compile(rf"^s?'?s? {_NOUN}(?!\w)")
_CONTAINER = re.compile(
    rf"^s?'?s? (?:city|town|village|suburbs?|neighbou?rhood|province|region|area) (?:of|called|named)(?: the)? (?:{_ARTICLE}[- ])?[A-Z]"
)
_OF = re.compile(
    rf"(?:{_NOUN}|entrances?|edges?|vicinity|heart|cent(?:re|er))(?: called| named| known as)?(?: of)? (?:the )?(?:city of |town of )?$",
    re.I,
)
# "Waer district of Homs": the noun is Waer's, and Homs is what it lies in.
_PART_OF = re.compile(
    r"[A-Z][\w’'`-]* (?:district|neighbou?rhood|quarter|camp|square|street|countryside) of (?:the )?(?:(?:city|town) of )?$"
)
_PREPOSITION = re.compile(
    r"(?<!\w)(in|at|near|on|of|from|(?<!loyal )(?<!belonging )(?<!according )(?<!linked )to|around|outside|over|inside|across|towards?|into|between|within"
    r"|throughout|nearby|along|including|hit|hits|targeted|targeting|struck|pounded|bombed|shelled|"
    r"captured|recaptured|seized|retook|entered|and|attacked|pound|left|stormed|besieged)"
    r" (?:(?:the |a |rebel-held |regime-held |government-held |opposition-held |IS-held |besieged |"
    r"eastern |western |northern |southern |northwestern |northeastern |southwestern |southeastern |"
    r"northwest |north-western |north-eastern |south-western |central |divided |key |rural |mainly "
    r"|Kurdish |strategic |ancient |Syrias? |Syria's |Syrian |war-torn |nearby |embattled |coastal "
    r"|outskirts of |centre of |center of |west |east |north |south |rebel-controlled |militant-held "
    r"|terrorist-held |Daesh-held |border |contested |flashpoint |historic |de facto |\w+-held )*)$",
    re.I,
)
_INSIDE = re.compile(
    r"(?<!\w)(?:in|inside|across|throughout|over|(?:of|from) (?=(?:north|south|east|west|central)))"
    r" ?(?:the )?(?:far )?(?:(?:north|south|east|west|central)(?:ern|-?(?:ea|we)st(?:ern)?)? )?$",
    re.I,
)
# What stands here is a place, though no gazetteer knows the name.
_SURELY = re.compile(
    r"(?<!\w)(?:(?:in|at|near|outside)|(?:air)?(?:strikes?|raids?) on|shelling of|(?:bombardment|bombing) of) (?:the )?$",
    re.I,
)
_NEAR = re.compile(r"(?:, (?:just |(?:some |about )?\d[\w.]* ?[\w-]+ (?:\([^)]*\) )?)?(?:to the )?(?:north|south|east|west)[\w-]* of|near|outskirts of|outside|area of|towards?|vicinity of|around|close to|\d+ ?(?:km|kilomet\w+|miles?) (?:\w+ )?(?:of|from)) (?:the )?(?:(?:town|city|village) of )?$", re.I)  # fmt: skip
_WITHIN = re.compile(r"(?:countryside of|(?:north|south|east|west|northwest|northeast|southwest|southeast)(?:ern|-western|-eastern)?(?: of)?|parts? of|across|suburbs? of) (?:the )?$", re.I)  # fmt: skip
_BETWEEN = re.compile(r"(?:road|highway|way|border|area) (?:that \w+ )?between (?:the )?$", re.I)
_DISTANCE = re.compile(r"(\d+(?:\.\d+)?) ?(km|kilomet\w+|miles?) (?:\w+ )?(?:of|from) (?:the )?(?:(?:town|city|village) of )?$", re.I)  # fmt: skip
_KM_PER_MILE = 1.609344
_LARGE = re.compile(
    r"\bstate|department|county|province|governorate|region|countryside|desert|valley|plain", re.I
)
_SITE = re.compile(
    r"street|square|school|hospital|mosque|market|checkpoint|crossing|prison|bridge|airport|airbase"
    r"|base|oil ?fields?|dam|junction|university|bakery|farms?",
    re.I,
)
_FEATURE = re.compile(r"\w (?:River|Hill|Castle|Mountains?|Street|Square|Road|Valley|Plain|Lake)$")
# A noun written as part of the name.
_TITLED = re.compile(
    r"\w (?:City|Town|Village|District|Province|Governorate|Camp|Hospital|Airport|Airbase|Base|"
    r"Factory|Palace|Roundabout|Prison|Bridge|University|Mosque|Market|School|Gap|Pass|Island|"
    r"Neighbou?rhood|Suburb|Crossing|Hilltop|County|Government Area|Dam|Hotel|Park|Checkpoint|Museum|Embassy|Gorge|Peninsula|"
    r"River|Hill|Castle|Mountains?|Street|Square|Road|Valley|Plain|Lake|Farms?|Junction)$"
)
_ARTICLED = re.compile(r"(?:[Aa]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Ee]l|[Ee]z|[Ee]d)-\w")
_LOCAL = re.compile(
    r"town|village|district|neighbou?rhood|area|camp|suburb|airport|airbase|base|crossing|quarter"
    r"|checkpoint|square|street|prison|dam|bridge|hospital|mountain|oil ?field|hill|sector|port"
    r"|municipality|resort|local government area",
    re.I,
)
_NOT_PLACES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun"
    " Jul Aug Sep Sept Oct Nov Dec President General Colonel Minister Reuters AFP SANA UN US U.S"
    " Many Muslim Christian Sunni Shiite Alawite Druze Western Arabs Muslims Islamist Ramadan Eid Islam Twitter Facebook Press The He She It They Islamic State Army Kurdish Syrian"
    " Russian Turkish Arab Media Network Observatory Published Last Date Photo World Health In On At"
    " A This That These Those Some One Two Three Four Five Six Seven Eight Nine Ten Most More Also".split()
)
_DESCRIBED = re.compile(r"-(?:dominated|held|controlled|majority|backed|led|run)$")
_PEOPLE = re.compile(r"(?:ites?|ians?|ese|[^aeiou]ish|\b(?:Thais?|Turks?|Kurds?|Serbs?|Arabs?))$")
_COMMON = frozenset("War Eastern Western Northern Southern Several Civil Court".split())
_HOLDER = re.compile(r"^(?:s|'s|’s)? ?(?:regime|government|army|forces|president|civil war|war)\b")


# Characters; 25, 45, 70 and no limit were tried on two annotated sets, which differed by little.
_SITE_RANK = 5  # an airport, a street; 4 a village or district, 3 a town, 2 a province, 1 a country
_BREATH = 70
_BEFORE = 1.2  # what stands before the word of violence is that much farther
_VAGUE = 500  # a country alone, where a town stands anywhere, is not what is meant


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
        for m in _NAME.finditer(text)
        for start, end in _parts(text, m.start(), _clipped(m.start(), m.end(), taken), atlas)
        if not _is_taken(text, start, end, atlas, taken)
    ]
    return _listed(text, named)


# A noun that a whole list of names shares.
_SEVERAL = (
    r"(?:towns|villages|cities|districts|areas|neighbou?rhoods|suburbs|provinces|governorates)"
)
_SEVERAL_OF = re.compile(rf"{_SEVERAL}(?: of| called| named)?:? (?:the )?$", re.I)


def _listed(text: str, named: Sequence[tuple[int, int, Place | None]]) -> list[Place]:
    """The places, and what a list makes one: "the towns of Sel and Amar", "Sel and Amar towns"."""
    found = [place for _, _, place in named]
    spans = [(start, end) for start, end, _ in named]
    shared = [_SEVERAL_OF.search(text, max(0, a - 40), a) is not None for a, _ in spans]
    for i in range(1, len(spans)):
        shared[i] |= shared[i - 1] and _linked(text, spans[i - 1], spans[i])
    behind = [re.match(rf" {_SEVERAL}\b", text[b : b + 16]) is not None for _, b in spans]
    for i in range(len(spans) - 2, -1, -1):
        behind[i] |= behind[i + 1] and _linked(text, spans[i], spans[i + 1])
    return [
        place or Place(a, b, _bare(text[a:b]), 4, 2, PlaceRelation.AT, None)
        for place, (a, b), *of_list in zip(found, spans, shared, behind, strict=True)
        if place is not None or any(of_list)
    ]


def _linked(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    return _JOINT.fullmatch(text, left[1], right[0]) is not None


# "in Deir ez-Zor and neighbouring Raqqa province", "hit Kafr Sel, Tal Amar and the port of Jisan".
_JOINT = re.compile(
    rf"(?:,|,? and|,? or|,? as well as)?(?: in| near| on)?(?: the| its| nearby| neighbou?ring)*"
    rf"(?: (?:north|south|east|west|central)\w*)?(?: {_NOUN} of| outskirts of)?(?: the)? ?$",
    re.I,
)


_AND = re.compile(r" (?:and|or|as well as)\b", re.I)


def _joined(text: str, places: Sequence[Place], chosen: Place) -> Place:
    """The chosen place with those that "and" or a comma list beside it, as one mention.

    A list needs an "and": "Kafr Sel, Tal Amar" alone is a town and what it lies in. The name
    stays the chosen one's, which is what can be looked up.
    """
    row = [chosen]
    for place in (p for p in places if p.start >= chosen.end):
        if not _JOINT.fullmatch(text, row[-1].end, place.start):
            break
        row.append(place)
    for place in reversed([p for p in places if p.end <= chosen.start]):
        if not _JOINT.fullmatch(text, place.end, row[0].start):
            break
        row.insert(0, place)
    gaps = [text[a.end : b.start] for a, b in zip(row, row[1:], strict=False)]
    last = max((i for i, gap in enumerate(gaps) if _AND.search(gap)), default=-1)
    row = row[: last + 2]
    if last < 0 or chosen not in row:
        return chosen
    return replace(chosen, start=row[0].start, end=row[-1].end, noun_length=row[-1].noun_length)


def _clipped(start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a run of capitals ends, if a party's name begins inside it ("Aleppo Green Crescent")."""
    return min([end, *(a for a, _ in taken if start < a < end)])


def _is_taken(
    text: str, start: int, end: int, atlas: Atlas, taken: Sequence[tuple[int, int]]
) -> bool:
    """True of a party's name; "in Iraq" is a place though Iraq may be a party, as is West Bank."""
    over = [(a, b) for a, b in taken if start < b and a < end]
    if not over:
        return False
    name = _bare(text[start:end])
    if atlas.is_country(name) and _INSIDE.search(text, max(0, start - 30), start):
        return False
    longer = all(b < end for _, b in over)
    return not (longer and (atlas.knows(name) or _INSIDE.search(text, max(0, start - 30), start)))


def _parts(text: str, start: int, end: int, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """A run of capitals, cut where a shorter run is a known place ("Aleppo SANA")."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while words and _bare(text[slice(*words[0])]) in _NOT_PLACES:
        words.pop(0)
    for cut, (a, b) in enumerate(words):
        if _bare(text[a:b]) in _NOT_PLACES:
            words = words[:cut]
            break
    if words and _is_one_name(text, words, atlas):
        yield words[0][0], words[-1][1]
        return
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
            rest = words[cut:]
            if rest and not _goes_on(text, rest, atlas):
                break
            yield stretch
            if rest:
                yield from _parts(text, rest[0][0], whole[1], atlas)
            return
    yield whole


def _goes_on(text: str, rest: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """True if what follows a known name is another, as where commas were lost."""
    return any(atlas.knows(_bare(text[rest[0][0] : end])) for _, end in rest)


def _is_one_name(text: str, words: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """ "Guatemala City", "Khan al-Sheih", "Badiyah Cement Factory": not to be cut."""
    whole = _bare(text[words[0][0] : words[-1][1]])
    articled = len(words) == 2 and _ARTICLED.match(text, words[1][0]) is not None
    return atlas.knows(whole) or articled or _TITLED.search(whole) is not None


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
    if len(name) < 3 or (_PEOPLE.search(name) and noun_after is None and noun_before is None):
        return None
    preposition = _PREPOSITION.search(before)
    known = atlas.knows(name) or (name.endswith("s") and atlas.knows(name[:-1]))
    feature = _FEATURE.search(name) is not None or _TITLED.search(name) is not None
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
    noun_length = noun_after.end() if noun_after else 0
    return Place(
        start, end + noun_length, name, rank, weight, relation, _distance(before), noun_length
    )


def _rank(name: str, nouns: str, atlas: Atlas) -> int:
    if atlas.is_country(name) and not _LOCAL.search(nouns):
        return 1
    titled = _TITLED.search(name)
    if titled is not None:
        nouns += titled.group().lower()
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
    return place.rank - (beside and place.rank == _SITE_RANK), not beside


def _chains(places: Sequence[Place]) -> list[list[Place]]:
    """Places told in one breath: "in Bayaa, a quarter of western Baghdad, Iraq"."""
    chains: list[list[Place]] = []
    for place in sorted(places, key=lambda p: p.start):
        if chains and place.start - chains[-1][-1].end <= _BREATH:
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _distance_to(chain: Sequence[Place], at: int) -> float:
    """How far a chain stands from the word of violence; what comes after it is nearer."""
    away = chain[0].start - at if chain[0].start > at else _BEFORE * (at - chain[-1].end)
    return away + _VAGUE * (max(p.rank for p in chain) == 1)
