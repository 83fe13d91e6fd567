"""The door of extraction: a report in, its claims out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.background import is_background, latest_day, news_group, war_began
from reportedly.extract.credits import find_credits
from reportedly.extract.drafts import Draft, Frame
from reportedly.extract.happenings import draft_claims
from reportedly.extract.kinds_told import kind_of, means_of
from reportedly.extract.labels import party_meant
from reportedly.extract.nlp import open_engine
from reportedly.extract.party_lines import Party
from reportedly.extract.place_extent import widened
from reportedly.extract.place_lists import holds
from reportedly.extract.places import Place
from reportedly.extract.reading import (
    Reader,
    find_names,
    open_atlas,
    publication_day,
    read_sentences,
)
from reportedly.extract.settling import settle_kind, settle_place, settle_sides, told_together
from reportedly.extract.settling_days import settle_days
from reportedly.extract.sieve import sift
from reportedly.extract.speakers import SpeakerMemory
from reportedly.extract.speakers_joined import settle_speakers
from reportedly.extract.statements import Name, Sentence, Statement
from reportedly.extract.tallies import figures_of
from reportedly.extract.telling import read_sentence
from reportedly.extract.weights import open_scales
from reportedly.model.actors import ActorMention, SpeakerKind
from reportedly.model.claims import Claim
from reportedly.model.dates import DateBasis, DateMention
from reportedly.model.events import Status
from reportedly.model.places import PlaceMention
from reportedly.model.reports import DateReason, Report
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution
from reportedly.reference.library import Library


def open_reader(library: Library) -> Reader:
    """A reader over the installed language engine. Raises EngineError if there is none."""
    return Reader(open_engine(), library, open_scales())


def extract_claims(report: Report, reader: Reader) -> tuple[Claim, ...]:
    """The claims of one report in text order; none if it tells of no violence.

    Only the report's own words are used. Every claim has evidence, and every span of it is a
    slice of `report.text`.
    """
    if not sift(report.reading.text).relevant:
        return ()
    told = read_statements(report, reader)
    drafts = draft_claims(told.statements, report.reading.text, reader.scales)
    frame = _frame(report, told.sentences, reader.library)
    frame = replace(frame, news=news_group(drafts, frame), latest=latest_day(drafts))
    credits = _credits(told.names, report)
    return tuple(
        _claim(draft, drafts, frame, report, credits, told.names, reader.library)
        for draft in drafts
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A report read sentence by sentence, before anything is joined."""

    sentences: Sequence[Sentence]
    statements: Sequence[Statement]
    names: Sequence[Name]


def read_statements(report: Report, reader: Reader) -> Told:
    """What each sentence of a report says, in text order."""
    text = report.reading.text
    sentences = read_sentences(report, reader)
    names = find_names(text, 0, reader.library) if sentences else ()
    memory = SpeakerMemory([(n.row_id, text[n.start : n.end]) for n in names])
    atlas = open_atlas(report, reader.library)
    statements = [s for sentence in sentences for s in read_sentence(sentence, memory, atlas)]
    return Told(sentences, settle_speakers(statements, memory), names)


def _credits(names: Iterable[Name], report: Report) -> tuple[Span, ...]:
    """The agencies that the report is credited to; its own outlet is none."""
    outlets = [(n.start, n.end) for n in names if n.kind == "outlet"]
    found = [report.span(a, b) for a, b in find_credits(report.reading.text, outlets)]
    return tuple(s for s in found if s.text.casefold() != report.outlet.casefold())


def _frame(report: Report, sentences: Sequence[Sentence], library: Library) -> Frame:
    day = publication_day(report)
    began = war_began(report.reading.text, sentences, day)
    dateline = report.published.reason is not DateReason.UNKNOWN
    return Frame(day, dateline, began, country=_country(report, library))


def _claim(
    draft: Draft,
    drafts: Sequence[Draft],
    frame: Frame,
    report: Report,
    credits: tuple[Span, ...],
    names: Sequence[Name],
    library: Library,
) -> Claim:
    first = draft.statements[0]
    date = _date(draft, drafts, frame, report)
    background = is_background(draft, None if date is None else date.days, frame)
    telling = settle_kind(draft, drafts)
    actors, recipients = settle_sides(draft, drafts)
    place, others = _places(draft, drafts, background, frame.country, report)
    return Claim(
        report_id=report.id,
        group=f"e{draft.group}",
        event_type=kind_of(draft, telling),
        status=first.status,
        denies=first.denies if first.status is Status.DENIED else None,
        background=background,
        attribution=_attribution(draft, report, credits),
        evidence=_evidence(draft, report),
        actors=_mentions(actors, report, names, library),
        recipients=_mentions(recipients, report, names, library),
        place=place,
        date=date,
        figures=figures_of(draft, report),
        means=means_of(draft if draft.is_sum else telling),
        reasons=(*first.reasons, draft.weighed),
        other_places=others,
    )


