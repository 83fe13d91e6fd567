"""What the commands that go to the web share: who asks, how fast, and whom."""

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from typing import Any, TypeVar

import click

from reportedly.capture.asking import Asker
from reportedly.capture.limits import USUAL
from reportedly.capture.visits import Visitor
from reportedly.cli.terminal import err, tell
from reportedly.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def visiting_options(command: Command) -> Command:
    """Adds what every command that goes to the web can be told."""
    for add_one in reversed(
        (
            click.option(
                "--between",
                "between_s",
                type=click.FloatRange(min=0, max=USUAL.patience_s),
                default=USUAL.between_s,
                show_default=True,
                metavar="SECONDS",
                help="The least time between two requests to one host.",
            ),
            click.option(
                "--allow-private",
                "private",
                is_flag=True,
                help="Ask machines of your own network, too; without it they are refused.",
            ),
            click.option("--json", "as_json", is_flag=True, help="One JSON object an address."),
        )
    ):
        command = add_one(command)
    return command


def visitor_of(settings: Settings, *, private: bool, between_s: float) -> Visitor:
    """Who asks: by name and version, and how to reach the person behind it, if that was said."""
    contact = f" (+{settings.contact})" if settings.contact is not None else ""
    agent = f"reportedly/{version('reportedly')}{contact}"
    if not contact:
        note = "sites are not told whom to write to; set REPORTEDLY_CONTACT to an address of yours"
        tell(err(settings), f"note: {note}")
    return Visitor(Asker(agent, replace(USUAL, between_s=between_s), private))
