"""Several claims corrected in one form, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from served_desk import Visitor

from reportedly.model.corrections import ClaimField

pytestmark = pytest.mark.slow
expect.set_options(timeout=20_000)  # the first decision opens the lists of places and parties


def opened(visitor: Visitor, field: str) -> Page:
    page = visitor.goes("/incidents/1")
    page.keyboard.press("Space")
    page.keyboard.press("j")
    expect(page.locator(".matrix [name=claim]:checked")).to_have_count(1)
    page.keyboard.press("Space")
    page.keyboard.press("c")
    page.get_by_role("link", name=field, exact=True).click()
    return page


def sent(page: Page, reason: str) -> None:
    page.get_by_label("Why, in your words").fill(reason)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text(reason)


def test_chosen_claims_are_corrected_as_one_and_undone_as_one(visitor: Visitor) -> None:
    page = opened(visitor, "speaker")
    expect(page.get_by_label("The name of who says it")).to_be_focused()
    expect(page.locator(".also [name=claim]:checked")).to_have_count(1)
    page.get_by_label("The name of who says it").fill("Kite Desk")
    page.get_by_label("What sort of speaker").select_option("monitor")
    sent(page, "both quote the same desk")
    expect(page.locator(".done")).to_contain_text("speaker: Kite Desk (monitor), in 2 claims")
    expect(page.locator(".matrix .claim-head .who").get_by_text("Kite Desk")).to_have_count(2)
    page.keyboard.press("u")
    sent(page, "they do not")
    expect(page.locator(".matrix .claim-head .who").get_by_text("Kite Desk")).to_have_count(0)


def test_all_that_say_the_same_are_ticked_and_what_was_typed_stays(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1")
    page.keyboard.press("c")
    page.get_by_label("Why, in your words").fill("told a day late")
    page.get_by_role("link", name="day", exact=True).click()
    expect(page.get_by_label("First day")).to_be_visible()
    expect(page.get_by_label("Why, in your words")).to_have_value("told a day late")
    page.get_by_text("Correct other claims with it").click()
    page.get_by_role("button", name="Take all that say").click()
    expect(page.locator(".also [name=claim]:checked")).not_to_have_count(0)
    expect(page.get_by_label("Why, in your words")).to_have_value("told a day late")
    page.get_by_label("First day").fill("2017-11-12")
    page.get_by_label("Last day").fill("2017-11-12")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("correct day: 2017-11-12, in")


def test_the_button_counts_what_is_ticked(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1/decide/correct?field=speaker")
    button = page.locator("form.decision button.chief")
    expect(button).to_contain_text("Correct the claim")
    page.locator("details.also > summary").click()
    page.locator(".also [name=claim]").first.check()
    expect(button).to_contain_text("Correct 2 claims")
    expect(page.get_by_role("heading", name="Correct 2 claims")).to_be_visible()
    page.locator(".also [name=claim]").first.uncheck()
    expect(button).to_contain_text("Correct the claim")


@pytest.mark.parametrize("width", [390, 1440])
def test_nobody_is_shut_out_of_a_correction(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 900})
    for field in ClaimField:
        page = visitor.goes(f"/incidents/1/decide/correct?field={field}")
        page.locator("details.also > summary").click()
        told = Axe().run(page).response["violations"]
        assert [one["id"] for one in told if one["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
