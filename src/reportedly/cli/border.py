"""The last border: whatever goes wrong reaches the person as words and an exit code.

0   done                          4   the language engine cannot be used
1   refused                       5   a quality measure fell below its floor
2   what was given is no use      6   nothing of what was given could be read
3   the casebook cannot serve     70  a bug in this program      130  stopped by Ctrl-C
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from reportedly.errors import InputError, ReportedlyError
from reportedly.query.harmless import harmless

BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT
PIPE_CLOSED = 141  # 128 + SIGPIPE
_SHOWN_LETTERS = 80  # enough to know one's own words again


class NothingRead(InputError):
    """All that was given was rejected."""

    exit_code = 6


@contextmanager
def border(*, debug: bool = False) -> Iterator[None]:
    """Turns every error that passes into words on standard error and ends with its exit code."""
    try:
        yield
        sys.stdout.flush()
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except BrokenPipeError:
        _hush()
        raise click.exceptions.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        _tell("stopped; what was acknowledged is kept; run the same command again to go on")
        raise click.exceptions.Exit(INTERRUPTED) from None
    except Exception as error:
        if debug:
            raise
        raise click.exceptions.Exit(_explain(error)) from None


def _explain(error: Exception) -> int:
    """Says what went wrong and what to do; comes back with the exit code."""
    if isinstance(error, ReportedlyError):
        _tell(f"error: {error}")
        if error.hint:
            _tell(f"hint: {error.hint}")
        return error.exit_code
    outside = _from_outside(error)
    if outside is not None:
        _tell(f"error: {outside[0]}")
        _tell(f"hint: {outside[1]}")
        return InputError.exit_code
    _tell(f"error: this is a bug in reportedly: {type(error).__name__}: {error}")
    _tell("hint: run it again as `reportedly --debug ...` and report what it prints")
    return BUG


def _from_outside(error: Exception) -> tuple[str, str] | None:
    """What is wrong and what to do, where the machine or the typed words are the cause."""
    if isinstance(error, OSError) and error.filename is not None:
        hint = "check that the file is there and that you may read or write it"
        return f"{error.filename}: {error.strerror}", hint
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "no space is left to write the answer", "free some space, or write it elsewhere"
    if isinstance(error, UnicodeEncodeError) and "\ud800" <= error.object[error.start] <= "\udfff":
        typed = error.object[:_SHOWN_LETTERS]
        return f"{typed!r} holds bytes that are no UTF-8", "write it in UTF-8, or rename the file"
    return None


def _tell(words: str) -> None:
    click.echo(harmless(words), err=True)


def _hush() -> None:
    """The reader left: what is still buffered for it must not raise again at the very end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
