"""Model values in the words a person reads. Nothing here knows a terminal.

"Not said" is not zero: a count nobody gave is always `NOT_SAID`, never 0 and never blank.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from reportedly.model.actors import ResolvedActor
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import Status
from reportedly.model.incidents import Judgement
from reportedly.model.places import PlaceCandidate, PlaceRelation, ResolvedPlace
from reportedly.model.records import Estimate, Trace
from reportedly.model.reports import DateReason, Report
from reportedly.query.counts import figures_words
from reportedly.query.speech import _
from reportedly.query.speech import plain as plain
from reportedly.query.speech import plural as plural

NOT_SAID = _("not said")
MOST_CANDIDATES = 3  # more than three guesses side by side help nobody to choose

FIELD_NAMES = {
    ClaimField.FIGURE: _("figure"),
    ClaimField.PLACE: _("place"),
    ClaimField.DATE: _("day"),
    ClaimField.EVENT_TYPE: _("type"),
    ClaimField.ACTOR: _("by"),
    ClaimField.RECIPIENT: _("against"),
    ClaimField.SPEAKER: _("speaker"),
    ClaimField.STATUS: _("status"),
}
_RELATION = {
    PlaceRelation.AT: "{place}",
    PlaceRelation.NEAR: _("near {place}"),
    PlaceRelation.WITHIN: _("within {place}"),
    PlaceRelation.BETWEEN: _("between {place}"),
}
_REASON = {
    DateReason.GIVEN: _("given with the report"),
    DateReason.METADATA: _("from the page's own data"),
    DateReason.DATELINE: _("from the dateline"),
    DateReason.URL_TIME: _("from the address"),
    DateReason.LISTED: _("as listed, a hint that may be wrong"),
}
_TO_POINT = _("{name} (the point is {place}'s)")
_IN_OUTLET = _("{speaker} in {outlets}")
_MOST_QUOTED = 40  # letters; a dateline or an address's date, not a paragraph
_BASIS = {
    DateBasis.STATED: "",
    DateBasis.RELATIVE: "",
    DateBasis.DATELINE: " " + _("(by the dateline)"),
    DateBasis.NARRATIVE: " " + _("(by the order of the telling)"),
}


def count_words(count: int | None) -> str:
    return NOT_SAID if count is None else f"{count:,}"


def estimate_words(estimate: Estimate) -> str:
    """ "60 / 84 / 100" for low, best and high, or "not said" where nobody gave a count."""
    ends = (estimate.low, estimate.best, estimate.high)
    if all(end is None for end in ends):
        return NOT_SAID
    return " / ".join(map(count_words, ends))


def day_words(day: date | None) -> str:
    return NOT_SAID if day is None else f"{day.day} {month_words(day)} {day.year}"


def month_words(day: date) -> str:
    """The month of a day, as short as can be: "Nov"."""
    return _(f"{day:%b}")


def minute_words(moment: datetime) -> str:
    """To the minute, in UTC: "2026-03-01 09:30 UTC"."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def days_words(days: DayRange | None) -> str:
    """Days as people write them, both ends included: "12–13 Nov 2017", "Nov 2017", "2017"."""
    if days is None:
        return NOT_SAID
    first, last = days.start, days.last
    if first == last:
        return day_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (
        first.day == 1
        and days.end.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{month_words(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    start = f"{first.day} {month_words(first)}" if first.year == last.year else day_words(first)
    return f"{start} – {day_words(last)}"


def when_words(mention: DateMention | None) -> str:
    return NOT_SAID if mention is None else days_words(mention.days) + _BASIS[mention.basis]


def published_words(report: Report) -> str:
    """The publication day and why it was chosen."""
    if report.published.day is None:
        return NOT_SAID
    read = " ".join(report.published.words.split())
    quoted = f" “{read}”" if 0 < len(read) <= _MOST_QUOTED else ""
    return f"{day_words(report.published.day)}, {_REASON[report.published.reason]}{quoted}"


def candidate_words(place: PlaceCandidate) -> str:
    """A place with its province: "Al-Atarib, Aleppo"."""
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1) if part))


def concluded_place_words(name: str, place: PlaceCandidate) -> str:
    """A record's place; where it is a larger unit than what lends the point: "Aleppo (the point is
    Al-Atarib's)"."""
    known = name in (place.name, "")
    return candidate_words(place) if known else _TO_POINT.format(name=name, place=place.name)


def where_words(place: ResolvedPlace | None) -> str:
    """Where, as resolved; the mention's own words and the candidates where it is not.

    Places told in one breath with it follow.
    """
    if place is None:
        return NOT_SAID
    return "; ".join(map(one_where, (place, *place.others)))


def one_where(place: ResolvedPlace) -> str:
    """One place alone, its own candidates where it is unresolved."""
    relation = _RELATION[place.mention.relation]
    if place.chosen is not None:
        return relation.format(place=candidate_words(place.chosen))
    names = [candidate_words(guess) for guess in place.candidates]
    return relation.format(place=f"“{place.mention.name}” {_unresolved(names)}")


def where_in_short(place: ResolvedPlace) -> str:
    """The same for a row of a list: of candidates and of other places only how many there are."""
    told = one_where_in_short(place)
    if not place.others:
        return told
    others = plural(len(place.others), "other place")
    return _("{place} and {others}").format(place=told, others=others)


def one_where_in_short(place: ResolvedPlace) -> str:
    """One place alone; of candidates only how many there are."""
    if place.chosen is not None:
        return one_where(place)
    guesses = plural(len(place.candidates), "candidate")
    told = _("“{name}” unresolved ({guesses})").format(name=place.mention.name, guesses=guesses)
    return _RELATION[place.mention.relation].format(place=told)


