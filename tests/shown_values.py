"""Values to show: an invented strike told by invented speakers in invented outlets."""

from datetime import date

from reportedly.model.actors import ActorMention, ResolvedActor, SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.incidents import Incident
from reportedly.model.places import (
    PlaceCandidate,
    PlaceLevel,
    PlaceMention,
    ResolvedPlace,
)
from reportedly.model.records import Estimate, EventRecord, Origin, SetAside, Trace
from reportedly.model.reports import DateReason, PublicationDate, Report
from reportedly.model.spans import Span, plain_reading
from reportedly.model.speakers import Attribution, ResolvedSpeaker

BODY = "The Harbour Monitor said 83 people were killed in Sar Miran on 13 November."


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def figure(
    low: int | None,
    high: int | None,
    quantifier: Quantifier = Quantifier.EXACT,
    *,
    outcome: Outcome = Outcome.KILLED,
    whom: Whom = Whom.UNKNOWN,
    base: str = "",
    **more: bool,
) -> Figure:
    return Figure(outcome, low, high, quantifier, whom, Span(0, 3, "The"), base, **more)


def place(name: str = "Sar Miran", *, candidates: tuple[str, ...] = ()) -> ResolvedPlace:
    mention = PlaceMention(Span(0, len(name), name), name)
    guesses = tuple(candidate(guess) for guess in candidates or (name,))
    if candidates:
        return ResolvedPlace(mention, None, None, None, guesses, "two fit alike")
    return ResolvedPlace(mention, guesses[0], 1, 1, guesses, "the only one")


def candidate(name: str) -> PlaceCandidate:
    return PlaceCandidate(
        "t:" + name, name, 36.1, 36.8, PlaceLevel.POPULATED, "SY", "Miran", "", 1.0, ()
    )


def claim(
    *figures: Figure,
    speaker: str | None = "Harbour Monitor",
    outlet: str = "Example Post",
    quote: str = BODY,
    report_id: str = "r-one",
    where: ResolvedPlace | None = None,
    status: Status = Status.ACTUAL,
    denies: Denies | None = None,
    dated: bool = True,
) -> ResolvedClaim:
    kind = SpeakerKind.OUTLET if speaker is None else SpeakerKind.MONITOR
    said_by = None if speaker is None else Span(4, 4 + len(speaker), speaker)
    days = DayRange.one(date(2017, 11, 13))
    when = DateMention(days, 1, DateBasis.STATED, Span(0, 3, "The")) if dated else None
    said = Claim(
        report_id=report_id,
        group="e1",
        event_type=EventType.AIR_STRIKE,
        status=status,
        attribution=Attribution(said_by, speaker, kind),
        evidence=(Span(0, len(quote), quote),),
        denies=denies,
        figures=figures,
        date=when,
        place=where.mention if where is not None else None,
    )
    who = ResolvedSpeaker(None, speaker or outlet, kind)
    recipients = (ResolvedActor(ActorMention(Span(0, 8, "villager"), "villagers"), None),)
    published = date(2017, 11, 14)
    return ResolvedClaim(said.id, said, outlet, published, who, (), recipients, where)


def report(text: str = BODY, *, given_id: str | None = "demo-03") -> Report:
    return Report(
        id="r-one",
        given_id=given_id,
        outlet="Example Post",
        url=None,
        title="A strike",
        language="en",
        published=PublicationDate(date(2017, 11, 14), DateReason.GIVEN),
        text=text,
        reading=plain_reading(text),
        segments=(),
        blob="0" * 64,
        locator="demo/a.jsonl, line 3",
    )


def record(incident: Incident, decided: ResolvedClaim, aside: ResolvedClaim) -> EventRecord:
    trace = Trace(
        "best",
        "83",
        "A.5-6",
        "the most reliable origin's latest figure",
        (decided.claim_id,),
        (SetAside(aside.claim_id, "A.5-5", "a party on its enemy's losses"),),
    )
    return EventRecord(
        id="e-one",
        incident_id=incident.id,
        number=7,
        pack="ged",
        pack_version="1.0",
        event_type="air_strike",
        type_of_violence=1,
        days=DayRange.one(date(2017, 11, 13)),
        date_precision=1,
        place=candidate("Sar Miran"),
        place_precision=1,
        place_name="Sar Miran",
        side_a=(),
        side_b=(),
        fatalities=Estimate(60, 83, None),
        deaths_a=None,
        deaths_b=0,
        deaths_civilians=79,
        deaths_unknown=4,
        clarity=1,
        report_ids=("r-one",),
        origins=(Origin("o", "Harbour Monitor", (decided.claim_id,), ("r-one",)),),
        traces=(trace,),
        warnings=("low above best",),
    )
