"""What was set aside is tried again from where it lay, and answered by what came in since."""

import gzip
import json
import os
import sys
from pathlib import Path

import pytest
from served import QUICK, Said, Time, site

from reportedly.capture.asking import Asker
from reportedly.capture.visits import Visitor
from reportedly.ingest.given import Given
from reportedly.pipeline.capturing import Came, Capturing, Listed, capture_pages
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.following import follow_feeds
from reportedly.pipeline.recapturing import recapture
from reportedly.pipeline.retries import Retry, Tried
from reportedly.pipeline.retrying import retry
from reportedly.pipeline.run import add_reports
from reportedly.store.asides import Became
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Erasing, Wanted

pytestmark = pytest.mark.usefixtures("reader")

STRIKE = "A strike on Atarib killed 7 people on Monday, a doctor at the hospital said."
OTHER = "A strike on Darat killed 3 people on Tuesday, the civil defence said."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def add(casebook: Casebook, *paths: str, given: Given | None = None) -> None:
    add_reports(casebook, paths, engine=InProcess(), given=given or Given(outlet="Ferry Post"))


def again(casebook: Casebook, visiting: Capturing | None = None) -> list[Retry]:
    return list(retry(casebook, engine=InProcess(), visiting=visiting).retries)


def standing(casebook: Casebook) -> list[str]:
    return sorted(one.locator for one in casebook.rejects())


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def test_a_line_that_was_mended_comes_in_and_is_no_longer_listed(casebook: Casebook) -> None:
    file = Path("a.jsonl")
    file.write_text(lines({"id": "1", "text": STRIKE}) + '{"id": "2", "text": "broken\n')
    add(casebook, "a.jsonl")
    assert standing(casebook) == ["a.jsonl, line 2"]
    file.write_text(lines({"id": "1", "text": STRIKE}, {"id": "2", "text": OTHER}))
    (tried,) = again(casebook)
    assert tried.tried is Tried.CAME_IN
    assert tried.report is not None and casebook.report(tried.report).given_id == "2"
    assert standing(casebook) == []
    (kept,) = casebook.asides()
    assert kept.answer is not None and kept.answer.became is Became.CAME_IN
    (entry,) = casebook.log(Wanted((Act.ANSWERED,)))
    assert entry.about is not None and entry.about["from"] == "a.jsonl, line 2"
    assert casebook.check().faults == ()
    assert again(casebook) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes exist on Linux alone")
@pytest.mark.parametrize("name", [b"\xff.jsonl", b"two\nlines.jsonl", b"a.jsonl"])
@pytest.mark.parametrize("given", ["odd", "../here/odd"])
def test_a_file_of_any_name_is_found_again(casebook: Casebook, name: bytes, given: str) -> None:
    file = Path("odd", os.fsdecode(name))
    file.parent.mkdir()
    file.write_text("{}\n")
    add(casebook, given)
    file.write_text(lines({"text": STRIKE}))
    (tried,) = again(casebook)
    assert tried.tried is Tried.CAME_IN
    assert standing(casebook) == []


def test_another_add_of_the_same_file_answers_too(casebook: Casebook) -> None:
    file = Path("table.csv")
    file.write_text(f'"where","words"\n"x","{STRIKE}"\n')
    add(casebook, "table.csv")
    assert standing(casebook) == ["table.csv"]
    add(casebook, "table.csv", given=Given(outlet="Ferry Post", mapping=(("text", "words"),)))
    assert standing(casebook) == []


def test_the_try_says_what_was_said_when_it_was_added(casebook: Casebook) -> None:
    Path("table.csv").write_text('"no","words"\n"1","left open\n')
    given = Given(outlet="Tell Radio", mapping=(("text", "words"),))
    add(casebook, "table.csv", given=given)
    Path("table.csv").write_text(f'"no","words"\n"1","{STRIKE}"\n')
    (tried,) = again(casebook)
    assert tried.report is not None
    assert casebook.report(tried.report).outlet == "Tell Radio"


