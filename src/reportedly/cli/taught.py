"""Commands that teach: each shows examples in its help, and is loaded only when it is asked for."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from reportedly.cli.border import border


class Taught(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_examples(formatter, self.examples)
        super().format_epilog(ctx, formatter)


class TaughtGroup(click.Group):
    """A group whose help ends with examples and whose commands are taught as well."""

    command_class = Taught

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_examples(formatter, self.examples)
        super().format_epilog(ctx, formatter)


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """The examples as they would be typed, never wrapped."""
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a command lives (`module:attribute`), and what the front door says of it."""

    where: str
    summary: str


class Door(TaughtGroup):
    """The outermost group. It knows each command's address and imports none until it is asked."""

    def __init__(self, *args: Any, addresses: Mapping[str, Address], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses = dict(addresses)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.addresses)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.addresses:
            return None
        module, _, attribute = self.addresses[cmd_name].where.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, at.summary) for name, at in self.addresses.items()])

    def invoke(self, ctx: click.Context) -> Any:
        with border(debug=bool(ctx.params.get("debug"))):
            return super().invoke(ctx)
