"""One story from the queue to the export, as a person lives it: by mouse, and by keys alone."""

import re
from pathlib import Path

import pytest
from desk_story import (
    ELSEWHERE,
    OUTLET,
    PLACES,
    PREFERRED,
    PREFERS,
    SPLITS,
    TOLD,
    UNDOES,
    all_of_it_is_exported,
    all_of_it_is_told,
    column,
    is_read,
    is_whole,
    killed,
    number_of,
    reads_the_words_of_the_highest,
)
from playwright.sync_api import Locator, Page, expect
from served_desk import Served, Visitor

pytestmark = pytest.mark.slow
PATIENCE_MS = 60_000  # a busy machine with two cores reads, concludes and draws
expect.set_options(timeout=PATIENCE_MS)
MOST_TABS = 120  # a page that needs more of them is not one for the keyboard


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The browser's page, with patience."""
    visitor.context.set_default_timeout(PATIENCE_MS)
    return visitor.page


def highest(page: Page) -> Locator:
    """The row of the highest figure of people killed, of all that anybody says."""
    said = page.locator(".chart tbody").filter(has_text="killed").first.locator("tr.toll")
    counts = [int(re.findall(r"\d+", words)[0]) for words in said.locator("th").all_inner_texts()]
    return said.nth(counts.index(max(counts)))


def focused(one: Locator) -> bool:
    return bool(one.evaluate("one => one === document.activeElement"))


def tabs_to(page: Page, one: Locator, *, key: str = "Tab") -> None:
    """Goes on by a key until the focus is where it is wanted."""
    expect(one).to_be_visible()
    for _ in range(MOST_TABS):
        if focused(one):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no {key} leads to {one}")


def types_reason(page: Page, reason: str) -> None:
    """Types why, where the focus is or a few Tabs on, and sends it without a button."""
    tabs_to(page, page.get_by_label("Why, in your words"))
    page.keyboard.type(reason)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_contain_text(reason)
    page.wait_for_load_state()  # keys are heard once the scripts of the page have run


def clicks_reason(page: Page, reason: str) -> None:
    page.get_by_label("Why, in your words").fill(reason)
    page.locator("form.decision button.chief").click()
    expect(page.locator(".done")).to_contain_text(reason)


def steps_to(page: Page, wanted: Locator) -> None:
    """Goes from claim to claim by keys until the wanted one stands beside its report."""
    heads = page.locator(".matrix th[data-column]").all()
    order = [head.get_attribute("data-column") or "" for head in heads]
    report = page.locator("#report")
    aim = order.index(wanted.get_attribute("data-column") or "")
    while (at := order.index(report.get_attribute("data-chosen") or "")) != aim:
        page.keyboard.press("j" if at < aim else "k")
        expect(report).not_to_have_attribute("data-chosen", order[at])


def goes_by_keys(page: Page, letter: str) -> None:
    """From page to page by `g` and a letter."""
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press(letter)


def adds_the_report(page: Page) -> None:
    page.get_by_label("Or the text of one report").fill(TOLD)
    page.get_by_label("Outlet").fill(OUTLET)
    page.get_by_role("button", name="Read into the casebook").click()
    is_read(page)


def adds_the_report_by_keys(page: Page) -> None:
    goes_by_keys(page, "a")
    tabs_to(page, page.get_by_label("Or the text of one report"))
    page.keyboard.insert_text(TOLD)
    tabs_to(page, page.get_by_label("Outlet"))
    page.keyboard.type(OUTLET)
    tabs_to(page, page.get_by_role("button", name="Read into the casebook"))
    page.keyboard.press("Enter")
    is_read(page)


