"""`judge`: what a person decides is kept, told everywhere, and can be undone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from deciding import SIGNED, A, B, decide, forms, records, run

from reportedly.model.incidents import Signature
from reportedly.model.opinions import Belonging
from reportedly.pipeline.opining import Answers, opining
from reportedly.store.sqlite import open_casebook


def test_a_split_claim_gets_a_number_of_its_own_and_undone_it_is_back(book: Path) -> None:
    before, records_before = forms(book, "incidents"), records(book)
    split = decide(book, "split", B)
    homes = {form["number"]: form["claims"] for form in forms(book, "incidents")}
    assert (homes[1], homes[3]) == ([A], [B])
    assert "judged by rk: split of claims that stood here" in run(book, "show", "1").stdout
    undo = decide(book, "undo", split)
    assert records(book) == records_before
    assert [form["claims"] for form in forms(book, "incidents")] == [f["claims"] for f in before]
    decide(book, "undo", undo)
    assert {form["number"]: form["claims"] for form in forms(book, "incidents")} == homes


def test_merged_incidents_are_one_until_that_is_undone(book: Path) -> None:
    before = forms(book, "incidents")
    merge = decide(book, "merge", "1", "2")
    (merged,) = forms(book, "incidents")
    assert (merged["number"], merged["aliases"]) == (1, ["2"])
    decide(book, "undo", merge[:6])
    assert forms(book, "incidents") == before


def test_a_preferred_claim_decides_and_the_page_says_whose_word_it_is(book: Path) -> None:
    decide(book, "prefer", B, "--for", "best")
    assert (records(book)[0]["best"], records(book)[0]["high"]) == (12, 40)
    page = " ".join(run(book, "show", "1").stdout.split())
    assert "preferred by rk: I was there (j-" in page and "by GED-6 it is 40" in page
    assert "judged by rk: prefer for best [" in page


def test_a_preference_that_cannot_be_heeded_says_so_at_once(book: Path) -> None:
    told = run(book, "judge", "prefer", A, "--for", "injured-max", *SIGNED)
    assert told.exit_code == 0 and told.stderr == ""  # the ged pack states no such value
    told = run(book, "judge", "correct", A, "--figure", "killed=none", *SIGNED)
    told = run(book, "judge", "prefer", A, "--for", "best", *SIGNED)
    assert "note: best not preferred by rk" in " ".join(told.stderr.split())


def test_a_corrected_claim_is_shown_as_such_everywhere(book: Path, tmp_path: Path) -> None:
    decide(book, "correct", A, "--figure", "killed=14", "--words", "40 were killed")
    assert records(book)[0]["high"] == 14
    page = run(book, "show", "1").stdout
    assert "14 killed (corrected)" in page
    assert "figure corrected by rk: 14 killed, not 40: I was there" in " ".join(page.split())
    assert "(corrected)" in run(book, "report", "demo-01").stdout
    for layout in ("claims", "geojson", "jsonl"):
        out = tmp_path / f"out.{layout}"
        assert run(book, "export", "--as", layout, "-o", str(out)).exit_code == 0
        assert "I was there" in out.read_text(encoding="utf-8")
    kept = run(book, "dump").stdout
    assert any('"row":"claim"' in row and '"low":40' in row for row in kept.splitlines())


def test_a_place_a_day_a_kind_and_parties_can_be_corrected(book: Path) -> None:
    for field, value in (
        ("--place", "Idlib"),
        ("--date", "2017-11-12..2017-11-13"),
        ("--type", "shelling"),
        ("--actor", "Syrian army"),
        ("--recipient", "none"),
    ):
        decide(book, "correct", A, field, value)
    (shown,) = forms(book, "show", A)
    (claim,) = [c for r in shown["reports"] for c in r["claims"] if c["id"] == A]  # type: ignore[attr-defined]
    assert claim["place"]["name"] == "Idlib"
    assert (claim["date"]["start"], claim["date"]["end"]) == ("2017-11-12", "2017-11-13")
    assert (claim["event_type"], claim["recipients"]) == ("shelling", [])
    assert "Syrian" in claim["actors"][0]["name"]
    assert [note["field"] for note in claim["corrections"]] == [
        *("place", "date", "event_type", "actor", "recipient"),
    ]


def test_all_judgements_are_listed_in_order_with_what_became_of_them(book: Path) -> None:
    assert "nothing was judged" not in run(book, "judge", "list").stdout  # one came with the book
    first = decide(book, "prefer", A, "--for", "best")
    second = decide(book, "prefer", B, "--for", "best")
    link = decide(book, "must-link", A, B)
    split = decide(book, "split", B)
    undo = decide(book, "undo", second)
    rows = {form["id"]: form for form in forms(book, "judge", "list")}
    assert list(rows)[1:] == [first, second, link, split, undo]
    told = {key: rows[key]["standing"] for key in rows}
    assert (told[first], told[second], told[link]) == ("holds", "undone", "overruled")
    assert (told[split], told[undo]) == ("holds", "holds")
    assert rows[second]["why"] == f"rk: I was there ({undo})"
    shown = run(book, "judge", "list").stdout
    assert f"{second} undone prefer for best" in " ".join(shown.split())


def test_an_opinion_of_another_is_told_to_those_who_gave_theirs(book: Path) -> None:
    """At the terminal as at the desk: else whoever lists the judgements is blind no more."""
    with open_casebook(book) as opened:
        (incident,) = [one for one in opened.incidents() if A in one.claim_ids]
        said = Answers(dict.fromkeys(incident.claim_ids, Belonging.HERE))
        for author in ("amal", "rada"):
            signed = Signature(author, f"what {author} thinks", datetime(2026, 1, 2, tzinfo=UTC))
            opened.add_judgement(opining(opened, incident, said, signed))
    for asks, told in (((), False), (("--author", "third"), False), (("--author", "amal"), True)):
        shown = " ".join(run(book, "judge", "list", *asks).stdout.split())
        assert ("what rada thinks" in shown) is told
        rows = forms(book, "judge", "list", *asks)
        assert ("what rada thinks" in str(rows)) is told
        assert [row["author"] for row in rows][-2:] == ["amal", "rada"]


def test_a_decision_names_what_it_overrules(book: Path) -> None:
    link = decide(book, "must-link", A, B)
    told = run(book, "judge", "cannot-link", A, B, *SIGNED)
    assert f"overrules {link}: must link" in told.stdout


@pytest.mark.parametrize(
    "typed",
    [
        ("split", A, B),
        ("split", A, A),
        ("split", "c-nobody"),
        ("merge", "1"),
        ("merge", "1", "1"),
        ("merge", "1", "999"),
        ("prefer", A),
        ("prefer", A, "--for", "weather"),
        ("correct", A),
        ("correct", A, "--place", "Idlib", "--type", "shelling"),
        ("correct", A, "--place", "Qqqxyzzy"),
        ("correct", A, "--date", "yesterday"),
        ("correct", A, "--date", "2017-11-14..2017-11-12"),
        ("correct", A, "--type", "weather"),
        ("correct", A, "--type", "none"),
        ("correct", A, "--figure", "killed"),
        ("correct", A, "--figure", "killed=9..3"),
        ("correct", A, "--figure", "bored=9"),
        ("correct", A, "--figure", f"killed={'9' * 11}"),
        ("correct", A, "--date", "9999-12-31"),
        ("correct", A, "--figure", "killed=9", "--words", "nobody wrote this"),
        ("undo", "j-nothing"),
        ("undo", ""),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_kept(
    book: Path, typed: tuple[str, ...]
) -> None:
    before = run(book, "dump").stdout
    told = run(book, "judge", *typed, *SIGNED)
    assert told.exit_code in (2, 3), told.output
    assert "Traceback" not in told.stderr
    assert run(book, "dump").stdout == before


def test_what_was_undone_is_not_undone_twice(book: Path) -> None:
    split = decide(book, "split", B)
    undo = decide(book, "undo", split)
    told = run(book, "judge", "undo", split, *SIGNED)
    assert told.exit_code == 2 and f"judge undo {undo}" in " ".join(told.stderr.split())
