"""Pages from the web into the casebook, one transaction each; what was captured is not asked again.

What a server answers is told as that and no more: "it answered 404", never "it was deleted".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from reportedly.capture.answers import Answer, Unanswered
from reportedly.capture.visits import Visitor
from reportedly.ingest.fetched import Fetched, read_fetched
from reportedly.ingest.files import FileRead
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.model.reports import Intake, Reject
from reportedly.pipeline.answering import Answering
from reportedly.pipeline.captures import (
    OK,
    Capture,
    captures,
    note_answer,
    note_silence,
    told_of,
)
from reportedly.pipeline.coding import NOTHING_CODED, Coded, Coder, code_pending, reader_of
from reportedly.pipeline.engines import Engine
from reportedly.pipeline.imports import import_about
from reportedly.pipeline.progress import Progress, untold
from reportedly.pipeline.taking_in import Added
from reportedly.query.other_words import Stretch
from reportedly.store.base import Casebook
from reportedly.store.custody import Act


class Outcome(StrEnum):
    """What came of one address."""

    CAPTURED = "captured"
    KNOWN = "known already"  # asked, and the same words under the same address were there
    BEFORE = "captured before"  # not asked again
    UNCHANGED = "unchanged"  # it says the same as when it was captured last
    CHANGED = "changed"
    REFUSED = "refused"  # it answered, but not with a page
    UNREADABLE = "unreadable"  # no report is in what it answered, no address in a list's line
    UNANSWERED = "unanswered"
    KEPT_OUT = "kept out"  # it was erased on request


CAME_NEW = (Outcome.CAPTURED, Outcome.CHANGED)
GAVE_NOTHING = (Outcome.REFUSED, Outcome.UNREADABLE, Outcome.UNANSWERED, Outcome.KEPT_OUT)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one address: a report, or the reason why there is none.

    Where a page was seen to have changed: what it was before, and both texts cut where they differ
    (None where they are too long to be laid side by side).
    """

    address: str
    outcome: Outcome
    report: str | None = None
    status: int | None = None
    reason: str = ""
    before: str | None = None
    changes: tuple[Stretch, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An address to be captured, with what a list or a feed says of it."""

    address: str
    outlet: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """How many addresses came to what, and what coding their reports gave."""

    counts: Mapping[Outcome, int]
    coded: Coded = NOTHING_CODED


def unheard(came: Came) -> None:
    """Tells nobody."""


@dataclass(slots=True)
class Capturing:
    """One run: for which casebook, who asks, and what was captured before."""

    casebook: Casebook
    visitor: Visitor
    given: Given = NOTHING_GIVEN
    told: Callable[[Came], None] = unheard
    counts: Counter[Outcome] = field(default_factory=Counter)
    before: dict[str, Capture] = field(init=False)
    _imported: int = field(init=False)
    _answering: Answering = field(init=False)

    def __post_init__(self) -> None:
        reader_of(Coder.of(self.casebook))  # without a language engine nothing is begun
        self.before = captures(self.casebook)

    def begin(
        self, names: Sequence[str], *, feeds: bool = False, folder: str | None = None
    ) -> None:
        """Log that somebody takes in what these addresses or feeds lead to, or the lists that lie
        in a folder."""
        lists = folder is not None
        about = import_about(names, self.given, folder=folder, feeds=feeds, lists=lists)
        self._imported = self.casebook.note(Act.IMPORTING, about).number
        self._answering = Answering(self.casebook, self._imported)

    def page(self, listed: Listed) -> Came:
        """Capture one page, unless a report came of it before."""
        last = self.before.get(listed.address)
        if last is not None and last.report is not None:
            return self.came(Came(listed.address, Outcome.BEFORE, last.report))
        answer = self.visitor.visit(listed.address)
        if isinstance(answer, Unanswered):
            return self.unanswered(answer)
        if answer.status != OK:
            return self.refused(answer)
        item = read_fetched(fetched_of(answer, listed), on_the_day(self.given, answer))
        outcome, report, reason = self.keep(item)
        self.note(answer, report)
        return self.came(Came(answer.address, outcome, report, answer.status, reason))

    def keep(self, item: Intake | Reject) -> tuple[Outcome, str | None, str]:
        """Take in what was read; what came of it, the report's id, the reason where none did."""
        new = self.casebook.add_intakes([item], imported=self._imported)
        if isinstance(item, Intake) and not self.casebook.known([item.report.id]):
            return Outcome.KEPT_OUT, None, "it was erased on request, and is kept out"
        self._answering.item(item)
        if isinstance(item, Reject):
            return Outcome.UNREADABLE, None, item.reason
        is_new = item.report.id in new
        return Outcome.CAPTURED if is_new else Outcome.KNOWN, item.report.id, ""

    def aside(self, item: Reject) -> Came:
        """Set aside what is no page, and tell it."""
        self.keep(item)
        return self.came(Came(item.locator, Outcome.UNREADABLE, reason=item.reason))

    def list_read(self, read: FileRead) -> None:
        """Answer what was set aside of a list before, after what is now."""
        self._answering.file(read)

    def note(self, answer: Answer, report: str | None, *, feed_taken_in: bool = False) -> None:
        """Log an answer, so that its address is not asked again."""
        self.before[answer.address] = note_answer(
            self.casebook, answer, report=report, feed_taken_in=feed_taken_in
        )

    def unanswered(self, told: Unanswered) -> Came:
        note_silence(self.casebook, told)
        self.keep(Reject.of(told.address, told.reason, told.hint))
        return self.came(Came(told.address, Outcome.UNANSWERED, reason=told.reason))

    def refused(self, answer: Answer) -> Came:
        note_answer(self.casebook, answer, report=None)
        reason = f"its server answered {answer.status}"
        hint = "look at it in a browser; the same command asks again"
        self.keep(Reject.of(answer.address, reason, hint))
        return self.came(Came(answer.address, Outcome.REFUSED, None, answer.status, reason))

    def unchanged(self, answer: Answer, report: str | None = None) -> Came:
        note_answer(self.casebook, answer, report=report)
        return self.came(Came(answer.address, Outcome.UNCHANGED, report, answer.status))

    def came(self, came: Came) -> Came:
        """Count and tell what came of an address, and answer what was set aside of it."""
        if came.outcome is not Outcome.BEFORE:
            self.answered(came.address, came.report)
        elif came.report is not None:  # it says nothing of what the address refused since
            entry = self.before[came.address].entry
            self._answering.address(came.address, came.report, before=entry)
        self.counts[came.outcome] += 1
        self.told(came)
        return came

    def added(self) -> Added:
        """The sums of the run, as those of files."""
        kept_out = self.counts[Outcome.KEPT_OUT]
        return Added(
            new=sum(self.counts[outcome] for outcome in CAME_NEW),
            known=self.counts[Outcome.KNOWN],
            rejected=sum(self.counts[outcome] for outcome in GAVE_NOTHING) - kept_out,
            kept_out=kept_out,
        )

    def answered(self, address: str, report: str | None) -> None:
        """Note that an address was asked, and what came of it was kept."""
        self._answering.address(address, report)


def capture_pages(
    run: Capturing,
    found: Iterable[Listed | Reject | FileRead],
    *,
    names: Sequence[str],
    engine: Engine,
    progress: Progress = untold,
) -> Captured:
    """Capture each address once, then code all that is not coded.

    `names` are the words by which a person named the addresses. Of a list what is set aside stands
    among them, and at its end that it was read. Stopped at any point and started again, it goes on
    where it was. Raises EngineError without a language engine.
    """
    listed: dict[str, Listed] = {}
    of_lists: list[Reject | FileRead] = []
    for each in found:
        if isinstance(each, Listed):
            listed[each.address] = each
        else:
            of_lists.append(each)
    run.begin(names, folder=str(Path.cwd()) if of_lists else None)
    for part in of_lists:
        if isinstance(part, Reject):
            run.aside(part)
        else:
            run.list_read(part)
    for number, page in enumerate(listed.values(), 1):
        run.page(page)
        progress(number, len(listed), "capturing")
    return Captured(run.counts, code_pending(run.casebook, engine=engine, progress=progress))


def on_the_day(given: Given, answer: Answer) -> Given:
    """What the user says, with the day of the capture: nothing was published after it."""
    return replace(given, today=answer.at.date())


def fetched_of(answer: Answer, listed: Listed) -> Fetched:
    """What ingest reads of an answer."""
    return Fetched(
        answer.body,
        answer.address,
        answer.final,
        answer.charset,
        listed.outlet,
        listed.day,
        told_of(answer),
    )
