"""One party from several lists: rows that are the same one joined, and names taken apart.

A user's row is joined with the first shipped row that it is `same_as`, or that shares an id
elsewhere ("ucdp:6815"); it lends it what names nobody else has. A row that is `not_same_as`
another takes its own names away from it. Nothing is lost: a later list with the same id and
without these words undoes it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportedly.model.reference import ActorRow

Key = Callable[[str], str]


def join_rows(
    shipped: Iterable[ActorRow], own: Sequence[ActorRow], *, key: Key
) -> tuple[ActorRow, ...]:
    """Shipped rows with what a user's rows add to them, then the rows that are new.

    `key` folds a spelling. A user's row with the id of one that ships takes its place.
    """
    rows = {row.id: row for row in shipped}
    replaced = {row.id: row for row in own if row.id in rows}
    rows.update(replaced)
    for row in own:
        if row.not_same_as in rows:
            rows[row.not_same_as] = _without(rows[row.not_same_as], row, key)
    return _joined(rows, [row for row in own if row.id not in replaced], key)


def _joined(rows: dict[str, ActorRow], own: Sequence[ActorRow], key: Key) -> tuple[ActorRow, ...]:
    by_id = {number: row.id for row in reversed(rows.values()) for number in row.ids}
    taken = {key(name) for row in rows.values() for name in (row.name, *row.spellings)}
    for row in own:
        meant = _meant(row, rows, by_id)
        if meant is None:
            rows[row.id] = row
            continue
        names = {key(name): name for name in reversed((row.name, *row.spellings))}
        new = [name for folded, name in names.items() if folded not in taken or row.same_as]
        taken.update(names)
        rows[meant] = _with(rows[meant], row, new)
    return tuple(rows.values())


def _meant(row: ActorRow, rows: dict[str, ActorRow], by_id: dict[str, str]) -> str | None:
    if row.same_as in rows:
        return row.same_as
    if row.not_same_as is not None:
        return None
    return next((by_id[number] for number in row.ids if number in by_id), None)


def _with(row: ActorRow, other: ActorRow, names: Iterable[str]) -> ActorRow:
    known = (row.name, *row.spellings)
    new = (name for name in names if name not in known)
    return replace(
        row,
        spellings=(*row.spellings, *new),
        ids=tuple(dict.fromkeys((*row.ids, *other.ids))),
        source=f"{row.source}; {_told(other)}",
    )


def _told(row: ActorRow) -> str:
    decided = f", decided {row.decided}" if row.decided else ""
    return f"{row.source} ({row.id}{decided})"


def _without(row: ActorRow, other: ActorRow, key: Key) -> ActorRow:
    gone = {key(name) for name in (other.name, *other.spellings)}
    left = tuple(name for name in row.spellings if key(name) not in gone)
    return replace(row, spellings=left, source=f"{row.source}; apart from {_told(other)}")
