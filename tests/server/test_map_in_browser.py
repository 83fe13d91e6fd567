"""The map draws no more than is known, and says the rest in words."""

from collections.abc import Iterator
from typing import Any

import drawn_incidents as invented
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served_desk import CHROMIUM, QUIETLY, Served, Visitor, opened

from reportedly.store.sqlite import open_casebook

pytestmark = pytest.mark.slow
TOWN, CIRCLE, PROVINCE = (36.139, 36.825), (35.644, 36.672), (34.467, 38.3)
SHOWN = "() => document.querySelector('.map').drawn?.loaded()"
POINTS = "() => document.querySelector('.map').drawn.getSource('points').getData()"
UNDER = """([lat, lon, layer]) => {
  const map = document.querySelector(".map").drawn;
  const found = map.queryRenderedFeatures(map.project([lon, lat]), { layers: [layer] });
  return found.map((one) => one.properties.key);
}"""
PRESS = """([lat, lon]) => {
  const map = document.querySelector(".map").drawn;
  const { x, y } = map.project([lon, lat]);
  const { left, top } = map.getCanvas().getBoundingClientRect();
  return [left + x, top + y];
}"""


@pytest.fixture(scope="module")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk over nothing: what it draws here is invented."""
    book = tmp_path_factory.mktemp("map") / "empty.casebook"
    with open_casebook(book):
        pass
    process, address = opened(book)
    desk = Served(address, book, process)
    yield desk
    desk.kill()


@pytest.fixture(scope="module")
def looking(chromium: Browser, empty_desk: Served) -> Iterator[Visitor]:
    """Somebody at the map, drawn once: without a graphics card that takes a while."""
    context = chromium.new_context(viewport={"width": 1100, "height": 700}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    visitor = Visitor(context, empty_desk.address)
    answer(visitor.page)
    drawn(visitor.goes("/map"))
    yield visitor
    context.close()
    assert not visitor.abroad
    assert not visitor.errors


@pytest.fixture
def page(looking: Visitor) -> Page:
    """The page of the map over all days, nothing chosen."""
    page = looking.page
    with page.expect_response("**/api/v1/map*"):
        page.get_by_role("button", name="All days").click()
    page.wait_for_function(SHOWN)
    return page


def answer(page: Page) -> None:
    page.route("**/api/v1/map*", lambda route: route.fulfill(json=invented.MAP))
    page.route("**/api/v1/timeline*", lambda route: route.fulfill(json=invented.TIMELINE))


def drawn(page: Page) -> Page:
    page.wait_for_selector("[data-ready]")
    page.wait_for_function(SHOWN)
    return page


def under(page: Page, at: tuple[float, float], layer: str) -> Any:
    return page.evaluate(UNDER, [*at, layer])


def press(page: Page, at: tuple[float, float]) -> None:
    x, y = page.evaluate(PRESS, list(at))
    page.mouse.click(x, y)


def test_only_an_exact_place_is_a_point(page: Page) -> None:
    """A province's middle, a district's or a country's must never pass for a place."""
    points = page.evaluate(
        "() => document.querySelector('.map').drawn.getSource('points').getData()"
    )
    exact = {
        tuple(one["geometry"]["coordinates"])
        for one in invented.MAP["features"]
        if one["properties"]["precision"] == 1
    }
    assert {tuple(one["geometry"]["coordinates"]) for one in points["features"]} == exact
    assert under(page, TOWN, "toll")
    assert not under(page, PROVINCE, "toll")


def test_near_a_place_is_a_circle_of_the_ground(page: Page) -> None:
    lat, lon = CIRCLE
    one_degree_km = 111.2
    inside, outside = (lat + 24 / one_degree_km, lon), (lat + 26.5 / one_degree_km, lon)
    assert under(page, inside, "near")
    assert not under(page, outside, "near")


