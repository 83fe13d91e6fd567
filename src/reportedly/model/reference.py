"""Rows of reference data: what a list of places, parties, speakers or outlets says.

They come from the lists that ship with the package or from a user's own (kept in the casebook).
"""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.places import PlaceLevel


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of one list. `spellings` are its other names in any script.

    `ids` are those of the same place in other lists, where several were laid over one another.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    lat: float
    lon: float
    level: PlaceLevel
    country: str
    admin1: str
    admin2: str
    source: str
    population: int = 0
    ids: tuple[str, ...] = ()


class TieKind(StrEnum):
    """How a party stands to another one."""

    SPLIT_FROM = "split_from"
    MERGED_INTO = "merged_into"
    MEMBER_OF = "member_of"


@dataclass(frozen=True, slots=True)
class ActorTie:
    """What one party was to another, from `start_year` to `end_year`, both included if said."""

    kind: TieKind
    other: str
    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One party of one list. A spelling in use from `start_year` to `end_year`, both included.

    `ids` are its ids elsewhere ("ucdp:6815"); `successors` the ids of what it was renamed to;
    `side` is the id of the umbrella it fights under, where one list says so. `country` is where
    it is at home, `acts_in` are further countries it fights in; none at all: anywhere.
    `same_as` says that it is another row's party, `not_same_as` that its names are not that
    row's; `decided` when a person said so (ISO date).
    """

    id: str
    name: str
    kind: ActorKind
    spellings: tuple[str, ...]
    country: str
    source: str
    start_year: int | None = None
    end_year: int | None = None
    successors: tuple[str, ...] = ()
    side: str | None = None
    ids: tuple[str, ...] = ()
    acts_in: tuple[str, ...] = ()
    ties: tuple[ActorTie, ...] = ()
    same_as: str | None = None
    not_same_as: str | None = None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker or outlet: who it is, whom it stands near, and who says so.

    `party` is the id of the party it belongs to or is aligned with, `alignment` by whose
    statement ("own website", "RSF 2016"); "" where unknown. `compiles_others` marks databases.
    """

    id: str
    name: str
    kind: SpeakerKind
    spellings: tuple[str, ...]
    source: str
    country: str = ""
    party: str | None = None
    alignment: str = ""
    compiles_others: bool = False
