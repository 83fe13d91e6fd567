"""From what the casebook holds to what is concluded, and back in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from reportedly.errors import Overtaken
from reportedly.extract.reading import Reader
from reportedly.link.profiles import UNKNOWN, profile_of
from reportedly.model.claims import Claim
from reportedly.model.incidents import Judgement
from reportedly.model.reports import Report
from reportedly.model.undoing import in_force
from reportedly.pipeline.coding import Coder, reader_of
from reportedly.pipeline.progress import Progress, untold
from reportedly.pipeline.versions import concluding_code
from reportedly.pipeline.whole import News, ReadReport, Whole
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import open_pack
from reportedly.reference.library import Library
from reportedly.resolve.additions import add_claims
from reportedly.resolve.claims import resolve_claims
from reportedly.store.base import Casebook, Conclusions, Snapshot

_ATTEMPTS = 8  # with one slow program beside six, the last of them was overtaken five times


@dataclass(frozen=True, slots=True)
class Concluded:
    """What stands after concluding; `anew` is False where nothing had changed since before.

    `unread` counts the reports that the present extractor has yet to read, where therefore the
    claims of an older one were concluded from.
    """

    anew: bool
    incidents: int
    records: int
    unread: int = 0


def conclude(
    casebook: Casebook,
    *,
    rules: str = "ged",
    progress: Progress = untold,
    made_at: datetime | None = None,
    even_so: bool = False,
) -> Concluded:
    """Rebuild everything that is concluded, unless the same inputs concluded it already.

    With `even_so` also then, as where what stands was damaged.

    What it changes is kept for good under `made_at`, else under the present time. Raises InputError
    for rules nobody knows. One transaction: whoever reads meanwhile sees all of the old
    conclusions, and whoever interrupts leaves them. Where another program concludes meanwhile, it
    is done again from what there is then; Overtaken if that never ends.
    """
    pack = open_pack(rules)
    reader = reader_of(Coder.of(casebook))
    return again(lambda: _concluded(casebook, reader, pack, progress, made_at, even_so=even_so))


def again(work: Callable[[], Concluded]) -> Concluded:
    """Do it, and once more whenever another program was quicker. Overtaken if that never ends."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(Overtaken):
            return work()
    return work()


def _concluded(
    casebook: Casebook,
    reader: Reader,
    pack: RulePack,
    progress: Progress,
    made_at: datetime | None,
    *,
    even_so: bool,
) -> Concluded:
    with casebook.still():  # others may add reports while we think
        before, snapshot = casebook.snapshot(), snapshot_of(casebook, reader, pack)
        anew = even_so or before != snapshot
        found = conclusions_of(casebook, snapshot, reader, pack, progress)[1] if anew else None
    if found is not None:
        casebook.conclude(found, snapshot, replacing=before, made_at=made_at)
    return told(casebook, snapshot, reader, anew=anew)


def told(casebook: Casebook, snapshot: Snapshot, reader: Reader, *, anew: bool) -> Concluded:
    """What stands now in the casebook."""
    behind = snapshot.generation != reader.generation
    unread = casebook.untried_count(reader.generation) if behind else 0
    counts = casebook.counts()
    return Concluded(anew, counts.incidents, counts.records, unread)


def snapshot_of(casebook: Casebook, reader: Reader, pack: RulePack) -> Snapshot:
    """What makes a conclusion drawn from the casebook now."""
    generation = _generation(casebook, reader.generation)
    return Snapshot(
        code=concluding_code(),
        generation=generation,
        library=reader.library.digest,
        pack=f"{pack.name} {pack.version} {pack.options}",
        inputs=casebook.inputs_digest(generation),
    )


def _generation(casebook: Casebook, present: str) -> str:
    """The present generation; but the last concluded one until the present has read as much.

    After an upgrade, or a list of places added, a conclusion must not lose what is yet unread.
    """
    before = casebook.snapshot()
    if before is None or casebook.untried_count(present) == 0:
        return present
    return before.generation


def conclusions_of(
    casebook: Casebook, snapshot: Snapshot, reader: Reader, pack: RulePack, progress: Progress
) -> tuple[Whole, Conclusions]:
    """Everything that is concluded from what the casebook holds, and what goes on from there."""
    judgements = casebook.judgements()
    whole = Whole(pack, casebook.ledger())
    ids = casebook.coded(snapshot.generation) | additions_by_report(judgements).keys()
    found = read_reports(casebook, snapshot.generation, ids, judgements, reader.library, progress)
    news = News(casebook.reports(), found, judgements, reader.library.register)
    return whole, whole.change(news, progress=progress).put


def additions_by_report(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements in force that add claims, by the report that they add to, oldest first."""
    added: dict[str, list[Judgement]] = {}
    for judgement in in_force(judgements):
        if judgement.addition is not None:
            added.setdefault(judgement.addition.claim.report_id, []).append(judgement)
    return added


def read_reports(
    casebook: Casebook,
    generation: str,
    ids: Set[str],
    judgements: Iterable[Judgement],
    library: Library,
    progress: Progress = untold,
) -> Iterator[ReadReport]:
    """What a generation read in the reports with these ids, resolved, and what persons added."""
    added = additions_by_report(judgements)
    unread = set(ids)
    for done, (report_id, claims) in enumerate(casebook.claims(generation, ids), start=1):
        unread.discard(report_id)
        more = added.get(report_id, ())
        if claims or more:
            yield _read(casebook.report(report_id), claims, more, library)
        else:
            yield ReadReport(report_id, (), UNKNOWN, read=())
        progress(done, None, "resolving")
    for report in casebook.reports(unread):
        yield replace(_read(report, (), added.get(report.id, ()), library), is_coded=False)


def _read(
    report: Report, claims: Sequence[Claim], added: Sequence[Judgement], library: Library
) -> ReadReport:
    read = resolve_claims(claims, report, library)
    stand = add_claims(read, added, report, library) if added else read
    return ReadReport(report.id, stand, profile_of(report.reading.text), read=read)
