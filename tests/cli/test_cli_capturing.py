"""`capture`, `follow` and `recapture` as they are typed, against a site on loopback."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from served import Said, site

from reportedly.cli import main

WORDS = "A strike on the market of Atarib killed seven people on Monday, a doctor said."
CHANGED = WORDS.replace("seven", "nine")


def page(words: str) -> Said:
    told = f"<article><p>{words}</p><p>Residents spoke of a long night.</p></article>"
    return Said(body=f"<!doctype html><title>Raid</title>{told}".encode())


@pytest.fixture
def casebook(tmp_path: Path) -> str:
    return str(tmp_path / "web.casebook")


def typed(casebook: str, *words: str, **given: str) -> Result:
    return CliRunner(env=given).invoke(main, ["--casebook", casebook, *words])


HERE = ("--allow-private", "--between", "0")


def test_a_story_of_a_page_and_a_feed(casebook: str, tmp_path: Path) -> None:
    """Captured once, known to the feed, changed, and gone: each is told as it was seen."""
    with site(raid=page(WORDS)) as shown:
        listed = tmp_path / "addresses.csv"
        listed.write_text(
            f"url,media_name\n{shown.address}/raid,Ferry Post\n{shown.address}/none,\n"
        )
        told = typed(
            casebook, "capture", *HERE, str(listed), REPORTEDLY_CONTACT="desk@ferry.example"
        )
        assert told.exit_code == 0, told.output
        assert f"captured {shown.address}/raid as r-" in told.stdout
        assert f"refused {shown.address}/none: its server answered 404" in told.stdout
        assert "1 captured, 1 refused" in told.stdout
        assert shown.asked[-1][1]["user-agent"].endswith("(+desk@ferry.example)")

        link = f"<item><title>Raid</title><link>{shown.address}/raid</link></item>"
        feed = f'<rss version="2.0"><channel><title>x</title>{link}</channel></rss>'
        shown.pages["/feed"] = Said(body=feed.encode())
        told = typed(casebook, "follow", *HERE, "--json", f"{shown.address}/feed")
        assert [json.loads(line)["outcome"] for line in told.stdout.splitlines()] == [
            "captured before"
        ]
        assert "set REPORTEDLY_CONTACT" in told.stderr

        shown.pages["/raid"] = page(CHANGED)
        told = typed(casebook, "recapture", *HERE, "--older-than", "0")
        assert "we saw a change" in told.stdout
        around = "… on the market of Atarib killed [{}] people on Monday, a doctor said. …"
        assert f"− {around.format('seven')}\n+ {around.format('nine')}\n" in told.stdout
        del shown.pages["/raid"]
        told = typed(casebook, "recapture", *HERE, "--older-than", "0", "--json")
    assert json.loads(told.stdout)["status"] == 404
    assert told.exit_code == 6
    assert "deleted" not in told.output
    assert typed(casebook, "verify").exit_code == 0


def test_ones_own_network_is_refused_unless_allowed(casebook: str) -> None:
    with site(raid=page(WORDS)) as shown:
        told = typed(casebook, "capture", "--between", "0", f"{shown.address}/raid")
    assert told.exit_code == 6
    assert "127.0.0.1 is this machine itself" in told.stdout
    assert shown.asked == []
    assert "--allow-private" in typed(casebook, "rejects").stdout


@pytest.mark.parametrize("name", ["none.txt", "ftp://example.org/a", "example.org"])
def test_what_is_no_address_and_no_file_is_told(casebook: str, name: str) -> None:
    told = typed(casebook, "capture", name)
    assert told.exit_code == 2
    assert "http://" in told.stderr
    assert not Path(casebook).exists()


def test_a_bad_line_of_a_list_is_told_and_set_aside_until_it_is_mended(
    casebook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    listed = tmp_path / "list.txt"
    with site(raid=page(WORDS)) as shown:
        good = f"# pages\n{shown.address}/raid  # the first\n"
        listed.write_text(f"{good}ferry.example/b\n")
        told = typed(casebook, "capture", *HERE, "list.txt")
        assert told.exit_code == 0, told.output
        assert "unreadable list.txt, line 3: 'ferry.example/b' does not begin" in told.stdout
        assert "1 captured, 1 unreadable" in told.stdout
        (aside,) = map(json.loads, typed(casebook, "rejects", "--json").stdout.splitlines())
        assert aside["locator"] == "list.txt, line 3"
        assert "write https:// before it" in aside["hint"]

        tried = typed(casebook, "rejects", "--retry", "--json")
        assert json.loads(tried.stdout)["tried"] == "not asked"
        assert "capture the list again" in json.loads(tried.stdout)["hint"]

        listed.write_text(good)
        assert typed(casebook, "capture", *HERE, "list.txt").exit_code == 0
    assert typed(casebook, "rejects").stdout == ""
    assert typed(casebook, "verify").exit_code == 0


def test_a_file_without_addresses_says_how_to_list_them(casebook: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(f"{WORDS}\nResidents spoke of a long night.\n")
    told = typed(casebook, "capture", str(file))
    assert told.exit_code == 2
    assert "name the column `url`, or list one address a line" in told.stderr
    assert "--map" not in told.stderr


def test_nothing_named_to_be_captured_again_is_told(casebook: str) -> None:
    told = typed(casebook, "recapture")
    assert told.exit_code == 2
    assert "--older-than" in told.stderr


@pytest.mark.parametrize("contact", ["me\r\nCookie: a=b", "“me”"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(casebook: str, contact: str) -> None:
    told = typed(casebook, "capture", "https://ferry.example/", REPORTEDLY_CONTACT=contact)
    assert told.exit_code == 2
    assert "REPORTEDLY_CONTACT" in told.stderr
