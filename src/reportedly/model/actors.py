"""Parties: as mentioned, and as resolved against a register."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.spans import Span


class ActorKind(StrEnum):
    """What sort of party."""

    STATE_FORCES = "state_forces"
    REBEL_GROUP = "rebel_group"
    MILITIA = "militia"
    EXTERNAL_FORCE = "external_force"
    POLICE = "police"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    UMBRELLA = "umbrella"  # "Syrian insurgents": a side, not one organisation
    UNKNOWN = "unknown"


class SpeakerKind(StrEnum):
    """What sort of speaker."""

    OUTLET = "outlet"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    MONITOR = "monitor"
    RESCUER = "rescuer"
    WITNESS = "witness"
    MEDIA = "media"
    ANONYMOUS = "anonymous"
    OFFICIAL = "official"
    ACTIVISTS = "activists"
    UN = "un"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name a party or a people. `name` is the same without article and quotes."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """One answer of a register, best first. `score` is 0..1, `reasons` are words for a person."""

    id: str
    name: str
    kind: ActorKind
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """A mention with the party it stands for, or with `chosen` None: unresolved.

    `name` is the party's usual English name; where unresolved, the mention's own words.
    """

    mention: ActorMention
    chosen: ActorCandidate | None
    candidates: tuple[ActorCandidate, ...] = ()

    @property
    def name(self) -> str:
        return self.chosen.name if self.chosen is not None else self.mention.name

    @property
    def id(self) -> str | None:
        return self.chosen.id if self.chosen is not None else None
