"""What the words for a place say: its bare name, what kind of place, what it lies in or near."""

import re
from dataclasses import dataclass

from reportedly.model.places import PlaceLevel, PlaceRelation

_KINDS = {
    PlaceLevel.ADM1: "province governorate oblast muhafazat محافظة область",
    PlaceLevel.ADM2: "district county mintaqat منطقة район",
    PlaceLevel.ADM3: "subdistrict sub-district nahiyat ناحية",
    PlaceLevel.POPULATED: (
        "town city village villages suburb suburbs township hamlet municipality "
        "مدينة بلدة قرية قريه مدينه قرى ضاحية город деревня село посёлок поселок"
    ),
    PlaceLevel.SITE: (
        "camp neighborhood neighbourhood neighborhoods neighbourhoods quarter area airbase airport "
        "crossing street road roundabout square market bridge hospital school mosque farm farms "
        "checkpoint junction housing residences park station prison factory field oilfield base "
        "mountain mountains sector pocket dam university bakery building complex gate garage "
        "barracks hill "
        "حي شارع دوار ساحة سوق جسر مشفى مستشفى مدرسة مسجد جامع مخيم مزرعة مزارع حاجز معبر مطار "
        "مساكن طريق محطة مفرق سجن лагерь район"
    ),
}  # fmt: skip
_LEVELS = {word: level for level, words in _KINDS.items() for word in words.split()}
_ANY = "|".join(re.escape(word) for word in sorted(_LEVELS, key=len, reverse=True))
_LEADING = re.compile(rf"^(?:the\s+)?({_ANY})\s+(?:of\s+)?(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(rf"\s+({_ANY})$", re.IGNORECASE)

_KM = re.compile(
    r"(?P<km>\d+(?:[.,]\d+)?)\s*(?:km|kms|kilomet(?:er|re)s?|كم)\.?\s+"
    r"(?:(?:to the\s+)?(?:north|south|east|west)[\w-]*\s+)?(?:away\s+)?(?:from|of|off)\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:the\s+\w+\s+)?between\s+(.+?)\s+and\s+(.+)$|^بين\s+(.+?)\s+و\s?(.+)$", re.I
)
_DIRECTION = r"(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?|central|rural)"
_EDGE = r"outskirts|vicinity|areas?|surroundings|edges?|entrance|environs|suburbs|part|side"
_NEAR = re.compile(
    rf"^(?:(?:in\s+)?(?:the\s+)?(?:{_EDGE}|{_DIRECTION}|cent(?:re|er))(?:\s+(?:{_EDGE}))?\s+of\s+"
    r"(?:the\s+)?"
    r"|(?:near|nearby|close to|around|next to|towards?|outside|by|in front of)\s+(?:the\s+)?"
    r"|(?:بالقرب من|قرب|محيط|أطراف|شمال|جنوب|شرق|غرب|جنوبي|شمالي|شرقي|غربي)\s+)",
    re.IGNORECASE,
)
_COUNTRYSIDE = re.compile(
    rf"^(?:the\s+)?(?:{_DIRECTION}\s+)?(?:countryside|rural area|hinterland)\s+of\s+(?:the\s+)?"
    r"|^(?:rif|ريف)\s+(?!di?mashq|دمشق)"
    rf"|(?<=\S)(?:'s)?\s+(?:{_DIRECTION}\s+)?countryside$",
    re.IGNORECASE,
)
# Words before a word for a kind of place that say no more.
_FILLING = re.compile(
    r"\b(?:refugee|displacement|IDP|military|army|gas|oil|air)s?\s+"
    r"(?=(?:camp|airbase|airport|base|field|station)s?\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"^(?:the\s+)?{_DIRECTION}\s+(?:part\s+of\s+|parts\s+of\s+)?(?=\S)", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\s*[,،;]\s*|\s*\(\s*|\s*\)\s*|\s+[-–]\s+|\s*:\s+"
    rf"|\s+(?:in|within|inside|at|near|close to|{_DIRECTION} of|outside|on|from)\s+(?:the\s+)?"
    r"|\s+(?:في|بالقرب من|قرب|التابعة ل|بريف|في ريف)\s*",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s*/\s*|\s+(?:or|also known as|aka|and|&)\s+|\s+و\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for a place, read. `names` are other ways to name the same place, or several places
    told together; `level` what kind of place is said; `within` what stands beside it, the
    nearest first; `between` the other end of "between A and B"."""

    names: tuple[str, ...]
    level: PlaceLevel | None = None
    relation: PlaceRelation = PlaceRelation.AT
    within: tuple[str, ...] = ()
    distance_km: float | None = None
    between: str = ""


def read_words(words: str) -> PlaceWords:
    """Read the words for one place: "5 km from X", "village of X in the Y countryside", "X (Y)"."""
    said = _FILLING.sub("", " ".join(words.split()).strip(' ."“”'))
    ends = _BETWEEN.search(said)
    if ends is not None:
        one, other = (end for end in ends.groups() if end)
        return PlaceWords((one,), relation=PlaceRelation.BETWEEN, between=other)
    km = _KM.search(said)
    if km is not None:
        rest = read_words(said[km.end() :])
        away = float(km["km"].replace(",", "."))
        return PlaceWords(rest.names, rest.level, PlaceRelation.NEAR, rest.within, away)
    return _read_plain(said)


def _read_plain(said: str) -> PlaceWords:
    first, *beside = [part for part in _SPLIT.split(_NEAR.sub("", said)) if part] or [said]
    relation = PlaceRelation.NEAR if _NEAR.match(said) else PlaceRelation.AT
    bare = _COUNTRYSIDE.sub("", first).strip()
    level: PlaceLevel | None = None
    if bare != first and bare:
        relation = PlaceRelation.WITHIN
    names = tuple(dict.fromkeys(filter(None, (_bare(name)[0] for name in _ALSO.split(bare)))))
    level = next((found for _, found in map(_bare, _ALSO.split(bare)) if found is not None), level)
    within = tuple(bare_unit(part) for part in beside)
    return PlaceWords(names or (bare or said,), level, relation, tuple(filter(None, within)))


def without_direction(name: str) -> str:
    """ "west Aleppo" as Aleppo; any other name as it is."""
    return _PART.sub("", name)


def bare_unit(words: str) -> str:
    """A unit without "countryside", "eastern", and the word for what it is."""
    return without_direction(_bare(_COUNTRYSIDE.sub("", words).strip())[0])


def _bare(name: str) -> tuple[str, PlaceLevel | None]:
    """A name without the words for what it is, and what they said."""
    level = None
    for pattern in (_LEADING, _TRAILING):
        found = pattern.search(name)
        rest = pattern.sub("", name, count=1).strip() if found else name
        if found and rest:
            name, level = rest, level or _LEVELS[found[1].lower()]
    return name.strip(" .'\""), level
