"""The queue, the map, the timeline and search as JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from reportedly.model.summaries import Spot, Summary
from reportedly.query import words
from reportedly.query.map import Drawn, map_of
from reportedly.query.queue import PAGE, queue
from reportedly.query.search import search_claims, search_reports
from reportedly.query.speech import _
from reportedly.query.summary_words import place_words, said_words, title_words
from reportedly.query.timeline import Step, timeline
from reportedly.server.api.filters import Wanted
from reportedly.server.desk import AtDesk
from reportedly.store.questions import By

routes = APIRouter(prefix="/api/v1")

_PageNumber = Annotated[int, Query(ge=1, le=10**9)]
_MOST_ROWS = 200
_MOST_LETTERS = 200

# GED where_prec 1-7 in words (UCDP GED codebook 19.1, Appendix 3).
_PRECISION = {
    1: _("exact place"),
    2: "within 25 km of the point",
    3: _("somewhere in the district"),
    4: _("somewhere in the province"),
    5: _("a stretch or a part of the country"),
    6: _("somewhere in the country"),
    7: _("at sea or in the air"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An incident of the queue. A count is None where nobody says it; it is never zero for that.

    `low`, `best`, `high` are what the casebook's rules conclude of the killed; `said` is what the
    speakers say, in words.
    """

    number: int
    id: str
    title: str
    place: str
    first_day: date | None
    last_day: date | None
    low: int | None
    best: int | None
    high: int | None
    said: str
    claims: int
    reports: int
    origins: int
    speakers: int
    contradictions: int
    needs: list[str]
    url: str


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of the queue; pages count from 1."""

    total: int
    page: int
    pages: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class BarOut:
    """Incidents that begin from `start` on; killed summed over those `counted` alone."""

    start: date
    incidents: int
    counted: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class TimelineOut:
    """Bars without empty ones; `undated` incidents stand in none."""

    step: Step
    undated: int
    bars: list[BarOut]


@dataclass(frozen=True, slots=True)
class Find:
    """A report or a claim that holds the words, a passage of it, and where it is read."""

    id: str
    passage: str
    url: str


@dataclass(frozen=True, slots=True)
class Finds:
    """How many reports and claims hold the words, and the first of them."""

    reports_total: int
    claims_total: int
    reports: list[Find]
    claims: list[Find]


@routes.get("/incidents")
def incidents(
    desk: AtDesk,
    wanted: Wanted,
    order: By = By.CONTRADICTION,
    page: _PageNumber = 1,
    size: Annotated[int, Query(ge=1, le=_MOST_ROWS)] = PAGE,
) -> Rows:
    """The incidents that are wanted, a page at a time."""
    found = queue(desk.casebook, wanted, order=order, page=page, size=size)
    return Rows(found.total, found.page, found.pages, [_row(row) for row in found.rows])


@routes.get("/map")
def drawn(desk: AtDesk, wanted: Wanted) -> dict[str, Any]:
    """The same as GeoJSON: a feature for each place. `listed` are those that no point may stand
    for; `left_out` says how many there were too many of."""
    found = map_of(desk.casebook, wanted)
    return {
        "type": "FeatureCollection",
        "features": [_feature(one) for one in found.drawn],
        "listed": [_told(summary) for summary in found.listed],
        "total": found.total,
        "left_out": found.left_out,
    }


@routes.get("/timeline")
def bars(desk: AtDesk, wanted: Wanted) -> TimelineOut:
    """The same by the day, week, month or year on which they begin."""
    found = timeline(desk.casebook, wanted)
    told = [BarOut(b.start, b.incidents, b.counted, b.low, b.high) for b in found.bars]
    return TimelineOut(found.step, found.undated, told)


@routes.get("/search")
def search(
    desk: AtDesk, q: Annotated[str, Query(max_length=_MOST_LETTERS)], page: _PageNumber = 1
) -> Finds:
    """Reports and claims that hold all the words."""
    reports = search_reports(desk.casebook, q, page=page)
    claims = search_claims(desk.casebook, q, page=page)
    return Finds(
        reports.total,
        claims.total,
        [Find(one.report_id, one.title.text, f"/reports/{one.report_id}") for one in reports.rows],
        [Find(one.claim_id, one.quote.text, _home(one.incident)) for one in claims.rows],
    )


def _home(incident: int | None) -> str:
    return "" if incident is None else f"/incidents/{incident}"


def _row(summary: Summary) -> Row:
    days, killed = summary.days, summary.killed
    return Row(
        number=summary.number,
        id=summary.incident_id,
        title=title_words(summary),
        place=place_words(summary),
        first_day=None if days is None else days.start,
        last_day=None if days is None else days.last,
        low=killed.low,
        best=killed.best,
        high=killed.high,
        said=said_words(summary),
        claims=summary.claims,
        reports=summary.reports,
        origins=summary.origins,
        speakers=summary.speakers,
        contradictions=summary.contradictions,
        needs=[need.value for need in summary.needs],
        url=f"/incidents/{summary.number}",
    )


def _told(summary: Summary) -> dict[str, Any]:
    return {
        "number": summary.number,
        "title": title_words(summary),
        "type": summary.event_types[0].value,
        "low": summary.killed.low,
        "best": summary.killed.best,
        "high": summary.killed.high,
        "said": said_words(summary),
        "days": None if summary.days is None else words.days_words(summary.days),
        "claims": summary.claims,
        "speakers": summary.speakers,
        "contradictions": summary.contradictions,
        "url": f"/incidents/{summary.number}",
    }


def _feature(one: Drawn) -> dict[str, Any]:
    place = one.spot.place
    assert place is not None  # the map draws what has a place
    about = {
        **_told(one.summary),
        **_counts(one.spot),
        "place": words.concluded_place_words(one.spot.name, place),
        "admin1": place.admin1,
        "admin2": place.admin2,
        "country": place.country,
        "precision": one.spot.precision,
        "precision_words": _PRECISION.get(one.spot.precision or 0, _("precision not known")),
        "radius_km": one.radius_km,
    }
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "geometry": point, "properties": about}


def _counts(spot: Spot) -> dict[str, Any]:
    """What this one record counts and when: an incident may lie at several places."""
    days = None if spot.days is None else words.days_words(spot.days)
    return {
        "low": spot.killed.low,
        "best": spot.killed.best,
        "high": spot.killed.high,
        "days": days,
    }
