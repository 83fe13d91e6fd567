"""What was set aside, tried again from where it lay.

Each file is read again as it was read first: from the same path, with what was said of it. Pages
on the web are asked for again only where somebody brings who asks. What cannot be tried says so.
"""

import shlex
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reportedly.ingest.files import FileRead, places_around
from reportedly.ingest.reports import read_files
from reportedly.model.reports import Intake, Reject
from reportedly.pipeline.answering import WEB, Answering
from reportedly.pipeline.capturing import Capturing
from reportedly.pipeline.coding import Coder, code_pending, reader_of
from reportedly.pipeline.engines import Engine
from reportedly.pipeline.following import follow_feed
from reportedly.pipeline.imports import Import, import_about, imports_of_rejects
from reportedly.pipeline.progress import Progress, unsaid, untold
from reportedly.pipeline.recapturing import page_anew
from reportedly.pipeline.retries import Retried, Retry, Tried
from reportedly.pipeline.taking_in import Added, TakingIn
from reportedly.store.asides import Aside, Became
from reportedly.store.base import Casebook
from reportedly.store.custody import Act

PIPE = "-"


def retry(
    casebook: Casebook,
    *,
    engine: Engine,
    wanted: Container[str] | None = None,
    visiting: Capturing | None = None,
    announce: Callable[[str], None] = unsaid,
    progress: Progress = untold,
) -> Retried:
    """Try all that stands aside again, or those `wanted` by their ids; then code what is not coded.

    What else stands aside in a file that is read is answered with it, and not told. Without
    `visiting` nothing on the web is asked. Raises EngineError without a language engine.
    """
    reader_of(Coder.of(casebook))  # without a language engine nothing is begun
    every = (one for one in casebook.rejects() if wanted is None or one.id in wanted)
    standing = sorted(every, key=lambda one: (one.locator, one.id))
    made = imports_of_rejects(casebook, {one.id for one in standing})
    read: set[str] = set()
    added = Added()
    for group, rejects in _by_import(standing, made):
        names, came = _read_again(casebook, group, rejects, announce, progress)
        read, added = read | names, added + came
    if visiting is not None:
        read |= _ask_again(visiting, standing, made, progress)
        added += visiting.added()
    coded = code_pending(casebook, engine=engine, progress=progress)
    now = Now(casebook.asides())
    told = (_told(one, now, made.get(one.id), read) for one in standing)
    return Retried(tuple(told), replace(added, coded=coded))


def _by_import(
    standing: Sequence[Reject], made: Mapping[str, Import]
) -> Iterator[tuple[Import, list[Reject]]]:
    """Rejects that lie in files, by the import that set them aside."""
    groups: dict[int, tuple[Import, list[Reject]]] = {}
    for one in standing:
        by = made.get(one.id)
        in_file = one.report_id is None and not one.locator.startswith(WEB)
        if by is not None and in_file and not by.lists:
            groups.setdefault(by.number, (by, []))[1].append(one)
    yield from groups.values()


def _read_again(
    casebook: Casebook,
    by: Import,
    rejects: Sequence[Reject],
    announce: Callable[[str], None],
    progress: Progress,
) -> tuple[set[str], Added]:
    """Read the files that these rejects lie in; the names of those that were read, what came."""
    places = {place for one in rejects for place in places_around(one.locator)}
    folder = by.folder or ""
    paths = [path for path in by.paths if path != PIPE and _is_there(Path(folder, path))]
    if not paths:
        return set(), Added()
    about = import_about(paths, by.given, folder=by.folder or str(Path.cwd()))
    imported = casebook.note(Act.IMPORTING, {**about, "again": by.number}).number
    run = TakingIn(casebook, imported, Answering(casebook, imported), progress, announce)
    given = replace(by.given, today=datetime.now(UTC).date())
    read: set[str] = set()
    found = read_files(
        paths, given=given, announce=announce, folder=folder, wanted=places.__contains__
    )
    run.take_in(_noting(found, read))
    return read, run.added


