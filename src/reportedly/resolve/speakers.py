"""Speakers: who says it, joined to the register of speakers, outlets and parties."""

import re
from datetime import date

from reportedly.model.actors import ActorCandidate, ActorKind, SpeakerKind
from reportedly.model.reference import Alignment, Evidence, SpeakerRow
from reportedly.model.reports import Report
from reportedly.model.speakers import Attribution, ResolvedSpeaker
from reportedly.reference.register import PEOPLE, Register
from reportedly.resolve.actors import PartyResolver, choose

# Only they can speak as a party: an activist or witness named with a nation's word is not it.
_PARTY_KINDS = frozenset({SpeakerKind.STATE, SpeakerKind.ARMED_GROUP, SpeakerKind.OFFICIAL})
# Of a body whose name alone does not tell, by what sort of party the register knows it as.
_SORTS = {
    ActorKind.REBEL_GROUP: SpeakerKind.ARMED_GROUP,
    ActorKind.MILITIA: SpeakerKind.ARMED_GROUP,
    ActorKind.STATE_FORCES: SpeakerKind.STATE,
    ActorKind.EXTERNAL_FORCE: SpeakerKind.STATE,
    ActorKind.POLICE: SpeakerKind.OFFICIAL,
}
# Police and courts of any country, whom no register lists: an official, however the name begins.
_OFFICE = re.compile(
    r"\b(?:police|sheriff|deput(?:y|ies)|officers?|officials?|authorities|investigators?"
    r"|detectives?|troopers?|coroner|medical examiner|prosecutors?|district attorney)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\bsources?\b|\bunnamed\b|\bcondition\b", re.IGNORECASE)
_FOR_ITSELF = "it speaks for itself"


class SpeakerResolver:
    """Joins the speakers of one report."""

    def __init__(self, register: Register, report: Report, parties: PartyResolver) -> None:
        self._register, self._parties = register, parties
        self._day = report.published.day
        self._outlet = self._own_voice(report.outlet)

    def resolve(self, attribution: Attribution, day: date | None) -> ResolvedSpeaker:
        """Who speaks: the outlet, a speaker that is known, a party, or somebody unknown."""
        if attribution.speaker is None:
            return self._outlet
        name = attribution.name or attribution.speaker.text
        for words in dict.fromkeys((name, attribution.speaker.text)):
            row = self._register.find_speaker(words, country=self._parties.country)
            if row is not None:
                return self._known(row, attribution.kind, words)
        return self._party(name, attribution.kind, day) or ResolvedSpeaker(
            None,
            name,
            _kind_by_office(attribution),
            reasons=("not in the register of speakers",),
        )

    def _own_voice(self, outlet: str) -> ResolvedSpeaker:
        row = self._register.find_outlet(outlet)
        if row is None:
            reasons = ("the outlet's own voice; the register does not know the outlet",)
            return ResolvedSpeaker(None, outlet, SpeakerKind.OUTLET, reasons=reasons)
        return self._known(row, SpeakerKind.OUTLET, outlet)

    def _party(self, name: str, kind: SpeakerKind, day: date | None) -> ResolvedSpeaker | None:
        if kind not in _PARTY_KINDS | {SpeakerKind.ANONYMOUS}:
            return None
        chosen = choose(self._parties.candidates(name, day))
        sort = _sort_of(chosen, kind) if chosen is not None else None
        if chosen is None or sort is None or chosen.id.startswith(PEOPLE):
            return None
        return ResolvedSpeaker(
            chosen.id, chosen.name, sort, chosen.id, _FOR_ITSELF, reasons=chosen.reasons
        )

    def _known(self, row: SpeakerRow, kind: SpeakerKind, words: str) -> ResolvedSpeaker:
        """The row, and the party it stood with on the day of the report.

        An outlet that is quoted by another is media, in its own report it is the outlet.
        """
        quoted = SpeakerKind.MEDIA if row.kind is SpeakerKind.OUTLET else row.kind
        alignment = row.alignment_on(self._day)
        return ResolvedSpeaker(
            id=row.id,
            name=row.name,
            kind=kind if kind is SpeakerKind.OUTLET else quoted,
            party=alignment.party if alignment is not None else None,
            alignment=_stated(alignment) if alignment is not None else "",
            compiles_others=Evidence.COMPILES in row.evidence,
            reasons=(f"the register knows {words!r}",),
        )


def _kind_by_office(attribution: Attribution) -> SpeakerKind:
    """As its words have it; of words that do not tell, an office of police or courts does."""
    words = f"{attribution.name or ''} {attribution.speaker.text if attribution.speaker else ''}"
    open_kind = attribution.kind is SpeakerKind.ANONYMOUS and _UNNAMED.search(words) is None
    return SpeakerKind.OFFICIAL if open_kind and _OFFICE.search(words) else attribution.kind


def _sort_of(party: ActorCandidate, kind: SpeakerKind) -> SpeakerKind | None:
    """As its words have it; of words that do not tell, a party's own full name does."""
    if kind is not SpeakerKind.ANONYMOUS:
        return kind
    return _SORTS.get(party.kind) if party.score == 1 else None


def _stated(alignment: Alignment) -> str:
    """The statement in words, with whose it is and where it stands."""
    where = f", {alignment.at}" if alignment.at else ""
    return f"{alignment.states} ({alignment.stated_by}{where})"
