"""The check of everything that is kept. It writes nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reportedly.pipeline.checked import Seen
from reportedly.pipeline.stamping import check_stamps
from reportedly.store.base import Casebook
from reportedly.store.custody import Checked, Step, unheard


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
    at, head = datetime.now(UTC), casebook.head()
    checked = casebook.check(told)
    faults = (*checked.faults, *check_stamps(casebook, authorities))
    return Seen(at, author, head, Checked(checked.counts, faults), len(casebook.stamps()))
