"""The check of everything that is kept. It writes nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import CasebookError
from reportedly.pipeline.checked import Seen
from reportedly.pipeline.stamping import check_stamps
from reportedly.store.base import Casebook
from reportedly.store.checking import NOT_OURS, UNREADABLE
from reportedly.store.checking_contents import RESTORE
from reportedly.store.custody import Checked, Fault, Head, Step, unheard
from reportedly.store.log import NO_HASH


def look(
    casebook: Casebook,
    *,
    author: str = "",
    authorities: Path | None = None,
    told: Callable[[Step], None] = unheard,
) -> Seen:
    """Compare everything, time stamps included; nothing is written.

    `authorities` is a file with certificates (PEM) that time stamps must be signed under; without
    one nobody asks who signed them.
    """
    at, head = datetime.now(UTC), _head(casebook)
    checked = casebook.check(told)
    faults = (*checked.faults, *_of_stamps(casebook, authorities))
    stamps = checked.counts.get("stamps", 0)
    return Seen(at, author, head, Checked(checked.counts, faults), stamps)


def _head(casebook: Casebook) -> Head:
    """The last entry; of a log that cannot be read, which a check names, the one before all."""
    try:
        return casebook.head()
    except CasebookError:
        return Head(0, NO_HASH)


def _of_stamps(casebook: Casebook, authorities: Path | None) -> Iterator[Fault]:
    try:
        yield from check_stamps(casebook, authorities)
    except CasebookError as error:
        yield Fault("time stamps", f"cannot be read: {error}", RESTORE)
    except UNREADABLE:
        yield Fault("time stamps", NOT_OURS, RESTORE)
