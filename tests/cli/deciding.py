"""Typing `judge` in tests, and asking what came of it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from small_casebook import STRIKE_A, STRIKE_B

from reportedly.cli import main

SIGNED = ("--reason", "I was there", "--author", "rk")
A, B = STRIKE_A.claim_id, STRIKE_B.claim_id
Form = dict[str, object]


def run(book: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), *typed])


def decide(book: Path, *typed: str) -> str:
    told = run(book, "judge", *typed, *SIGNED)
    assert told.exit_code == 0, told.output
    return told.stdout.split(":")[0].removeprefix("kept ")


def forms(book: Path, *typed: str) -> list[Form]:
    told = run(book, *typed, "--json")
    assert told.exit_code == 0, told.output
    return [json.loads(row) for row in told.stdout.splitlines()]


def records(book: Path) -> list[Form]:
    return forms(book, "records")
