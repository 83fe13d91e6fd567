"""How a speaker is told apart at a glance: a colour for the sort, and a letter beside it."""

from dataclasses import dataclass

from reportedly.model.actors import SpeakerKind


@dataclass(frozen=True, slots=True)
class Look:
    """`tint` names a colour (--kind-... of desk.css); the letter tells what colour alone cannot."""

    tint: str
    letter: str


_LOOKS = {
    SpeakerKind.OUTLET: Look("outlet", "N"),  # news, in its own voice
    SpeakerKind.MEDIA: Look("outlet", "N"),
    SpeakerKind.STATE: Look("official", "S"),
    SpeakerKind.ARMED_GROUP: Look("party", "G"),
    SpeakerKind.OFFICIAL: Look("official", "O"),
    SpeakerKind.UN: Look("monitor", "U"),
    SpeakerKind.MONITOR: Look("monitor", "M"),
    SpeakerKind.RESCUER: Look("medical", "R"),
    SpeakerKind.WITNESS: Look("witness", "W"),
    SpeakerKind.ACTIVISTS: Look("other", "A"),
    SpeakerKind.ANONYMOUS: Look("other", "?"),
}


def look_of(kind: SpeakerKind) -> Look:
    return _LOOKS[kind]
