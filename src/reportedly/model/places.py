"""Places: as mentioned, and as resolved against a gazetteer."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.spans import Span


class PlaceRelation(StrEnum):
    """How a happening lies to the place that is named (GED codebook, Appendix 3)."""

    AT = "at"
    NEAR = "near"  # near, outskirts of, area of, towards, up to 25 km from
    WITHIN = "within"  # "north of X province", countryside of: a part of a larger unit
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """The most specific named place of a happening, as the words give it.

    `name` is the bare name without "town of" or "province"; `within` are the words of the
    larger unit, where the report names one; `distance_km` that of "5 km from X".
    """

    span: Span
    name: str
    relation: PlaceRelation = PlaceRelation.AT
    within: Span | None = None
    distance_km: float | None = None


class PlaceLevel(StrEnum):
    """What kind of thing a gazetteer entry is, from small to large."""

    SITE = "site"
    POPULATED = "populated"
    ADM3 = "adm3"
    ADM2 = "adm2"
    ADM1 = "adm1"
    COUNTRY = "country"
    REGION = "region"  # a plain, a front, a mountain range, a sea


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One answer of a gazetteer. `id` carries its list ("gn:173576"); `score` is 0..1.

    `ids` are its ids in other lists that hold the same place.
    """

    id: str
    name: str
    lat: float
    lon: float
    level: PlaceLevel
    country: str  # ISO 3166 two letters
    admin1: str
    admin2: str
    score: float
    reasons: tuple[str, ...]
    ids: tuple[str, ...] = ()
    population: int = 0  # 0 where it is not known

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.name}: {self.lat}, {self.lon} is not on Earth")


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place mention with its answer, or with `chosen` None: unresolved, candidates kept.

    `precision` is GED's where_prec 1-7, `geo_precision` ACLED's 1-3; both None if unresolved.
    `others` are the places told in one breath with it ("A, B and C"), each resolved by itself;
    they have no others of their own.
    """

    mention: PlaceMention
    chosen: PlaceCandidate | None
    precision: int | None
    geo_precision: int | None
    candidates: tuple[PlaceCandidate, ...]
    reason: str
    others: tuple["ResolvedPlace", ...] = ()

    def __post_init__(self) -> None:
        if (self.chosen is None) != (self.precision is None):
            raise ValueError("a place has a precision exactly when it is resolved")
