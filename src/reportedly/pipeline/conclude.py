"""From claims to records: resolve, copies, link, ledger, reconcile, and one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import Overtaken
from reportedly.extract.reading import Reader
from reportedly.link.copies import find_copies
from reportedly.link.incidents import link_claims
from reportedly.link.profiles import profile_of
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.incidents import Judgement
from reportedly.model.reports import Report
from reportedly.model.undoing import in_force
from reportedly.pipeline.coding import Coder, reader_of
from reportedly.pipeline.numbering import number
from reportedly.pipeline.progress import Progress, untold
from reportedly.pipeline.versions import concluding_code
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import open_pack, reconcile_incidents
from reportedly.reconcile.relations import find_relations
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.reference.library import Library
from reportedly.resolve.additions import add_claims
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.corrections import correct_claims
from reportedly.resolve.open_names import ask_again
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
) -> Concluded:
    """Rebuild everything that is concluded, unless the same inputs concluded it already.

    What it changes is kept for good under `made_at`, else under the present time. Raises InputError
    for rules nobody knows. One transaction: whoever reads meanwhile sees all of the old
    conclusions, and whoever interrupts leaves them. Where another program concludes meanwhile, it
    is done again from what there is then; Overtaken if that never ends.
    """
    pack = open_pack(rules)
    reader = reader_of(Coder.of(casebook))
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            anew, snapshot = _concluded(casebook, reader, pack, progress, made_at)
            break
        except Overtaken:
            if attempt == _ATTEMPTS:
                raise
    behind = snapshot.generation != reader.generation
    unread = casebook.untried_count(reader.generation) if behind else 0
    counts = casebook.counts()
    return Concluded(anew, counts.incidents, counts.records, unread)


def _concluded(
    casebook: Casebook,
    reader: Reader,
    pack: RulePack,
    progress: Progress,
    made_at: datetime | None,
) -> tuple[bool, Snapshot]:
    """Whether it was concluded anew, and from what."""
    with casebook.still():  # others may add reports while we think
        before, snapshot = casebook.snapshot(), _snapshot(casebook, reader, pack)
        if before == snapshot:
            return False, snapshot
        found = _conclusions(casebook, snapshot, reader.library, pack, progress)
    casebook.conclude(found, snapshot, replacing=before, made_at=made_at)
    return True, snapshot


def _snapshot(casebook: Casebook, reader: Reader, pack: RulePack) -> Snapshot:
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


def _conclusions(
    casebook: Casebook, snapshot: Snapshot, library: Library, pack: RulePack, progress: Progress
) -> Conclusions:
    judgements, ledger = casebook.judgements(), casebook.ledger()
    added = _added(judgements)
    resolved = tuple(_resolved(casebook, snapshot.generation, library, added, progress))
    claims = ask_again(correct_claims(resolved, judgements), library.register)
    progress(0, None, "linking")
    copies = find_copies(casebook.reports(), judgements=judgements)
    profiles = {report.id: profile_of(report.reading.text) for report in casebook.reports()}
    linked = link_claims(claims, profiles=profiles, copies=copies, judgements=judgements)
    incidents, founded = number(linked, claims, ledger)
    by_id = {claim.claim_id: claim for claim in claims}
    records = reconcile_incidents(incidents, by_id, copies=copies, judgements=judgements, pack=pack)
    return Conclusions(
        claims,
        copies,
        incidents,
        records,
        founded,
        len(ledger),
        find_relations(records),
        summarise_all(incidents, by_id, records, looks_of(judgements, claims)),
    )


_Added = dict[str, list[Judgement]]  # by report: what adds claims to it


def _added(judgements: Iterable[Judgement]) -> _Added:
    added: _Added = {}
    for judgement in in_force(judgements):
        if judgement.addition is not None:
            added.setdefault(judgement.addition.claim.report_id, []).append(judgement)
    return added


def _resolved(
    casebook: Casebook, generation: str, library: Library, added: _Added, progress: Progress
) -> Iterator[ResolvedClaim]:
    """The claims of every report; last those that were added where none could be read."""
    unread = dict(added)
    for done, (report_id, claims) in enumerate(casebook.claims(generation), start=1):
        more = unread.pop(report_id, [])
        if claims or more:
            yield from _of_report(casebook.report(report_id), claims, more, library)
        progress(done, None, "resolving")
    for report in casebook.reports(unread):
        yield from _of_report(report, (), unread[report.id], library)


def _of_report(
    report: Report, claims: Sequence[Claim], added: Sequence[Judgement], library: Library
) -> tuple[ResolvedClaim, ...]:
    return add_claims(resolve_claims(claims, report, library), added, report, library)
