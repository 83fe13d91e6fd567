"""What a person corrects in a claim. The claim as observed stays; this is laid over it."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Figure, Outcome, Whom
from reportedly.model.dates import DateMention
from reportedly.model.events import EventType
from reportedly.model.places import ResolvedPlace
from reportedly.model.spans import Span


class ClaimField(StrEnum):
    """What of a claim may be corrected."""

    PLACE = "place"
    DATE = "date"
    EVENT_TYPE = "event_type"
    FIGURE = "figure"
    ACTOR = "actor"
    RECIPIENT = "recipient"


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


@dataclass(frozen=True, slots=True)
class Slip:
    """What a person types of a correction: the field, what it should be, words that support it.

    `country` (ISO letters) is where a name is looked up, if said.
    """

    field: ClaimField
    values: tuple[str, ...]
    words: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a claim says of one field as a person reads it; None (of parties: none) is nothing.

    `told` is the same in words. `words` are those of the report that support it; None where no
    words do. Only the value of `field` is filled in; of a figure, `counted` says which.
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

    def __post_init__(self) -> None:
        if (self.field is ClaimField.FIGURE) != (self.counted is not None):
            raise ValueError("a correction of a figure says which, and only that does")
        if (self.field is ClaimField.EVENT_TYPE) != (self.event_type is not None):
            raise ValueError("a claim always has a type, and only its correction gives one")


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
