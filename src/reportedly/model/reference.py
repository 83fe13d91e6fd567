"""Rows of reference data: what a list of places, parties, speakers or outlets says.

They come from the lists that ship with the package or from a user's own (kept in the casebook).
"""

from dataclasses import dataclass
from datetime import date
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


class Evidence(StrEnum):
    """What a speaker's counts rest on, by a public account of how it works."""

    NAMES_VICTIMS = "names_victims"  # publishes who was killed, by name
    VISITS_SITES = "visits_sites"  # people of its own go there
    RELAYS = "relays"  # passes on what others told it
    COMPILES = "compiles"  # a database made from others' reports: never an origin


@dataclass(frozen=True, slots=True)
class Citation:
    """What a public page states, in words of our own, and its address."""

    at: str
    states: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """That a speaker belongs to a party or is run by it: by whose statement, where, and when.

    `party` is the party's id. `since` and `until` are both included; None is open. `at` is the
    address of the statement; an organ that bears its party's name ("Syrian Foreign Ministry")
    needs none.
    """

    party: str
    stated_by: str
    states: str
    at: str = ""
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it is stated for `day`; for no day in particular it always is."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker or outlet: who it is, whom it stands near, and who says so.

    `source` is the list that it comes from. `country` is its seat, `covers` the countries whose
    reports mean it by a `local` spelling ("the Observatory"); no running text is searched for a
    `quiet` one. Both kinds stand among `spellings` as well. What nobody was found to state is
    left empty: no alignments, no owner, no evidence mean unknown.
    """

    id: str
    name: str
    kind: SpeakerKind
    spellings: tuple[str, ...]
    source: str
    country: str = ""
    covers: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    owner: str = ""
    evidence: tuple[Evidence, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    citations: tuple[Citation, ...] = ()

    def alignment_on(self, day: date | None) -> Alignment | None:
        """The alignment that is stated for `day`, the first of several; None where unknown."""
        return next((one for one in self.alignments if one.holds_on(day)), None)
