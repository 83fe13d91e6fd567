"""What the surroundings say, read once at the door and handed on as one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import InputError

DEFAULT_CASEBOOK = "reportedly.casebook"

# More workers than this do not help one casebook: they all feed a single writer.
MOST_WORKERS = 64

# Narrower than this no table can be read, whatever is asked for.
LEAST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """The casebook's file, how many processes may work, and how to speak to the person.

    `asked_workers` is None where nobody asked for a number; `workers` is then one a core.
    `colour` False means never; True means wherever a terminal can show it. `columns` is the
    width asked for, None where the terminal decides. `debug` lets a traceback through. `contact`
    is how a site that is asked for pages can reach the person who asks. `author` is whom the log
    names for what is done, "" where nobody is.
    """

    casebook: Path
    asked_workers: int | None = None
    colour: bool = True
    columns: int | None = None
    debug: bool = False
    contact: str | None = None
    author: str = ""

    @property
    def workers(self) -> int:
        return min(_cores(), MOST_WORKERS) if self.asked_workers is None else self.asked_workers


def read_settings(
    surroundings: Mapping[str, str],
    *,
    casebook: str | None = None,
    workers: int | None = None,
    debug: bool = False,
) -> Settings:
    """The settings of one run: what was given on the command line wins over `surroundings`.

    Raises InputError where a number of workers is no number from 1 to 64, for a contact that
    cannot be sent along, and for a casebook without a name: an unset variable must not lead into
    another casebook.
    """
    if casebook is not None and not casebook.strip():
        hint = "name a file, or leave --casebook out for REPORTEDLY_CASEBOOK or the default"
        raise InputError("--casebook names no file", hint=hint)
    where = casebook or surroundings.get("REPORTEDLY_CASEBOOK") or DEFAULT_CASEBOOK
    return Settings(
        casebook=Path(where).expanduser(),
        asked_workers=_workers(workers, surroundings.get("REPORTEDLY_WORKERS")),
        colour=not surroundings.get("NO_COLOR"),
        columns=_columns(surroundings.get("COLUMNS", "")),
        debug=debug,
        contact=_contact(surroundings.get("REPORTEDLY_CONTACT", "")),
        author=" ".join(surroundings.get("REPORTEDLY_AUTHOR", "").split()),
    )


def _workers(asked: int | None, named: str | None) -> int | None:
    if asked is None and not named:
        return None
    words = named if asked is None else asked
    try:
        count = int(words or 0)
    except ValueError:
        count = 0
    if not 1 <= count <= MOST_WORKERS:
        raise InputError(
            f"{words!r} is no number of workers",
            hint=f"give --workers or REPORTEDLY_WORKERS a whole number from 1 to {MOST_WORKERS}",
        )
    return count


def _contact(asked: str) -> str | None:
    """What sites are told; it stands in a header, which holds one line of plain letters."""
    if not (asked.isascii() and (asked.isprintable() or not asked)):
        hint = "write a mail address or a web address, in plain letters"
        raise InputError("REPORTEDLY_CONTACT cannot be sent along", hint=hint)
    return asked.strip() or None


def _columns(asked: str) -> int | None:
    """The width asked for; what is no width at all is the terminal's business, not an error."""
    return max(int(asked), LEAST_COLUMNS) if asked.isascii() and asked.isdigit() else None


def _cores() -> int:
    """The cores this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
