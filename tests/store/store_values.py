"""Strategies for every value that a casebook keeps. Text is as hostile as it comes."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from reportedly.model.actors import ActorCandidate, SpeakerKind
from reportedly.model.additions import Addition
from reportedly.model.aliases import Alias
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim
from reportedly.model.corrections import ClaimField, Correction, Counted
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import Denies, EventType, Sense, Status
from reportedly.model.incidents import (
    ABOUT_REPORTS,
    Anchor,
    Incident,
    Judgement,
    Link,
    Verdict,
)
from reportedly.model.opinions import Belonging, Choice, Opinion, RecordField
from reportedly.model.places import PlaceCandidate, PlaceMention, ResolvedPlace
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.model.reports import Blob, DateReason, Intake, PublicationDate, Report
from reportedly.model.spans import ReadingCopy, Span, plain_reading
from reportedly.model.speakers import Attribution, ResolvedSpeaker

some_words = st.text(min_size=1, max_size=12)
counts = st.integers(min_value=0, max_value=10**30)


def _optional(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.none(), values)


def _tuples(values: st.SearchStrategy, *, least: int = 0) -> st.SearchStrategy:
    return st.lists(values, min_size=least, max_size=3).map(tuple)


def _of(kind: type, **fields: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(kind, **fields)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    text, start = draw(some_words), draw(st.integers(0, 10**9))
    return Span(start, start + len(text), text)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, more = draw(counts), draw(counts)
    ends = {
        Quantifier.EXACT: (low, low),
        Quantifier.AT_LEAST: (low, None),
        Quantifier.AT_MOST: (None, low),
        Quantifier.ABOUT: (low, low + more),
        Quantifier.VAGUE: (draw(_optional(counts)), None),
    }
    quantifier = draw(st.sampled_from(Quantifier))
    return Figure(
        draw(st.sampled_from(Outcome)),
        *ends[quantifier],
        quantifier,
        draw(st.sampled_from(Whom)),
        draw(spans()),
        draw(st.text(max_size=8)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(_optional(spans())),
    )


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    kind = draw(st.sampled_from(SpeakerKind))
    own = kind is SpeakerKind.OUTLET
    speaker = None if own else draw(spans())
    name = None if own else draw(some_words)
    return Attribution(speaker, name, kind, draw(_optional(spans())), draw(_tuples(spans())))


@st.composite
def day_ranges(draw: st.DrawFn) -> DayRange:
    start = draw(st.dates(max_value=datetime(9998, 1, 1).date()))
    return DayRange(start, start + timedelta(days=draw(st.integers(1, 300))))


def date_mentions() -> st.SearchStrategy[DateMention]:
    worded = _of(DateMention, days=day_ranges(), precision=st.integers(1, 5), span=spans())
    bases = st.sampled_from((DateBasis.DATELINE, DateBasis.NARRATIVE))
    return worded | _of(
        DateMention, days=day_ranges(), precision=st.integers(1, 5), basis=bases, span=st.none()
    )


def claims() -> st.SearchStrategy[Claim]:
    least = {"evidence": _tuples(spans(), least=1)}
    told = st.sampled_from((Status.ACTUAL, Status.PLANNED_OR_HYPOTHETICAL))
    stated = _of(Claim, status=told, denies=st.none(), **least)
    return stated | _of(
        Claim, status=st.just(Status.DENIED), denies=st.sampled_from(Denies), **least
    )


def candidates() -> st.SearchStrategy[PlaceCandidate]:
    return _of(
        PlaceCandidate, lat=st.floats(-90, 90), lon=st.floats(-180, 180), score=st.floats(0, 1)
    )


def places() -> st.SearchStrategy[ResolvedPlace]:
    found = _of(ResolvedPlace, chosen=candidates(), precision=st.integers(1, 7))
    return found | _of(ResolvedPlace, chosen=st.none(), precision=st.none())


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    held = tuple(sorted(draw(st.sets(some_words, min_size=1, max_size=3))))
    return draw(_of(Incident, claim_ids=st.just(held), founding_claim=st.sampled_from(held)))


@st.composite
def corrections(draw: st.DrawFn, field: ClaimField | None = None) -> Correction:
    field = field or draw(st.sampled_from(ClaimField))
    is_speaker = field is ClaimField.SPEAKER
    only = {
        "event_type": (EventType, field is ClaimField.EVENT_TYPE),
        "counted": (Counted, field is ClaimField.FIGURE),
        "speaker": (ResolvedSpeaker, is_speaker),
        "attribution": (Attribution, is_speaker),
        "sense": (Sense, field is ClaimField.STATUS),
    }
    drawn = {
        name: st.from_type(kind) if is_wanted else st.none()
        for name, (kind, is_wanted) in only.items()
    }
    return draw(_of(Correction, field=st.just(field), **drawn))


def senses() -> st.SearchStrategy[Sense]:
    told = st.sampled_from((Status.ACTUAL, Status.PLANNED_OR_HYPOTHETICAL))
    denied = st.builds(Sense, st.just(Status.DENIED), st.sampled_from(Denies), st.booleans())
    return denied | st.builds(Sense, told, st.none(), st.booleans())


def opinions(claims: int) -> st.SearchStrategy[Opinion]:
    """Of so many claims."""
    belongs = st.tuples(*[st.sampled_from(Belonging)] * claims)
    return st.builds(Opinion, belongs, st.tuples(st.from_type(Choice)), st.booleans())


def _made(verdict: Verdict) -> st.SearchStrategy[tuple[Correction, ...]]:
    """What a judgement corrects: one field of one claim, or of several."""
    if verdict is not Verdict.CORRECT:
        return st.just(())
    return st.sampled_from(ClaimField).flatmap(lambda field: _tuples(corrections(field), least=1))


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    verdict = draw(st.sampled_from(Verdict))
    singles = (Verdict.REJECT, Verdict.PREFER, Verdict.ADD, Verdict.ALIAS)
    wanted = {Verdict.UNDO: 0, **dict.fromkeys(singles, 1)}
    made = draw(_made(verdict))
    count = len(made) or wanted.get(verdict, 2)
    zone = timezone(timedelta(minutes=draw(st.integers(-720, 840))))
    written = draw(st.datetimes(timezones=st.sampled_from((UTC, zone))))
    apart = (lambda anchor: anchor.report_id) if verdict in ABOUT_REPORTS else None
    anchors = st.lists(st.from_type(Anchor), min_size=count, max_size=count, unique_by=apart).map(
        tuple
    )
    return Judgement(
        verdict,
        draw(anchors),
        draw(st.text()),
        draw(st.text()),
        written,
        apart=draw(_tuples(st.from_type(Anchor), least=1)) if verdict is Verdict.SPLIT else (),
        field=draw(st.sampled_from(RecordField)) if verdict is Verdict.PREFER else None,
        correction=made[0] if made else None,
        alike=made[1:],
        undoes=draw(some_words) if verdict is Verdict.UNDO else None,
        opinion=draw(opinions(count)) if verdict is Verdict.OPINION else None,
        addition=draw(st.from_type(Addition)) if verdict is Verdict.ADD else None,
        alias=draw(aliases()) if verdict is Verdict.ALIAS else None,
    )


def aliases() -> st.SearchStrategy[Alias]:
    """Of a party, or of a place."""
    rows = st.sampled_from([("party", ActorRow), ("place", PlaceRow)])
    told = rows.flatmap(lambda row: st.tuples(st.just(row[0]), st.from_type(row[1])))
    return st.builds(
        lambda name, entry, row: Alias(name, entry, name, **{row[0]: row[1]}),
        some_words, some_words, told,
    )  # fmt: skip


def publication_dates() -> st.SearchStrategy[PublicationDate]:
    known = st.sampled_from([reason for reason in DateReason if reason is not DateReason.UNKNOWN])
    dated = _of(PublicationDate, day=st.dates(), reason=known)
    return dated | st.just(PublicationDate(None, DateReason.UNKNOWN))


@st.composite
def intakes(draw: st.DrawFn) -> Intake:
    text, outlet = draw(st.text()), draw(some_words)
    blob = Blob.of(draw(st.binary(max_size=200)), "text/plain")
    identity = Report.identity(outlet=outlet, item=None, text=text)
    report = draw(
        _of(
            Report,
            id=st.just(identity),
            outlet=st.just(outlet),
            text=st.just(text),
            blob=st.just(blob.sha256),
        )
    )
    return Intake(report, blob, draw(_optional(some_words)))


st.register_type_strategy(Span, spans())
st.register_type_strategy(Figure, figures())
st.register_type_strategy(Attribution, attributions())
st.register_type_strategy(DayRange, day_ranges())
st.register_type_strategy(DateMention, date_mentions())
st.register_type_strategy(Claim, claims())
st.register_type_strategy(PlaceCandidate, candidates())
st.register_type_strategy(ResolvedPlace, places())
st.register_type_strategy(Incident, incidents())
st.register_type_strategy(Sense, senses())
st.register_type_strategy(Correction, corrections())
st.register_type_strategy(Judgement, judgements())
st.register_type_strategy(PublicationDate, publication_dates())
st.register_type_strategy(ReadingCopy, st.text().map(plain_reading))
st.register_type_strategy(Intake, intakes())
st.register_type_strategy(PlaceMention, _of(PlaceMention, distance_km=_optional(st.floats(0, 1e5))))
st.register_type_strategy(PlaceRow, _of(PlaceRow, lat=st.floats(-90, 90), lon=st.floats(-180, 180)))
st.register_type_strategy(Link, _of(Link, score=st.floats(0, 1)))
st.register_type_strategy(ActorCandidate, _of(ActorCandidate, score=st.floats(0, 1)))
