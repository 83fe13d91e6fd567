"""Claims: what ONE speaker says about ONE happening in ONE report."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.actors import ActorMention, ResolvedActor
from reportedly.model.casualties import Figure
from reportedly.model.corrections import Added, Corrected
from reportedly.model.dates import DateMention
from reportedly.model.events import Denies, EventType, Sense, Status
from reportedly.model.ids import content_id
from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution, ResolvedSpeaker


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says about one happening in one report; only what the words give.

    `group` joins claims of one report about the same happening. `means` is the weapon or way,
    in a word of the lexicon. `reasons` say which cue and which rule made the claim. `other_places`
    are told in one breath with `place` ("A, B and C"), so that its figures are of all of them.
    """

    report_id: str
    group: str
    event_type: EventType
    status: Status
    attribution: Attribution
    evidence: tuple[Span, ...]
    denies: Denies | None = None
    background: bool = False
    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    place: PlaceMention | None = None
    date: DateMention | None = None
    figures: tuple[Figure, ...] = ()
    means: str | None = None
    reasons: tuple[str, ...] = ()
    other_places: tuple[PlaceMention, ...] = ()

    def __post_init__(self) -> None:
        if self.other_places and self.place is None:
            raise ValueError("other places stand beside a place")
        if not self.evidence:
            raise ValueError("a claim without evidence cannot exist")
        if (self.status is Status.DENIED) != (self.denies is not None):
            raise ValueError("a denied claim says what is denied, and only a denied one does")

    @property
    def sense(self) -> Sense:
        """In what sense it is said to have happened."""
        return Sense(self.status, self.denies, self.background)

    @property
    def id(self) -> str:
        """A digest of report, speaker, kind, status, words and figures; stable across reruns."""
        speaker = self.attribution.speaker
        words = [[s.start, s.end] for s in self.evidence]
        counts = [[f.outcome, f.low, f.high, f.span.start] for f in self.figures]
        place = self.place.span.start if self.place is not None else None
        said_by = None if speaker is None else [speaker.start, speaker.end]
        about = [self.event_type, self.status, self.group, place]
        return content_id("c", self.report_id, said_by, words, counts, about)


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A claim with its mentions joined to reference, and what linking needs of its report.

    Where persons corrected it, `claim` and its mentions are as corrected, `corrections` say by
    whom and why, and `observed` is the claim as it was read; its id stays that one's. Where
    persons added it, `added` says so; if the extractor reads it too, `observed` is what it read.
    """

    claim_id: str
    claim: Claim
    outlet: str
    published: date | None
    speaker: ResolvedSpeaker
    actors: tuple[ResolvedActor, ...]
    recipients: tuple[ResolvedActor, ...]
    place: ResolvedPlace | None
    observed: Claim | None = None
    corrections: tuple[Corrected, ...] = ()
    added: tuple[Added, ...] = ()

    @property
    def judged_in_words(self) -> tuple[str, ...]:
        """What persons made of it, one line each: that they added it, what they corrected."""
        added = (note.in_words for note in self.added)
        return (*added, *(note.in_words for note in self.corrections))

    @property
    def as_read(self) -> Claim:
        """The claim as the extractor read it, or as a person added it."""
        return self.claim if self.observed is None else self.observed

    def __hash__(self) -> int:
        """By its id, which equal claims share: rules put what is made of claims into sets."""
        return hash(self.claim_id)
