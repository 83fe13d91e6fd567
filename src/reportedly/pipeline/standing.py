"""A running process keeps what it concluded, so that a decision costs what it touches."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from reportedly.extract.reading import Reader
from reportedly.link.verdicts import Verdicts
from reportedly.model.incidents import Judgement
from reportedly.model.records import EventRecord
from reportedly.pipeline.coding import Coder, reader_of
from reportedly.pipeline.conclude import (
    Concluded,
    additions_by_report,
    again,
    conclusions_of,
    read_reports,
    snapshot_of,
    told,
)
from reportedly.pipeline.progress import Progress, untold
from reportedly.pipeline.whole import Difference, News, Whole
from reportedly.reconcile.records import open_pack
from reportedly.store.base import Casebook, Conclusions, Snapshot


class Standing:
    """The conclusions of one casebook, held by one process; for one thread at a time.

    At first, and whenever they were made otherwise in the meantime (by another process, by a new
    extractor), everything is concluded; after that, what is new. Where lists changed, a name was
    joined to an entry say, all names are asked for again, and what is another then is new.
    """

    def __init__(self, *, rules: str = "ged") -> None:
        self._pack = open_pack(rules)
        self._whole: Whole | None = None
        self._stands: Snapshot | None = None
        self.changed: tuple[EventRecord, ...] = ()  # records, by what was concluded last

    @property
    def verdicts(self) -> Verdicts | None:
        """What judgements ask of linking, as last concluded; None before the first time."""
        return None if self._whole is None else self._whole.verdicts

    def conclude(
        self,
        casebook: Casebook,
        *,
        progress: Progress = untold,
        made_at: datetime | None = None,
    ) -> Concluded:
        """Bring the casebook's conclusions up to date, to what `pipeline.conclude` would make.

        Raises as that does; what was held is then given up, and the casebook left as it was.
        """
        reader = reader_of(Coder.of(casebook))
        return again(lambda: self._concluded(casebook, reader, progress, made_at))

    def _concluded(
        self,
        casebook: Casebook,
        reader: Reader,
        progress: Progress,
        made_at: datetime | None,
    ) -> Concluded:
        with casebook.still():
            before, now = casebook.snapshot(), snapshot_of(casebook, reader, self._pack)
            whole, held, self._whole = self._whole, self._stands, None
            found: Difference | Conclusions | None = None
            if whole is None or held != before or not _made_alike(held, now):
                whole, found = conclusions_of(casebook, now, reader, self._pack, progress)
            elif held != now:
                known = (casebook, whole, now, reader, progress)
                asked_anew = held is None or held.library != now.library
                whole, found = self._go_on(*known, asked_anew=asked_anew)
        if isinstance(found, Difference):
            casebook.amend(found.gone, found.put, now, replacing=before, made_at=made_at)
        elif found is not None and before != now:
            casebook.conclude(found, now, replacing=before, made_at=made_at)
        put = found.put if isinstance(found, Difference) else found
        self.changed = () if put is None else put.records
        self._whole, self._stands = whole, now
        return told(casebook, now, reader, anew=before != now)

    def _go_on(
        self,
        casebook: Casebook,
        whole: Whole,
        now: Snapshot,
        reader: Reader,
        progress: Progress,
        *,
        asked_anew: bool,
    ) -> tuple[Whole, Difference | Conclusions]:
        """What is new since, of all reports if `asked_anew`; or everything, where that cannot be
        told by itself."""
        judgements = casebook.judgements()
        ids = casebook.coded(now.generation) - (set() if asked_anew else whole.coded)
        ids |= _added_to(whole.judgements, judgements)
        ids |= additions_by_report(judgements).keys() if asked_anew else set()
        found = read_reports(casebook, now.generation, ids, judgements, reader.library, progress)
        read = tuple(found)
        if not whole.can_take(read):
            return conclusions_of(casebook, now, reader, self._pack, progress)
        kept = casebook.report_ids() - whole.reports
        news = News(casebook.reports(kept), read, judgements, reader.library.register)
        return whole, whole.change(news)


def _added_to(before: Iterable[Judgement], now: Iterable[Judgement]) -> set[str]:
    """The reports to which persons added other claims than before."""
    was, stands = additions_by_report(before), additions_by_report(now)
    return {key for key in was.keys() | stands.keys() if was.get(key) != stands.get(key)}


def _made_alike(one: Snapshot | None, two: Snapshot) -> bool:
    """Whether two conclusions differ by nothing but reports, judgements and lists of names."""
    return one is not None and replace(one, inputs=two.inputs, library=two.library) == two
