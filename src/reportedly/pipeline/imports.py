"""What the log keeps of each import: where it read, and what the person said of it."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.sources import legible, shown
from reportedly.model.addresses import without_login
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Wanted


@dataclass(frozen=True, slots=True)
class Import:
    """An import: its number in the log, the paths or addresses it read, the folder in which they
    begin (None where an older version did not say), what was said of them, whether they are feeds,
    or lists of addresses.
    """

    number: int
    paths: tuple[str, ...]
    folder: str | None
    given: Given = NOTHING_GIVEN
    feeds: bool = False
    lists: bool = False

    def leads_to(self, name: str, path: str) -> bool:
        """Whether it read the file that lies at `path` under this name."""
        at = legible(os.path.normpath(path))
        return any(self._path_of(name, given) in (None, at) for given in self._roots(name))

    def _roots(self, name: str) -> list[str]:
        return [given for given in self.paths if name.startswith(shown(given).rstrip("/"))]

    def _path_of(self, name: str, given: str) -> str | None:
        """Where a file of this name lay below a path, as shown; None where nobody can tell."""
        if self.folder is None:
            return None
        below = name[len(shown(given).rstrip("/")) :]
        return os.path.normpath(legible(os.path.join(self.folder, given)) + below)  # noqa: PTH118


def import_about(
    paths: Sequence[str],
    given: Given,
    *,
    folder: str | None = None,
    feeds: bool = False,
    lists: bool = False,
) -> dict[str, object]:
    """What the log keeps of an import."""
    return {
        "paths": [without_login(each) if "://" in each else each for each in paths],
        "folder": folder,
        "outlet": given.outlet,
        "date": None if given.day is None else given.day.isoformat(),
        "url": given.url,
        "map": [list(pair) for pair in given.mapping],
        "feeds": feeds,
        "lists": lists,
        "sent": given.sent,
    }


def imports_of_rejects(casebook: Casebook, wanted: Collection[str]) -> dict[str, Import]:
    """By reject the import that set it aside last. Where nothing tells, it has no entry."""
    by: dict[str, int] = {}
    for entry in casebook.log(Wanted(acts=(Act.SET_ASIDE,))):
        told: Mapping[str, Any] = entry.about or {}
        if told.get("reject") in wanted and told.get("import") is not None:
            by[told["reject"]] = told["import"]
    numbers = set(by.values())
    entries = casebook.log(Wanted(acts=(Act.IMPORTING,)))
    read = {e.number: _read(e.number, e.about or {}) for e in entries if e.number in numbers}
    return {key: read[number] for key, number in by.items() if number in read}


def _read(number: int, about: Mapping[str, Any]) -> Import:
    day, said = about.get("date"), about.get("map", ())
    given = Given(
        about.get("outlet"),
        None if day is None else date.fromisoformat(day),
        about.get("url"),
        tuple((field, column) for field, column in said),
        sent=about.get("sent", False),
    )
    paths = tuple(about.get("paths", ()))
    feeds, lists = about.get("feeds", False), about.get("lists", False)
    return Import(number, paths, about.get("folder"), given, feeds, lists)
