"""How things get onto the screen: two consoles and JSON lines.

Words from outside go through `line` or `block`: square brackets in them are no markup.
"""

import json
import re
import sys
from typing import IO, Any

import click
from rich.console import Console, RenderableType
from rich.text import Text

from reportedly.query.harmless import harmless, harmless_json
from reportedly.settings import Settings

# Width of what is piped where nothing says otherwise: a screen two windows can share.
PIPED_COLUMNS = 100

_SPACES = re.compile(r"\s+")


def line(text: str, style: str = "") -> Text:
    """Words from outside as one line that is safe to print; markup in them stays words."""
    return Text(harmless(_SPACES.sub(" ", text)), style=style)


def block(text: str, style: str = "") -> Text:
    """Words from outside with their line breaks, safe to print."""
    return Text(harmless(text).expandtabs(4), style=style)


def say(console: Console, shown: RenderableType) -> None:
    """Print; into a pipe without the blanks that fill a line up to the screen's edge."""
    if console.is_terminal:
        console.print(shown)
        return
    with console.capture() as caught:
        console.print(shown)
    console.file.write("".join(f"{row.rstrip()}\n" for row in caught.get().splitlines()))


def tell(console: Console, words: str) -> None:
    """One sentence or path as one line, which a pipe keeps whole and a terminal wraps itself."""
    console.print(line(words), soft_wrap=True)


def out(settings: Settings) -> Console:
    """The console for answers: standard output."""
    return _console(settings, sys.stdout)


def err(settings: Settings) -> Console:
    """The console for everything that is not the answer: standard error."""
    return _console(settings, sys.stderr)


def _console(settings: Settings, stream: IO[str]) -> Console:
    unsaid = None if stream.isatty() else PIPED_COLUMNS
    return _PipeAware(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=None if settings.colour else True,
        width=settings.columns or unsaid,
    )


class _PipeAware(Console):
    """A console that tells the border about a reader who left instead of exiting itself."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def json_line(value: Any) -> None:
    """One JSON object on one line; harmful characters are escaped, so the value is unchanged."""
    click.echo(harmless_json(json.dumps(value, ensure_ascii=False)))
