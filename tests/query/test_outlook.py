"""The map draws no point for what is no point; the timeline counts everything once."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import casebooks
from builders import claim, figure, place, unknown_place
from reportedly.model.claims import ResolvedClaim
from reportedly.model.places import PlaceLevel
from reportedly.query.map import map_of
from reportedly.query.summary_words import title_words
from reportedly.query.timeline import Step, timeline
from reportedly.store.base import Casebook
from reportedly.store.questions import Filter
from reportedly.store.sqlite import open_casebook

NEAR = place("Sarmada", 36.185, 36.725, admin1="Idlib", precision=2)
COUNTRY = place("Syria", 35.0, 38.0, level=PlaceLevel.COUNTRY, admin1="", admin2="")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "asked.casebook") as opened:
        yield opened


def _told(number: int, on: str | None, **said: object) -> ResolvedClaim:
    return claim(f"r-{number}", on=on, text=f"happening {number} alone", **said)


def test_a_point_a_circle_and_what_is_only_listed(book: Casebook) -> None:
    told = [
        _told(1, "2017-01-01", figures=(figure(3),)),
        _told(2, "2017-02-01", at=NEAR, figures=(figure(9),)),
        _told(3, "2017-03-01", at=COUNTRY),
        _told(4, "2017-04-01", at=unknown_place("Kafer Na'al")),
    ]
    casebooks.conclude(book, told)
    drawn = map_of(book)
    assert [(d.spot.name, d.radius_km) for d in drawn.drawn] == [
        ("Sarmada", 25.0),
        ("Atarib", None),
    ]
    assert {title_words(summary) for summary in drawn.listed} == {
        "Air strike, Syria, 1 Mar 2017",
        "Air strike, “Kafer Na'al”, 1 Apr 2017",
    }
    assert (drawn.total, drawn.left_out) == (4, 0)


def test_a_map_of_too_many_says_how_many_it_leaves_out(book: Casebook) -> None:
    casebooks.conclude(book, casebooks.some_claims(60))
    whole, few = map_of(book), map_of(book, most=5)
    assert few.left_out == whole.total - 5
    told = [summary.toll or 0 for summary in book.summaries()]
    shown = {d.summary.number: d.summary.toll for d in few.drawn}
    assert all(toll in sorted(told)[-5:] for toll in shown.values())


def test_every_incident_stands_in_one_bar_or_is_undated(book: Casebook) -> None:
    casebooks.conclude(book, [*casebooks.some_claims(80), _told(900, None, published=None)])
    for wanted in (Filter(), Filter(min_toll=1), Filter(place="Hama")):
        found = timeline(book, wanted)
        bars = sum(bar.incidents for bar in found.bars)
        assert bars + found.undated == book.summaries_count(wanted)
        assert [bar.start for bar in found.bars] == sorted({bar.start for bar in found.bars})
        highs = [s.killed.high for s in book.summaries(wanted) if s.days and s.killed.high]
        assert sum(bar.high for bar in found.bars) == sum(highs)


@pytest.mark.parametrize(
    ("days", "step", "starts"),
    [
        (0, Step.DAY, ["2017-03-01"]),
        (30, Step.DAY, ["2017-03-01", "2017-03-31"]),
        (400, Step.WEEK, ["2017-02-27", "2018-04-02"]),
        (3000, Step.MONTH, ["2017-03-01", "2025-05-01"]),
        (20_000, Step.YEAR, ["2017-01-01", "2071-01-01"]),
    ],
)
def test_the_longer_the_span_the_longer_the_bars(
    book: Casebook, days: int, step: Step, starts: list[str]
) -> None:
    first = date(2017, 3, 1)
    last = first + timedelta(days=days)
    casebooks.conclude(book, [_told(1, first.isoformat()), _told(2, last.isoformat())])
    found = timeline(book)
    assert found.step is step
    assert [bar.start.isoformat() for bar in found.bars] == starts


def test_an_empty_casebook_has_an_empty_map_and_timeline(book: Casebook) -> None:
    assert timeline(book).bars == ()
    assert (map_of(book).drawn, map_of(book).total) == ((), 0)


def test_a_toll_that_nobody_gives_is_not_taken_for_zero(book: Casebook) -> None:
    casebooks.conclude(book, [_told(1, "2017-01-01"), _told(2, "2017-01-01", at=NEAR)])
    (bar,) = timeline(book).bars
    assert (bar.incidents, bar.counted, bar.high) == (2, 0, 0)
