"""A day at one incident in a real browser: read, decide, undo, lose the desk, meet others."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from served_desk import Served, Visitor

pytestmark = pytest.mark.slow
expect.set_options(timeout=20_000)  # the first decision opens the lists of places and parties

REASON = "the desk has since withdrawn it"


def best(page: Page) -> str:
    return page.locator(".estimate b").inner_text()


def reject(page: Page, reason: str) -> None:
    page.keyboard.press("x")
    expect(page.get_by_label("Why, in your words")).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Control+Enter")


def test_a_claim_is_chosen_rejected_and_taken_back_by_keyboard(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1")
    before, first = best(page), page.locator("#report").get_attribute("data-chosen")
    page.keyboard.press("j")
    expect(page.locator("#report")).not_to_have_attribute("data-chosen", first or "")
    page.keyboard.press("k")
    expect(page.locator("#report")).to_have_attribute("data-chosen", first or "")
    assert page.locator("mark.strong").first.is_visible()
    reject(page, REASON)
    expect(page.locator(".done")).to_contain_text(REASON)
    assert best(page) != before
    page.keyboard.press("u")
    page.get_by_label("Why, in your words").fill("it stands after all")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("it stands after all")
    assert best(page) == before
    page.keyboard.press("h")
    expect(page.locator(".steps")).to_contain_text(REASON)


def test_words_selected_in_the_report_support_a_correction(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/2")
    page.keyboard.press("c")
    page.get_by_role("link", name="place", exact=True).click()
    expect(page.get_by_label("The place by name")).to_be_focused()
    page.locator(".report-text .said-place").first.dblclick()
    expect(page.get_by_label("The report's words that say so")).to_have_value(re.compile("Batbo"))
    page.get_by_label("The place by name").fill("Sarmada, Idlib")
    page.get_by_label("Why, in your words").fill("the van was on the Sarmada road")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("Sarmada")
    expect(page.locator(".place-and-day")).to_contain_text("Sarmada")
    expect(page.locator(".matrix .corrected")).to_contain_text("corrected by rk")


def test_chosen_claims_are_split_off_and_merged_again(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1")
    page.keyboard.press("Space")
    page.keyboard.press("s")
    page.get_by_label("Why, in your words").fill("another raid")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("another raid")
    page.keyboard.press("m")
    expect(page.locator(".decision .choose")).to_contain_text("Air strike")
    page.locator(".decision .choose").get_by_role("checkbox").first.check()
    page.get_by_label("Why, in your words").fill("one raid after all")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("one raid after all")


def test_an_incident_is_marked_as_reviewed_and_the_queue_leads_on(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/1?from=order%3Dnumber")
    page.keyboard.press("r")
    expect(page.get_by_label("Why, in your words")).to_have_value("read, as it stands")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".tags")).to_contain_text("reviewed by rk")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/incidents/2.from=order%3Dnumber"))


def test_a_place_is_pointed_out_by_its_degrees(visitor: Visitor) -> None:
    page = visitor.goes("/incidents/2")
    page.keyboard.press("c")
    page.get_by_role("link", name="place", exact=True).click()
    page.get_by_label("Latitude").fill("36.2")
    page.get_by_label("Longitude").fill("36.7")
    page.get_by_label("Why, in your words").fill("the farm road, by the council's map")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text("36.2, 36.7")
    expect(page.locator(".packs")).to_contain_text("36.20000, 36.70000")


def test_a_desk_that_was_killed_loses_nothing_that_was_typed(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.goes("/incidents/1")
    page.keyboard.press("x")
    page.get_by_label("Why, in your words").fill(REASON)
    served.kill()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sending")).to_contain_text("kept in this browser")
    visitor.errors.clear()  # that the desk did not answer
    served.again()
    page.reload()
    page.get_by_role("link", name="Go on with it").click()
    expect(page.get_by_label("Why, in your words")).to_have_value(REASON)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text(REASON)
    page.reload()
    assert page.locator("#unsent").is_hidden()


def test_of_two_at_once_the_later_sees_what_changed_and_decides(
    visitor: Visitor, chromium: Browser
) -> None:
    one = visitor.goes("/incidents/1")
    other = chromium.new_context(base_url=visitor.address).new_page()
    other.goto("/incidents/1")
    one.keyboard.press("p")
    one.get_by_label("Why, in your words").fill("it was on site")
    reject(other, "the other was here first")
    expect(other.locator(".done")).to_be_visible()
    one.keyboard.press("Control+Enter")
    expect(one.locator(".decision [role=alert]")).to_contain_text("the other was here first")
    expect(one.get_by_label("Why, in your words")).to_have_value("it was on site")
    visitor.errors.clear()  # the browser tells of the refusal
    one.get_by_role("button", name="Decide all the same").click()
    expect(one.locator(".done")).to_contain_text("it was on site")
    other.context.close()


def test_all_of_it_works_without_a_script(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(base_url=served.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/incidents/1")
    page.locator(".matrix .claim-number").first.click()
    assert "claim=" in page.url
    page.get_by_role("link", name="Reject").click()
    page.get_by_label("Why, in your words").fill(REASON)
    page.get_by_role("button", name="Reject the claim").click()
    expect(page.locator(".done")).to_contain_text(REASON)
    context.close()


def opened_sheet(page: Page) -> None:
    page.keyboard.press("c")
    expect(page.locator("form.decision")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("/incidents/1", None),
        ("/incidents/1", opened_sheet),
        ("/incidents/1/history", None),
        ("/incidents/1/decide/split", None),
        ("/incidents/1/decide/merge", None),
    ],
)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nobody_is_shut_out(
    visitor: Visitor, path: str, before: Callable[[Page], None] | None, width: int, scheme: str
) -> None:
    """No violation of WCAG 2.2 AA that axe can find, wide and narrow, light and dark."""
    visitor.page.set_viewport_size({"width": width, "height": 900})
    visitor.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = visitor.goes(path)
    if before is not None:
        before(page)
    found = Axe().run(page).response["violations"]
    told = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
    assert not told


def test_a_decision_leaves_the_page_where_it_stood(visitor: Visitor) -> None:
    """What was kept is told in passing; what stands in a form is typed over."""
    page = visitor.goes("/incidents/1")
    page.evaluate("scrollTo(0, 400)")
    page.keyboard.press("r")
    page.wait_for_selector("form.decision")
    page.keyboard.type("both reports read")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**done=*")
    expect(page.locator(".notice.done")).to_contain_text(": both reports read")
    page.wait_for_function("scrollY > 300")
    expect(page.locator("#told")).to_contain_text("Kept: reviewed")


def test_an_answer_that_comes_late_does_not_take_the_place_of_the_claim_chosen_since(
    visitor: Visitor,
) -> None:
    page = visitor.page
    visitor.goes("/incidents/1")
    held: list[Route] = []
    page.route("**/beside?*", lambda route: held.append(route))
    report = page.locator("#report")
    first, second = (page.locator(".matrix a[data-claim]").nth(n) for n in (1, 2))
    for chosen in (first, second):
        with page.expect_request("**/beside?*"):
            chosen.click()
    wanted = second.get_attribute("data-claim") or ""
    late, prompt = held
    prompt.continue_()
    expect(page).to_have_url(re.compile(rf"claim={wanted}"))
    with page.expect_response("**/beside?*"):
        late.continue_()
    page.wait_for_load_state("networkidle")
    expect(report).to_have_attribute("data-chosen", wanted)
    expect(page).to_have_url(re.compile(rf"claim={wanted}"))
