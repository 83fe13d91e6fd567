"""What the user says of the reports that the files do not."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from reportedly.errors import InputError

FIELDS = ("id", "outlet", "date", "title", "text", "url", "language")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says: it wins over what a file says.

    `mapping` pairs a field with the column that holds it: `(("text", "article_content"),)`;
    a dot leads into nested JSON ("source.name"). `today` is the day of reading, which no
    reader asks a clock for; without it no report can be told to lie ahead of its time. `sent` files
    came through a desk, and lie nowhere once they are read. Raises InputError for a field nobody
    knows, and for one that is mapped twice.
    """

    outlet: str | None = None
    day: date | None = None
    url: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    today: date | None = None
    sent: bool = False

    def __post_init__(self) -> None:
        mapped = [field for field, _ in self.mapping]
        for field in mapped:
            if mapped.count(field) > 1:
                columns = " and ".join(
                    repr(column) for name, column in self.mapping if name == field
                )
                raise InputError(f"{field} is mapped twice: to {columns}", hint="say it once")
            if field not in FIELDS:
                near = get_close_matches(field, FIELDS, n=1)
                hint = f"did you mean {near[0]}? " if near else ""
                raise InputError(
                    f"a report has no field {field!r}",
                    hint=f"{hint}the fields are {', '.join(FIELDS)}",
                )


NOTHING_GIVEN = Given()
