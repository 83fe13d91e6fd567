"""What was held on a day is answered from what was kept on it, whatever came since."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_casebook import STRIKE_A, STRIKE_B, fill

from judging import judged, undo
from reportedly.cli import main
from reportedly.model.incidents import Verdict
from reportedly.model.opinions import RecordField
from reportedly.pipeline.run import conclude
from reportedly.store.sqlite import open_casebook

Form = dict[str, object]
PREFER = judged(Verdict.PREFER, STRIKE_B, field=RecordField.BEST, reason="was on site", hour=24)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Concluded on 1 January; on the 2nd a person prefers the paper's 12, on the 5th no more."""
    path = tmp_path_factory.mktemp("history") / "small.casebook"
    with open_casebook(path, create=True) as book:
        fill(book, made_at=datetime(2025, 12, 30, tzinfo=UTC))
        for day, judgement in ((1, None), (2, PREFER), (5, undo(PREFER, hour=96))):
            if judgement is not None:
                book.add_judgement(judgement)
            conclude(book, made_at=datetime(2026, 1, day, 9, 30, tzinfo=UTC))
    return path


def run(book: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), *typed])


def forms(book: Path, *typed: str) -> list[Form]:
    told = run(book, *typed, "--json")
    assert told.exit_code == 0, told.output
    return [json.loads(row) for row in told.stdout.splitlines()]


def test_a_day_that_is_not_over_is_said_to_be_so(book: Path) -> None:
    told = run(book, "records", "--held-on", "2999-01-01")
    assert "2999-01-01 is not over yet (UTC): this is what is held so far" in told.stderr
    assert told.exit_code == 0


def test_history_of_what_is_no_incident_says_how_to_name_one(book: Path) -> None:
    told = run(book, "history", "abc")
    assert told.exit_code == 3
    assert "Give its number" in told.stderr and "Did you mean" not in told.stderr


def test_history_takes_the_id_of_a_record_as_show_does(book: Path) -> None:
    (record,) = forms(book, "show", "1")[0]["records"]
    assert run(book, "history", record["id"]).stdout == run(book, "history", "1").stdout


@pytest.mark.parametrize(
    ("day", "best"),
    [("2026-01-01", 40), ("2026-01-02", 12), ("2026-01-04", 12), ("2026-01-05", 40)],
)
def test_what_was_held_on_a_day_is_what_was_concluded_by_then(
    book: Path, day: str, best: int
) -> None:
    assert forms(book, "records", "--held-on", day)[0]["best"] == best


def test_what_was_held_tells_its_reasons_and_what_made_it(book: Path) -> None:
    told = run(book, "records", "--held-on", "2026-01-03")
    assert "concluded 2026-01-02 09:30 UTC by the program" in told.stderr
    words = " ".join(told.stdout.split())
    assert "preferred by Rima: was on site" in words
    assert "in all:" in words


def test_the_two_questions_about_a_day_differ(book: Path) -> None:
    """On the 3rd twelve was held; what reports of 2017 say by today's judgements is forty."""
    assert forms(book, "records", "--held-on", "2026-01-03")[0]["best"] == 12
    assert forms(book, "records", "--published-until", "2026-01-03")[0]["best"] == 40
    assert run(book, "records", "--published-until", "2017-11-13").stdout.startswith("no incident")
    assert run(book, "records", "--held-on", "2017-11-13").exit_code == 3


def test_the_history_of_an_incident_tells_changes_and_judgements_in_order(book: Path) -> None:
    told = forms(book, "history", "1")
    assert [form["kind"] for form in told][-4:] == ["judged", "concluded", "judged", "concluded"]
    changed = told[-3]
    assert changed["because"] == ["reports or judgements"]
    (move,) = changed["records"]  # type: ignore[misc]
    assert (move["before"]["best"], move["after"]["best"]) == (40, 12)
    assert (told[-4]["standing"], told[-2]["verdict"]) == ("undone", "undo")
    shown = " ".join(run(book, "history", "1").stdout.split())
    assert "best 40 → 12" in shown and "preferred by Rima: was on site" in shown
    assert shown.index("best 40 → 12") < shown.index("best 12 → 40")
    assert forms(book, "history", STRIKE_A.claim_id) == told


def test_the_history_of_all_is_a_line_a_conclusion(book: Path) -> None:
    told = forms(book, "history")
    assert [form["at"] for form in told] == [
        "2025-12-30T00:00:00+00:00",
        *(f"2026-01-0{day}T09:30:00+00:00" for day in (1, 2, 5)),
    ]
    assert [form["changed"] for form in told][2:] == [1, 1]
    shown = run(book, "history").stdout
    assert "2026-01-05 09:30 UTC" in shown and "1 record changed" in shown


@pytest.mark.parametrize(
    "typed",
    [
        ("records", "--held-on", "2026-01-03", "--rules", "acled"),
        ("records", "--held-on", "2026-01-03", "--without", "rule=GED-5"),
        ("records", "--held-on", "2026-01-03", "--published-until", "2026-01-03"),
        ("records", "--held-on", "2026-01-03", "--sensitivity"),
        ("records", "--sensitivity", "--diff", "ged", "ibc"),
        ("records", "--held-on", "some day"),
        ("history", "999"),
        ("history", ""),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_way_on(book: Path, typed: tuple[str, ...]) -> None:
    told = run(book, *typed)
    assert told.exit_code in (2, 3)
    assert told.stdout == "" and told.stderr and "Traceback" not in told.stderr


def test_asking_changes_nothing(book: Path) -> None:
    before = run(book, "dump").stdout
    for typed in (("history",), ("history", "1"), ("records", "--held-on", "2026-01-03")):
        assert run(book, *typed).exit_code == 0
    assert run(book, "dump").stdout == before


def test_sensitivity_is_one_table_with_the_most_telling_first(book: Path) -> None:
    trials = forms(book, "records", "--sensitivity")
    names = [trial["without"] for trial in trials]
    assert names[0] in ("outlet=Daily Post", "speaker-kind=monitor")
    assert {"rule=GED-5", "rule=GED-12", "outlet=Harbour Gazette"} <= set(names)
    told = run(book, "records", "--sensitivity")
    assert "without outlet=Daily Post" in told.stdout and "12 (-28)" in told.stdout
    assert "without rule=GED-5" not in told.stdout and "not shown" in told.stderr
