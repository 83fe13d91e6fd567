"""From what a person typed to one id, or to an error that names the nearest ids."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.engine import Connection

from reportedly.errors import UnknownId

SHOWN = 4  # ids named in an error
NEAR_SCORE = 60  # fuzz.ratio 0..100: two slips in an id still score above, other ids below


def find_id(
    connection: Connection,
    *,
    noun: str,
    key: str,
    ids: sa.Column[str],
    others: Sequence[sa.Select[Any]] = (),
) -> str:
    """The one id that `key` is, stands for, or begins.

    `others` are questions for ids known by another name, tried in turn. Raises UnknownId.
    """
    exact = sa.select(ids).where(ids == key)
    begins = sa.select(ids).where(ids.startswith(key, autoescape=True)).order_by(ids)
    for question in (exact, *others, begins) if key else ():
        found = list(connection.scalars(question.limit(SHOWN + 1)))
        if len(found) == 1:
            return str(found[0])
        if found:
            raise _several(noun, key, found)
    raise _unknown(connection, noun, key, ids)


def _several(noun: str, key: str, found: Sequence[str]) -> UnknownId:
    more = ", …" if len(found) > SHOWN else ""
    named = ", ".join(found[:SHOWN])
    return UnknownId(
        f"{key!r} fits more than one {noun}: {named}{more}",
        hint=f"Give the {noun}'s own id, or more of its letters.",
    )


def _unknown(connection: Connection, noun: str, key: str, ids: sa.Column[str]) -> UnknownId:
    known = connection.scalars(sa.select(ids).order_by(ids))
    near = process.extract(
        key, list(known), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=NEAR_SCORE
    )
    named = ", ".join(found for found, _score, _at in near)
    hint = f"Did you mean {named}?" if named else _HINTS[noun]
    return UnknownId(f"no {noun} has the {_called(key, noun)} {key!r}", hint=hint)


def _called(key: str, noun: str) -> str:
    return "number" if key.isdecimal() and noun != "report" else "id"


_BY_NUMBER = "Give its number, as in 3, or its id; `reportedly incidents` lists them."
_HINTS = {
    "incident": _BY_NUMBER,
    "record": _BY_NUMBER,
    "report": "`reportedly log --act 'taken in'` prints the ids of reports.",
}
