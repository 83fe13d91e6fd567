"""`judge add`, points on the map, copies and reviews: kept, told everywhere, undone."""

from pathlib import Path

import pytest
from deciding import SIGNED, A, B, decide, forms, records, run

ADD = ("add", "demo-02", "--words", "killed 12", "--type", "air-strike")


def test_a_missed_claim_is_added_and_every_view_says_by_whom(book: Path, tmp_path: Path) -> None:
    said = ("--speaker", "the Copper Courier", "--speaker-kind", "media", "--place", "Atarib")
    key = decide(book, *ADD, *said, "--figure", "killed=19", "--beside", B)
    page = " ".join(run(book, "show", "1").stdout.split())
    assert "19 killed (added)" in page
    assert f"added by rk: I was there ({key})" in page
    assert "judged by rk: add air strike: 19 killed" in page
    assert records(book)[0]["high"] == 40
    assert "(added)" in run(book, "report", "demo-02").stdout
    (claim,) = [
        c for r in forms(book, "show", "1")[0]["reports"] for c in r["claims"] if c["added"]
    ]  # type: ignore[attr-defined]
    assert claim["added"] == [{"author": "rk", "reason": "I was there", "judgement": key}]
    assert claim["evidence"][0]["text"] == "killed 12"
    for layout in ("claims", "geojson", "jsonl"):
        out = tmp_path / f"out.{layout}"
        assert run(book, "export", "--as", layout, "-o", str(out)).exit_code == 0
        assert "I was there" in out.read_text(encoding="utf-8")
    method = next(tmp_path.glob("*.md")).read_text(encoding="utf-8")
    assert "of which persons corrected 0 and added 1" in method
    decide(book, "undo", key)
    assert "(added)" not in run(book, "show", "1").stdout


def test_a_denial_and_parties_can_be_added(book: Path) -> None:
    denial = ("--status", "denied", "--denies", "toll", "--speaker", "Copper Courier")
    parties = ("--actor", "Syrian army", "--actor", "the Lantern Guard", "--recipient", "civilians")
    days = (
        "--date",
        "2017-11-12..2017-11-13",
        "--background",
        "--at",
        "36.1,36.8",
        "--place",
        "Mill",
    )
    told = run(book, "judge", *ADD, *denial, *parties, *days, "--radius", "2", *SIGNED)
    assert told.exit_code == 0, told.output
    assert "add air strike, background: denies the toll" in told.stdout
    shown = [forms(book, "show", row["id"])[0] for row in forms(book, "incidents")]
    told_of = [c for form in shown for report in form["reports"] for c in report["claims"]]
    (claim,) = (claim for claim in told_of if claim["background"])
    assert (claim["status"], claim["denies"], claim["background"]) == ("denied", "toll", True)
    assert claim["actors"][1] == {"text": "killed 12", "name": "the Lantern Guard", "id": None}
    assert (claim["place"]["lat"], claim["place"]["precision"]) == (36.1, 2)
    assert (claim["date"]["start"], claim["date"]["end"]) == ("2017-11-12", "2017-11-13")


def test_a_place_is_pointed_out_or_chosen_by_its_id(book: Path) -> None:
    decide(book, "correct", A, "--place", "Tell Amal", "--at", "36.12,36.83", "--radius", "3")
    (shown,) = forms(book, "show", A)
    (claim,) = [c for r in shown["reports"] for c in r["claims"] if c["id"] == A]  # type: ignore[attr-defined]
    assert (claim["place"]["name"], claim["place"]["precision"]) == ("Tell Amal", 2)
    assert "Tell Amal (within 3 km of 36.12, 36.83)" in run(book, "judge", "list").stdout
    (found, *_) = forms(book, "places", "find", "Sarmada", "--in", "SY")
    key = decide(book, "correct", B, "--place-id", str(found["id"]))
    assert f"correct place: Sarmada, Idlib ({found['id']})" in run(book, "judge", "list").stdout
    decide(book, "undo", key)


