"""The static site: whole by itself, every link in it leads somewhere, nothing in it acts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import pytest
from generated_bundles import bundles
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from publish_values import MARKET, bundle, strike

from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate, EventRecord
from reportedly.publish.contents import Bundle
from reportedly.reconcile.records import PACK_NAMES
from reportedly.server.site.lists import AT_ONCE, named
from reportedly.server.site.site import write_site

HOSTILE = (
    "</title><script>owned=1</script>",
    '"><img src=x onerror=owned=1>',
    "../../etc/passwd",
    "‮turned \x1b[2J",
    "{{ 7 * 7 }}",
    "قرية",
    " ",
)


def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(folder).as_posix(): html.parse(path).getroot()
        for path in folder.rglob("*.html")
    }


def many(count: int) -> Bundle:
    """So many strikes, a day apart, at ten towns, every seventh without a place."""
    held = bundle()
    first = strike(held.reports, held.claims)
    return replace(held, records=tuple(_numbered(first, n) for n in range(1, count + 1)))


def _numbered(first: EventRecord, number: int) -> EventRecord:
    place = replace(MARKET, name=f"Town {number % 10}", lat=36 + number % 10 / 10)
    return replace(
        first,
        id=f"e-{number}",
        incident_id=f"i-{number}",
        number=number,
        days=DayRange.one(date(2017, 1, 1) + timedelta(days=number)),
        place=place if number % 7 else None,
        place_precision=number % 6 + 1 if number % 7 else None,
        fatalities=Estimate(number, number, None),
    )


def test_every_link_leads_to_a_file_or_an_anchor_of_the_site(tmp_path: Path) -> None:
    write_site(many(230), tmp_path / "site")
    found = pages(tmp_path / "site")
    for name, page in found.items():
        for link in page.xpath("//*[@href]"):
            told = urlsplit(link.get("href"))
            assert not told.scheme and not told.netloc, (name, link.get("href"))
            target = (tmp_path / "site" / name).parent / unquote(told.path) if told.path else None
            assert target is None or target.is_file(), (name, link.get("href"))
            if told.fragment:
                assert page.xpath("//*[@id=$key]", key=told.fragment), (name, told.fragment)


def test_paged_lists_lose_nobody(tmp_path: Path) -> None:
    count = 2 * AT_ONCE + 30
    write_site(many(count), tmp_path / "site")
    found = pages(tmp_path / "site")
    listed = [name for name in found if re.fullmatch(r"index(-page-\d+)?\.html", name)]
    rows = [link.get("href") for n in listed for link in found[n].xpath("//a[@class='row-link']")]
    assert len(listed) == 3 and len(rows) == len(set(rows)) == count
    assert {f"incidents/{number}.html" for number in range(1, count + 1)} == set(rows)
    by_kind = [
        link.get("href")
        for name in found
        if name.startswith("lists/kind-air-strike")
        for link in found[name].xpath("//a[@class='row-link']")
    ]
    assert sorted(by_kind) == sorted(f"../{row}" for row in rows)


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    write_site(bundle(), tmp_path / "site")
    for name, page in pages(tmp_path / "site").items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'") and "script" not in policy
        assert not page.xpath("//script | //style | //iframe | //*[@style] | //*[@src]"), name
        assert not [a for a in page.xpath("//@*") if getattr(a, "attrname", "").startswith("on")]


def test_the_page_of_an_incident_says_who_says_what_and_why(tmp_path: Path) -> None:
    write_site(bundle(), tmp_path / "site")
    told = pages(tmp_path / "site")["incidents/7.html"].text_content()
    for words in ("83 killed", "Sola Monitor in Sola Post", "the monitor's latest", "ged.copy"):
        assert words in told
    assert "83 / 79 / not said" in told


def test_the_statement_of_method_is_a_page_and_a_file(tmp_path: Path) -> None:
    done = write_site(bundle(), tmp_path / "site")
    page = pages(tmp_path / "site")["method.html"].text_content()
    for words in ("Null is not zero.", "ged.best  done", "d-1"):
        assert words in page and words in done.methodology_path.read_text(encoding="utf-8")
    assert "**" not in page


def test_no_dot_stands_for_an_area(tmp_path: Path) -> None:
    """A circle that is no exact place is as wide as its precision says, and drawn as such."""
    write_site(many(12), tmp_path / "site")
    page = pages(tmp_path / "site")["map.html"]
    kinds = {link.get("class").split()[1] for link in page.xpath("//a[contains(@class, 'spot')]")}
    assert kinds == {"point", "near", "district", "province", "vague"}
    exact = page.xpath("//a[contains(@class, 'point')]//@aria-label | //a/title[1]")
    assert exact and "not drawn" not in page.text_content().lower()[:50]
    assert page.xpath("//a[@href='lists/not-drawn.html']")


def test_places_of_every_precision_are_told_in_words_too(tmp_path: Path) -> None:
    write_site(many(12), tmp_path / "site")
    page = pages(tmp_path / "site")["map.html"]
    drawn = {link.get("href") for link in page.xpath("//a[contains(@class, 'spot')]")}
    assert drawn == {link.get("href") for link in page.xpath("//table//a")}


def test_an_empty_casebook_is_a_site_that_says_so(tmp_path: Path) -> None:
    empty = replace(bundle(), records=(), claims=(), reports=())
    assert write_site(empty, tmp_path / "site").rows == 0
    assert "There is none." in pages(tmp_path / "site")["index.html"].text_content()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_never_act(tmp_path: Path, words: str) -> None:
    """As a place, a province, an outlet, a title, an id, a warning."""
    held = bundle()
    place = replace(MARKET, name=words, admin1=words, id=words)
    records = tuple(
        replace(record, place=place, place_name=words, warnings=(words,), incident_id=f"{words}{n}")
        for n, record in enumerate(replace(one, number=0) for one in held.records)
    )
    reports = tuple(replace(one, outlet=words, title=words) for one in held.reports)
    claims = tuple(replace(one, outlet=words) for one in held.claims)
    site = tmp_path / "site"
    write_site(replace(held, records=records, reports=reports, claims=claims), site)
    for page in pages(site).values():
        assert not page.xpath("//script | //img | //*[@onerror]")
        assert "49" not in page.xpath("string(//title)")
    assert all("\u202e" not in path.read_text("utf-8") for path in site.rglob("*.html"))
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@given(st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=60), unique=True))
def test_files_have_plain_names_and_no_two_alike(names: list[str]) -> None:
    stems = list(named("province", names))
    assert len(set(stems)) == len(names)
    assert all(re.fullmatch(r"province-[a-z0-9-]+", stem) for stem in stems)


@settings(max_examples=20, deadline=None)
@given(held=st.sampled_from(PACK_NAMES).flatmap(lambda rules: bundles(rules=rules)))
def test_whatever_a_casebook_holds_its_site_is_whole(held: Bundle) -> None:
    """Days at the calendar's ends, points at the poles, names that act, counts that are unsaid."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        assert write_site(held, site).rows == len(held.records)
        for name, page in pages(site).items():
            assert not page.xpath("//script | //iframe | //b/b"), name
            for link in page.xpath("//@href"):
                told = urlsplit(link)
                if not told.netloc and told.path:
                    assert ((site / name).parent / unquote(told.path)).is_file(), (name, link)


def test_the_records_of_one_incident_share_its_page(tmp_path: Path) -> None:
    held, (first, *_) = bundle(), bundle().records
    parts = (
        replace(first, id=f"e-{n}", part=n, place=replace(MARKET, name=f"Part {n}")) for n in (1, 2)
    )
    write_site(replace(held, records=tuple(parts)), tmp_path / "site")
    found = pages(tmp_path / "site")
    assert [name for name in found if name.startswith("incidents/")] == ["incidents/7.html"]
    told = found["incidents/7.html"].text_content()
    assert "Part 1" in told and "Part 2" in told
    assert "and 1 other place" in found["index.html"].text_content()


def test_it_is_written_the_same_twice(tmp_path: Path) -> None:
    def written(name: str) -> Iterator[tuple[str, bytes]]:
        write_site(bundle(), tmp_path / name / "site")
        for path in sorted((tmp_path / name).rglob("*")):
            if path.is_file():
                yield path.relative_to(tmp_path / name).as_posix(), path.read_bytes()

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert list(written("a")) == list(written("b"))
