"""From what a person types of a claim that was missed to the claim, with the words it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.errors import InputError
from reportedly.extract.speakers import kind_of
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import ClaimField, Missed, Quoted, Slip
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.ids import content_id
from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution
from reportedly.pipeline.correcting import correction_of
from reportedly.pipeline.typed import one_of, quoted
from reportedly.pipeline.voicing import bare_name
from reportedly.reference.library import Library
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.corrections import lay_over
from reportedly.resolve.theatre import open_places


def claim_missed(
    report: Report, missed: Missed, library: Library, *, beside: Iterable[ResolvedClaim] = ()
) -> ResolvedClaim:
    """The claim, as it would stand among those of its report, which are `beside` it.

    Its names are looked up as for a correction, in the country that the report is about. Raises
    InputError for what cannot be understood, found, or quoted.
    """
    bare = _bare(report, missed)
    (made,) = resolve_claims((bare,), report, library)
    country = _country(report, missed, library, beside)
    slips = [_placed(slip, country) for slip in sorted(missed.slips, key=_is_of_some)]
    others = [slip for slip in slips if slip.field is ClaimField.PLACE][1:]
    beside_it = [correction_of(made, report, slip, library, leave_open=True) for slip in others]
    for slip in (slip for slip in slips if slip not in others):
        made = lay_over(made, correction_of(made, report, slip, library, leave_open=True))
    made = _with_others(made, [found.place for found in beside_it if found.place is not None])
    claim = replace(made.claim, group=_group(made.claim))
    return replace(made, claim=claim, claim_id=claim.id)


def _placed(slip: Slip, country: str | None) -> Slip:
    """With the country where its name is looked up, unless it is a point on the map."""
    return slip if slip.pointed else replace(slip, country=slip.country or country)


def _with_others(made: ResolvedClaim, others: Sequence[ResolvedPlace]) -> ResolvedClaim:
    """The claim with places told in one breath with its own."""
    if made.place is None or not others:
        return made
    mentions = tuple(place.mention for place in others)
    claim = replace(made.claim, other_places=mentions)
    return replace(made, claim=claim, place=replace(made.place, others=tuple(others)))


def _bare(report: Report, missed: Missed) -> Claim:
    """The claim before anything is said of where, when, how many and who."""
    evidence = tuple(sorted(quoted(report, words) for words in missed.evidence))
    if not evidence:
        raise InputError("a claim has words", hint="quote the report's words that carry it")
    denies = None if missed.denies is None else one_of(Denies, missed.denies, "denial")
    status = one_of(Status, missed.status, "status")
    if (status is Status.DENIED) != (denies is not None):
        raise InputError("a denial, and only that, says what it denies",
                         hint="give the status denied together with what is denied")  # fmt: skip
    return Claim(
        report_id=report.id,
        group="added",
        event_type=one_of(EventType, missed.event_type, "type"),
        status=status,
        attribution=_attribution(report, missed.speaker, missed.kind, evidence[0]),
        evidence=evidence,
        denies=denies,
        background=missed.background,
    )


def _attribution(
    report: Report, speaker: Quoted | None, kind: str | None, evidence: Span
) -> Attribution:
    """Who says it: words of the report, or the outlet in its own voice."""
    sort = None if kind is None else one_of(SpeakerKind, kind, "kind of speaker")
    if speaker is None and sort in (None, SpeakerKind.OUTLET):
        return Attribution(None, None, SpeakerKind.OUTLET)
    if speaker is None or sort is SpeakerKind.OUTLET:
        hint = "quote the speaker's words; without them the outlet itself says it"
        raise InputError("the outlet's own voice has no words, every other has", hint=hint)
    words = quoted(report, speaker, near=evidence.start)
    return Attribution(words, bare_name(words.text), sort or kind_of(words.text))


def _country(
    report: Report, missed: Missed, library: Library, beside: Iterable[ResolvedClaim]
) -> str | None:
    """Where names are looked up, unless the person says: by all places that are told of."""
    known = [claim.claim.place for claim in beside if claim.claim.place is not None]
    typed = [name for s in missed.slips if s.field is ClaimField.PLACE for name in s.values]
    mentions = [*known, *(PlaceMention(Span(0, len(name), name), name) for name in typed)]
    return open_places(report, mentions, library.gazetteer).country


def _is_of_some(slip: Slip) -> bool:
    """A figure of some people, which is known as a part of the total where that is there."""
    return slip.field is ClaimField.FIGURE and any(":" in value for value in slip.values)


def _group(claim: Claim) -> str:
    """A happening of its own, and the same however often the same claim is made."""
    days = None if claim.date is None else claim.date.days.in_words
    place = None if claim.place is None else claim.place.name
    parties = [party.name for party in (*claim.actors, *claim.recipients)]
    return content_id("added", claim.id, days, place, parties)
