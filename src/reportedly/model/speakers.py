"""Speakers: as the words name them, and as joined to the register of speakers."""

from dataclasses import dataclass

from reportedly.model.actors import SpeakerKind
from reportedly.model.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `speaker` None is the outlet's own voice; `cue` is the saying verb.

    `name` is the speaker's words without article ("Observatory"). `relayed_from` are those the
    outlet copied it from or was told through ("SANA", "AFP"), nearest first.
    """

    speaker: Span | None
    name: str | None
    kind: SpeakerKind
    cue: Span | None = None
    relayed_from: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if (self.speaker is None) != (self.kind is SpeakerKind.OUTLET):
            raise ValueError("the outlet's own voice has no speaker, every other has words")


@dataclass(frozen=True, slots=True)
class ResolvedSpeaker:
    """Who speaks, joined to the register of speakers.

    `id` is None for a speaker the register does not know. `party` is the register id of the
    party that the speaker belongs to or is aligned with, `alignment` says by whose statement.
    `compiles_others` marks databases (UCDP, Airwars), which are never an origin.
    """

    id: str | None
    name: str
    kind: SpeakerKind
    party: str | None = None
    alignment: str = ""
    compiles_others: bool = False
    reasons: tuple[str, ...] = ()
