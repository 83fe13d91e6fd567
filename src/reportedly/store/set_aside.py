"""Rejects in the database, and what became of them: appended, never changed."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.reports import Reject
from reportedly.store.asides import Answer, Aside, Became
from reportedly.store.connected import Connected, firsts, insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.log import Noted, note_all
from reportedly.store.rows import from_json, to_json
from reportedly.store.source_tables import answers
from reportedly.store.tables import codings, rejects

_LAST = (
    sa.select(sa.func.max(answers.c.number))
    .where(answers.c.reject == rejects.c.id)
    .correlate(rejects)
    .scalar_subquery()
)
_ANSWERED = sa.exists().where(answers.c.number == _LAST, answers.c.outcome != Became.AGAIN.value)
_CODED = sa.exists().where(codings.c.report_id == rejects.c.report_id)
# A reject of a report that has been coded since is history.
STANDING_REJECTS = sa.select(rejects.c.id, rejects.c.body).where(~_CODED, ~_ANSWERED)


class SetAside(Connected):
    """Keeps the promise of `Asides`."""

    def rejects(self) -> Iterator[Reject]:
        rows = self._pages(STANDING_REJECTS, rejects.c.id)
        return (from_json(Reject, row.body) for row in rows)

    def asides(self) -> Iterator[Aside]:
        coded = _CODED.label("coded")
        question = sa.select(rejects.c.id, rejects.c.body, coded, answers.c.outcome)
        joined = question.add_columns(answers.c.report_id).outerjoin_from(
            rejects, answers, answers.c.number == _LAST
        )
        return map(_aside, self._pages(joined, rejects.c.id))

    def answer(self, found: Sequence[Answer], *, imported: int | None) -> None:
        if found:
            with self._writing() as connection:
                again = [each for each in found if each.became is Became.AGAIN]
                settled = [each for each in found if each.became is not Became.AGAIN]
                _note_answers(connection, Act.SET_ASIDE, again, imported)
                _note_answers(connection, Act.ANSWERED, settled, imported)


def insert_rejects(
    connection: Connection, found: Sequence[Reject], imported: int | None
) -> set[str]:
    """Keep what was set aside; the ids that were new. What had been answered stands again."""
    known = present(connection, rejects.c.id, [reject.id for reject in found])
    new = [reject for key, reject in firsts(found).items() if key not in known]
    rows = [{"id": r.id, "report_id": r.report_id, "body": to_json(r)} for r in new]
    insert_rows(connection, rejects, rows)
    note_all(connection, Act.SET_ASIDE, [_set_aside(reject, imported) for reject in new])
    back = [Answer(key, Became.AGAIN) for key in _answered(connection, known)]
    _note_answers(connection, Act.SET_ASIDE, back, imported)
    return {reject.id for reject in new}


def _aside(row: sa.Row[Any]) -> Aside:
    reject = from_json(Reject, row.body)
    if row.coded:
        return Aside(reject, Answer(row.id, Became.CAME_IN, reject.report_id))
    if row.outcome is None or row.outcome == Became.AGAIN:
        return Aside(reject)
    return Aside(reject, Answer(row.id, Became(row.outcome), row.report_id))


def _answered(connection: Connection, keys: Collection[str]) -> list[str]:
    """Those of these rejects that have been answered, in order."""
    answered = sa.select(rejects.c.id).where(_ANSWERED).order_by(rejects.c.id)
    return [key for key in connection.scalars(answered) if key in keys] if keys else []


def _note_answers(
    connection: Connection, act: Act, found: Sequence[Answer], imported: int | None
) -> None:
    """Keep answers, each with its entry in the log."""
    noted: list[Noted] = []
    for each in found:
        row = {"reject": each.reject_id, "outcome": each.became.value, "report_id": each.report_id}
        added = sa.insert(answers).values(**row).returning(answers.c.number)
        number = connection.execute(added).scalar_one()
        reject = _reject(connection, each.reject_id)
        about = {
            "reject": each.reject_id,
            "from": reject.locator,
            "reason": reject.reason,
            "became": each.became.value,
            "report": each.report_id,
            "import": imported,
        }
        noted.append((about, [("answers", number)]))
    note_all(connection, act, noted)


def _reject(connection: Connection, key: str) -> Reject:
    body = connection.execute(sa.select(rejects.c.body).where(rejects.c.id == key)).scalar_one()
    return from_json(Reject, body)


def _set_aside(reject: Reject, imported: int | None) -> Noted:
    about = {
        "reject": reject.id,
        "report": reject.report_id,
        "from": reject.locator,
        "reason": reject.reason,
        "import": imported,
    }
    return about, [("rejects", reject.id)]