def test_what_fails_again_says_for_which_reason(casebook: Casebook) -> None:
    Path("same.jsonl").write_text("{broken}\n")
    Path("other.jsonl").write_text("{broken}\n")
    add(casebook, "same.jsonl", "other.jsonl")
    Path("other.jsonl").write_text('{"id": "1"}\n')
    other, same = again(casebook)
    assert (same.tried, other.tried) == (Tried.SAME, Tried.OTHER)
    assert "not JSON" in same.reason
    assert "no column holds the text" in other.reason
    assert standing(casebook) == ["other.jsonl, line 1", "same.jsonl, line 1"]
    assert len(list(casebook.asides())) == 3


def test_a_line_that_was_taken_out_is_no_longer_there(casebook: Casebook) -> None:
    Path("a.jsonl").write_text("{broken}\n" + lines({"text": STRIKE}))
    add(casebook, "a.jsonl")
    Path("a.jsonl").write_text("\n" + lines({"text": STRIKE}))
    assert [tried.tried for tried in again(casebook)] == [Tried.LEFT]
    assert standing(casebook) == []


def test_what_was_mended_and_breaks_again_stands_aside_again(casebook: Casebook) -> None:
    file = Path("a.jsonl")
    for content in ("{broken}\n", lines({"text": STRIKE}), "{broken}\n"):
        file.write_text(content)
        add(casebook, "a.jsonl")
    assert standing(casebook) == ["a.jsonl, line 1"]
    file.write_text(lines({"text": OTHER}))
    assert [tried.tried for tried in again(casebook)] == [Tried.CAME_IN]
    assert casebook.check().faults == ()


def test_a_file_that_is_gone_says_so_and_stands(casebook: Casebook, here: Path) -> None:
    folder = Path("reports")
    folder.mkdir()
    (folder / "a.jsonl").write_text("{broken}\n")
    Path("b.jsonl").write_text("{broken}\n")
    add(casebook, "reports", "b.jsonl")
    (folder / "a.jsonl").unlink()
    Path("b.jsonl").unlink()
    tried = again(casebook)
    assert [each.tried for each in tried] == [Tried.GONE, Tried.GONE]
    assert str(here) in tried[0].reason
    assert standing(casebook) == ["b.jsonl, line 1", "reports/a.jsonl, line 1"]


