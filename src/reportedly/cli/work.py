"""Where a command's work runs, with which lists, and how far it is, shown while it runs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from reportedly.cli.book import opened
from reportedly.cli.terminal import err
from reportedly.pipeline.coding import SHIPPED_LISTS, Coder
from reportedly.pipeline.cores import Cores
from reportedly.pipeline.engines import Engine, InProcess
from reportedly.pipeline.run import Concluded, code_pending, conclude
from reportedly.settings import Settings
from reportedly.store.base import Casebook

# Opening the language engine in more processes takes about as long as coding so much in one.
LITTLE_BYTES = 256 * 1024


def engine_for(settings: Settings, paths: Sequence[str]) -> Engine:
    """One process for a little reading or a stream, all cores for much; or as many as asked."""
    workers = settings.asked_workers or (1 if _is_little(paths) else settings.workers)
    return InProcess() if workers == 1 else Cores(workers)


def _is_little(paths: Sequence[str]) -> bool:
    """Whether all files together are little; it looks no further than it must."""
    sizes = (file.stat().st_size for path in paths for file in _files(path))
    return all(total <= LITTLE_BYTES for total in accumulate(sizes))


def _files(path: str) -> Iterator[Path]:
    if path != "-":
        here = Path(path)
        found = here.rglob("*") if here.is_dir() else iter((here,))
        yield from (file for file in found if file.is_file())


def coder_for(settings: Settings, *, theatre: str | None = None) -> Coder:
    """The lists and the theatre of the casebook, if there is one; a `theatre` given goes first."""
    coder = SHIPPED_LISTS
    if settings.casebook.exists():
        with opened(settings) as book:
            coder = Coder.of(book)
    return coder if theatre is None else replace(coder, theatre=theatre)


def renewed(
    settings: Settings, book: Casebook, *, rules: str = "ged", even_so: bool = False
) -> Concluded:
    """Code what the present generation has not coded, then conclude anew where that is due, or
    `even_so`."""
    with Bar(err(settings)) as bar:
        code_pending(book, engine=engine_for(settings, [str(settings.casebook)]), progress=bar)
        return conclude(book, rules=rules, progress=bar, even_so=even_so)


class Bar:
    """A progress bar on a terminal; nothing at all elsewhere. It is itself the pipeline's
    `Progress`: called after each step with how many are done, of how many, of what.
    """

    def __init__(self, console: Console) -> None:
        self._shown = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[count]}", markup=False),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._shown.add_task("starting", total=None, count="")
        self._label = ""

    def __call__(self, done: int, total: int | None, label: str) -> None:
        if label != self._label:
            self._label = label
            self._shown.remove_task(self._task)
            self._task = self._shown.add_task(label, total=total, count="")
        count = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        self._shown.update(self._task, completed=done, total=total, count=count)

    def __enter__(self) -> Self:
        self._shown.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._shown.stop()
