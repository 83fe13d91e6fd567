"""What is left of judgements, numbers and history when a report is erased: acts, without words.

Ids are digests of content: whoever can guess the words of a report can compute its id, those of its
claims and of what was made of them, and see whether they stand there. So each is replaced by
letters drawn at random, the same wherever it stood.
"""

import re
import secrets
from base64 import b32encode
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.store.base import LedgerEntry, Snapshot
from reportedly.store.release_tables import release_rows, release_values
from reportedly.store.rows import from_json, packed, to_json, unpacked
from reportedly.store.tables import (
    held_records,
    held_values,
    incident_claims,
    judgements,
    ledger,
    resolved_claims,
    snapshots,
)

BLANK = "\u2588"  # stands for each letter that is taken out of a quote
ERASED_REASON = "(erased with a report that it spoke of)"
# What a release says of a record that is erased, as publish/release/values.py reads it.
_ERASED_VALUE = '{"title":"erased on request","said":[],"reports":[]}'
_IDS = re.compile(r"\b[a-z]-[a-z2-7]{12}\b")  # ids, as model/ids.py makes them
_RANDOM_BYTES = 10  # give sixteen letters, of which an id has twelve


@dataclass
class Doomed:
    """What an erasure takes: a report, and every id that depends on its words.

    `names` gives for each such id what stands for it from now on.
    """

    report_id: str
    claim_ids: Set[str]
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in sorted({self.report_id, *self.claim_ids}):
            self.name(key)

    def name(self, key: str) -> str:
        """What stands for an id from now on."""
        letters = b32encode(secrets.token_bytes(_RANDOM_BYTES)).decode().lower()[:12]
        return self.names.setdefault(key, f"{key.partition('-')[0]}-{letters}")

    def named_in(self, text: str) -> bool:
        """Whether any of the ids stands in a text."""
        return not self.names.keys().isdisjoint(_IDS.findall(text))


def blank_judgements(connection: Connection, doomed: Doomed) -> tuple[int, int]:
    """Take out judgements about this report alone, and the words of those about others, too.

    How many went, and how many were changed. The log still tells who judged, and when.
    """
    rows = connection.execute(sa.select(judgements)).all()
    made = {row.id: from_json(Judgement, row.body) for row in rows}
    gone: set[str] = set()
    changed: dict[str, Judgement] = {}
    for key, judgement in sorted(made.items(), key=lambda item: _undos(item[1], made)):
        if _is_about(judgement, doomed) or judgement.undoes in gone:
            gone.add(key)
        elif _touches(judgement, doomed) or judgement.undoes in changed:
            changed[key] = _blanked(judgement, doomed)
    for key in (*gone, *changed):
        doomed.name(key)
        connection.execute(sa.delete(judgements).where(judgements.c.id == key))
    _put_back(connection, {row.id: row.written_at for row in rows}, changed)
    return len(gone), len(changed)


def _put_back(
    connection: Connection,
    written: Mapping[str, datetime],
    changed: Mapping[str, Judgement],
) -> None:
    """The changed judgements under their new ids; what undoes one of them names it by that."""
    renamed: dict[str, str] = {}
    for key, judgement in changed.items():  # in the order they were made in
        if judgement.undoes in renamed:
            judgement = replace(judgement, undoes=renamed[judgement.undoes])
        renamed[key] = judgement.id
        row = {"id": judgement.id, "body": to_json(judgement), "written_at": written[key]}
        connection.execute(sa.insert(judgements).values(**row))


def _undos(judgement: Judgement, made: Mapping[str, Judgement]) -> int:
    """How many judgements stand behind this one, each undoing the next."""
    count = 0
    while (target := made.get(judgement.undoes or "")) is not None:
        count, judgement = count + 1, target
    return count


def _is_about(judgement: Judgement, doomed: Doomed) -> bool:
    """Whether it speaks of this report alone."""
    if judgement.addition is not None:
        return judgement.addition.claim.report_id == doomed.report_id
    spoken = {anchor.report_id for anchor in (*judgement.anchors, *judgement.apart)}
    return spoken == {doomed.report_id} and judgement.verdict is not Verdict.UNDO


def _touches(judgement: Judgement, doomed: Doomed) -> bool:
    spoken = (anchor.report_id for anchor in (*judgement.anchors, *judgement.apart))
    return doomed.report_id in spoken


def _of_others(judgement: Judgement, doomed: Doomed) -> Judgement:
    """A correction of several claims without those of the report: what it says of them is in its
    words.
    """
    pairs = zip(judgement.anchors, judgement.corrections, strict=True)
    kept = [(anchor, made) for anchor, made in pairs if anchor.report_id != doomed.report_id]
    made = tuple(made for _, made in kept)
    anchors = tuple(anchor for anchor, _ in kept)
    return replace(judgement, anchors=anchors, correction=made[0], alike=made[1:])


def _blanked(judgement: Judgement, doomed: Doomed) -> Judgement:
    if judgement.corrections:
        judgement = _of_others(judgement, doomed)
    anchors = tuple(_without_words(anchor, doomed) for anchor in judgement.anchors)
    apart = tuple(_without_words(anchor, doomed) for anchor in judgement.apart)
    return replace(judgement, anchors=anchors, apart=apart, reason=ERASED_REASON)