def _date(
    draft: Draft, drafts: Sequence[Draft], frame: Frame, report: Report
) -> DateMention | None:
    settled = settle_days(draft, drafts, frame)
    if settled is None:
        return None
    days, precision, basis = settled
    span = None
    if basis in (DateBasis.STATED, DateBasis.RELATIVE):
        span = next(_date_span(s, report) for s in draft.statements if s.date is draft.dated)
    return DateMention(days, precision, basis, span)


def _date_span(statement: Statement, report: Report) -> Span:
    assert statement.date is not None
    return report.span(statement.date.start, statement.date.end)


def _attribution(draft: Draft, report: Report, credits: tuple[Span, ...]) -> Attribution:
    if draft.speaker is None:
        return Attribution(None, None, SpeakerKind.OUTLET, relayed_from=credits)
    own = next((s for s in draft.statements if s.speaker is not None), draft.statements[0])
    speaker = draft.speaker
    return Attribution(
        report.span(speaker.start, speaker.end),
        speaker.name,
        speaker.kind,
        report.span(*own.cue) if own.cue is not None else None,
        (report.span(*own.heard_by),) if own.heard_by is not None else (),
    )


def _evidence(draft: Draft, report: Report) -> tuple[Span, ...]:
    """The sentences that tell it; of a sentence that tells several things, its own part."""
    spans = {report.span(*s.words) for s in draft.statements}
    return tuple(sorted(spans))


def _mentions(
    parties: Iterable[Party], report: Report, names: Sequence[Name], library: Library
) -> tuple[ActorMention, ...]:
    """Each party once, by its name without article and quotes, or by whom a label stands for."""
    kept: dict[str, ActorMention] = {}
    for party in parties:
        span = report.span(party.start, party.end)
        meant = party_meant(party, report.reading.text, names, library.register)
        name = meant or span.text.strip("\"'“”«» ")
        kept.setdefault(name.casefold(), ActorMention(span, name))
    return tuple(kept.values())


def _country(report: Report, library: Library) -> PlaceMention | None:
    """The country a report names most, one of the theatre first: "Russian raids" are not in Russia.

    There a war's toll was counted if nothing else is said.
    """
    named = library.gazetteer.countries_named(report.reading.text)
    theatre = [iso for iso in named if iso in library.gazetteer.theatre]
    country = library.gazetteer.country_name([*theatre, *named][0]) if named else None
    found = None if country is None else re.search(rf"\b({country})s?\b", report.reading.text)
    if country is None or found is None:
        return None
    return PlaceMention(report.span(*found.span(1)), country)


def _places(
    draft: Draft,
    drafts: Sequence[Draft],
    background: bool,
    country: PlaceMention | None,
    report: Report,
) -> tuple[PlaceMention | None, tuple[PlaceMention, ...]]:
    """Its place, with the words that say which part of it, and those told in one breath with it.

    Background that names no place but the country is told of the country, and not of the town
    that the news before it lies at.
    """
    settled = settle_place(draft, drafts)
    named = any(d.names_place for d in drafts if d.group == draft.group)
    if background and not named and country is not None and _tells_of(draft, country, report):
        own = settled is not None and settled[0].name == country.name
        if not own:
            return country, ()
    if settled is None:
        return (country if draft.is_sum else None), ()
    (place, larger), text = settled, report.reading.text
    if larger is not None and not holds(larger, place, text):
        larger = None
    of_all = larger if larger is not None and larger.start >= place.end else None
    others = (_mention(other, of_all, report) for other in told_together(draft, place))
    return _mention(widened(place, text), larger, report), tuple(others)


def _tells_of(draft: Draft, country: PlaceMention, report: Report) -> bool:
    """True if its words name the country or its people: "the Syrian army has used gas"."""
    text = report.reading.text
    name = re.compile(rf"\b{re.escape(country.name)}|\b(?:in|of|across|throughout) the country\b")
    return any(name.search(text, *s.words) is not None for s in draft.statements)


def _mention(place: Place, larger: Place | None, report: Report) -> PlaceMention:
    within = None if larger is None else report.span(larger.start, larger.end)
    span = report.span(place.start, place.end)
    return PlaceMention(span, place.name, place.relation, within, place.distance_km)
