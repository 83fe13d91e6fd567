"""The casebook over any database that SQLAlchemy speaks to."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from reportedly.store.amended import Amended
from reportedly.store.base import Part
from reportedly.store.checking import Vouching
from reportedly.store.coded import Coded
from reportedly.store.concluded import Concluded
from reportedly.store.dump import dump_part
from reportedly.store.erasing import Eraser, Wiping
from reportedly.store.headed import Headed
from reportedly.store.history import History
from reportedly.store.judged import Judged
from reportedly.store.lists import Lists
from reportedly.store.log import Logged
from reportedly.store.observed import Observed
from reportedly.store.questions import Counts
from reportedly.store.released import Released
from reportedly.store.set_aside import STANDING_REJECTS
from reportedly.store.summarised import Summarised
from reportedly.store.tables import (
    claims,
    incidents,
    judgements,
    records,
    reports,
)
from reportedly.store.versions import Versioned
from reportedly.store.words import PlainWords, Words


class SqlCasebook(
    Observed,
    Versioned,
    Headed,
    Coded,
    Lists,
    Judged,
    Concluded,
    Amended,
    History,
    Summarised,
    Released,
    Logged,
    Eraser,
):
    """Keeps the promise of `store.base.Casebook`.

    Each database brings its own `backup`, a `voucher` for its files, a way of `wiping` them, how
    it knows the files it `owns`, and its own way to find `words` if it has a better one.
    """

    def __init__(
        self,
        engine: Engine,
        backup: Callable[[str], None],
        *,
        voucher: Vouching,
        wiping: Wiping,
        owns: Callable[[Path], bool],
        words: Words | None = None,
    ) -> None:
        super().__init__(engine)
        self._backup = backup
        self._words = words or PlainWords()
        self._voucher = voucher
        self._wiping = wiping
        self._owns = owns

    def owns(self, path: Path) -> bool:
        return self._owns(path)

    def counts(self) -> Counts:
        aside = sa.select(reports.c.id).where(reports.c.set_aside.is_not(None))
        with self.still():
            return Counts(
                reports=self._count(sa.select(reports.c.id)),
                outlets=self._count(sa.select(reports.c.outlet).distinct()),
                set_aside=self._count(aside),
                rejects=self._count(STANDING_REJECTS),
                claims=self._count(sa.select(claims.c.id)),
                judgements=self._count(sa.select(judgements.c.id)),
                incidents=self._count(sa.select(incidents.c.id)),
                records=self._count(sa.select(records.c.id)),
            )

    def dump(self, parts: Collection[Part] = tuple(Part)) -> Iterator[str]:
        with self._reading() as connection:  # one connection, so one moment
            for part in Part:
                if part in parts:
                    yield from dump_part(connection, part)

    def backup(self, path: str) -> None:
        self._backup(path)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
