"""Claims as an audience may see them, before anything is concluded from them.

Ids, days, kinds and figures stay, so that rules find what they found; names and places do not, and
of the words plain ones alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportedly.model.actors import ActorMention, ResolvedActor, SpeakerKind
from reportedly.model.casualties import Figure
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import Added, Corrected
from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution, ResolvedSpeaker
from reportedly.publish.audience import Names, Places, Profile
from reportedly.publish.coarsening import Districts, coarse_place, half_degree
from reportedly.publish.institutions import Institutions, may_be_a_person
from reportedly.publish.numerals import Meant, is_numeral, number_of
from reportedly.publish.redaction import HIDDEN, is_plain, known_words, veiled

UNSIGNED, UNTOLD = "a reviewer", "decided by hand"
_UNLISTED_PLACE = "a place that is not resolved"
_UNLISTED_PARTY = "unidentified party"
_UNLISTED_OUTLET = "an outlet that is not listed"
_VEILED_NAME = "·"

Name = Callable[[str, str], str]  # of a sort and of a name: how it is called

_SORTS = {
    SpeakerKind.WITNESS: "a witness",
    SpeakerKind.RESCUER: "a rescuer or medic",
    SpeakerKind.ACTIVISTS: "activists",
    SpeakerKind.ANONYMOUS: "an unnamed speaker",
    SpeakerKind.OFFICIAL: "an official",
    SpeakerKind.STATE: "a state body",
    SpeakerKind.ARMED_GROUP: "an armed group",
    SpeakerKind.MONITOR: "a monitoring group",
    SpeakerKind.MEDIA: "another outlet",
    SpeakerKind.UN: "a United Nations body",
}
# Of a sort whose nameless speakers the rules tell by their report (codebook A.5.2), one with a
# name of its own keeps a capital, by which the rules know it.
_NAMELESS = (SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Masks:
    """How claims look to an audience. `name` calls those who are not named."""

    profile: Profile
    institutions: Institutions
    name: Name
    districts: Districts = half_degree

    def claim(self, claim: ResolvedClaim) -> ResolvedClaim:
        """The claim as rules may read it. Its words are as long as they were."""
        read = _veiled(claim.claim)
        observed = read if claim.observed is None else _veiled(claim.observed)
        shown = replace(
            claim,
            outlet=self.outlet(claim.outlet),
            speaker=self._speaker(claim.speaker, _called(claim.claim.attribution)),
            actors=tuple(map(self._party, claim.actors)),
            recipients=tuple(map(self._party, claim.recipients)),
            place=None if claim.place is None else self._place(claim.place),
            observed=_unnamed(observed),
            corrections=tuple(map(self._corrected, claim.corrections)),
            added=tuple(map(self._added, claim.added)),
        )
        return replace(shown, claim=self._bare(read, claim.claim.attribution, shown))

    def outlet(self, name: str) -> str:
        """How an outlet is called: by its name only if that cannot be a person's."""
        if self.profile.names is not Names.INSTITUTIONS:
            return name
        return self.institutions.outlet(name) or self.name(_UNLISTED_OUTLET, name)

    def voice(self, words: str) -> str:
        """How those are called whom an outlet copied."""
        if self.profile.names is Names.ALL:
            return words
        return self.institutions.voice(words) or self.name("another outlet", words)

    def named(self, speaker: ResolvedSpeaker, said: str) -> str | None:
        """The name of a speaker that a report calls `said`; None for one told by the sort."""
        return None if may_be_a_person(said) else self.institutions.speaker(speaker)

    def _speaker(self, speaker: ResolvedSpeaker, said: str) -> ResolvedSpeaker:
        if speaker.kind is SpeakerKind.OUTLET:
            return replace(speaker, name=self.outlet(speaker.name), alignment="", reasons=())
        if self.profile.names is Names.ALL:
            return replace(speaker, reasons=())
        if may_be_a_person(said):
            speaker = replace(speaker, id=None, kind=SpeakerKind.WITNESS, party=None)
        name = self.institutions.speaker(speaker)
        if name is None and speaker.id is None and _is_a_kind(speaker.name):
            name = speaker.name
        if name is not None:
            return replace(speaker, name=name, alignment="", reasons=())
        sort = _SORTS[speaker.kind]
        if speaker.kind not in _NAMELESS and speaker.name != speaker.name.lower():
            sort = sort[0].upper() + sort[1:]
        called = self.name(sort, speaker.name)
        return replace(speaker, id=None, name=called, alignment="", reasons=())

    def _party(self, party: ResolvedActor) -> ResolvedActor:
        """A party of the register by its name; any other may be a person."""
        chosen, name = party.chosen, party.mention.name
        if self.profile.names is not Names.ALL and may_be_a_person(party.mention.span.text):
            chosen = None
        if chosen is not None:
            chosen, name = replace(chosen, reasons=()), chosen.name
        elif self.profile.names is not Names.ALL and not _is_a_kind(name):
            name = self.name(_UNLISTED_PARTY, name)
        mention = replace(party.mention, name=name, span=_veil(party.mention.span))
        return replace(party, mention=mention, chosen=chosen, candidates=())

    def _place(self, place: ResolvedPlace) -> ResolvedPlace:
        """Nothing finer than a town or district; words that nobody could resolve are not shown."""
        others = tuple(map(self._place, place.others))
        told = replace(place.mention, within=None, span=_veil(place.mention.span))
        if self.profile.places is Places.AS_HELD:
            return replace(place, mention=told, candidates=(), reason="", others=others)
        if place.chosen is None:
            chosen, least = None, None
            name = self.name(_UNLISTED_PLACE, place.mention.name)
        else:
            chosen, least = coarse_place(place.chosen, self.districts)
            name = chosen.name
        return replace(
            place,
            mention=replace(told, name=name, distance_km=None),
            chosen=chosen,
            precision=None if least is None else max(place.precision or 0, least),
            candidates=(),
            reason="",
            others=others,
        )

    def _bare(self, read: Claim, said: Attribution, shown: ResolvedClaim) -> Claim:
        """The claim `read`, veiled, naming what the masked one names."""
        places = () if shown.place is None else (shown.place, *shown.place.others)
        voices = tuple(_at(span.start, self.voice(span.text)) for span in said.relayed_from)
        name = None if said.speaker is None else shown.speaker.name
        return replace(
            read,
            attribution=replace(read.attribution, name=name, relayed_from=voices),
            actors=tuple(party.mention for party in shown.actors),
            recipients=tuple(party.mention for party in shown.recipients),
            place=places[0].mention if places else None,
            other_places=tuple(place.mention for place in places[1:]),
            reasons=(),
        )

    def _corrected(self, note: Corrected) -> Corrected:
        if self.profile.signed_decisions and self.profile.names is Names.ALL:
            return note
        told = f"another {note.field.replace('_', ' ')}"
        return Corrected(note.field, "", told, UNSIGNED, UNTOLD, note.judgement)

    def _added(self, note: Added) -> Added:
        return note if self.profile.signed_decisions else Added(UNSIGNED, UNTOLD, note.judgement)


