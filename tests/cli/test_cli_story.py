"""What a person can do, from a folder of reports to records: typed as a person would type it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.store.sqlite import open_casebook

ROWS = (
    {
        "id": "hp-1",
        "outlet": "Harbour Post (invented)",
        "date": "2017-11-14",
        "title": "Market hit",
        "text": "Air strikes on a market in Idlib killed 29 people on Monday, the Syrian "
        "Observatory for Human Rights said.\n\nRead also: The ferry that sank, killing 300",
    },
    {
        "id": "hp-2",
        "outlet": "Harbour Post (invented)",
        "date": "2017-11-15",
        "title": "Toll climbs",
        "text": "The air strikes on a market in Idlib on Monday killed at least 53 people, the "
        "Syrian Observatory for Human Rights said. [bold]Nobody[/bold] \x1b[31mspoke\x1b[0m.",
    },
)
RUSSIAN = (
    "В результате удара по рынку погибли двадцать человек, сообщили в понедельник местные жители. "
    "Ещё сорок человек получили ранения, рассказал врач больницы корреспонденту газеты."
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that can be coded, one that is kept for later, one that is no text."""
    folder = tmp_path_factory.mktemp("reports")
    rows = "\n".join(json.dumps(row) for row in ROWS)
    (folder / "post.jsonl").write_text(rows, encoding="utf-8")
    (folder / "russian.txt").write_text(RUSSIAN, encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    return folder


@pytest.fixture(scope="module")
def book(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that holds these reports."""
    path = tmp_path_factory.mktemp("book") / "story.casebook"
    added = run(path, "add", str(reports))
    assert added.exit_code == 0, added.output
    assert "3 new reports, 1 item rejected" in added.stdout
    assert "1 report of these kept but set aside" in added.stdout
    return path


def run(book: Path, *words: str, given: str | None = None) -> Result:
    args = ["--casebook", str(book), "--workers", "1", *words]
    return CliRunner().invoke(main, args, input=given)


def rows_of(told: Result) -> Iterator[dict[str, object]]:
    assert told.exit_code == 0, told.output
    return map(json.loads, told.stdout.splitlines())


def most_told(book: Path) -> dict[str, object]:
    """The incident with the most claims."""
    return next(rows_of(run(book, "incidents", "--sort", "claims", "--limit", "1", "--json")))


def test_adding_again_adds_nothing(book: Path, reports: Path) -> None:
    before = run(book, "dump").stdout
    told = run(book, "add", str(reports))
    assert told.exit_code == 0
    assert "0 new reports, 3 known already, 1 item rejected" in told.stdout
    assert run(book, "dump").stdout == before


def test_what_was_set_aside_is_listed_with_reasons(book: Path) -> None:
    shown = run(book, "rejects").stdout
    assert "noise.txt" in shown and "Russian" in shown
    kept = [row["report"] for row in rows_of(run(book, "rejects", "--json"))]
    assert kept.count(None) == 1 and len(kept) == 2


def test_nothing_but_noise_has_a_code_of_its_own(tmp_path: Path, reports: Path) -> None:
    told = run(tmp_path / "a.casebook", "add", str(reports / "noise.txt"))
    assert told.exit_code == 6
    assert "reportedly rejects" in told.stderr
    assert run(tmp_path / "a.casebook", "code", str(reports / "noise.txt")).exit_code == 6
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(tmp_path / "a.casebook", "add", str(empty)).exit_code == 6


def test_a_path_that_is_not_there_is_named(book: Path) -> None:
    told = run(book, "add", "no-such-folder")
    assert told.exit_code == 2
    assert "no-such-folder" in told.stderr and "Traceback" not in told.output


def test_incidents_name_who_stands_behind_each_best(book: Path) -> None:
    shown = run(book, "incidents").stdout
    assert "Syrian Observatory for Human Rights in Harbour Post (invented)" in " ".join(
        shown.split()
    )
    assert "300" not in shown, "a read-also line is no claim"


def test_incidents_can_be_asked_for_by_day_and_place(book: Path) -> None:
    assert list(rows_of(run(book, "incidents", "--place", "Idlib", "--json")))
    assert not list(rows_of(run(book, "incidents", "--place", "Palmyra", "--json")))
    assert not list(rows_of(run(book, "incidents", "--until", "2010-01-01", "--json")))
    assert "no incident" in run(book, "incidents", "--place", "Palmyra").stdout


def test_an_incident_is_found_by_number_id_claim_and_record(book: Path) -> None:
    incident = most_told(book)
    claims, records = incident["claims"], incident["records"]
    assert isinstance(claims, list) and isinstance(records, list)
    keys = [str(incident["number"]), incident["id"], claims[0], records[0]["id"]]
    pages = {run(book, "show", str(key)).stdout for key in keys}
    assert len(pages) == 1
    page = pages.pop()
    assert f"Incident {incident['number']}" in page and "Why these counts" in page


def test_a_program_finds_what_it_needs_of_an_incident_at_the_top(book: Path) -> None:
    told = most_told(book)
    assert told["reports"] == ["hp-1", "hp-2"]
    assert (told["place"], told["span"]) == ("Idlib", {"start": "2017-11-13", "end": "2017-11-13"})
    (record,) = told["records"]  # type: ignore[misc]
    assert {key: told[key] for key in ("low", "best", "high")} == record["killed"]
    assert told["origins"] == ["Syrian Observatory for Human Rights"]
    assert told["claims"] == [said["id"] for said in told["sayings"]]  # type: ignore[attr-defined]


def test_show_as_json_holds_claims_and_traces(book: Path) -> None:
    (shown,) = rows_of(run(book, "show", str(most_told(book)["number"]), "--json"))
    assert shown["reports"][0]["claims"][0]["evidence"]  # type: ignore[index]
    assert {"low", "best", "high", "trace"} <= set(shown["records"][0])  # type: ignore[index]


def test_an_unknown_id_is_told_with_a_hint(book: Path) -> None:
    for words in (("show", "i-nothing"), ("report", "zz-9"), ("judge", "reject", "c-none")):
        signed = ("--reason", "x", "--author", "y") if words[0] == "judge" else ()
        told = run(book, *words, *signed)
        assert told.exit_code == 3
        assert told.stderr.startswith("error: ") and "\nhint: " in told.stderr


def test_a_report_is_shown_by_its_given_id_with_its_claims_marked(book: Path) -> None:
    shown = run(book, "report", "hp-1").stdout
    assert "report     hp-1 r-" in shown
    assert "[1›" in shown and "‹1]" in shown
    assert "ferry" not in shown, "furniture is not part of the cleaned text"


def test_a_hostile_report_stays_text(book: Path) -> None:
    shown = run(book, "report", "hp-2").stdout
    assert "\x1b" not in shown
    assert "[bold]Nobody[/bold]" in shown


def test_exports_lie_beside_a_statement_of_their_making(book: Path, tmp_path: Path) -> None:
    for layout in ("ged", "geojson", "claims", "jsonl"):
        target = tmp_path / f"out.{layout}"
        told = run(book, "export", "--as", layout, "-o", str(target), "--rules", "ged")
        assert told.exit_code == 0, told.output
        assert target.exists()
        statement = Path(f"{target}.methodology.md").read_text(encoding="utf-8")
        assert "GED-6" in statement, "the pack's own account of its rules"
    with (tmp_path / "out.ged").open(newline="", encoding="utf-8") as rows:
        assert len(next(csv.reader(rows))) == 49


def test_an_unknown_rule_pack_is_refused(book: Path, tmp_path: Path) -> None:
    words = ("export", "--as", "ged", "-o", str(tmp_path / "x.csv"), "--rules", "acme")
    assert run(book, *words).exit_code == 2
    assert run(book, "conclude", "--rules", "acme").exit_code == 2


def test_code_keeps_nothing_and_streams_the_exchange_form(tmp_path: Path, reports: Path) -> None:
    book = tmp_path / "none.casebook"
    told = run(book, "code", str(reports), "--format", "claims")
    documents = list(rows_of(told))
    assert [document["id"] for document in documents] == ["hp-1", "hp-2"]
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in ROWS}
    for document in documents:
        for claim in document["claims"]:  # type: ignore[attr-defined]
            for span in claim["evidence"]:
                assert texts[str(document["id"])][span["start"] : span["end"]] == span["text"]
    assert "noise.txt" in told.stderr and "russian.txt" in told.stderr
    assert not book.exists()


def test_code_reads_standard_input(tmp_path: Path) -> None:
    words = "At least 12 people were killed in shelling of Idlib on 3 March 2018, medics said."
    told = run(tmp_path / "x", "code", "-", "--format", "claims", given=words)
    (document,) = rows_of(told)
    assert document["claims"][0]["figures"][0]["low"] == 12  # type: ignore[index]
    shown = run(tmp_path / "x", "code", "-", "--outlet", "Sample Page", given=words).stdout
    assert "at least 12 killed" in shown and "Sample Page" in shown


def test_guessed_columns_are_announced(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    words = "Shelling of Idlib killed 4 people on 3 March 2018; medics said."
    table.write_text(f"source,article_content\nSample Page,{words}\n", encoding="utf-8")
    guessed = run(tmp_path / "b.casebook", "add", str(table))
    assert "article_content" in guessed.stderr
    mapped = ("--map", "text=article_content", "--map", "outlet=source")
    told = run(tmp_path / "c.casebook", "add", str(table), *mapped)
    assert "1 new report" in told.stdout
    bad = run(tmp_path / "c.casebook", "add", str(table), "--map", "body=article_content")
    assert bad.exit_code == 2 and "body" in bad.stderr


def test_a_judgement_is_kept_and_changes_what_is_concluded(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "judged.casebook"
    copy.write_bytes(book.read_bytes())
    claims = most_told(copy)["claims"]
    assert isinstance(claims, list)
    claim = claims[0]
    signed = ("--reason", "a rehearsal", "--author", "rk")
    told = run(copy, "judge", "reject", claim, *signed)
    assert told.exit_code == 0, told.output
    (status,) = rows_of(run(copy, "status", "--json"))
    assert status["counts"]["judgements"] == 1  # type: ignore[index]


def test_a_place_of_ones_own_is_found_and_concludes_anew(tmp_path: Path) -> None:
    book, listed = tmp_path / "p.casebook", tmp_path / "villages.csv"
    listed.write_text("name,lat,lon,admin1\nTel Ourown,36.2,36.7,Aleppo\n", encoding="utf-8")
    told = run(book, "places", "add", str(listed))
    assert told.exit_code == 0, told.output
    assert "1 place" in told.stdout
    found = list(rows_of(run(book, "places", "find", "Tel Ourown", "--json")))
    assert found[0]["name"] == "Tel Ourown"
    assert run(book, "places", "add", str(tmp_path / "gone.csv")).exit_code == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("5 km north of Saraqib", "near Saraqib, 5 km from it: the point is that of Saraqib"),
        ("between Saraqib and Idlib", "between two places, the first of them Saraqib: the point"),
        ("outskirts of Saraqib", "near Saraqib: the point is that of Saraqib itself"),
    ],
)
def test_a_place_beside_the_one_named_is_told_to_have_that_ones_point(
    asked: str, told: str, tmp_path: Path
) -> None:
    words = ("places", "find", asked, "--in", "SY")
    shown = run(tmp_path / "none.casebook", *words).stdout
    assert told in " ".join(shown.split())
    assert next(rows_of(run(tmp_path / "none.casebook", *words, "--json")))["relation"] != "at"


def test_a_place_itself_needs_no_such_word(tmp_path: Path) -> None:
    words = ("places", "find", "Saraqib", "--in", "SY")
    assert "the point is" not in run(tmp_path / "none.casebook", *words).stdout
    first = next(rows_of(run(tmp_path / "none.casebook", *words, "--json")))
    assert (first["relation"], first["distance_km"]) == ("at", None)


def test_a_known_party_is_found_under_its_name_of_the_day(tmp_path: Path) -> None:
    words = ("actors", "find", "Jabhat an-Nusra", "--on", "2017-11-13")
    shown = run(tmp_path / "none.casebook", *words).stdout
    assert "Hayat Tahrir al-Sham" in shown
    assert shown == run(tmp_path / "none.casebook", *words[:3], "--date", "2017-11-13").stdout
    first = next(rows_of(run(tmp_path / "none.casebook", *words, "--json")))
    assert (first["id"], first["kind"], first["from"]) == ("nusra-front/hts", "rebel_group", 2017)
    assert "ucdp:6815" in first["ids"]
    assert "no party" in run(tmp_path / "none.casebook", "actors", "find", "xyzzy").stdout


def test_a_party_that_nobody_listed_is_added_in_one_step_joined_and_parted(tmp_path: Path) -> None:
    book = tmp_path / "p.casebook"
    add = ("actors", "add", "--name", "Vardenian Guard", "--spelling", "Guard of Vardenia")
    find = ("actors", "find", "Guard of Vardenia", "--json")

    def meant() -> object:
        return next(rows_of(run(book, *find)))["id"]

    assert run(book, *add, "--kind", "militia", "--in", "XK").exit_code == 0
    own = meant()
    assert run(book, *add, "--same-as", "free-syrian-army").exit_code == 0
    assert (own, meant()) == ("user:named:vardenian-guard", "free-syrian-army")
    assert run(book, *add, "--kind", "militia", "--in", "XK").exit_code == 0
    assert meant() == own
    assert run(book, "actors", "add").exit_code == 2


def test_a_place_that_no_list_has_is_added_in_one_step_and_moved(tmp_path: Path) -> None:
    book = tmp_path / "p.casebook"
    add = ("places", "add", "--name", "Velmograd", "--spelling", "Welmo Town", "--in", "MK")
    find = ("places", "find", "Welmo Town", "--in", "MK", "--json")

    def point() -> tuple[object, ...]:
        first = next(rows_of(run(book, *find)))
        return first["id"], first["lat"], first["lon"]

    assert run(book, *add, "--at", "41.2,20.9").exit_code == 0
    assert point() == ("user:named:velmograd", 41.2, 20.9)
    assert run(book, *add, "--at", "41.3,20.9").exit_code == 0
    assert point() == ("user:named:velmograd", 41.3, 20.9)
    for wrong in ("95,3", "0,0", "north"):
        assert run(book, *add, "--at", wrong).exit_code == 2
    assert run(book, *add).exit_code == 2
    assert run(book, *add[:4], "list.csv").exit_code == 2


def test_names_on_standard_input_are_answered_a_line_each(tmp_path: Path) -> None:
    words = ("actors", "find", "-", "--in", "CO")
    told = run(tmp_path / "none.casebook", *words, given="ELN\n\nxyzzy\nthe army\n")
    first, second, third = rows_of(told)
    assert (first["name"], second) == ("ELN", {"name": "xyzzy", "candidates": []})
    assert [dict(one)["id"] for one in first["candidates"]][:1] == ["eln-colombia"]
    assert [dict(one)["id"] for one in third["candidates"]] == ["colombia"]


@pytest.mark.parametrize("kind", ["places", "actors"])
def test_names_in_another_encoding_are_answered_in_good_json(kind: str, tmp_path: Path) -> None:
    book, typed = tmp_path / "none.casebook", (kind, "find", "-", "--in", "SY")
    told = CliRunner().invoke(main, ["--casebook", str(book), *typed], input=b"\xff\xfe\n")
    (row,) = rows_of(told)
    assert row["name"] == "\ufffd\ufffd"


def test_claims_are_measured_from_a_file_from_texts_and_from_the_casebook(
    book: Path, tmp_path: Path
) -> None:
    gold, texts = tmp_path / "gold.jsonl", tmp_path / "texts.jsonl"
    gold.write_text(
        run(
            book,
            "code",
            "-",
            "--format",
            "claims",
            given="\n".join(json.dumps(row) for row in ROWS),
        ).stdout,
        encoding="utf-8",
    )
    texts.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    for source in ((), ("--pred", str(gold)), ("--texts", str(texts))):
        (scores,) = rows_of(run(book, "evaluate", "claims", str(gold), *source, "--json"))
        assert scores["measures"]["claims"] == 1.0  # type: ignore[index]
        assert scores["measures"]["unquoted"] == 0.0  # type: ignore[index]
    shown = run(book, "evaluate", "claims", str(gold)).stdout
    assert "2 articles" in shown and "not checked (--texts)" in shown
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{]", encoding="utf-8")
    assert run(book, "evaluate", "claims", str(broken)).exit_code == 2


def test_status_says_what_there_is(book: Path) -> None:
    shown = run(book, "status").stdout
    assert "3  reports" in shown and "generation" in shown


def test_a_long_name_and_its_reason_stay_one_line_in_a_pipe(tmp_path: Path) -> None:
    """So that grep finds them whole."""
    noise = tmp_path / f"{'a-long-name-' * 12}.txt"
    noise.write_bytes(bytes(range(256)) * 8)
    told = run(tmp_path / "x.casebook", "code", str(noise))
    (row,) = (row for row in told.stderr.splitlines() if noise.name in row)
    assert "binary" in row


def test_a_known_report_with_another_day_is_told_and_stays(tmp_path: Path) -> None:
    book, article = tmp_path / "x.casebook", tmp_path / "a.txt"
    article.write_text("Nobody was hurt when the ferry sank in the harbour.", encoding="utf-8")
    run(book, "add", str(article), "--outlet", "Harbour Post", "--date", "2017-11-14")
    again = run(book, "add", str(article), "--outlet", "Harbour Post", "--date", "2017-11-15")
    assert "1 known already" in again.stdout
    told = " ".join(again.stderr.split())
    assert "kept as published 2017-11-14; 2017-11-15 is not taken up" in told
    same = run(book, "add", str(article), "--outlet", "Harbour Post", "--date", "2017-11-14")
    assert same.stderr == ""


def test_a_page_names_the_judgements_on_its_claims(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "judged.casebook"
    with open_casebook(book) as kept:
        kept.backup(str(copy))
    (claim, *_) = most_told(copy)["claims"]  # type: ignore[misc]
    signed = ("--reason", "a football match", "--author", "rk")
    assert run(copy, "judge", "reject", claim, *signed).exit_code == 0
    assert "judged by rk: reject [1]: a football match" in run(copy, "show", claim).stdout
    (shown,) = rows_of(run(copy, "show", claim, "--json"))
    (judgement,) = shown["judgements"]  # type: ignore[misc]
    assert judgement["verdict"] == "reject" and judgement["author"] == "rk"
