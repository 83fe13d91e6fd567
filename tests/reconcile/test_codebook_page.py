"""The page on the rules tells of every rule, and every test that it names is there."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from reportedly.reconcile.records import PACK_NAMES, open_pack

ROOM = Path(__file__).parent
PAGE = (ROOM.parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("test_*.py"))


def test_every_test_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 30
    assert {name for name in named if f"def {name}(" not in TESTS} == set()


@pytest.mark.parametrize("name", PACK_NAMES)
def test_every_rule_of_a_pack_has_its_row(name: str) -> None:
    """A rule of the steps that all share (0 to 5) stands in their table under its number."""
    account = import_module(f"reportedly.reconcile.rules.{name}").__doc__ or ""
    cites = open_pack(name).cites
    shared = {cites.step(number) for number in range(6)}
    own = set(re.findall(rf"^({cites.pack}-\w+)", account, re.MULTILINE)) - shared
    assert own
    assert {rule for rule in own if f"| {rule} |" not in PAGE} == set()
    assert all(f"| {number} | **" in PAGE for number in range(6))


@pytest.mark.parametrize("name", PACK_NAMES)
def test_every_rule_that_can_be_left_out_says_so(name: str) -> None:
    pack = open_pack(name)
    shared = {pack.cites.step(number) for number in range(6)}
    rows = {row.split("|")[1].strip(): row for row in PAGE.splitlines() if row.startswith("|")}
    assert all("Can be left out" in rows[rule] for rule in pack.optional if rule not in shared)
