"""How things get onto the screen: two consoles, JSON lines, and hostile text made harmless.

Report text is data. It may hold escape sequences that repaint a terminal, overrides that turn
words around, or square brackets that look like markup: all of it is shown, none of it acts.
"""

import json
import re
import sys
from typing import IO, Any

import click
from rich.console import Console, RenderableType
from rich.text import Text

from reportedly.settings import Settings

# Width of what is piped where nothing says otherwise: a screen two windows can share.
PIPED_COLUMNS = 100

# Controls, and the characters that reorder or hide text: marks of direction, overrides and
# isolates (Unicode bidi, UAX 9), invisible operators, tags, interlinear marks and lone surrogates.
# Joiners (U+200C, U+200D) stay: Persian needs them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


_SPACES = re.compile(r"\s+")


def harmless(text: str) -> str:
    """`text` with every character that acts instead of being seen replaced by its name.

    Line breaks and tabs stay. An escape character becomes "␛", an override "‹U+202E›".
    """
    return _HARMFUL.sub(_visible, text.replace("\r\n", "\n"))


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


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
    words = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    click.echo(_HARMFUL.sub(_escaped, words))


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
