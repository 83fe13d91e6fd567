"""What can be asked about summaries and words, whichever database answers."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Protocol

from reportedly.model.actors import SpeakerKind
from reportedly.model.events import EventType
from reportedly.model.summaries import Facet, Need, Summary


class By(StrEnum):
    """How a list of summaries is ordered; equals by number."""

    NUMBER = "number"
    CONTRADICTION = "contradiction"  # most contradicted first
    TOLL = "toll"  # most killed first, unknown last
    NEW = "new"  # most claims that nobody has reviewed first
    CONFIDENCE = "confidence"  # least sure first
    NEWEST = "newest"  # last published first
    CLAIMS = "claims"  # most claims first


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map, in degrees; `west` above `east` reaches over the date line."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        if not (-90 <= self.south <= self.north <= 90):
            raise ValueError("a box reaches from south to north, within -90 to 90")
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):
            raise ValueError("a box reaches from west to east, within -180 to 180")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents. What is left out restricts nothing; all that is said must hold.

    Of several types, provinces, outlets or kinds of speaker any one is enough; of several needs
    all must be there. Days are both included; an incident without days is in none. `place` is a
    part of any name of a place, in any spelling that folds alike. `text` are words that must all
    stand in one claim: in its quote, or in the name of its speaker, a party or a place.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    provinces: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    speakers: tuple[SpeakerKind, ...] = ()
    outlets: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    text: str | None = None
    min_toll: int | None = None
    box: Box | None = None

    def __post_init__(self) -> None:
        names = (self.place, self.text, *self.provinces, *self.outlets)
        if any(name is not None and not name.strip() for name in names):
            raise ValueError("a blank name or word restricts nothing: leave it out")
        if self.min_toll is not None and self.min_toll < 0:
            raise ValueError(f"nobody counts fewer than none: {self.min_toll}")

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return all(getattr(self, field.name) in (None, ()) for field in fields(self))


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the wanted incidents have this value of a facet."""

    facet: Facet
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """The wanted incidents that begin on a day (None: no day is known).

    `low` and `high` sum what is concluded of the killed; `counted` of the incidents have a number.
    """

    day: date | None
    incidents: int
    counted: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with what was searched for in them: each mark is a half-open range of `text`.

    `start` is where `text` begins in what it was taken from.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that holds the words: its title, and the passages of its text that do."""

    report_id: str
    title: Marked
    passages: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that holds the words, and the number of its incident, if it stands in one."""

    claim_id: str
    incident: int | None
    quote: Marked
    speaker: Marked
    parties: Marked
    places: Marked


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a casebook holds. `claims` counts all generations."""

    reports: int
    outlets: int
    set_aside: int
    rejects: int
    claims: int
    judgements: int
    incidents: int
    records: int


class Answers(Protocol):
    """The questions. A number that no summary has gives None or nothing, never an error."""

    def summaries(
        self,
        wanted: Filter = EVERYTHING,
        *,
        by: By = By.NUMBER,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Summary, ...]:
        """The summaries that are wanted, in order; at most `limit`, the first `offset` left out."""

    def summaries_count(self, wanted: Filter = EVERYTHING) -> int:
        """How many summaries are wanted."""

    def summary(self, number: int) -> Summary | None: ...

    def neighbours(
        self, number: int, wanted: Filter = EVERYTHING, *, by: By = By.NUMBER
    ) -> tuple[int | None, int | None]:
        """The numbers before and after an incident's place in a list, whether it stands there
        itself or not."""

    def facet_counts(
        self, wanted: Filter = EVERYTHING, *, among: int | None = None
    ) -> tuple[FacetCount, ...]:
        """Every value that a wanted incident has, the most frequent of each facet first.

        `among` is how many are wanted, where that was counted already.
        """

    def day_counts(self, wanted: Filter = EVERYTHING) -> tuple[DayCount, ...]:
        """The wanted incidents by the day on which they begin, in order; without a day first."""

    def find_reports(self, text: str, *, limit: int, offset: int = 0) -> tuple[FoundReport, ...]:
        """The reports that hold all words of `text` in title or text, the best first."""

    def find_reports_count(self, text: str) -> int: ...

    def find_claims(self, text: str, *, limit: int, offset: int = 0) -> tuple[FoundClaim, ...]:
        """The claims that hold all words of `text`, the best first."""

    def find_claims_count(self, text: str) -> int: ...

    def counts(self) -> Counts:
        """How much there is of everything."""
