"""`records`: packs side by side, what was held on a day, and what doubts move."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_casebook import CLAIMS, fill

from reportedly.cli import main
from reportedly.store.sqlite import open_casebook

Forms = list[dict[str, object]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A strike of which a monitor counts 40 dead and a paper 12, and a shelling without dead."""
    path = tmp_path_factory.mktemp("records") / "small.casebook"
    with open_casebook(path, create=True) as book:
        fill(book)
    return path


def run(book: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), "records", *typed])


def forms(book: Path, *typed: str) -> Forms:
    told = run(book, *typed, "--json")
    assert told.exit_code == 0, told.output
    return [json.loads(row) for row in told.stdout.splitlines()]


@pytest.mark.parametrize(
    ("rules", "counts"),
    [
        ("ged", (12, 40, 40)),
        ("acled", (None, 12, None)),
        ("airwars", (12, None, 40)),
        ("ibc", (None, None, 40)),
    ],
)
def test_each_pack_states_its_own_counts(
    book: Path, rules: str, counts: tuple[int | None, ...]
) -> None:
    strike = forms(book, "--rules", rules)[0]
    assert (strike["low"], strike["best"], strike["high"]) == counts
    assert strike["rules"].split()[0] == rules  # type: ignore[attr-defined]
    assert {"field", "value", "rule", "words", "claims_for", "against"} <= set(strike["trace"][0])  # type: ignore[index]


def test_each_bound_stands_beside_who_says_it_where_a_pack_states_no_best(book: Path) -> None:
    told = " ".join(run(book, "--rules", "airwars").stdout.split())
    assert "low 12: Copper Courier, in its own voice · high 40: Lantern Watch in Daily Post" in told


def test_packs_side_by_side_name_the_rules(book: Path) -> None:
    (found,) = [form for form in forms(book, "--diff", "ged", "acled") if form["number"] == 1]
    assert (found["field"], found["ged"]["value"], found["acled"]["value"]) == ("best", "40", "12")  # type: ignore[index]
    assert (found["ged"]["rule"], found["acled"]["rule"]) == ("GED-6", "ACLED-6")  # type: ignore[index]
    shown = run(book, "--diff", "ged", "acled").stdout
    assert "best, ged" in shown and "GED-6" in shown and "best, acled" in shown


def test_another_pack_changes_nothing_that_is_kept(book: Path) -> None:
    def dump() -> str:
        return CliRunner().invoke(main, ["--casebook", str(book), "dump"]).stdout

    before = dump()
    for rules in ("acled", "airwars", "ibc"):
        assert run(book, "--rules", rules).exit_code == 0
    assert dump() == before


def test_nothing_was_held_before_the_first_report(book: Path) -> None:
    assert forms(book, "--published-until", "2017-11-13") == []
    assert len(forms(book, "--published-until", "2017-11-14")) == len(forms(book))
    assert "no incident" in run(book, "--published-until", "2017-11-13").stdout


def test_each_doubt_is_tried_alone(book: Path) -> None:
    doubts = ("--without", "outlet=daily post", "--without", "speaker-kind=outlet")
    monitor, paper = forms(book, *doubts)
    assert (monitor["before"]["best"], monitor["after"]["best"]) == (40, 12)  # type: ignore[index]
    assert (paper["after"]["low"], paper["moved"]) == (40, [1])  # type: ignore[index]
    shown = run(book, *doubts).stdout
    assert "12 (-28)" in shown and "without outlet=daily post" in shown


def test_a_rule_can_be_left_out_by_its_id(book: Path) -> None:
    (trial,) = forms(book, "--without", "rule=ged-5")
    assert trial["before"] == trial["after"]


@pytest.mark.parametrize(
    "typed",
    [
        ("--rules", "acme"),
        ("--diff", "ged", "acme"),
        ("--without", "rule=GED-6"),
        ("--without", "outlet=Nobody's Paper"),
        ("--without", "speaker-kind=oracle"),
        ("--without", "whatever"),
        ("--published-until", "yesterday"),
        ("--diff", "ged", "ibc", "--without", "rule=GED-5"),
        ("--diff", "ged", "ibc", "--rules", "acled"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_way_on(book: Path, typed: tuple[str, ...]) -> None:
    told = run(book, *typed)
    assert told.exit_code == 2
    assert told.stdout == "" and told.stderr and "Traceback" not in told.stderr


def test_every_claim_of_an_incident_is_in_the_trace_of_its_counts(book: Path) -> None:
    strike = forms(book)[0]
    best = next(t for t in strike["trace"] if t["field"] == "best")  # type: ignore[attr-defined]
    told = {*best["claims_for"], *(aside["claim_id"] for aside in best["against"])}
    assert told == {claim.claim_id for claim in CLAIMS[:2]}
