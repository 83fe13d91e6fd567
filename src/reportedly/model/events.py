"""What kind of happening, and in what sense it is said to have happened."""

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
