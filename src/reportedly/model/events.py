"""What kind of happening, and in what sense it is said to have happened."""

from dataclasses import dataclass
from enum import StrEnum


class EventType(StrEnum):
    """What kind of happening."""

    ARMED_CLASH = "armed_clash"
    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    EXPLOSIVE_DEVICE = "explosive_device"
    SUICIDE_BOMBING = "suicide_bombing"
    SHOOTING = "shooting"
    CHEMICAL_ATTACK = "chemical_attack"
    EXECUTION = "execution"
    ABDUCTION = "abduction"
    OTHER_VIOLENCE = "other_violence"
    TERRITORIAL_CHANGE = "territorial_change"
    CEASEFIRE = "ceasefire"
    AGGREGATE = "aggregate"


class Status(StrEnum):
    """In what sense it is said to have happened."""

    ACTUAL = "actual"
    PLANNED_OR_HYPOTHETICAL = "planned_or_hypothetical"
    DENIED = "denied"


class Denies(StrEnum):
    """What a denial denies."""

    OCCURRENCE = "occurrence"
    AUTHORSHIP = "authorship"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Sense:
    """A status with what belongs to it; `background` is what is no news of its report."""

    status: Status
    denies: Denies | None = None
    background: bool = False

    def __post_init__(self) -> None:
        if (self.status is Status.DENIED) != (self.denies is not None):
            raise ValueError("a denial, and only that, says what it denies")

    @property
    def in_words(self) -> str:
        """ "actual", "denied: toll", "planned or hypothetical, background"."""
        denied = "" if self.denies is None else f": {self.denies}"
        told = f"{self.status.replace('_', ' ')}{denied}"
        return f"{told}, background" if self.background else told
