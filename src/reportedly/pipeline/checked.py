"""What a check of everything saw, and what the log remembers of the last one.

A check itself writes nothing, so that an auditor's copy stays as it was handed over. Who works on
the casebook may have what it saw written down: an act like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Checked, Fault, Head, LogEntry, Wanted

MOST_NAMED = 50  # faults in one entry: who has so many restores a backup and reads no further


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw: when it began (UTC), on whose wish ("": nobody is named), up to which entry
    of the log, how much of each kind it compared, how many time stamps among it, what does not
    hold. `unnamed` faults are counted alone. `entry` of the log remembers it; None where none does.
    """

    at: datetime
    author: str
    head: Head
    checked: Checked
    stamps: int
    unnamed: int = 0
    entry: int | None = None

    @property
    def broken(self) -> int:
        """How many things do not hold."""
        return len(self.checked.faults) + self.unnamed

    @property
    def holds(self) -> bool:
        return self.broken == 0

    def entries_since(self, head: Head) -> int:
        """How many entries of the log it did not see, but for its own."""
        return head.number - self.head.number - (self.entry is not None)


def remember(casebook: Casebook, seen: Seen) -> Seen:
    """Log what a check saw. Raises CasebookError where the casebook cannot be written."""
    head = casebook.note(Act.CHECKED, _about(seen), author=seen.author)
    return replace(seen, entry=head.number)


def last_seen(casebook: Casebook) -> Seen | None:
    """What the last check saw that the log remembers; None where none is remembered, or an
    erasure took the words of the last one: one before it says nothing of how things stand."""
    for entry in casebook.log_page(Wanted(acts=(Act.CHECKED,)), limit=1):
        return None if entry.about is None else _seen(entry, entry.about)
    return None


def _about(seen: Seen) -> dict[str, object]:
    named = seen.checked.faults[:MOST_NAMED]
    return {
        "began": seen.at.isoformat(),
        "up_to": seen.head.number,
        "hash": seen.head.hash,
        "counts": [[name, count] for name, count in seen.checked.counts.items()],
        "stamps": seen.stamps,
        "faults": [[one.where, _unquoted(one.what), one.hint] for one in named],
        "unnamed": seen.broken - len(named),
    }


def _unquoted(what: str) -> str:
    """Without what an error quotes: an erasure would not find those words again."""
    return what.partition(":")[0]


def _seen(entry: LogEntry, about: Mapping[str, Any]) -> Seen:
    faults = tuple(Fault(*told) for told in about["faults"])
    return Seen(
        datetime.fromisoformat(about["began"]),
        entry.author,
        Head(about["up_to"], about["hash"]),
        Checked(dict(about["counts"]), faults),
        about["stamps"],
        about["unnamed"],
        entry.number,
    )
