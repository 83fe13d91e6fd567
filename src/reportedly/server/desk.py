"""What every request needs: the casebook, and who sits at the desk."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Request
from fastapi.responses import Response

from reportedly.extract.reading import Reader
from reportedly.model.incidents import Judgement
from reportedly.pipeline.coding import Coder, reader_of
from reportedly.pipeline.own_lists import changes_lists
from reportedly.pipeline.progress import Progress, untold
from reportedly.pipeline.review import Decided, decide
from reportedly.pipeline.run import Concluded
from reportedly.pipeline.standing import Standing
from reportedly.server.checks import Checks
from reportedly.server.jobs import Job, Jobs, Running
from reportedly.store.base import Casebook

AUTHOR_COOKIE = "author"
_PATIENCE_S = 1.5  # so long a page may wait; the demo casebook is concluded anew in half of it
_A_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Desk:
    """One casebook at one address.

    `author` signs what nobody else is named for; `hosts` are the names that requests may use;
    `tiles` is the address of a map of the user's own, None for the one that ships; `workers` is
    how many processes read when there is much to read.
    """

    casebook: Casebook
    author: str
    hosts: frozenset[str]
    tiles: str | None = None
    deciding: threading.Lock = field(default_factory=threading.Lock)
    workers: int = 1
    jobs: Jobs = field(default_factory=Jobs)
    warm: threading.Event = field(default_factory=threading.Event)
    standing: Standing = field(default_factory=Standing)
    checks: Checks = field(default_factory=Checks)

    def decide(self, judgement: Judgement, *, check: Callable[[], None] = lambda: None) -> Decided:
        """Keep a judgement and conclude from it; one at a time, in the order of their arrival.

        `check` is called when its turn has come; what it raises leaves everything as it was.
        """
        with self.deciding:
            check()
            return decide(self.casebook, judgement, standing=self.standing)

    def takes_long(self, judgement: Judgement) -> bool:
        """Whether all names are looked up anew after it: up to 15 s for 4,800 claims."""
        return changes_lists(judgement, (*self.casebook.judgements(), judgement))

    def begin(self, judgement: Judgement, *, check: Callable[[], None] = lambda: None) -> Job:
        """Keep a judgement now, and conclude from it in the background; `check` as of `decide`.

        What is over soon is waited for.
        """
        with self.deciding:
            check()
            self.casebook.add_judgement(judgement)

        def work(running: Running) -> None:
            self.conclude(progress=running.progress)

        return self.jobs.begin((), keeps=True, work=work, decided=judgement.id, wait_s=_PATIENCE_S)

    def conclude(self, *, progress: Progress = untold) -> Concluded:
        """Conclude from what was added, in turn with the decisions."""
        with self.deciding:
            return self.standing.conclude(self.casebook, progress=progress)

    def make_ready(self) -> None:
        """Open what reads reports, and hold in memory what decisions change; both take a while.

        A casebook that was never concluded is left so.
        """
        self.reader()
        if self.casebook.snapshot() is not None:
            self.conclude()

    def reader(self) -> Reader:
        """What reads reports; opened once, which takes some seconds."""
        reader = reader_of(Coder.of(self.casebook))
        self.warm.set()
        return reader

    def reader_at_hand(self) -> Reader | None:
        """The same if it is open already; nobody waits for it."""
        return self.reader() if self.warm.is_set() else None


def desk_of(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def author_of(request: Request) -> str:
    """Who decides: the name that this browser gave, else the one the desk was opened with."""
    named = unquote(request.cookies.get(AUTHOR_COOKIE, "")).strip()
    return named or desk_of(request).author


def remember_author(response: Response, author: str) -> None:
    """Let this browser sign as `author` from now on."""
    response.set_cookie(
        AUTHOR_COOKIE, quote(author), max_age=_A_YEAR_S, httponly=True, samesite="strict"
    )


AtDesk = Annotated[Desk, Depends(desk_of)]
Author = Annotated[str, Depends(author_of)]
