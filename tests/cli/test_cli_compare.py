"""`compare`: our records beside a file of GED or ACLED, every number beside who says it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import ACLED_31, ACLED_ROW, GED_42, GED_49, GED_ROW, table, written
from lxml import html
from small_casebook import fill

from reportedly.cli import main
from reportedly.store.sqlite import open_casebook

HOSTILE = "<script>alert(1)</script>\x1b[2J [bold]Atarib‮"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A strike on Atarib of which a monitor counts 40 dead and a paper 12."""
    path = tmp_path_factory.mktemp("compare") / "small.casebook"
    with open_casebook(path, create=True) as book:
        fill(book)
    return path


@pytest.fixture(scope="module")
def ged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strike as another list has it, a second event nearby, and one of another war."""
    missed = GED_ROW | {"id": "78", "latitude": "36.2", "best": "7", "low": "7", "high": "7"}
    elsewhere = GED_ROW | {"id": "79", "latitude": "10", "longitude": "10"}
    path = tmp_path_factory.mktemp("ged") / "ged.csv.gz"
    return written(path, table(GED_42, GED_ROW, missed, elsewhere), packed=True)


def run(book: Path, *typed: object) -> Result:
    words = ["--casebook", str(book), "compare", *map(str, typed)]
    return CliRunner().invoke(main, words)


def forms(book: Path, *typed: object) -> dict[str, list[dict[str, object]]]:
    told = run(book, *typed, "--json")
    assert told.exit_code == 0, told.output
    found: dict[str, list[dict[str, object]]] = {}
    for row in told.stdout.splitlines():
        form = json.loads(row)
        found.setdefault(form.pop("kind"), []).append(form)
    return found


def test_the_screen_says_who_says_what_on_both_sides(book: Path, ged: Path) -> None:
    told = " ".join(run(book, "--with", ged).stdout.split())
    assert "Agreement, not accuracy" in told and "accurate" not in told
    assert "killed ours 12 / 40 / 40 · theirs 60 / 83 / 84" in told
    assert "GED 77, which cites Lantern Watch" in told
    assert "for 40 killed — Lantern Watch in Daily Post" in told
    assert "set aside 12 killed — Copper Courier, in its own voice" in told
    assert "In 1 of 1 pair both cite one witness" in told
    assert "78" in told and "GED 79" not in told


def test_pairs_that_say_the_same_are_not_listed_as_apart(book: Path, tmp_path: Path) -> None:
    same = GED_ROW | {"low": "12", "best": "40", "high": "40"}
    file = written(tmp_path / "same.csv", table(GED_42, same))
    told = " ".join(run(book, "--with", file).stdout.split())
    assert "no pair differs" in told
    assert "killed ours" not in told


def test_what_is_theirs_alone_is_not_called_missed(book: Path, ged: Path) -> None:
    told = " ".join(run(book, "--with", ged).stdout.split())
    assert "Ours tell of 1 of the 1 day of 13 Nov 2017" in told
    assert "Alone is not missed. Near 0 of these 1 event" in told
    assert "Counts join nothing" in told


def test_json_holds_all_of_it(book: Path, ged: Path) -> None:
    found = forms(book, "--with", ged)
    (summary,), (pair,), (missed,) = found["summary"], found["pair"], found["theirs_alone"]
    assert (summary["our_days"], summary["our_days_span"], summary["theirs_unseen"]) == (1, 1, 0)
    assert (summary["matched"], summary["ours_compared"], summary["theirs_compared"]) == (1, 1, 2)
    assert (pair["ours"]["number"], pair["theirs"]["id"]) == (1, "77")  # type: ignore[index]
    assert pair["shared_witnesses"] == ["Lantern Watch"]
    claims = pair["claims"]
    assert claims["claims_for"] == ["40 killed — Lantern Watch in Daily Post"]  # type: ignore[index]
    assert claims["against"]  # type: ignore[index]
    assert (missed["id"], missed["cites"]) == ("78", ["Lantern Watch"])
    assert "ours_alone" not in found


def test_the_page_is_one_file_without_script_or_net(book: Path, ged: Path, tmp_path: Path) -> None:
    page = tmp_path / "beside.html"
    told = run(book, "--with", ged, "--html", page)
    assert told.exit_code == 0 and str(page) in told.stdout
    text = page.read_text(encoding="utf-8")
    tree = html.fromstring(text)
    assert not tree.xpath("//script|//link|//img|//iframe|//*[@src]")
    parts = tree.xpath("//nav//a/@href")
    assert parts == [f"#{name}" for name in tree.xpath("//h2/@id")] == tree.xpath("//@href")
    assert "#agreement" in parts and "#theirs" in parts and "#ours" not in parts
    assert not re.search(r"https?:|@import|url\(", text)
    words = " ".join(tree.xpath("//body")[0].text_content().split())
    assert "40 killed — Lantern Watch in Daily Post" in words and "GED 77" in words
    assert tree.xpath("//svg//circle") and "Aleppo" in tree.xpath("//svg//text/text()")
    assert "prefers-color-scheme: dark" in text and "@media print" in text


def test_hostile_words_of_a_foreign_file_stay_words(book: Path, tmp_path: Path) -> None:
    row = GED_ROW | {"where_coordinates": HOSTILE, "source_original": HOSTILE}
    path = written(tmp_path / "ged.csv", table(GED_49, row))
    page = tmp_path / "page.html"
    assert run(book, "--with", path, "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text and "&lt;script&gt;" in text
    shown = run(book, "--with", path).stdout
    for acting in ("\x1b", "‮"):
        assert acting not in text + shown
    assert "[bold]" in shown


@pytest.mark.parametrize("layout", ["ged", "ged42", "hxl", "acled", "acled-numbers"])
def test_what_is_exported_agrees_with_itself(book: Path, tmp_path: Path, layout: str) -> None:
    """Records out in a layout, read by the other door, laid beside the records: all of them, and
    nothing apart."""
    path = tmp_path / "own.csv"
    exported = CliRunner().invoke(
        main, ["--casebook", str(book), "export", "--as", layout, "-o", str(path)]
    )
    assert exported.exit_code == 0, exported.output
    found = forms(book, "--with", path)
    verdicts = {each["verdict"] for pair in found["pair"] for each in pair["fields"]}  # type: ignore[attr-defined]
    assert verdicts <= {"same", "unsaid"}
    assert "theirs_alone" not in found and "ours_alone" not in found
    summary = found["summary"][0]
    assert summary["rows_set_aside"] == 0
    assert summary["matched"] == summary["theirs_compared"] == summary["ours_compared"]


def test_acled_is_laid_beside_records_by_acleds_rules(book: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "acled.csv", table(ACLED_31, ACLED_ROW))
    found = forms(book, "--with", path)
    assert found["summary"][0]["rules"].split()[0] == "acled"  # type: ignore[attr-defined]
    (pair,) = found["pair"]
    best = next(each for each in pair["fields"] if each["field"] == "best")  # type: ignore[attr-defined]
    assert (best["ours"], best["theirs"], best["verdict"]) == ("12", "83", "apart")
    kind = next(each for each in pair["fields"] if each["field"] == "type")  # type: ignore[attr-defined]
    assert kind["verdict"] == "same"
    assert forms(book, "--with", path, "--rules", "ged")["summary"][0]["rules"] == "ged 6"


def test_the_reach_can_be_narrowed(book: Path, tmp_path: Path) -> None:
    next_day = GED_ROW | {"date_start": "2017-11-14", "date_end": "2017-11-14"}
    path = written(tmp_path / "ged.csv", table(GED_42, next_day))
    assert len(forms(book, "--with", path, "--least", 0)["pair"]) == 1
    assert "pair" not in forms(book, "--with", path, "--least", 0, "--days", 0)
    doubted = forms(book, "--with", path)
    assert "pair" not in doubted and doubted["ours_alone"][0]["likeliest"] == "77"


def test_nothing_of_a_foreign_file_is_kept(book: Path, ged: Path) -> None:
    def dump() -> str:
        return CliRunner().invoke(main, ["--casebook", str(book), "dump"]).stdout

    before = dump()
    assert run(book, "--with", ged).exit_code == 0
    assert dump() == before


def test_rows_that_cannot_be_read_are_told_beside_the_answer(book: Path, tmp_path: Path) -> None:
    bad = [GED_ROW | {"id": str(n), "best": "some"} for n in range(5)]
    path = written(tmp_path / "ged.csv", table(GED_42, GED_ROW, *bad))
    told = run(book, "--with", path)
    assert told.exit_code == 0
    assert "ged.csv, row 2: set aside: best 'some' is no count" in told.stderr
    assert "2 more rows set aside" in told.stderr


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("--with", "gone.csv"),
        ("--with", "{ged}", "--rules", "acme"),
        ("--with", "{ged}", "--km", "-1"),
        ("--with", "{ged}", "--html", "{ged}/x.html"),
        ("--with", "{ged}", "--html", "{ged}"),
        ("--with", "{ged}", "--html", "{book}"),
        ("--with", "{ged}", "--html", "x.html", "--json"),
        ("--with", "{book}"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_way_on(
    book: Path, ged: Path, typed: tuple[str, ...]
) -> None:
    before = ged.read_bytes(), book.read_bytes()
    told = run(book, *(word.format(ged=ged, book=book) for word in typed))
    assert told.exit_code == 2
    assert told.stdout == "" and told.stderr and "Traceback" not in told.stderr
    assert (ged.read_bytes(), book.read_bytes()) == before


def test_lists_of_other_years_have_nothing_in_common_and_the_words_say_so(
    book: Path, tmp_path: Path
) -> None:
    years = {"date_start": "2001-01-01", "date_end": "2001-01-02"}
    told = run(book, "--with", written(tmp_path / "ged.csv", table(GED_42, GED_ROW | years)))
    assert told.exit_code == 0 and "Nothing of ours can be laid beside it." in told.stdout


def test_a_casebook_without_a_place_or_a_day_has_nothing_to_compare(
    ged: Path, tmp_path: Path
) -> None:
    path = tmp_path / "empty.casebook"
    with open_casebook(path, create=True):
        pass
    told = run(path, "--with", ged)
    assert told.exit_code == 2 and "nothing to compare" in told.stderr and "hint:" in told.stderr
