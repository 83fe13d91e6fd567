"""A place is pointed out on the map, and what is pointed out stands in the fields of the form."""

import pytest
from playwright.sync_api import Page, expect
from served_desk import Visitor

pytestmark = pytest.mark.slow
REACH = "() => document.querySelector('.map').drawn.getSource('reach').getData()"


def field(page: Page, name: str) -> str:
    told = page.locator("form.decision").evaluate(
        "(form, name) => new FormData(form).get(name)", name
    )
    return str(told)


def corner(page: Page, right: float, down: float) -> tuple[float, float]:
    """A point of the map, by shares of its width and height."""
    canvas = page.locator(".maplibregl-canvas")
    canvas.evaluate("one => one.scrollIntoView({ block: 'center' })")
    box = canvas.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * right, box["y"] + box["height"] * down


def test_a_place_is_pointed_out(visitor: Visitor) -> None:
    """A candidate by its number, a point by a press, how far around it by a drag or by typing."""
    visitor.context.set_default_timeout(60_000)
    page = visitor.goes("/incidents/1/decide/correct?field=place")
    page.wait_for_selector("form[data-ready]")

    page.get_by_role("button", name="Candidate 1").click()
    chosen, lat = field(page, "place_id"), field(page, "lat")
    assert chosen
    assert lat

    page.mouse.click(*corner(page, 0.2, 0.25))
    assert field(page, "place_id") == ""
    assert field(page, "lat") != lat

    page.keyboard.down("Shift")
    page.mouse.move(*corner(page, 0.7, 0.7))
    page.mouse.down()
    page.mouse.move(*corner(page, 0.8, 0.7), steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert float(field(page, "radius_km")) > 0

    page.locator("[name=radius_km]").fill("12")
    page.locator("[name=lat]").fill("35.5")
    page.locator("[name=lat]").press("Tab")
    assert page.evaluate(REACH)["features"][0]["geometry"]["type"] == "Polygon"
    expect(page.locator(".pin")).to_be_visible()
    assert field(page, "place_id") == ""
