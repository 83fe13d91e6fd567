"""What happens in the story of a day at the desk, and what must be seen of it in the end."""

import csv
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect
from served_desk import COMMAND, Served, Visitor

TOLD = (
    "A mine by the mill of Kafer Na'al\n\n"
    "IDLIB COUNTRYSIDE, Syria, 20 November 2017. A landmine killed three farmers in the village of "
    "Kafer Na'al, west of Aleppo, on Sunday, the Wheat Row rescue team said.\n"
)
OUTLET = "Gull Gazette (invented)"
PREFERS = "they laid the dead out and counted them"
SPLITS = "its raid is the other one, an hour apart"
PLACES = "the mill stands there, by the council's map"
UNDOES = "it speaks of both, and of the market here"
ELSEWHERE = "Kite and Anchor (invented)"
KILLED, PREFERRED = "57 / 83 / 83", "57 / 57 / 83"  # the demo without its inquiry


def killed(page: Page) -> Locator:
    return page.locator(".estimate b")


def number_of(page: Page) -> str:
    """The number of the incident whose page is open."""
    return page.url.partition("/incidents/")[2].partition("?")[0]


def column(page: Page, told_by: str) -> Locator:
    """The head of the first claim by this speaker or outlet, side by side with the others."""
    return page.locator(".matrix th[data-column]").filter(has_text=told_by).first


def is_read(page: Page) -> None:
    """The desk has read the report, and shows the place as the report says it."""
    expect(page.locator("#job [role=status]")).to_contain_text("Done")
    expect(page.locator(".found")).to_contain_text("Kafer Na'al")
    page.wait_for_load_state()


def reads_the_words_of_the_highest(page: Page) -> None:
    """What stands beside the claims once the highest figure was followed to its report."""
    expect(page.locator(".chosen-line")).to_contain_text("Mahmoud")
    words = page.locator("#report mark.strong").filter(has_text="more than a hundred")
    expect(words).to_be_visible()
    expect(killed(page)).to_have_text(KILLED)


def is_whole(download: Download) -> None:
    """The one file tells what is decided, and runs and fetches nothing."""
    one_file = download.path().read_text(encoding="utf-8")
    assert PREFERRED in one_file
    assert "<script" not in one_file
    assert "<link" not in one_file


def exported(desk: Served, folder: Path) -> list[dict[str, str]]:
    """The rows of the export that a shell makes of the casebook of an open desk."""
    told = folder / "ged.csv"
    run = [str(COMMAND), "--casebook", str(desk.casebook), "export", "--as", "ged", "-o", str(told)]
    subprocess.run(run, check=True, capture_output=True)
    with told.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_of_it_is_exported(desk: Served, folder: Path, mill: str, latitude: float) -> None:
    """The preferred figure, the claim that came back and the place stand in the rows."""
    rows = {row["id"]: row for row in exported(desk, folder)}
    assert " / ".join(rows["1"][value] for value in ("low", "best", "high")) == PREFERRED
    assert ELSEWHERE in rows["1"]["source_office"]
    assert float(rows[mill]["latitude"]) == pytest.approx(latitude)


def all_of_it_is_told(page: Page, visitor: Visitor, mill: str) -> None:
    """The histories and the list of judgements tell what was decided, why, and what was undone."""
    visitor.goes("/incidents/1/history")
    judged = page.locator(".steps .judged")
    for reason in (PREFERS, SPLITS, UNDOES):
        expect(judged.filter(has_text=reason)).not_to_have_count(0)
    expect(judged.filter(has_text=SPLITS).locator(".tag").first).to_have_text("undone")
    expect(judged.filter(has_text="undo: split")).to_contain_text(UNDOES)
    visitor.goes(f"/incidents/{mill}/history")
    expect(judged.filter(has_text=PLACES)).to_contain_text("rk")
    visitor.goes("/judgements")
    listed = page.locator(".judgement")
    expect(listed).to_have_count(4)
    for listed_one, reason in zip(listed.all(), (UNDOES, PLACES, SPLITS, PREFERS), strict=True):
        expect(listed_one).to_contain_text(reason)
