"""A filter is an address, and an address a filter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.model.events import EventType
from reportedly.model.summaries import Need
from reportedly.query.addresses import address_of, filter_of
from reportedly.store.questions import EVERYTHING, Box, Filter

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


def _several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    south, north = sorted((draw(st.floats(-90, 90)), draw(st.floats(-90, 90))))
    return Box(draw(st.floats(-180, 180)), south, draw(st.floats(-180, 180)), north)


filters = st.builds(
    Filter,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    place=st.none() | _words,
    provinces=_several(_words),
    types=_several(st.sampled_from(EventType)),
    speakers=_several(st.sampled_from(SpeakerKind)),
    outlets=_several(_words),
    needs=_several(st.sampled_from(Need)),
    text=st.none() | _words,
    min_toll=st.none() | st.integers(0, 10**10 - 1),
    box=st.none() | boxes(),
)


@given(wanted=filters)
def test_a_filter_comes_back_from_its_address(wanted: Filter) -> None:
    assert filter_of(address_of(wanted)) == wanted
    assert (address_of(wanted) == "") == wanted.is_empty


@given(query=st.text(max_size=80))
def test_any_address_is_a_filter_or_is_refused_with_what_to_do(query: str) -> None:
    try:
        wanted = filter_of(query)
    except InputError as error:
        assert error.hint
    else:
        assert filter_of(address_of(wanted)) == wanted


def test_an_address_reads_as_what_it_asks() -> None:
    wanted = filter_of("since=2017-11-01&type=air_strike&type=shelling&text=&order=toll&page=2")
    assert wanted == Filter(
        since=date(2017, 11, 1), types=(EventType.AIR_STRIKE, EventType.SHELLING)
    )
    assert filter_of("") == filter_of("since=&place=+&province=") == EVERYTHING


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "since=2017-13-01",
        "type=football",
        "need=all",
        "min_toll=-1",
        "min_toll=many",
        "min_toll=99999999999999",
        "min_toll=%D9%A3",
        "box=1,2,3",
        "box=10,50,20,40",
        "box=nan,nan,nan,nan",
        "box=-1000,0,0,10",
        "speaker=a",
    ],
)
def test_what_cannot_be_meant_is_said_so(query: str) -> None:
    with pytest.raises(InputError) as caught:
        filter_of(query)
    assert caught.value.hint
    assert query.partition("=")[0] in str(caught.value)