def test_a_file_of_the_same_name_elsewhere_answers_nothing(
    casebook: Casebook, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files of one name are two files, and what one lost the other does not bring back."""
    for folder, content in (("one", "{broken}\n"), ("two", lines({"text": STRIKE}))):
        (here / folder).mkdir()
        (here / folder / "a.jsonl").write_text(content)
        add(casebook, str(here / folder / "a.jsonl"))
        monkeypatch.chdir(here / folder)
        add(casebook, "a.jsonl")
    assert standing(casebook) == ["a.jsonl, line 1"]


def test_it_is_found_from_any_folder(
    casebook: Casebook, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("sub").mkdir()
    Path("sub/a.jsonl").write_text("{broken}\n")
    add(casebook, "./sub")
    monkeypatch.chdir("/")
    (here / "sub" / "a.jsonl").write_text(lines({"text": STRIKE}))
    assert [tried.tried for tried in again(casebook)] == [Tried.CAME_IN]


def test_a_broken_archive_answers_for_nothing_behind_the_break(casebook: Casebook) -> None:
    whole = gzip.compress((lines({"id": "1", "text": STRIKE}) + "{broken}\n" * 3000).encode())
    Path("a.jsonl.gz").write_bytes(whole)
    add(casebook, "a.jsonl.gz")
    assert len(standing(casebook)) == 3000
    Path("a.jsonl.gz").write_bytes(whole[:-12])
    add(casebook, "a.jsonl.gz")
    assert len(standing(casebook)) == 3001
    Path("a.jsonl.gz").write_bytes(whole)
    add(casebook, "a.jsonl.gz")
    assert len(standing(casebook)) == 3000


def test_what_came_through_a_pipe_lies_nowhere(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.write(write, b'{"text": "broken\n{"id": "2", "x": 1}\n')
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        add(casebook, "-")
    assert {tried.tried for tried in again(casebook)} == {Tried.NOWHERE}


def test_a_report_whose_coding_failed_is_coded(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch, reader: object
) -> None:
    monkeypatch.setattr(reader, "breaks_on", "Atarib")
    Path("a.txt").write_text(STRIKE)
    add(casebook, "a.txt")
    monkeypatch.setattr(reader, "breaks_on", "\0")
    (tried,) = again(casebook)
    assert tried.tried is Tried.CAME_IN
    assert standing(casebook) == []


def test_an_erased_report_leaves_no_try_that_names_where_it_came_from(casebook: Casebook) -> None:
    Path("a.jsonl").write_text("{broken}\n")
    add(casebook, "a.jsonl")
    Path("a.jsonl").write_text(lines({"text": STRIKE}))
    (tried,) = again(casebook)
    assert tried.report is not None
    casebook.erase(Erasing(tried.report, "R. K.", "asked for"))
    assert list(casebook.asides()) == []
    assert casebook.check().faults == ()


def test_what_is_kept_out_is_not_told_as_what_came_in(casebook: Casebook) -> None:
    file = Path("a.jsonl")
    file.write_text(lines({"id": "1", "text": STRIKE}, {"id": "2", "text": OTHER}))
    add(casebook, "a.jsonl")
    gone = casebook.report("2").id
    casebook.erase(Erasing(gone, "R. K.", "asked for", keep_out=True))
    file.write_text(lines({"id": "1", "text": STRIKE}) + "{broken}\n")
    add(casebook, "a.jsonl")
    file.write_text(lines({"id": "1", "text": STRIKE}, {"id": "2", "text": OTHER}))
    retried = retry(casebook, engine=InProcess())
    assert [one.tried for one in retried.retries if one.reject.locator == "a.jsonl, line 2"] == [
        Tried.LEFT
    ]
    assert (retried.added.new, retried.added.known, retried.added.kept_out) == (0, 1, 1)
    assert not list(casebook.log(Wanted(naming=gone)))  # the log learns no id to guess by


def test_only_what_is_wanted_is_tried(casebook: Casebook) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        Path(name).write_text("{broken}\n")
    add(casebook, "a.jsonl", "b.jsonl")
    (one,) = (reject for reject in casebook.rejects() if reject.locator.startswith("a"))
    for name in ("a.jsonl", "b.jsonl"):
        Path(name).write_text(lines({"id": name, "text": STRIKE}))
    retried = retry(casebook, engine=InProcess(), wanted={one.id})
    assert [each.reject.id for each in retried.retries] == [one.id]
    assert standing(casebook) == ["b.jsonl, line 1"]


def page(words: str) -> Said:
    body = f"<article><h1>Raid</h1><p>{words} Residents spoke of a long night.</p></article>"
    return Said(body=f"<!doctype html><html><title>Raid</title>{body}</html>".encode())


def visiting(casebook: Casebook) -> Capturing:
    time = Time()
    visitor = Visitor(Asker("reportedly/test", QUICK, True), time.sleep, time.clock)
    return Capturing(casebook, visitor, Given(outlet="Ferry Post"))


def test_the_web_is_asked_only_where_somebody_may_ask(casebook: Casebook) -> None:
    with site() as shown:
        address = f"{shown.address}/raid"
        feed = f"{shown.address}/feed"
        capture_pages(visiting(casebook), [Listed(address)], names=[address], engine=InProcess())
        follow_feeds(visiting(casebook), [feed], engine=InProcess())
        assert standing(casebook) == [feed, address]
        asked = len(shown.asked)
        assert {tried.tried for tried in again(casebook)} == {Tried.ASKS}
        assert len(shown.asked) == asked
        shown.pages["/raid"] = page(STRIKE)
        link = f"<item><title>Raid</title><link>{address}</link></item>"
        rss = f'<rss version="2.0"><channel><title>x</title>{link}</channel></rss>'
        shown.pages["/feed"] = Said(body=rss.encode())
        tries = again(casebook, visiting(casebook))
    assert [tried.tried for tried in tries] == [Tried.FOLLOWED, Tried.CAME_IN]
    assert standing(casebook) == []
    (report,) = casebook.reports()
    assert (report.url, report.outlet) == (address, "Ferry Post")


def test_another_answer_of_a_server_takes_the_place_of_the_last(casebook: Casebook) -> None:
    with site(raid=Said(503)) as shown:
        address = f"{shown.address}/raid"
        capture_pages(visiting(casebook), [Listed(address)], names=[address], engine=InProcess())
        del shown.pages["/raid"]
        (tried,) = again(casebook, visiting(casebook))
    assert tried.tried is Tried.OTHER
    assert "404" in tried.reason
    assert standing(casebook) == [address]


def test_an_address_that_named_a_login_is_not_asked_for_without_it(casebook: Casebook) -> None:
    """What answers there without it is another page: as likely the one that asks for it."""
    with site(raid=page(STRIKE)) as shown:
        address = shown.address.replace("//", "//reader:secret@") + "/raid"
        capture_pages(visiting(casebook), [Listed(address)], names=[address], engine=InProcess())
        (tried,) = again(casebook, visiting(casebook))
    assert tried.tried is Tried.SAME
    assert shown.asked == []


def test_a_page_refused_since_it_was_captured_is_asked_for_again(casebook: Casebook) -> None:
    """Its report is older than the refusal, and answers nothing."""
    with site(raid=page(STRIKE)) as shown:
        address = f"{shown.address}/raid"
        named = [address]
        capture_pages(visiting(casebook), [Listed(address)], names=named, engine=InProcess())
        (report,) = casebook.reports()
        del shown.pages["/raid"]
        recapture(visiting(casebook), [report.id], engine=InProcess())
        capture_pages(visiting(casebook), [Listed(address)], names=named, engine=InProcess())
        assert standing(casebook) == [address]
        asked = len(shown.asked)
        (still,) = again(casebook, visiting(casebook))
        assert (still.tried, len(shown.asked)) == (Tried.SAME, asked + 2)  # robots.txt, the page
        shown.pages["/raid"] = page(OTHER)
        (tried,) = again(casebook, visiting(casebook))
    assert tried.tried is Tried.CAME_IN
    assert tried.report not in (None, report.id)
    assert standing(casebook) == []


def test_a_page_that_came_in_as_the_run_was_killed_answers_what_was_refused_before(
    casebook: Casebook,
) -> None:
    with site() as shown:
        address = f"{shown.address}/raid"
        named = [address]
        capture_pages(visiting(casebook), [Listed(address)], names=named, engine=InProcess())
        shown.pages["/raid"] = page(STRIKE)
        run = visiting(casebook)
        with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Capturing, "came", stopping)
            capture_pages(run, [Listed(address)], names=named, engine=InProcess())
        capture_pages(visiting(casebook), [Listed(address)], names=named, engine=InProcess())
    assert standing(casebook) == []


def stopping(run: Capturing, came: Came) -> Came:
    raise KeyboardInterrupt


def test_a_page_saved_by_hand_answers_for_its_address(casebook: Casebook) -> None:
    with site() as shown:
        address = f"{shown.address}/raid"
        capture_pages(visiting(casebook), [Listed(address)], names=[address], engine=InProcess())
    Path("raid.html").write_bytes(page(STRIKE).body)
    add(casebook, "raid.html", given=Given(outlet="Ferry Post", url=address))
    assert standing(casebook) == []