def _called(said: Attribution) -> str:
    return "" if said.speaker is None else said.speaker.text


def _at(start: int, words: str) -> Span:
    return Span(start, start + len(words), words)


def _is_a_kind(name: str) -> bool:
    """Whether words name nobody, but a kind of people: "armed men", never "a girl of ten"."""
    words = name.split()
    return name.islower() and all(map(is_plain, words)) and not any(map(is_numeral, words))


def _veiled(claim: Claim) -> Claim:
    """The claim with every span in its place and with its plain words alone."""
    said = claim.attribution
    return replace(
        claim,
        attribution=replace(
            said,
            speaker=_veil_if(said.speaker),
            cue=_veil_if(said.cue),
            relayed_from=tuple(map(_veil, said.relayed_from)),
        ),
        evidence=tuple(map(_veil, claim.evidence)),
        actors=tuple(replace(party, span=_veil(party.span)) for party in claim.actors),
        recipients=tuple(replace(party, span=_veil(party.span)) for party in claim.recipients),
        place=None if claim.place is None else _veil_place(claim.place),
        date=None if claim.date is None else replace(claim.date, span=_veil_if(claim.date.span)),
        figures=tuple(map(_veil_figure, claim.figures)),
        other_places=tuple(map(_veil_place, claim.other_places)),
    )


def _veil(span: Span) -> Span:
    return Span(span.start, span.end, veiled(span.text))


def _veil_if(span: Span | None) -> Span | None:
    return None if span is None else _veil(span)


def _veil_place(place: PlaceMention) -> PlaceMention:
    return replace(place, span=_veil(place.span), within=_veil_if(place.within))


def _veil_figure(figure: Figure) -> Figure:
    """Its number word stays, by which rules read "dozens", if that is what it is."""
    own = Meant(0, len(figure.base), number_of(figure).words)
    is_told = HIDDEN not in known_words(figure.base, numbers=[own], opens=False)
    base = figure.base if is_told else ""
    return replace(figure, base=base, span=_veil(figure.span), group=_veil_if(figure.group))


def _unnamed(claim: Claim) -> Claim:
    """The claim as read, by which judgements find it again, without the names it holds."""
    place = None if claim.place is None else replace(claim.place, name=_VEILED_NAME)
    return replace(
        claim,
        attribution=replace(claim.attribution, name=None),
        actors=tuple(map(_nameless, claim.actors)),
        recipients=tuple(map(_nameless, claim.recipients)),
        place=place,
        other_places=tuple(replace(other, name=_VEILED_NAME) for other in claim.other_places),
        reasons=(),
    )


def _nameless(mention: ActorMention) -> ActorMention:
    return replace(mention, name=_VEILED_NAME)
