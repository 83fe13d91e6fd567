"""What became of items that were set aside: told when the place they lay in is read again.

An item is answered by a report from its very place, and by a whole reading of its file, from the
same path, that does not set it aside again. What comes from elsewhere answers nothing: nobody can
tell that it is the same.
"""

from collections.abc import Collection, Iterable, Iterator

from reportedly.errors import InputError
from reportedly.ingest.files import FileRead, places_around
from reportedly.model.reports import Intake, Reject
from reportedly.pipeline.imports import Import, imports_of_rejects
from reportedly.store.asides import Answer, Became
from reportedly.store.base import Casebook

WEB = ("http://", "https://")


def take_off(casebook: Casebook, places: Collection[str]) -> frozenset[str]:
    """Take what stands aside at these places off the list; its ids. The log keeps it.

    Raises InputError for a place where nothing stands aside, and for one of a report: that is
    kept, and goes when it is coded.
    """
    there = [one for one in casebook.rejects() if one.locator in places and one.report_id is None]
    for place in places:
        if all(one.locator != place for one in there):
            hint = "`reportedly rejects` lists the places; name one as it stands there"
            raise InputError(f"no item of {place!r} stands aside", hint=hint)
    casebook.answer([Answer(one.id, Became.TAKEN_OFF) for one in there], imported=None)
    return frozenset(one.id for one in there)


class Answering:
    """The items that stood aside when a run began, and what it finds out about them."""

    def __init__(self, casebook: Casebook, imported: int) -> None:
        self._casebook, self._imported = casebook, imported
        self._standing = {one.id: one for one in casebook.rejects() if one.report_id is None}
        self._imports: dict[str, Import] = {}
        if self._standing:
            self._imports = imports_of_rejects(casebook, self._standing.keys())
        self._around: dict[str, list[str]] = {}
        for one in self._standing.values():
            for place in places_around(one.locator):
                self._around.setdefault(place, []).append(one.id)
        self._seen: set[str] = set()
        self._came: dict[str, str] = {}

    def item(self, item: Intake | Reject) -> None:
        """Note an item that is kept."""
        if not self._standing:
            return
        if isinstance(item, Reject):
            self._seen.add(item.id)
            return
        for place in places_around(item.report.locator):
            if place in self._around:
                self._came.setdefault(place, item.report.id)
        if item.report.url is not None:
            self.address(item.report.url, item.report.id)

    def file(self, read: FileRead) -> None:
        """Answer for a file after all its items."""
        if read.path is not None:
            here = [key for key in self._around.get(read.name, ()) if key in self._standing]
            self._keep(self._of_file(read, read.path, here))
        self._seen.clear()
        self._came.clear()

    def address(self, address: str, report_id: str | None, *, before: int | None = None) -> None:
        """Answer for an address on the web after it was asked, and all that came was kept; where
        the log says since which entry it is kept, for what was set aside before that alone.
        """
        if not address.startswith(WEB):
            return
        at = [key for key in self._around.get(address, ()) if key in self._standing]
        open_ones = [
            key
            for key in at
            if self._standing[key].locator == address and self._was_aside(key, before)
        ]
        became = Became.LEFT if report_id is None else Became.CAME_IN
        self._keep(Answer(key, became, report_id) for key in open_ones if key not in self._seen)

    def _was_aside(self, key: str, before: int | None) -> bool:
        made = self._imports.get(key)
        return made is None or before is None or made.number < before

    def _of_file(self, read: FileRead, path: str, keys: list[str]) -> Iterator[Answer]:
        for key in keys:
            made = self._imports.get(key)
            is_here = made is None or made.leads_to(read.name, path)
            if key in self._seen:
                if not is_here:
                    yield Answer(key, Became.AGAIN)
            elif is_here:
                report = self._report_at(self._standing[key].locator)
                if report is not None:
                    yield Answer(key, Became.CAME_IN, report)
                elif read.whole:
                    yield Answer(key, Became.LEFT)

    def _report_at(self, locator: str) -> str | None:
        """The report that came from a place; a web archive adds the address to its records'."""
        bare = locator.rpartition(" (")[0]
        return self._came.get(locator) or self._came.get(bare)

    def _keep(self, answers: Iterable[Answer]) -> None:
        found = list(answers)
        self._casebook.answer(found, imported=self._imported)
        for each in found:
            if each.became is not Became.AGAIN:
                del self._standing[each.reject_id]
