"""Reports in a real browser: words selected to the letter, a missed claim added, files dropped."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from served_desk import Served, Visitor

from reportedly.store.sqlite import open_casebook

pytestmark = pytest.mark.slow
expect.set_options(timeout=30_000)  # the first decision opens the lists of places and parties

TITLE = "Grief and anger in Atareb as toll passes fifty"
WORDS = "that a dozen of the worst cases had been sent on"


def at_report(visitor: Visitor) -> Page:
    page = visitor.goes("/reports")
    address = page.get_by_role("link", name=TITLE).get_attribute("href")
    assert address is not None
    return visitor.goes(address)


def select(page: Page, words: str) -> None:
    """As a mouse would: from the first letter of the words to their last."""
    page.evaluate(
        """(words) => {
          for (const line of document.querySelectorAll("#letters p")) {
            const runs = [...line.querySelectorAll("[data-start]")];
            const at = runs.map((run) => run.textContent).join("").indexOf(words);
            if (at < 0) continue;
            const place = (index) => {
              for (const run of runs) {
                if (index <= run.textContent.length) return [run.firstChild, index];
                index -= run.textContent.length;
              }
            };
            getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
            return;
          }
        }""",
        words,
    )


def sent_of(page: Page, name: str) -> str:
    return str(page.locator(f"#missed [name='{name}']").input_value())


def claims_in(served: Served) -> list[str]:
    with open_casebook(served.casebook) as book:
        report = next(r for r in book.reports() if r.title == TITLE)
        made = [claim for claim in book.resolved_of(report.id) if claim.added]
        return [span.text for claim in made for span in claim.claim.evidence]


def test_a_missed_claim_is_added_by_keyboard_alone(visitor: Visitor, served: Served) -> None:
    page = at_report(visitor)
    page.keyboard.press(".")
    expect(page.locator("#letters")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        if page.evaluate("getSelection().toString()") == "Shops":
            break
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("a")
    expect(page.locator("#missed")).to_be_visible()
    start, end = int(sent_of(page, "words-start")), int(sent_of(page, "words-end"))
    with open_casebook(served.casebook) as book:
        text = next(r for r in book.reports() if r.title == TITLE).text
    assert text[start:end] == sent_of(page, "words") == "Shops stayed shut across the town"
    page.keyboard.press("e")
    page.keyboard.press("s")  # "shelling"
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/reports/*claim=*")
    expect(page.locator(".claim.chosen")).to_contain_text("added by rk")
    assert claims_in(served) == [text[start:end]]


def test_each_field_takes_the_selected_words_by_one_key(visitor: Visitor) -> None:
    page = at_report(visitor)
    select(page, WORDS)
    page.keyboard.press("a")
    expect(page.locator("#missed")).to_be_visible()
    assert sent_of(page, "words") == WORDS
    select(page, "Green Ladder")
    page.keyboard.press("s")
    assert sent_of(page, "speaker") == "Green Ladder"
    assert sent_of(page, "speaker-start")
    select(page, "on Tuesday")
    page.keyboard.press("d")
    expect(page.locator("#m-day")).to_have_value("2017-11-14")
    select(page, "64 wounded")
    page.keyboard.press("f")
    row = page.locator(".figure-row").filter(has_text="64 wounded")
    expect(row.locator("input[autocomplete]")).to_have_value("64")
    expect(row.locator("select").last).to_have_value("wounded")
    page.locator("#m-speaker").fill("somebody else")
    assert sent_of(page, "speaker-start") == ""


def test_further_words_and_places_join_and_the_map_opens(visitor: Visitor) -> None:
    page = at_report(visitor)
    select(page, WORDS)
    page.keyboard.press("a")
    expect(page.locator("#missed")).to_be_visible()
    page.locator("#m-place").fill("")
    page.locator("#m-place").blur()
    for words, key in (("Green Ladder", "w"), ("Atareb", "p"), ("on Tuesday", "p")):
        select(page, words)
        page.keyboard.press(key)
    assert sent_of(page, "words") == WORDS
    expect(page.locator("#m-more")).to_have_value("Green Ladder")
    assert sent_of(page, "more-at").startswith("0=")
    expect(page.locator("#m-place")).to_have_value("Atareb; on Tuesday")
    page.get_by_text("Point it out on the map").click()
    expect(page.locator("#missed .maplibregl-canvas")).to_be_visible()
    page.get_by_role("button", name="Candidate 1").click()
    assert sent_of(page, "lat")
    page.reload()
    expect(page.locator("#m-more")).to_have_value("Green Ladder")


def test_what_was_typed_outlives_a_reload_and_a_desk_that_is_gone(
    visitor: Visitor, served: Served
) -> None:
    page = at_report(visitor)
    select(page, WORDS)
    page.keyboard.press("a")
    page.locator("#m-reason").fill("seen by nobody else")
    page.reload()
    expect(page.locator("#m-reason")).to_have_value("seen by nobody else")
    assert sent_of(page, "words") == WORDS
    served.kill()
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator(".sending")).to_contain_text("kept in this browser")
    served.again()
    page.get_by_role("button", name="Add the claim").click()
    page.wait_for_url("**/reports/*claim=*")
    assert claims_in(served) == [WORDS]
    visitor.errors.clear()  # the browser says itself that the desk was away


def test_marks_lead_to_their_claims_and_back(visitor: Visitor) -> None:
    page = at_report(visitor)
    page.keyboard.press("j")
    expect(page.locator("#claim-1")).to_have_class("claim chosen")
    page.locator("mark[data-claims~='3']").first.click()
    expect(page.locator("#claim-3")).to_have_class("claim chosen")
    assert page.locator("mark.strong").first.get_attribute("data-claims") == "3"


def test_files_are_read_and_their_claims_seen(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text("Mill hit\n\nShells killed seven people in Sarmada on Tuesday, police said.")
    page = visitor.goes("/add")
    page.set_input_files("#files", [file])
    page.get_by_label("Outlet").fill("Gull Gazette (invented)")
    page.get_by_role("button", name="See the claims").click()
    expect(page.locator("#job")).to_contain_text("7 killed")
    expect(page.locator("#job")).to_contain_text("Nothing of this is kept")
    page.get_by_role("link", name="Add more").click()
    page.set_input_files("#files", [file])
    page.get_by_role("button", name="Read into the casebook").click()
    expect(page.locator(".found")).to_contain_text("Incident")
    page.get_by_role("link", name="Mill hit").click()
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(visitor: Visitor, scheme: str) -> None:
    page = visitor.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    at_report(visitor)
    select(page, WORDS)
    page.keyboard.press("a")
    page.locator("#missed").wait_for()
    addresses = ("/reports", "/add", "/judgements", "/history")
    for address in (None, *addresses):
        if address is not None:
            visitor.goes(address)
        found = Axe().run(page).response["violations"]
        told = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
        assert not told, f"{address}: {json.dumps(told, indent=1)}"


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_the_window(visitor: Visitor, width: int) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    at_report(visitor)
    for address in (page.url.removeprefix(visitor.address), "/reports", "/add", "/judgements"):
        visitor.goes(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
