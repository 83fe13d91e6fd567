"""What the measures of the register share: where the sets lie, a row of the table, one answer."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.reference.register import Register
from reportedly.resolve.actors import choose

CORPORA = Path(__file__).parents[1] / "../shared/corpora"

Missing = Callable[[str], None]


def row(words: str, right: int, of: int) -> None:
    print(f"  {words:58}{right:>7} of {of:<7}{right / max(of, 1):>6.3f}")


def meant(
    register: Register, name: str, *, day: date | None = None, country: str | None = None
) -> str | None:
    """The id of the party that a name alone stands for, on a day and in a country; else None."""
    chosen = choose(register.find_actor(name, day=day, country=country))
    return chosen.id if chosen is not None else None


def lines(path: Path) -> Iterator[Any]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    yield from map(json.loads, text.splitlines())
