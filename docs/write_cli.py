"""Writes docs/cli.md from the commands' own help; `--check` only says whether it lags behind."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reportedly.cli import main

PAGE = Path(__file__).with_name("cli.md")
COLUMNS = 100
HEAD = """# Commands

Written by `make cli-docs` from the commands' own help. Answers go to standard output, everything
else to standard error. Exit codes: 0 done, 1 refused, 2 what was given is no use, 3 the casebook
cannot serve, 4 the language engine cannot be used, 5 a measure fell below its floor, 6 nothing of
what was given could be read, 70 a bug, 130 stopped.
"""


def page() -> str:
    """The whole page as it should stand."""
    return "\n".join([HEAD, *_sections(main, click.Context(main, info_name="reportedly"))])


def _sections(command: click.Command, ctx: click.Context) -> Iterator[str]:
    ctx.terminal_width = ctx.max_content_width = COLUMNS
    level = "##" if ctx.parent is None or ctx.parent.parent is None else "###"
    yield f"{level} {ctx.command_path}\n\n```text\n{command.get_help(ctx).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from _sections(inner, click.Context(inner, info_name=name, parent=ctx))


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/cli.md lags behind the commands: run `make cli-docs`")
