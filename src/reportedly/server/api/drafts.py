"""What words of a report may claim: a first draft of a claim, shown and never kept by itself."""

from dataclasses import dataclass

from fastapi import APIRouter

from reportedly.model.casualties import Outcome, Whom
from reportedly.model.events import EventType
from reportedly.pipeline.suggesting import Suggested, suggest, words_at
from reportedly.server.desk import AtDesk
from reportedly.server.missed_form import count_words

routes = APIRouter(prefix="/api/v1", tags=["reports"])


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A count in the words, at `[start, end)` of the report's text; `count` as one may type it."""

    outcome: Outcome
    whom: Whom
    low: int | None
    high: int | None
    count: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a claim. What is null, nothing tells; `days` (ISO dates, both included) and
    `figures` are those of the words themselves, the rest may be the nearest claim's."""

    event_type: EventType
    speaker: str | None
    place: str | None
    days: str | None
    figures: tuple[DraftFigure, ...]
    nearest: str | None


@routes.get("/reports/{key}/draft")
def draft(desk: AtDesk, key: str, start: int, end: int) -> Draft:
    """What the words from `start` to `end` (code points of the decoded text) may claim."""
    report = desk.casebook.report(key)
    claims = desk.casebook.resolved_of(report.id)
    return _draft(suggest(report, words_at(report, start, end), claims, desk.reader()))


def _days(found: Suggested) -> str | None:
    said = found.days_words is not None and found.days_words.overlaps(found.words)
    return found.days.in_words if said and found.days is not None else None


def _draft(found: Suggested) -> Draft:
    return Draft(
        found.event_type,
        None if found.speaker is None else found.speaker.text,
        None if found.place is None else found.place.text,
        _days(found),
        tuple(
            DraftFigure(
                figure.outcome,
                figure.whom,
                figure.low,
                figure.high,
                count_words(figure.low, figure.high),
                figure.words.start,
                figure.words.end,
                figure.words.text,
            )
            for figure in found.figures
        ),
        found.nearest,
    )
