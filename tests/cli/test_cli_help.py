"""Help teaches: every command shows examples, each of them can be typed, and help is quick."""

import shlex
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.cli.taught import Taught


def commands(
    command: click.Command = main, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command there is, with the words that lead to it."""
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from commands(inner, (*path, name))


ALL = {" ".join(("reportedly", *path)): (path, command) for path, command in commands()}


@pytest.mark.parametrize("name", ALL)
def test_each_command_shows_examples_in_plain_text(name: str) -> None:
    path, command = ALL[name]
    told = CliRunner().invoke(main, [*path, "--help"])
    assert told.exit_code == 0
    assert "Examples:" in told.stdout and "\x1b" not in told.stdout
    for example in command.examples:  # type: ignore[attr-defined]
        assert f"  {example}\n" in told.stdout


@pytest.mark.parametrize("name", ALL)
def test_each_example_can_be_typed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its options and arguments are those of the program, and it is about this command."""
    path, command = ALL[name]
    ran: list[click.Command] = []
    monkeypatch.setattr(Taught, "invoke", lambda self, ctx: ran.append(self))
    for example in command.examples:  # type: ignore[attr-defined]
        typed = next(part for part in example.split(" | ") if "reportedly" in part)
        words = shlex.split(typed.split(" > ")[0], comments=True)
        told = CliRunner().invoke(main, words[1:])
        assert told.exit_code == 0, told.output
        assert words[0] == "reportedly"
        assert set(path) <= set(words)
    assert len(ran) == len(command.examples)  # type: ignore[attr-defined]


def test_help_names_every_command_in_one_line() -> None:
    told = CliRunner().invoke(main, ["--help"], terminal_width=80).stdout
    for name in main.list_commands(click.Context(main)):
        assert any(row.startswith(f"  {name} ") and row.endswith(".") for row in told.splitlines())


def test_help_loads_nothing_heavy() -> None:
    """Start-up stays fast: no engine, no database, not even the pretty printer."""
    heavy = "{'spacy', 'sqlalchemy', 'trafilatura', 'numpy', 'msgspec', 'rich'}"
    code = (
        "import sys\nfrom reportedly.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_an_unknown_command_is_refused_with_a_way_on() -> None:
    told = CliRunner().invoke(main, ["ad"])
    assert told.exit_code == 2
    assert "--help" in told.stderr
