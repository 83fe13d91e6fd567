"""A small invented bundle: two outlets and a monitor about one strike, and a ceasefire."""

from dataclasses import replace
from datetime import date

from builders import actor
from reportedly.model.actors import (
    ActorCandidate,
    ActorKind,
    ActorMention,
    ResolvedActor,
    SpeakerKind,
)
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.ids import sha256_hex
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.records import AcledCodes, Estimate, EventRecord, Origin, SetAside, Trace
from reportedly.model.reference import ActorRow
from reportedly.model.reports import DateReason, PublicationDate, Report, Segment
from reportedly.model.spans import Span, plain_reading
from reportedly.model.speakers import Attribution, ResolvedSpeaker
from reportedly.publish.contents import Bundle, Making

MARKET = PlaceCandidate(
    "own:1", "Dar Sola", 36.13895, 36.82499, PlaceLevel.POPULATED, "SY", "Aleppo", "Sam'an", 1.0, ()
)
ARMY = ActorRow(
    "army", "Government of Syria", ActorKind.STATE_FORCES, (), "SY", "own", ids=("ucdp:118",)
)
BODY = "Jets killed 83 people in Dar Sola, the Sola Monitor said."


def report(outlet: str, title: str, day: date | None = date(2017, 11, 14)) -> Report:
    text = f"{title}\n\n{BODY}"
    published = PublicationDate(day, DateReason.GIVEN if day else DateReason.UNKNOWN)
    return Report(
        id=Report.identity(outlet=outlet, item=None, text=text),
        given_id=None,
        outlet=outlet,
        url=None,
        title=title,
        language="en",
        published=published,
        text=text,
        reading=plain_reading(text),
        segments=(Segment(0, len(text), "text"),),
        blob=sha256_hex(text.encode()),
        locator="demo",
    )


def said(report: Report) -> ResolvedClaim:
    """The monitor's toll of 83 in a report."""
    at = report.text.index(BODY)

    def span(words: str) -> Span:
        start = report.text.index(words, at)
        return Span(start, start + len(words), words)

    toll = Figure(Outcome.KILLED, 83, 83, Quantifier.EXACT, Whom.UNKNOWN, span("83"))
    claim = Claim(
        report_id=report.id,
        group="1",
        event_type=EventType.AIR_STRIKE,
        status=Status.ACTUAL,
        attribution=Attribution(span("the Sola Monitor"), "Sola Monitor", SpeakerKind.MONITOR),
        evidence=(span(BODY),),
        figures=(toll,),
    )
    speaker = ResolvedSpeaker("monitor", "Sola Monitor", SpeakerKind.MONITOR)
    return ResolvedClaim(
        claim.id, claim, report.outlet, report.published.day, speaker, (), (), None
    )


def party(name: str, key: str | None = None) -> ResolvedActor:
    mention = ActorMention(Span(0, len(name), name), name)
    chosen = ActorCandidate(key, name, ActorKind.UNKNOWN, 1.0, ()) if key else None
    return ResolvedActor(mention, chosen)


def strike(reports: tuple[Report, ...], claims: tuple[ResolvedClaim, ...]) -> EventRecord:
    ids = tuple(claim.claim_id for claim in claims)
    aside = (SetAside(ids[-1], "ged.copy", "a near-copy of the first"),) if len(ids) > 1 else ()
    return EventRecord(
        id="e-1",
        incident_id="i-1",
        number=7,
        pack="ged",
        pack_version="1",
        event_type="air_strike",
        type_of_violence=1,
        days=DayRange(date(2017, 11, 12), date(2017, 11, 14)),
        date_precision=2,
        place=MARKET,
        place_precision=1,
        place_name="Dar Sola",
        side_a=(party("Government of Syria", "army"),),
        side_b=(party("Sola rebels"),),
        fatalities=Estimate(low=83, best=79, high=None),
        deaths_a=None,
        deaths_b=0,
        deaths_civilians=61,
        deaths_unknown=18,
        clarity=1,
        report_ids=tuple(report.id for report in reports),
        origins=(Origin("monitor", "Sola Monitor", ids, tuple(r.id for r in reports)),),
        traces=(Trace("best", "79", "ged.best", "the monitor's latest", ids[:1], aside),),
        warnings=("low above best",),
    )


def bundle() -> Bundle:
    reports = (
        report("Sola Post", 'Strike on "market"; dozens dead'),
        report("=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", None),
    )
    claims = tuple(map(said, reports))
    deadly = strike(reports, claims)
    truce = replace(
        deadly, id="e-2", number=8, event_type="ceasefire", fatalities=Estimate(None, None, None)
    )
    sum_of_many = replace(deadly, id="e-3", number=9, event_type="aggregate", place=None)
    making = Making("0.1.0", "ged", "1", "g-1", "d-1", ("ged.best  done", "A.2.4  not done"))
    unplaced = replace(sum_of_many, place_precision=None)
    return Bundle((deadly, truce, unplaced), claims, reports, making, actors=(ARMY,))


_STRIKE = AcledCodes(
    disorder_type="Political violence",
    event_type="Explosions/Remote violence",
    sub_event_type="Air/drone strike",
    inter1=1,
    inter2=7,
    interaction=17,
    civilian_targeting=True,
    time_precision=1,
    geo_precision=1,
)


def acled_strike(**changes: object) -> EventRecord:
    """An air strike on a market, as ACLED's rules conclude it."""
    record = replace(
        bundle().records[0],
        pack="acled",
        days=DayRange.one(date(2017, 11, 13)),
        fatalities=Estimate(None, 83, None),
        side_a=(actor("Government of Syria", ActorKind.STATE_FORCES), party("Sola Guard")),
        side_b=(actor("civilians", ActorKind.CIVILIANS),),
        acled=_STRIKE,
    )
    return replace(record, **changes)  # type: ignore[arg-type]
