"""Lists of incidents a page at a time, and by what a reader goes: year, kind, province, place."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from anyascii import anyascii

from reportedly.server.paging import Paged
from reportedly.server.site.rows import Row

AT_ONCE = 100  # rows on a page: some 60 kB, and four screens to look through
_LONGEST = 40  # letters of a file's name


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; `address` is its name within the folder of lists."""

    address: str
    here: Paged
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One list that a reader can choose: what it holds, under which name of a file."""

    words: str
    stem: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """Lists that part the incidents by one thing."""

    head: str
    choices: tuple[Choice, ...]


def leaves(stem: str, rows: Sequence[Row]) -> Iterator[Leaf]:
    """The pages of a list, at least one."""
    last = max(1, -(-len(rows) // AT_ONCE))
    for number in range(1, last + 1):
        offset = (number - 1) * AT_ONCE
        before = address(stem, number - 1) if number > 1 else None
        after = address(stem, number + 1) if number < last else None
        here = Paged(number, last, len(rows), offset, before, after)
        yield Leaf(address(stem, number), here, tuple(rows[offset : offset + AT_ONCE]))


def address(stem: str, number: int = 1) -> str:
    """The file of one page of a list."""
    return f"{stem}.html" if number == 1 else f"{stem}-page-{number}.html"


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """By the first day; those of no known day last."""
    return sorted(rows, key=lambda row: (row.day or date.min, row.number), reverse=True)


def facets(rows: Sequence[Row]) -> tuple[Facet, ...]:
    """By year, newest first; by kind and by province, those with most incidents first."""
    return (
        _facet("Year", "year", rows, lambda row: row.year, by_name=True),
        _facet("Kind", "kind", rows, lambda row: row.kind),
        _facet("Province", "province", rows, lambda row: row.province),
    )


def _facet(
    head: str, kind: str, rows: Iterable[Row], of: Callable[[Row], str], *, by_name: bool = False
) -> Facet:
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        held[of(row)].append(row)
    if by_name:
        ordered = sorted(held, key=lambda name: (name.isdigit(), name), reverse=True)
    else:
        ordered = sorted(held, key=lambda name: (-len(held[name]), name))
    stems = named(kind, ordered)
    choices = (
        Choice(name, stem, tuple(held[name])) for name, stem in zip(ordered, stems, strict=True)
    )
    return Facet(head, tuple(choices))


def named(kind: str, names: Iterable[str]) -> Iterator[str]:
    """A file's name for each, of plain letters, no two alike: "province-rif-dimashq"."""
    seen = Counter[str]()
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower())[:_LONGEST].strip("-")
        stem = f"{kind}-{plain or 'unnamed'}"
        seen[stem] += 1
        yield stem if seen[stem] == 1 else f"{stem}--{seen[stem]}"
