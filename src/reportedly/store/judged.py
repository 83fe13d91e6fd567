"""What a person decided, and the numbers that incidents keep for good."""

import sqlalchemy as sa

from reportedly.model.incidents import Judgement
from reportedly.store.base import LedgerEntry
from reportedly.store.connected import Connected, insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.log import note
from reportedly.store.rows import from_json, to_json
from reportedly.store.tables import judgements, ledger


class Judged(Connected):
    """Judgements and the ledger: appended, never changed, never rebuilt."""

    def add_judgement(self, judgement: Judgement) -> bool:
        with self._writing() as connection:
            if present(connection, judgements.c.id, [judgement.id]):
                return False
            insert_rows(connection, judgements, [{"id": judgement.id, "body": to_json(judgement)}])
            about = {"judgement": judgement.id, "verdict": judgement.verdict.value}
            unit = ("judgements", judgement.id)
            note(connection, Act.JUDGED, about, author=judgement.author, rows=[unit])
        return True

    def judgements(self) -> tuple[Judgement, ...]:
        rows = self._rows(sa.select(judgements.c.body))
        decided = (from_json(Judgement, row.body) for row in rows)
        return tuple(sorted(decided, key=lambda judgement: (judgement.made_at, judgement.id)))

    def ledger(self) -> tuple[LedgerEntry, ...]:
        rows = self._rows(sa.select(ledger.c.body).order_by(ledger.c.entry))
        return tuple(from_json(LedgerEntry, row.body) for row in rows)
