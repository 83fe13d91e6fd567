"""A party and a place that no list knows by their words, resolved at the desk as a user does."""

import pytest
from playwright.sync_api import Browser, Page, expect
from served_desk import Served, Visitor

pytestmark = pytest.mark.slow
expect.set_options(timeout=20_000)  # the first decision opens the lists of places and parties

NAME = "spokesman for the Russian air base at Hmeimim"


def opens_the_party(page: Page) -> None:
    """The cell of the matrix that names a party no list knows."""
    cell = page.locator(".matrix details.doubtful", has_text=NAME).first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    cell.get_by_role("link", name="correct this").focus()
    page.keyboard.press("Enter")


def test_a_party_is_found_named_and_unnamed_by_keyboard(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1")
    opens_the_party(page)
    page.get_by_label("Look for another party").focus()
    page.keyboard.type("Russia")
    page.keyboard.press("Enter")
    expect(page.locator("[name=entry]").first).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_label("from now on in every report").focus()
    page.keyboard.press("Space")
    page.get_by_label("Why, in your words").focus()
    page.keyboard.type("it is their base")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("means Russia in every report")
    expect(page.locator(".matrix details.doubtful", has_text=NAME)).to_have_count(0)
    page.keyboard.press("h")
    expect(page.locator(".steps")).to_contain_text("it is their base")
    page.keyboard.press("b")
    expect(page.locator(".matrix")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("u")
    page.get_by_label("Why, in your words").fill("he speaks, he did nothing")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("he speaks, he did nothing")
    expect(page.locator(".matrix details.doubtful", has_text=NAME)).not_to_have_count(0)


def test_a_place_is_looked_for_and_named(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/2")
    page.keyboard.press("c")
    page.get_by_role("link", name="place", exact=True).click()
    page.get_by_label("Look for another place").fill("Sarmada")
    page.keyboard.press("Enter")
    expect(page.locator(".candidates")).to_contain_text("Sarmada, Idlib")
    page.locator("[name=place_id]").first.check()
    page.get_by_label("from now on in every report").check()
    page.get_by_label("The name that means it").fill("the van market")
    page.get_by_label("Why, in your words").fill("so it is called there")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("“the van market” means Sarmada")


def test_without_scripts_it_is_a_form_as_any_other(chromium: Browser, served: Served) -> None:
    plain = chromium.new_context(base_url=served.address, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/incidents/1")
    opens_the_party(page)
    page.get_by_label("Look for another party").fill("Russia")
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator("[name=entry]").first.check()
    page.get_by_label("from now on in every report").check()
    page.get_by_label("Why, in your words").fill("it is their base")
    page.get_by_role("button", name="Correct the claim").last.click()
    expect(page.locator(".done")).to_contain_text("means Russia in every report")
    plain.close()
