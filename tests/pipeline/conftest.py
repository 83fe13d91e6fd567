"""The pipeline with a reader made of a regular expression: fast, and its claims are known."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import pytest

from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceMention
from reportedly.model.reports import Report
from reportedly.model.speakers import Attribution
from reportedly.pipeline import coding, conclude, run, standing
from reportedly.reference.library import Library, open_library
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

TOLL = re.compile(r"A strike on ([A-Z]\w+) killed (\d+)")
SUM = re.compile(r"A week of strikes on ([A-Z]\w+) killed (\d+)")


@dataclass
class PlainReader:
    """Stands in for the language engine."""

    library: Library
    generation: str = "plain-1"
    breaks_on: str = "\0"


def plain_claims(report: Report, reader: PlainReader) -> tuple[Claim, ...]:
    if reader.breaks_on in report.text:
        raise RecursionError("a sentence without end")
    tolls = [_claim(report, found, f"e{n}") for n, found in enumerate(TOLL.finditer(report.text))]
    sums = [_sum(report, found, f"s{n}") for n, found in enumerate(SUM.finditer(report.text))]
    return (*tolls, *sums)


def _sum(report: Report, found: re.Match[str], group: str) -> Claim:
    claim, last = _claim(report, found, group), report.published.day
    week = last and DayRange.inclusive(last - timedelta(days=6), last)
    date = week and DateMention(week, 2, DateBasis.DATELINE, None)
    return replace(claim, event_type=EventType.AGGREGATE, date=date)


def _claim(report: Report, found: re.Match[str], group: str) -> Claim:
    count, day = int(found[2]), report.published.day
    place = report.span(*found.span(1))
    return Claim(
        report_id=report.id,
        group=group,
        event_type=EventType.AIR_STRIKE,
        status=Status.ACTUAL,
        attribution=Attribution(None, None, SpeakerKind.OUTLET),
        evidence=(report.span(*found.span()),),
        place=PlaceMention(place, place.text),
        date=day and DateMention(DayRange.one(day), 1, DateBasis.DATELINE, None),
        figures=(
            Figure(
                Outcome.KILLED,
                count,
                count,
                Quantifier.EXACT,
                Whom.UNKNOWN,
                report.span(*found.span(2)),
                base=found[2],
            ),
        ),
    )


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()


@pytest.fixture
def reader(library: Library, monkeypatch: pytest.MonkeyPatch) -> PlainReader:
    plain = PlainReader(library)
    for module in (coding, conclude, run, standing):
        monkeypatch.setattr(module, "reader_of", lambda _coder: plain)
    for module in (coding, run):
        monkeypatch.setattr(module, "extract_claims", plain_claims)
    return plain


@pytest.fixture
def own_reader(reader: PlainReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, over the lists of the casebook at hand."""

    @lru_cache(maxsize=4)
    def opened(coder: coding.Coder) -> PlainReader:
        return PlainReader(open_library(places=coder.places, actors=coder.actors))

    for module in (coding, conclude, run, standing):
        monkeypatch.setattr(module, "reader_of", opened)


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    with open_casebook(tmp_path / "test.casebook") as opened:
        yield opened
