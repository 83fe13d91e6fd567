"""The queue says the same as reading every incident would, page by page, facet by facet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import small_casebook as small
from hypothesis import given
from hypothesis import strategies as st

import casebooks
from reportedly.model.events import EventType
from reportedly.model.summaries import NOWHERE, Facet, Need
from reportedly.query.incidents import Order, Wanted, first_incidents, incidents
from reportedly.query.queue import neighbours, queue
from reportedly.query.views import IncidentRow
from reportedly.reconcile.contradiction import contradictions
from reportedly.store.base import Casebook
from reportedly.store.questions import Box, By, Filter
from reportedly.store.sqlite import open_casebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    with open_casebook(tmp_path_factory.mktemp("queue") / "asked.casebook") as opened:
        casebooks.conclude(opened, casebooks.some_claims(160))
        yield opened


@pytest.fixture(scope="module")
def rows(book: Casebook) -> dict[int, IncidentRow]:
    return {row.incident.number: row for row in incidents(book)}


_days = st.integers(-5, 50).map(lambda n: casebooks.FIRST_DAY + timedelta(days=n))
_names = st.sampled_from(["atarib", "Aleppo", "al-Atareb", "Hama", "kafr naal", "Nowhere", "'"])


def _some(values: object) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


filters = st.builds(
    Filter,
    since=st.none() | _days,
    until=st.none() | _days,
    place=st.none() | _names,
    provinces=_some(["Aleppo", "Idlib", "Hama", NOWHERE]),
    types=_some(casebooks.KINDS),
    outlets=_some(casebooks.OUTLETS),
    needs=_some([Need.CONTRADICTED, Need.TOLL, Need.UNREVIEWED]),
    min_toll=st.none() | st.integers(0, 90),
    box=st.none()
    | st.builds(Box, st.just(36.7), st.just(35.0), st.just(37.0), st.floats(35.1, 37)),
)


def _passes(row: IncidentRow, wanted: Filter) -> bool:
    """What the filter asks for, read off the claims and records themselves."""
    told = [claim.claim for claim in row.claims]
    types = {claim.event_type for claim in told} | {record.event_type for record in row.records}
    places = [record.place for record in row.records if record.place is not None]
    provinces = {place.admin1 for place in places} or {NOWHERE}
    outlets = {claim.outlet for claim in row.claims}
    box = wanted.box
    return (
        (not wanted.types or not types.isdisjoint(wanted.types))
        and (not wanted.provinces or not provinces.isdisjoint(wanted.provinces))
        and (not wanted.outlets or not outlets.isdisjoint(wanted.outlets))
        and (Need.CONTRADICTED not in wanted.needs or contradictions(row.claims) > 0)
        and (Need.TOLL not in wanted.needs or _toll(row) > 0)
        and (wanted.min_toll is None or _toll(row) >= wanted.min_toll)
        and (
            box is None
            or any(
                box.south <= p.lat <= box.north and box.west <= p.lon <= box.east for p in places
            )
        )
    )


def _toll(row: IncidentRow) -> int:
    said = [
        figure.low for claim in row.claims for figure in claim.claim.figures
        if claim.claim.status == "actual" and figure.low is not None
    ]  # fmt: skip
    concluded = [sum(r.fatalities.high or 0 for r in row.records)]
    known = any(r.fatalities.high is not None for r in row.records)
    return max([*said, *(concluded if known else [])], default=-1)


@given(wanted=filters)
def test_the_queue_holds_what_reading_every_incident_finds(
    book: Casebook, rows: dict[int, IncidentRow], wanted: Filter
) -> None:
    days = Wanted(since=wanted.since, until=wanted.until, place=wanted.place)
    found = {row.incident.number for row in incidents(book, wanted=days) if _passes(row, wanted)}
    page = queue(book, wanted, size=1000)
    assert {row.number for row in page.rows} == found
    assert page.total == len(found)


@given(wanted=filters, order=st.sampled_from(By), size=st.integers(1, 20))
def test_paging_loses_nothing_and_tells_nothing_twice(
    book: Casebook, wanted: Filter, order: By, size: int
) -> None:
    whole = queue(book, wanted, order=order, size=1000).rows
    first = queue(book, wanted, order=order, size=size)
    pages = [queue(book, wanted, order=order, size=size, page=n + 1) for n in range(first.pages)]
    assert tuple(row for page in pages for row in page.rows) == whole
    assert queue(book, wanted, order=order, size=size, page=first.pages + 7) == pages[-1]
    assert queue(book, wanted, order=order, size=size, page=-3) == first


@given(wanted=filters, order=st.sampled_from(By))
def test_from_neighbour_to_neighbour_one_walks_the_queue(
    book: Casebook, wanted: Filter, order: By
) -> None:
    numbers = [row.number for row in queue(book, wanted, order=order, size=1000).rows]
    before = [None, *numbers[:-1]]
    after = [*numbers[1:], None]
    for at, number in enumerate(numbers[:12]):
        found = neighbours(book, number, wanted, order=order)
        assert (found.previous, found.next) == (before[at], after[at])


def test_an_incident_that_left_the_queue_still_has_neighbours_in_it(book: Casebook) -> None:
    """Reviewed, it no longer is among the unreviewed; one moves on from where it stood."""
    strikes = Filter(types=(EventType.AIR_STRIKE,))
    numbers = {row.number for row in queue(book, strikes, size=1000).rows}
    outside = next(s.number for s in book.summaries() if s.number not in numbers)
    found = neighbours(book, outside, strikes, order=By.NUMBER)
    assert found.previous == max((n for n in numbers if n < outside), default=None)
    assert found.next == min((n for n in numbers if n > outside), default=None)
    assert neighbours(book, 10**6) == neighbours(book, -1)


_FIELDS = {
    Facet.TYPE: "types",
    Facet.PROVINCE: "provinces",
    Facet.OUTLET: "outlets",
    Facet.SPEAKER: "speakers",
    Facet.NEED: "needs",
}


@given(wanted=filters)
def test_a_facet_counts_what_one_gets_by_choosing_it(book: Casebook, wanted: Filter) -> None:
    free = replace(wanted, types=(), provinces=(), outlets=(), needs=())
    page = queue(book, free, size=1, most_values=None)
    for facet in page.facets:
        for value in facet.values:
            chosen = replace(free, **{_FIELDS[facet.facet]: (value.value,)})
            assert queue(book, chosen, size=1).total == value.count
    assert {facet.facet for facet in page.facets} == set(Facet)


def test_facets_show_the_frequent_values_and_the_chosen_ones(book: Casebook) -> None:
    whole = {f.facet: f for f in queue(book, most_values=None).facets}[Facet.PROVINCE]
    rarest = whole.values[-1].value
    few = {f.facet: f for f in queue(book, most_values=1).facets}[Facet.PROVINCE]
    assert (few.values, few.left_out) == (whole.values[:1], len(whole.values) - 1)
    asked = queue(book, Filter(provinces=(rarest, whole.values[0].value)), most_values=1)
    shown = {f.facet: f for f in asked.facets}[Facet.PROVINCE]
    assert {value.value for value in shown.values} >= {rarest, whole.values[0].value}


def test_every_order_puts_first_what_it_names(book: Casebook) -> None:
    def ordered(by: By) -> list[object]:
        return [_RANK[by](summary) for summary in book.summaries(by=by)]

    for by in _RANK:
        assert ordered(by) == sorted(ordered(by)), by


_RANK = {
    By.NUMBER: lambda s: s.number,
    By.CONTRADICTION: lambda s: -s.contradictions,
    By.TOLL: lambda s: 1 if s.toll is None else -s.toll,
    By.NEW: lambda s: -s.review.new_claims,
    By.CONFIDENCE: lambda s: 2 if s.confidence is None else s.confidence,
    By.NEWEST: lambda s: -(s.last_published or date.min).toordinal(),
    By.CLAIMS: lambda s: -s.claims,
}


@given(
    wanted=st.builds(
        Wanted, since=st.none() | _days, until=st.none() | _days, place=st.none() | _names
    ),
    order=st.sampled_from(Order),
    limit=st.none() | st.integers(1, 9),
)
def test_the_first_incidents_are_those_of_the_whole_list(
    book: Casebook, wanted: Wanted, order: Order, limit: int | None
) -> None:
    whole = incidents(book, wanted=wanted, order=order)
    assert first_incidents(book, wanted=wanted, order=order, limit=limit) == (
        whole[:limit],
        len(whole),
    )


def test_a_casebook_concluded_before_there_were_summaries_still_lists_its_incidents(
    tmp_path: Path,
) -> None:
    with open_casebook(tmp_path / "old.casebook") as old:
        small.observe(old)
        old.conclude(replace(small.CONCLUSIONS, summaries=()), small.MADE_BY)
        assert old.summaries() == ()
        shown, total = first_incidents(old, limit=1)
    assert ([row.incident.number for row in shown], total) == ([1], 2)


def test_a_place_without_a_name_is_nowhere(book: Casebook) -> None:
    assert first_incidents(book, wanted=Wanted(place="")) == ((), 0)


def test_a_box_over_the_date_line_holds_both_sides(book: Casebook) -> None:
    placed = Filter(box=Box(-180.0, -90.0, 180.0, 90.0))
    assert book.summaries_count(Filter(box=Box(36.0, 30.0, -170.0, 40.0))) == (
        book.summaries_count(placed)
    )
    assert book.summaries_count(Filter(box=Box(170.0, -90.0, -170.0, 90.0))) == 0
