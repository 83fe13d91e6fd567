"""The options by which a person says what the files cannot; `add` and `code` share them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from reportedly.cli.choices import a_day, an_address, field_and_column, some_words

Command = TypeVar("Command", bound=Callable[..., Any])


def given_options(command: Command) -> Command:
    """Adds PATH... and the four options to a command."""
    for add_one in reversed(
        (
            click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
            click.option("--outlet", type=some_words, metavar="NAME", help="Who published it."),
            click.option("--date", "day", type=a_day, metavar="YYYY-MM-DD", help="On which day."),
            click.option("--url", type=an_address, metavar="URL", help="Under which address."),
            click.option(
                "--map",
                "mapping",
                type=field_and_column,
                multiple=True,
                metavar="FIELD=COLUMN",
                help="Which column holds a field: id, outlet, date, title, text, url, language. "
                "May be given several times.",
            ),
        )
    ):
        command = add_one(command)
    return command