def test_several_claims_are_corrected_as_one(book: Path) -> None:
    key = decide(book, "correct", A, B, "--date", "2017-11-14")
    assert f"{key}" in run(book, "judge", "list").stdout
    assert "correct day: 2017-11-14, in 2 claims" in run(book, "judge", "list").stdout
    decide(book, "correct", B, "--speaker", "none")
    decide(book, "correct", B, "--status", "denied:occurrence", "--background")
    decide(book, "correct", A, B, "--figure", "killed:combatants", "--instead-of", "killed")
    (shown,) = forms(book, "show", B)
    (claim,) = [c for r in shown["reports"] for c in r["claims"] if c["id"] == B]  # type: ignore[attr-defined]
    assert (claim["denies"], claim["background"]) == ("occurrence", True)
    assert claim["speaker"]["kind"] == "outlet"
    assert [figure["who"] for figure in claim["figures"]] == ["combatants"]
    twice = run(book, "judge", "correct", A, A, "--date", "2017-11-14", *SIGNED)
    assert (twice.exit_code, "stands there twice" in twice.output) == (2, True)
    for wrong in (("--date", "none", "--instead-of", "killed"), ("--speaker-kind", "state")):
        assert run(book, "judge", "correct", A, *wrong, *SIGNED).exit_code == 2


def test_reviewed_and_copies_are_told_in_the_list(book: Path) -> None:
    before = records(book)
    seen = decide(book, "reviewed", "1")
    copy = decide(book, "copy", "demo-01", "demo-02")
    assert "one text, counted once: demo-0" in run(book, "show", "1").stdout
    apart = decide(book, "not-copy", "demo-02", "demo-01")
    rows = {form["id"]: form for form in forms(book, "judge", "list")}
    assert [rows[key]["verdict"] for key in (seen, copy, apart)] == ["reviewed", "copy", "not_copy"]
    assert [rows[key]["standing"] for key in (seen, copy, apart)] == ["holds", "overruled", "holds"]
    assert rows[apart]["incidents"] == [1]
    for key in (apart, copy, seen):
        decide(book, "undo", key)
    assert records(book) == before


@pytest.mark.parametrize(
    "typed",
    [
        (*ADD[:2], "--words", "killed 99", *ADD[4:]),
        (*ADD, "--figure", "killed=many many"),
        (*ADD, "--status", "denied"),
        (*ADD, "--speaker", "Nobody"),
        (*ADD, "--beside", "c-nobody"),
        (*ADD, "--at", "95,0"),
        (*ADD, "--radius", "3"),
        (*ADD, "--at", "36,36"),
        ("add", "demo-99", *ADD[2:]),
        ("correct", A, "--at", "36.1,36.8", "--date", "2017-11-13"),
        ("correct", A, "--at", "36.1,36.8", "--place-id", "gn:1"),
        ("correct", A, "--at", "36.1,36.8", "--radius", "-1"),
        ("correct", A, "--place-id", "gn:nothing"),
        ("correct", A, "--radius", "3"),
        ("reviewed", "999"),
        ("copy", "demo-01", "demo-01"),
        ("copy", "demo-01", "demo-99"),
        ("not-copy", "demo-01"),
    ],
)
def test_what_cannot_be_added_pointed_out_or_joined_is_refused(
    book: Path, typed: tuple[str, ...]
) -> None:
    before = run(book, "dump").stdout
    told = run(book, "judge", *typed, *SIGNED)
    assert told.exit_code in (2, 3), told.output
    assert "Traceback" not in told.stderr
    assert run(book, "dump").stdout == before


def test_one_more_name_of_a_place_is_kept(book: Path) -> None:
    (found, *_) = forms(book, "places", "find", "Sarmada", "--in", "SY")
    told = run(book, "places", "add", "--name", "Qelmar Tahta", "--same-as", str(found["id"]))
    assert told.exit_code == 0, told.output
    (again, *_) = forms(book, "places", "find", "Qelmar Tahta", "--in", "SY")
    assert again["id"] == found["id"]
    twice = run(book, "places", "add", "--name", "X", "--same-as", "rp:1", "--at", "36.1,36.8")
    assert twice.exit_code == 2
