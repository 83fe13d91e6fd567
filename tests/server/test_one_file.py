"""Incidents as one file: whole by itself, and for the public without whom it could harm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import small_casebook as small
from hypothesis import given
from hypothesis import strategies as st

from builders import actor, claim, figure, speaker
from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.places import PlaceLevel
from reportedly.publish.audience import INTERNAL, Audience, Quotes, shipped_profile
from reportedly.publish.profiles import check_embargo, masks_of_a_page
from reportedly.server.one_file import reading_page
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

PUBLIC = shipped_profile(Audience.PUBLIC)
NAMES = ("Umm Khaled", "Dr Anas", "Yusuf al-Hariri")


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "small.casebook") as book:
        small.fill(book)
        yield book


@pytest.mark.parametrize("audience", Audience)
def test_the_file_runs_and_fetches_nothing(casebook: Casebook, audience: Audience) -> None:
    page = reading_page(casebook, ["1", "2"], shipped_profile(audience))
    assert not re.search(r"<script|\bon\w+=|src=|<link|@import|url\((?!#)", page)
    assert page.count("<article") == 2
    linked = set(re.findall(r'href="#([^"]+)"', page))
    assert linked <= set(re.findall(r'id="([^"]+)"', page)), "a claim is cited that is not there"


def test_every_toll_stands_beside_who_says_it(casebook: Casebook) -> None:
    page = reading_page(casebook, ["1"], PUBLIC)
    assert "40 killed — Lantern Watch in Daily Post" in page
    assert small.TEXT_A[:40] not in page


def test_only_an_address_on_the_web_is_a_link(tmp_path: Path) -> None:
    """A file that is sent must not run what a report gives for its address."""
    acting = replace(small.A, report=replace(small.A.report, url="javascript:owned=1"))
    on_the_web = replace(small.B, report=replace(small.B.report, url="HTTPS://courier.example/1"))
    with open_casebook(tmp_path / "hostile.casebook") as book:
        book.add_intakes([acting, on_the_web])
        small.fill(book)
        page = reading_page(book, ["1"], INTERNAL)
    assert "javascript:" not in page
    assert 'href="HTTPS://courier.example/1"' in page


def test_the_team_reads_the_words(casebook: Casebook) -> None:
    assert small.TEXT_A[:40] in reading_page(casebook, ["1"], INTERNAL)


def private(name: str, kind: SpeakerKind = SpeakerKind.WITNESS) -> ResolvedClaim:
    who = replace(speaker(name, kind=kind), id=None)
    told = claim("r-1", by=who, text=f"{name} saw 12 dead", figures=(figure(12),))
    parties = [replace(actor(words), chosen=None) for words in (name, f"the sons of {name}")]
    return replace(told, actors=(parties[0],), recipients=(parties[1],))


def masked(claims: list[ResolvedClaim]) -> list[ResolvedClaim]:
    masks = masks_of_a_page(PUBLIC)
    return [masks.claim(one) for one in claims]


@given(st.lists(st.sampled_from(NAMES), min_size=1), st.sampled_from(SpeakerKind))
def test_nobody_private_is_named_to_the_public(names: list[str], kind: SpeakerKind) -> None:
    """Wherever in a claim a name stands: as speaker, party, quote or reason."""
    told = [private(name, kind) for name in names if kind is not SpeakerKind.OUTLET]
    shown = repr(masked(told))
    assert not any(name in shown for name in NAMES)


def test_two_witnesses_stay_two(casebook: Casebook) -> None:
    """As one voice they would count once, and the record would change with the audience."""
    shown = masked([private(name) for name in (*NAMES, NAMES[0])])
    assert [one.speaker.name for one in shown] == [f"a witness {n}" for n in (1, 2, 3, 1)]


def test_a_house_becomes_its_district() -> None:
    told = small.STRIKE_A
    assert told.place is not None
    assert told.place.chosen is not None
    house = replace(told.place.chosen, level=PlaceLevel.SITE, name="home of the Hariri family")
    (shown,) = masked([replace(told, place=replace(told.place, chosen=house))])
    assert shown.place is not None
    assert shown.place.chosen is not None
    assert shown.place.chosen.level is PlaceLevel.ADM2
    assert "Hariri" not in repr(shown)
    assert shown.place.precision == 3


def test_what_is_public_waits_for_three_days() -> None:
    """Counted from the end of the day on which the newest report was published."""
    now, day = datetime(2026, 3, 10, tzinfo=UTC), date(2026, 3, 10)
    check_embargo([day - timedelta(days=4)], PUBLIC, now=now)
    for young in (day - timedelta(days=3), None):
        with pytest.raises(InputError, match="cannot be published yet"):
            check_embargo([day - timedelta(days=9), young], PUBLIC, now=now)


def test_a_page_is_made_for_a_profile_of_ones_own(casebook: Casebook) -> None:
    """Quotes whole, yet under the numbers that its readers know."""
    donors = msgspec.structs.replace(PUBLIC, name="donors", quotes=Quotes.WHOLE)
    page = reading_page(casebook, ["1"], donors)
    assert small.TEXT_A[:40] in page
    assert page != reading_page(casebook, ["1"], INTERNAL)