def test_a_province_is_drawn_whole_and_hatched(page: Page) -> None:
    east_of_it, town_in_it = (35.33, 40.14), (34.73, 36.72)
    assert under(page, town_in_it, "somewhere") == ["province SY Homs"]
    assert under(page, PROVINCE, "somewhere") == ["province SY Homs"]
    assert under(page, east_of_it, "somewhere") != ["province SY Homs"]


def test_what_no_shape_may_stand_for_is_listed(page: Page) -> None:
    listed = page.get_by_role("region", name="What the map shows")
    apart = listed.locator("section", has_text="On no map")
    expect(apart.get_by_role("link", name="10 · Air strikes, Syria")).to_be_visible()
    expect(page.locator("[data-part=status]")).to_have_text("9 incidents drawn · 1 only listed.")


def test_a_number_comes_with_who_stands_behind_it(page: Page) -> None:
    press(page, TOWN)
    told = page.locator(".spot-told")
    expect(told).to_contain_text("60 to 84 killed, by 4 speakers, 9 claims")
    expect(told).to_contain_text("3 statements contradict others")
    expect(told.get_by_role("link")).to_have_attribute("href", "/incidents/1")


def test_nobody_said_is_not_zero(page: Page) -> None:
    press(page, (35.95, 39.01))
    expect(page.locator(".spot-told")).to_contain_text("no number of killed is concluded")


def test_the_list_moves_the_map_by_keys_alone(page: Page) -> None:
    links = page.locator("[data-part=list] li > a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    links.filter(has_text="Homs").focus()
    key = "() => document.querySelector('.map').drawn.getFilter('chosen-area').at(-1)"
    page.wait_for_function(f"({key})() === 'province SY Homs'")


def test_days_are_chosen_by_keys_and_stand_in_the_address(page: Page) -> None:
    page.get_by_role("slider", name="Incidents over time").focus()
    with page.expect_request("**/api/v1/map?since=2017-11-01&until=2017-11-01"):
        page.keyboard.press("ArrowRight")
    with page.expect_request("**/api/v1/map?since=2017-11-01&until=2017-11-03"):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_label("to", exact=True)).to_have_value("2017-11-03")
    with page.expect_request(lambda request: request.url.endswith("/api/v1/map")):
        page.keyboard.press("Escape")
    assert "since" not in page.url


def test_days_are_chosen_by_dragging(page: Page) -> None:
    box = page.locator(".u-over").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=4)
    with page.expect_request("**/api/v1/map?since=2017-11-*"):
        page.mouse.up()
    since, until = (page.locator(f"[name={name}]").input_value() for name in ("since", "until"))
    assert "2017-11-05" <= since < until <= "2017-11-16"


def test_days_in_the_address_are_shown(looking: Visitor) -> None:
    page = drawn(looking.goes("/map?since=2017-11-03&until=2017-11-09&place=Ariha"))
    expect(page.get_by_label("From", exact=True)).to_have_value("2017-11-03")
    assert "place=Ariha" in page.url


def test_a_desk_that_is_gone_is_said(page: Page, looking: Visitor) -> None:
    page.route("**/api/v1/map*", lambda route: route.abort(), times=1)
    page.get_by_role("button", name="All days").click()
    expect(page.locator("[data-part=status]")).to_contain_text("does not answer")
    assert all("Failed to load resource" in error for error in looking.errors)
    looking.errors.clear()  # the browser's own word on what was refused here on purpose


def test_a_browser_that_draws_no_maps_still_shows_all(
    empty_desk: Served, chromium: Browser
) -> None:
    assert CHROMIUM is not None
    plain = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*QUIETLY, "--disable-3d-apis"]
    )
    page = plain.new_page(base_url=empty_desk.address)
    answer(page)
    page.goto("/map")
    expect(page.locator(".notice")).to_contain_text("cannot draw the movable map")
    expect(page.locator(".plain-map .province")).to_have_count(1)
    expect(page.locator(".plain-map circle")).to_have_count(3)
    expect(page.locator("[data-part=list] li")).to_have_count(10)
    plain.close()


def test_axe_finds_nothing_on_the_map(page: Page) -> None:
    press(page, TOWN)
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