def unresolved(name: str) -> str:
    """A name that no list has: "“Tell Amal” unresolved"."""
    return _("“{name}” unresolved").format(name=name)


def actor_words(actor: ResolvedActor) -> str:
    if actor.chosen is not None:
        return actor.chosen.name
    names = [guess.name for guess in actor.candidates]
    return f"“{actor.mention.name}” {_unresolved(names)}" if names else f"“{actor.mention.name}”"


def _unresolved(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))[:MOST_CANDIDATES]
    if not shown:
        return _("unresolved (no candidate)")
    return _("unresolved (candidates: {names})").format(names="; ".join(shown))


def actors_words(actors: Sequence[ResolvedActor]) -> str:
    return ", ".join(dict.fromkeys(map(actor_words, actors))) or NOT_SAID


def speaker_words(claim: ResolvedClaim) -> str:
    """Who says it, and in which outlet: the attribution that stands beside every number."""
    if claim.claim.attribution.speaker is None:
        return _("{outlet}, in its own voice").format(outlet=claim.outlet)
    relays = [span.text for span in claim.claim.attribution.relayed_from]
    told = _IN_OUTLET.format(speaker=claim.speaker.name, outlets=claim.outlet)
    return f"{told} {_('(through {relays})').format(relays=', '.join(relays))}" if relays else told


def speakers_words(claims: Iterable[ResolvedClaim]) -> list[str]:
    """Each speaker once, with all the outlets that carry it: "Observatory in Post, Courier"."""
    carried: dict[str, list[str]] = {}
    for claim in claims:
        if claim.claim.attribution.speaker is None:
            carried.setdefault(speaker_words(claim), [])
        else:
            carried.setdefault(claim.speaker.name, []).append(claim.outlet)
    return [_carried(who, outlets) for who, outlets in carried.items()]


def _carried(who: str, outlets: Iterable[str]) -> str:
    """A speaker with the outlets; words that name their outlet already as they are."""
    told = ", ".join(dict.fromkeys(outlets))
    return _IN_OUTLET.format(speaker=who, outlets=told) if told else who


def attributed(claim: ResolvedClaim) -> str:
    """The claim in one line: "83 killed — Syrian Observatory in Example Post"."""
    return f"{claim_figures(claim.claim)}{corrected_mark(claim)} — {speaker_words(claim)}"


def corrected_mark(claim: ResolvedClaim) -> str:
    """Says of the figures of a claim that a person stands behind them: " (added)", where the
    whole claim is a person's, " (corrected)", " (added, corrected)"; else ""."""
    corrected = any(note.field is ClaimField.FIGURE for note in claim.corrections)
    marks = [(_("added"), bool(claim.added)), (_("corrected"), corrected)]
    told = ", ".join(mark for mark, holds in marks if holds)
    return f" ({told})" if told else ""


def claim_figures(claim: Claim) -> str:
    """The figures of a claim, with the denial or the "may" that governs them said first."""
    return with_status(figures_words(claim.figures), claim) or _("no figure")


def with_status(figures: str, claim: Claim) -> str:
    """`figures` behind what governs them: "denies the toll: 83 killed"."""
    if claim.status is Status.ACTUAL:
        return figures
    head = denial_words(claim)
    return f"{head}: {figures}" if figures else head


def denial_words(claim: Claim) -> str:
    """ "denies the toll"; of what is not denied and has not happened, that it may."""
    if claim.denies is None:
        return _("may happen, has not")
    return _("denies the {what}").format(what=plain(claim.denies))


def sense_words(claim: Claim) -> str:
    """In what sense it is said to have happened: "has happened, as background"."""
    told = _("has happened") if claim.status is Status.ACTUAL else denial_words(claim)
    return _("{sense}, as background").format(sense=told) if claim.background else told


def what_words(claim: Claim) -> str:
    """What kind of happening, and whether it is background to the report's news."""
    told = plain(claim.event_type)
    return _("{happening}, background").format(happening=told) if claim.background else told


def quote_words(claim: Claim) -> str:
    """The exact words that carry the claim, apart where they stand apart."""
    return " […] ".join(" ".join(span.text.split()) for span in claim.evidence)


def trace_words(trace: Trace) -> str:
    """The rule's own words, headed by field and value where they do not begin with the field."""
    field = plain(trace.field)
    told = trace.words.replace(trace.field, field, 1)
    return told if told.startswith(field) else f"{field} {trace.value or NOT_SAID}: {told}"


def _of_several(told: str, count: int) -> str:
    if count == 1:
        return told
    return _("{told}, in {claims}").format(told=told, claims=plural(count, "claim"))


def judgement_words(judgement: Judgement) -> str:
    """What was decided: "must link", "prefer for best", "correct place: Sarmada, Idlib"."""
    verdict = plain(judgement.verdict)
    if judgement.addition is not None:
        claim = judgement.addition.claim
        return f"{verdict} {what_words(claim)}: {claim_figures(claim)}"
    if judgement.alias is not None:
        alias = judgement.alias
        return _("“{name}” means {entry} in every report").format(name=alias.name, entry=alias.told)
    if judgement.correction is not None:
        correction = judgement.correction
        told = f"{verdict} {FIELD_NAMES[correction.field]}: {correction.told}"
        return _of_several(told, len(judgement.corrections))
    if judgement.field is not None:
        return _("{verdict} for {field}").format(verdict=verdict, field=plain(judgement.field))
    return verdict if judgement.undoes is None else f"{verdict} {judgement.undoes}"
