"""Items into the casebook, batch by batch, with what they answer and which files they came from."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.ingest.files import FileRead
from reportedly.model.reports import Intake, Reject
from reportedly.pipeline.answering import Answering
from reportedly.pipeline.changes import tell_changes
from reportedly.pipeline.coding import NOTHING_CODED, Coded
from reportedly.pipeline.progress import Progress, unsaid, untold
from reportedly.store.base import Casebook
from reportedly.store.custody import Act

# Items committed at once: what a kill can cost is the reading of so many.
BATCH_ITEMS = 32


def unlisted(item: Intake | Reject, new: bool) -> None:
    """Lists nothing."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: items that were new or known, kept but set aside, or unreadable.

    `set_aside` are among the new. `rejected` counts unreadable items, known ones included;
    `kept_out` those that were erased for good before.
    """

    new: int = 0
    known: int = 0
    set_aside: int = 0
    rejected: int = 0
    kept_out: int = 0
    coded: Coded = NOTHING_CODED

    def __add__(self, other: "Added") -> "Added":
        """What came of both; of coding, which comes once after all, what this one says."""
        return replace(
            self,
            new=self.new + other.new,
            known=self.known + other.known,
            set_aside=self.set_aside + other.set_aside,
            rejected=self.rejected + other.rejected,
            kept_out=self.kept_out + other.kept_out,
        )


@dataclass(slots=True)
class TakingIn:
    """One import: for which casebook, under which number of the log, and who is told of it."""

    casebook: Casebook
    imported: int
    answering: Answering
    progress: Progress = untold
    announce: Callable[[str], None] = unsaid
    found: Callable[[Intake | Reject, bool], None] = unlisted
    added: Added = Added()
    _news: bool = False

    def take_in(self, items: Iterable[Intake | Reject | FileRead]) -> None:
        """Keep all that is not known, each batch in a transaction."""
        for batch in _batches(items):
            kept = [item for item in batch if not isinstance(item, FileRead)]
            new_ids = self.casebook.add_intakes(kept, imported=self.imported)
            tell_changes(self.casebook, kept, new_ids, self.announce)
            again = {item.report.id for item in kept if isinstance(item, Intake)} - new_ids
            barred = again - self.casebook.known(again)
            for item in batch:
                self._note(_told(item, barred), new_ids)
            self.added = _counted(self.added, kept, new_ids, barred)
            count = self.added.new + self.added.known + self.added.rejected + self.added.kept_out
            self.progress(count, None, "reading")

    def _note(self, item: Intake | Reject | FileRead, new_ids: frozenset[str]) -> None:
        if isinstance(item, FileRead):
            self.answering.file(item)
            self._log(item)
            return
        is_new = _id(item) in new_ids
        self._news = self._news or is_new
        self.answering.item(item)
        self.found(item, is_new)

    def _log(self, read: FileRead) -> None:
        """The digest of a file that brought something new and is not kept as it is."""
        if self._news and read.sha256 is not None:
            about = {
                "file": read.name,
                "path": read.path,
                "sha256": read.sha256,
                "bytes": read.size_bytes,
                "whole": read.whole,
                "import": self.imported,
            }
            self.casebook.note(Act.READ, about)
        self._news = False


def _told(item: Intake | Reject | FileRead, barred: Set[str]) -> Intake | Reject | FileRead:
    """A reject in the place of what is kept out: it answers nothing, and is no report."""
    if not isinstance(item, Intake) or item.report.id not in barred:
        return item
    hint = "`reportedly log --act erased` tells who decided that, when and why."
    return Reject.of(item.report.locator, "was erased on request, to be kept out", hint)


def _id(item: Intake | Reject) -> str:
    return item.id if isinstance(item, Reject) else item.report.id


def _batches(
    items: Iterable[Intake | Reject | FileRead],
) -> Iterator[Sequence[Intake | Reject | FileRead]]:
    """So many items at once; what is said of files stands behind their items."""
    batch: list[Intake | Reject | FileRead] = []
    held = 0
    for item in items:
        batch.append(item)
        held += not isinstance(item, FileRead)
        if held == BATCH_ITEMS:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _counted(
    added: Added, batch: Sequence[Intake | Reject], new_ids: frozenset[str], barred: Set[str]
) -> Added:
    intakes = [item for item in batch if isinstance(item, Intake)]
    new = {item.report.id for item in intakes} & new_ids
    kept_out = sum(item.report.id in barred for item in intakes)
    aside = {item.report.id for item in intakes if item.set_aside is not None} & new_ids
    return replace(
        added,
        new=added.new + len(new),
        known=added.known + len(intakes) - len(new) - kept_out,
        set_aside=added.set_aside + len(aside),
        rejected=added.rejected + len(batch) - len(intakes),
        kept_out=added.kept_out + kept_out,
    )