def opens_the_most_contradicted(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Incidents").click()
    page.get_by_role("link", name="accounts contradict each other").click()
    page.locator("[data-row] a").first.click()
    expect(page).to_have_url(re.compile("/incidents/1\\?"))


def opens_the_most_contradicted_by_keys(page: Page) -> None:
    goes_by_keys(page, "i")
    expect(page.locator("[data-row]").first).to_contain_text("contradictions")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/incidents/1$"))
    page.wait_for_load_state()


def prefers_and_splits(page: Page) -> None:
    counted = page.locator(".chart .toll").filter(has_text="Green Ladder")
    counted.locator("a[data-claim]").first.click()
    expect(page.locator(".chosen-line")).to_contain_text("Green Ladder")
    page.get_by_role("link", name="Prefer").click()
    clicks_reason(page, PREFERS)
    expect(killed(page)).to_have_text(PREFERRED)
    column(page, ELSEWHERE).get_by_role("checkbox").check()
    page.get_by_role("button", name="Split chosen claims off").click()
    clicks_reason(page, SPLITS)
    expect(page.locator(".matrix")).not_to_contain_text(ELSEWHERE)


def prefers_and_splits_by_keys(page: Page) -> None:
    steps_to(page, column(page, "Green Ladder"))
    page.keyboard.press("p")
    types_reason(page, PREFERS)
    expect(killed(page)).to_have_text(PREFERRED)
    steps_to(page, column(page, ELSEWHERE))
    page.keyboard.press("Space")
    page.keyboard.press("s")
    types_reason(page, SPLITS)
    expect(page.locator(".matrix")).not_to_contain_text(ELSEWHERE)


def opens_the_mill(page: Page) -> None:
    """From where the split was made back to the queue, its question still asked, and on."""
    page.locator(".crumbs").get_by_role("link", name="Incidents").click()
    page.get_by_role("link", name="Everything").click()
    expect(page.locator("#queue-head")).to_have_text("10 incidents")
    page.locator("[data-row] a").filter(has_text="Kafer Na'al").click()
    expect(page.locator(".place-and-day")).to_contain_text("unresolved")


def opens_the_mill_by_keys(page: Page) -> None:
    goes_by_keys(page, "i")
    expect(page.locator("#queue-head")).to_have_text("10 incidents")
    tabs_to(page, page.locator("[data-row] a").filter(has_text="Kafer Na'al"), key="j")
    page.keyboard.press("Enter")
    expect(page.locator(".place-and-day")).to_contain_text("unresolved")
    page.wait_for_load_state()


def points_out_the_mill(page: Page) -> float:
    """A candidate is pressed on the map; the latitude that it wrote into the form, in degrees."""
    page.get_by_role("link", name="Correct").click()
    page.get_by_role("link", name="place", exact=True).click()
    page.wait_for_selector("form[data-ready]")
    page.get_by_role("button", name="Candidate 1").click()
    latitude = float(page.get_by_label("Latitude").input_value())
    clicks_reason(page, PLACES)
    expect(page.locator(".place-and-day")).not_to_contain_text("unresolved")
    return latitude


def points_out_the_mill_by_keys(page: Page) -> float:
    """A point of one's own is written; its latitude in degrees."""
    page.keyboard.press("c")
    expect(page.locator("form.decision")).to_be_visible()
    tabs_to(page, page.get_by_role("link", name="place", exact=True), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The place by name")).to_be_focused()
    tabs_to(page, page.get_by_label("Latitude"))
    page.keyboard.type("36.2")
    tabs_to(page, page.get_by_label("Longitude"))
    page.keyboard.type("36.9")
    types_reason(page, PLACES)
    expect(page.locator(".packs")).to_contain_text("36.20000, 36.90000")
    return 36.2


def takes_the_split_back(page: Page) -> None:
    page.locator(".toolbar").get_by_role("link", name="Undo").click()
    page.get_by_role("radio", name=re.compile(SPLITS)).check()
    clicks_reason(page, UNDOES)
    expect(page.locator(".matrix")).to_contain_text(ELSEWHERE)


def takes_the_split_back_by_keys(page: Page) -> None:
    page.keyboard.press("u")
    expect(page.get_by_role("radio", name=re.compile(SPLITS))).to_be_checked()
    types_reason(page, UNDOES)
    expect(page.locator(".matrix")).to_contain_text(ELSEWHERE)


def test_a_story_from_the_queue_to_the_export(
    page: Page, visitor: Visitor, served: Served, tmp_path: Path
) -> None:
    visitor.goes("/add")
    adds_the_report(page)
    opens_the_most_contradicted(page)
    highest(page).locator("a[data-claim]").click()
    reads_the_words_of_the_highest(page)
    prefers_and_splits(page)
    opens_the_mill(page)
    mill = number_of(page)
    latitude = points_out_the_mill(page)
    opens_the_most_contradicted(page)
    takes_the_split_back(page)
    page.get_by_text("Read or send").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="one file, for this team").click()
    is_whole(coming.value)
    all_of_it_is_exported(served, tmp_path, mill, latitude)
    all_of_it_is_told(page, visitor, mill)


def test_the_same_story_by_keys_alone(
    page: Page, visitor: Visitor, served: Served, tmp_path: Path
) -> None:
    visitor.goes("/")
    adds_the_report_by_keys(page)
    opens_the_most_contradicted_by_keys(page)
    steps_to(page, column(page, "Mahmoud"))
    reads_the_words_of_the_highest(page)
    prefers_and_splits_by_keys(page)
    opens_the_mill_by_keys(page)
    mill = number_of(page)
    latitude = points_out_the_mill_by_keys(page)
    opens_the_most_contradicted_by_keys(page)
    takes_the_split_back_by_keys(page)
    tabs_to(page, page.locator(".menu summary"))
    page.keyboard.press("Enter")
    tabs_to(page, page.get_by_role("link", name="one file, for this team"))
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    is_whole(coming.value)
    all_of_it_is_exported(served, tmp_path, mill, latitude)
    all_of_it_is_told(page, visitor, mill)
