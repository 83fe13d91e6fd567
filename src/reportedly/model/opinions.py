"""What one reviewer thinks of an incident, before anybody decides. It changes no record."""

from dataclasses import dataclass
from enum import StrEnum


class RecordField(StrEnum):
    """What of a record a person may let a claim decide. PARTIES are both sides."""

    LOW = "low"
    BEST = "best"
    HIGH = "high"
    INJURED_MIN = "injured_min"
    INJURED_MAX = "injured_max"
    DATE = "date"
    PLACE = "place"
    PARTIES = "parties"
    EVENT_TYPE = "event_type"


class Belonging(StrEnum):
    """Whether a claim belongs to an incident, as a reviewer sees it."""

    HERE = "here"
    ELSEWHERE = "elsewhere"  # it tells of another happening
    NO_CLAIM = "no_claim"  # nobody claims that here: the machine misread
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claim a reviewer would let decide a field, by its place among the judgement's anchors.

    None: what the rules conclude stands.
    """

    field: RecordField
    decided_by: int | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """`belongs` for each of the judgement's anchors, in their order, and a choice for each field.

    `settles` is the opinion that a third look arrives at when reviewers differ.
    """

    belongs: tuple[Belonging, ...]
    choices: tuple[Choice, ...]
    settles: bool = False