def _without_words(anchor: Anchor, doomed: Doomed) -> Anchor:
    if anchor.report_id != doomed.report_id:
        return anchor
    quote = BLANK * len(anchor.quote)
    return Anchor(doomed.names[anchor.report_id], anchor.start, anchor.end, quote)


def blank_ledger(connection: Connection, doomed: Doomed) -> None:
    """Let incidents that a claim of this report founded keep their number, by another of their
    claims where they have one."""
    rows = connection.execute(sa.select(ledger).order_by(ledger.c.entry)).all()
    read = [(row.entry, from_json(LedgerEntry, row.body)) for row in rows]
    founders = {entry.founding_claim for _, entry in read}
    for at, entry in read:
        if entry.founding_claim in doomed.claim_ids or entry.anchor.report_id == doomed.report_id:
            claim_id, anchor = _heir(connection, entry, founders, doomed)
            name = doomed.name(entry.incident_id)
            now = replace(entry, incident_id=name, founding_claim=claim_id, anchor=anchor)
            values = {"incident_id": now.incident_id, "body": to_json(now)}
            connection.execute(sa.update(ledger).where(ledger.c.entry == at).values(**values))


def _heir(
    connection: Connection, entry: LedgerEntry, founders: Set[str], doomed: Doomed
) -> tuple[str, Anchor]:
    """What stands for the founding claim, and its words: the first claim that the incident holds
    beside it and that founded none itself, or nothing that anybody finds."""
    held = sa.select(resolved_claims.c.claim_id, resolved_claims.c.body).join(incident_claims)
    here = incident_claims.c.incident_id == entry.incident_id
    for row in connection.execute(held.where(here).order_by(resolved_claims.c.claim_id)):
        if row.claim_id not in doomed.names and row.claim_id not in founders:
            claim = from_json(ResolvedClaim, row.body).as_read
            words = claim.evidence[0]
            anchor = Anchor(claim.report_id, words.start, words.end, words.text)
            return str(row.claim_id), anchor
    return doomed.name(entry.founding_claim), _without_words(entry.anchor, doomed)


def blank_history(connection: Connection, doomed: Doomed) -> int:
    """Take out what was held of records that rest on this report; how many values went.

    From then on, and until the next conclusion that changed them, they count as not held.
    """
    gone = list(_doomed_values(connection, held_values, doomed))
    for digest in gone:
        this = held_records.c.digest == digest
        connection.execute(sa.update(held_records).where(this).values(digest=None))
        connection.execute(sa.delete(held_values).where(held_values.c.digest == digest))
    _rename_records(connection, doomed)
    for row in connection.execute(sa.select(snapshots.c.number, snapshots.c.body)).all():
        # its digest of what it was made from would confirm a guess of what is gone
        made = replace(from_json(Snapshot, row.body), inputs=secrets.token_hex(32))
        this_one = sa.update(snapshots).where(snapshots.c.number == row.number)
        connection.execute(this_one.values(body=to_json(made)))
    return len(gone)


def blank_releases(connection: Connection, doomed: Doomed) -> None:
    """Take out what releases said of records that rest on this report. Their numbers stay."""
    blank = sha256(_ERASED_VALUE.encode()).hexdigest()
    gone = list(_doomed_values(connection, release_values, doomed))
    if gone and not connection.execute(_value(blank)).first():
        row = {"digest": blank, "content": packed(_ERASED_VALUE)}
        connection.execute(sa.insert(release_values).values(**row))
    for digest in gone:
        this = release_rows.c.digest == digest
        connection.execute(sa.update(release_rows).where(this).values(digest=blank))
        connection.execute(sa.delete(release_values).where(release_values.c.digest == digest))
    for record_id in (key for key in doomed.names if key.startswith("e-")):
        that = sa.update(release_rows).where(release_rows.c.record_id == record_id)
        connection.execute(that.values(record_id=doomed.names[record_id]))


def _value(digest: str) -> sa.Select[tuple[str]]:
    return sa.select(release_values.c.digest).where(release_values.c.digest == digest)


def _doomed_values(connection: Connection, values: sa.Table, doomed: Doomed) -> Iterator[str]:
    for row in connection.execution_options(yield_per=64).execute(sa.select(values)):
        if doomed.named_in(unpacked(row.content)):
            yield row.digest


def _rename_records(connection: Connection, doomed: Doomed) -> None:
    """Records of incidents that it founded: their ids follow from the incident's."""
    incidents = [key for key in doomed.names if key.startswith("i-")]
    here = sa.select(held_records.c.record_id).where(held_records.c.incident_id.in_(incidents))
    for record_id in connection.scalars(here.distinct()).all():
        this = sa.update(held_records).where(held_records.c.record_id == record_id)
        connection.execute(this.values(record_id=doomed.name(record_id)))
    for incident_id in incidents:
        of = sa.update(held_records).where(held_records.c.incident_id == incident_id)
        connection.execute(of.values(incident_id=doomed.names[incident_id]))
