"""What a casebook can show about its own keeping: a log, a check of everything, an erasure."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Act(StrEnum):
    """What was done to a casebook, or with it."""

    BEGUN = "begun"  # the log begins here: what stood in the casebook, if anything did
    UPGRADED = "upgraded"  # a newer version of the program brought the layout up to date
    IMPORTING = "importing"  # somebody adds files, folders, a stream
    CAPTURED = "captured"  # an address on the web was asked, and what it answered, if it did
    TAKEN_IN = "taken in"  # a report and the bytes it was read from
    SET_ASIDE = "set aside"  # an item that cannot be read, or a report that cannot be coded
    ANSWERED = "answered"  # what was set aside came in later, or its place no longer holds it
    READ = "read"  # a file whose parts are reports: its digest
    CODED = "coded"  # what the extractor read in a report
    LIST_ADDED = "list added"  # a list of places, parties or speakers, or a choice of theatre
    JUDGED = "judged"
    CONCLUDED = "concluded"
    EXPORTING = "exporting"  # before the file is written
    EXPORTED = "exported"  # with the digest of what was written
    RELEASED = "released"
    NUMBERED = "numbered"  # incidents are given the numbers that they are published under
    KEYED = "keyed"  # a key is drawn that hides what stays inside
    ERASED = "erased"
    BACKED_UP = "backed up"
    RESTORED = "restored"
    STAMPED = "stamped"  # a time stamp by somebody else
    CHECKED = "checked"  # what a check of everything saw, where somebody had that written down


About = Mapping[str, object]  # of JSON's own types


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An act: its number from 1, when (UTC), by whom, with which version of the program.

    `author` is "" where no person is known. `about` is None where an erasure took it away: what
    is left is `commitment`, which is what the chain holds. `hash` is over all of it and over the
    hash of the entry before.
    """

    number: int
    at: datetime
    act: Act
    author: str
    version: str
    about: About | None
    commitment: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the log: whoever keeps it elsewhere can tell that nothing before it was
    changed."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: where, what, and what a person can do."""

    where: str
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A token of a time-stamping authority (RFC 3161) over the hash of a log entry.

    `token` is the whole answer of `server`, in DER; `imprint` the digest that it was asked for.
    """

    entry: int
    server: str
    token: bytes
    imprint: bytes


@dataclass(frozen=True, slots=True)
class Erasing:
    """A report to be erased, by its id, and on whose decision.

    `keep_out` leaves marks by which the same text is known and refused when it comes again; who
    has the casebook and the text can then tell that it was there.
    """

    report_id: str
    author: str
    reason: str
    keep_out: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took: the number of its log entry, and how many rows went or were changed.

    `shared` says that the bytes stay, for another report was read from the same.
    """

    entry: int
    claims: int
    judgements: int
    blanked: int
    held: int
    shared: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the log: of these acts, since and before these times, naming this id or
    file anywhere, with this number, by this person, with this hash."""

    acts: tuple[Act, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    naming: str | None = None
    number: int | None = None
    author: str | None = None
    hash: str | None = None


ALL_ENTRIES = Wanted()


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check saw: how much of each kind it compared, and what does not hold."""

    counts: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """How far a check is: what it looks at, which step of how many that is, and how many things
    it has compared in all."""

    part: str
    number: int
    of: int
    compared: int


def unheard(step: Step) -> None:
    """Tells nobody."""


class Custody(Protocol):
    """The keeping of a casebook, shown. Every act is logged in the transaction that does it."""

    def note(self, act: Act, about: About, *, author: str = "") -> Head:
        """Log an act that changes nothing in the casebook, as an export."""

    def log(self, wanted: Wanted = ALL_ENTRIES) -> Iterator[LogEntry]:
        """The entries that are wanted, oldest first."""

    def log_page(
        self, wanted: Wanted = ALL_ENTRIES, *, limit: int, offset: int = 0
    ) -> tuple[LogEntry, ...]:
        """Some of the entries that are wanted, the last first."""

    def log_count(self, wanted: Wanted = ALL_ENTRIES) -> int:
        """How many entries are wanted."""

    def log_authors(self) -> tuple[str, ...]:
        """Who stands in the log, by name."""

    def head(self) -> Head:
        """The last entry."""

    def check(self, told: Callable[[Step], None] = unheard) -> Checked:
        """Compare everything that is kept with what the log and the digests say of it.

        It changes nothing and raises nothing for what it finds. `told` hears of each step as it
        begins, and from time to time within it; what it raises ends the check.
        """

    def erase(self, asked: Erasing) -> Erased:
        """Take a report away with its bytes, its words and all that was made of them.

        What was concluded goes as a whole, to be concluded anew from the rest. Raises UnknownId;
        CasebookError where another program has the casebook open, or where it does not hold
        together as it stands.
        """

    def add_stamp(self, stamp: Stamp) -> None: ...

    def stamps(self) -> Sequence[Stamp]:
        """Every time stamp, oldest first."""

    def kept_out(self, report_ids: Collection[str]) -> Mapping[str, int]:
        """Those of these reports that were erased for good, with the number of the log entry."""
