"""What a person types, and what it makes of a claim: corrected, or added where none was read.

The claim as observed stays; a correction is laid over it.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Figure, Outcome, Whom
from reportedly.model.dates import DateMention
from reportedly.model.events import EventType, Sense
from reportedly.model.places import ResolvedPlace
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution, ResolvedSpeaker


class ClaimField(StrEnum):
    """What of a claim may be corrected."""

    PLACE = "place"
    DATE = "date"
    EVENT_TYPE = "event_type"
    FIGURE = "figure"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    SPEAKER = "speaker"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Counted:
    """Which of a claim's figures is meant: what befell whom. UNKNOWN means the total."""

    outcome: Outcome
    whom: Whom = Whom.UNKNOWN

    def names(self, figure: Figure) -> bool:
        """Whether it is this figure; a total is one of everybody, and no part of another."""
        if figure.outcome is not self.outcome:
            return False
        if self.whom is not Whom.UNKNOWN:
            return figure.whom is self.whom
        return figure.whom in (Whom.UNKNOWN, Whom.MIXED) and not figure.part_of_total

    @staticmethod
    def by(figure: Figure) -> "Counted":
        """What names this figure."""
        return Counted(figure.outcome, Whom.UNKNOWN if figure.whom is Whom.MIXED else figure.whom)


Quoted = str | Span  # words of a report as typed, or as pointed at in its text


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place that a person points out: degrees, and how far around it may have been."""

    lat: float
    lon: float
    radius_km: float = 0.0

    def __post_init__(self) -> None:
        if not (abs(self.lat) <= 90 and abs(self.lon) <= 180 and 0 <= self.radius_km < inf):
            raise ValueError(f"no such point: {self.lat}, {self.lon} within {self.radius_km} km")

    @property
    def in_words(self) -> str:
        """ "36.139, 36.825", "within 3 km of 36.139, 36.825"."""
        around = f"within {self.radius_km:g} km of " if self.radius_km else ""
        return f"{around}{self.lat:.6g}, {self.lon:.6g}"


@dataclass(frozen=True, slots=True)
class Slip:
    """What a person types of a field: what it should be, and words that support it.

    `country` (ISO letters) is where a name is looked up, if said. Of a place, `pointed` is its
    point on the map, or `entry` the id of the one that is meant; its name need then not be known.
    Of a figure, `instead_of` names the one that it takes the place of, if not the one of its own
    name; of a speaker, `kind` is the sort, where the name does not tell it.
    """

    field: ClaimField
    values: tuple[str, ...]
    words: Quoted | None = None
    country: str | None = None
    pointed: Pointed | None = None
    entry: str | None = None
    instead_of: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """What a person types of a claim that no extractor read.

    `evidence` are the words that carry it, `speaker` those of who says it (None: the outlet in its
    own voice), `slips` its place, days, figures and parties. `kind` is the sort of speaker, where
    the words do not tell it; `denies` what a denial denies.
    """

    evidence: tuple[Quoted, ...]
    event_type: str
    slips: tuple[Slip, ...] = ()
    speaker: Quoted | None = None
    kind: str | None = None
    status: str = "actual"
    denies: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What a claim says of one field as a person reads it; None (of parties: none) is nothing.

    `told` is the same in words. `words` are those of the report that support it; None where no
    words do. Only the value of `field` is filled in. Of a figure, `counted` says which it takes
    the place of: what it counts itself may be another. Of a speaker there is both what the words
    give and whom that is.
    """

    field: ClaimField
    told: str
    words: Span | None = None
    place: ResolvedPlace | None = None
    date: DateMention | None = None
    event_type: EventType | None = None
    counted: Counted | None = None
    figure: Figure | None = None
    parties: tuple[ResolvedActor, ...] = ()
    attribution: Attribution | None = None
    speaker: ResolvedSpeaker | None = None
    sense: Sense | None = None

    def __post_init__(self) -> None:
        if (self.field is ClaimField.FIGURE) != (self.counted is not None):
            raise ValueError("a correction of a figure says which, and only that does")
        always = (
            (ClaimField.EVENT_TYPE, self.event_type),
            (ClaimField.SPEAKER, self.speaker),
            (ClaimField.SPEAKER, self.attribution),
            (ClaimField.STATUS, self.sense),
        )
        if any((self.field is field) != (value is not None) for field, value in always):
            raise ValueError("a claim always has a type, a speaker and a status")


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a field of a claim is as a person corrected it, by whom and why.

    `observed` is what was read there, in words; "" where nothing was.
    """

    field: ClaimField
    observed: str
    told: str
    author: str
    reason: str
    judgement: str

    @property
    def in_words(self) -> str:
        """ "place corrected by NAME: Atarib, not Sarmada: a slip (j-...)"."""
        field = self.field.replace("_", " ")
        was = f", not {self.observed}" if self.observed else ""
        by = f"{field} corrected by {self.author}"
        return f"{by}: {self.told}{was}: {self.reason} ({self.judgement})"


@dataclass(frozen=True, slots=True)
class Added:
    """That a person added a claim: by whom and why."""

    author: str
    reason: str
    judgement: str

    @property
    def in_words(self) -> str:
        """ "added by NAME: the second toll (j-...)"."""
        return f"added by {self.author}: {self.reason} ({self.judgement})"