def _noting(
    found: Iterator[Intake | Reject | FileRead], read: set[str]
) -> Iterator[Intake | Reject | FileRead]:
    """What is found, while the places that were read are noted."""
    for item in found:
        if isinstance(item, FileRead):
            read.add(item.name)
        elif isinstance(item, Reject):
            read.add(item.locator)
        yield item


def _is_there(path: Path) -> bool:
    """A file or a folder: what is written into a pipe cannot be waited for again."""
    return path.is_file() or path.is_dir()


def _ask_again(
    visiting: Capturing, standing: Sequence[Reject], made: Mapping[str, Import], progress: Progress
) -> set[str]:
    """Ask for what lies on the web, each address once; those that were asked."""
    wanted: dict[str, Import | None] = {}
    for one in standing:
        if one.report_id is None and one.locator.startswith(WEB):
            wanted.setdefault(one.locator.partition(", entry ")[0], made.get(one.id))
    for number, (address, by) in enumerate(wanted.items(), 1):
        if by is not None:
            visiting.given = by.given
        is_feed = _is_feed(address, by)
        visiting.begin([address], feeds=is_feed)
        if is_feed:
            follow_feed(visiting, address, progress)
        else:
            page_anew(visiting, address)
        progress(number, len(wanted), "capturing")
    return set(wanted)


class Now:
    """How things stand after the tries: each reject with its answer, and what stands where."""

    def __init__(self, asides: Iterable[Aside]) -> None:
        self.asides = {aside.reject.id: aside for aside in asides}
        left = (aside.reject for aside in self.asides.values() if aside.answer is None)
        self.standing = {reject.locator: reject for reject in left}


def _told(one: Reject, now: Now, by: Import | None, read: set[str]) -> Retry:
    """What came of one reject, by how things stand now."""
    answer = now.asides[one.id].answer
    if answer is not None and answer.became is Became.CAME_IN:
        return Retry(one, Tried.CAME_IN, answer.report_id)
    if answer is not None:
        return _successor(one, now, is_feed=_is_feed(one.locator, by))
    if one.report_id is not None or not read.isdisjoint(places_around(one.locator)):
        return Retry(one, Tried.SAME, one.report_id, one.reason, one.hint)
    return _untried(one, by)


def _is_feed(address: str, by: Import | None) -> bool:
    return by is not None and by.feeds and address in by.paths


def _successor(one: Reject, now: Now, *, is_feed: bool) -> Retry:
    """What stands in its place now: another reason, or nothing."""
    other = now.standing.get(one.locator)
    if other is not None:
        return Retry(one, Tried.OTHER, None, other.reason, other.hint)
    if is_feed:
        return Retry(
            one, Tried.FOLLOWED, reason="the feed was read, and what is new in it taken in"
        )
    return Retry(one, Tried.LEFT, reason="its file was read to the end without it")


def _untried(one: Reject, by: Import | None) -> Retry:
    """Why a reject could not be tried."""
    if one.locator.startswith(WEB):
        return Retry(one, Tried.ASKS, None, one.reason, "`--web` asks its server again")
    if by is not None and by.lists:
        return Retry(one, Tried.ASKS, None, one.reason, one.hint)
    off = f"`reportedly rejects --take-off {shlex.quote(one.locator)}` takes this off the list"
    if by is None or PIPE in places_around(one.locator):
        reason = "it came through a pipe, or it is not known from where"
        return Retry(one, Tried.NOWHERE, None, reason, f"add it again; {off}")
    if by.given.sent:
        reason = "it was sent to the desk"
        return Retry(one, Tried.NOWHERE, None, reason, f"send it again; {off}")
    where = f" in {by.folder}" if by.folder is not None else ""
    reason = f"its file is not there any more{where}"
    return Retry(one, Tried.GONE, None, reason, "put it back, or add it from where it lies now")
