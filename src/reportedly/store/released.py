"""Releases in the database: each published value once, by its digest."""

import hmac
import secrets
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import CasebookError, Overtaken, UnknownId
from reportedly.store.connected import KEYS_AT_ONCE, Connected, insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.log import note
from reportedly.store.release_tables import (
    public_numbers,
    publishing_keys,
    release_rows,
    release_values,
    releases,
)
from reportedly.store.releases import Release, ReleasedRow
from reportedly.store.rows import from_json, packed, to_json, unpacked

_KEY_BYTES = 32  # what HMAC-SHA256 is made for (RFC 2104, section 3)


class Released(Connected):
    """What was published: appended, never changed."""

    def publishing_key(self, name: str) -> bytes:
        rows = self._rows(_key(name))
        if rows:
            return bytes(rows[0].key)
        with self._writing() as connection:
            return _key_of(connection, name)

    def public_numbers(self, series: str, incidents: Collection[int]) -> dict[int, int]:
        held = self.given_numbers(series)
        if not set(incidents) <= held.keys():
            with self._writing() as connection:
                _give_numbers(connection, series, incidents)
            held = self.given_numbers(series)
        return {incident: held[incident] for incident in incidents}

    def given_numbers(self, series: str) -> dict[int, int]:
        """Read past any moment that is held still: other programs give numbers too."""
        with self._engine.connect() as connection:
            return _given(connection, series)

    def add_release(
        self, release: Release, rows: Iterable[ReleasedRow], values: Mapping[str, str]
    ) -> None:
        with self._writing() as connection:
            _check_next(connection, release)
            added = sa.insert(releases).values(
                name=release.name, profile=release.profile, pack=release.pack, body=to_json(release)
            )
            number = int(connection.execute(added.returning(releases.c.number)).scalar_one())
            _keep_values(connection, values)
            told = iter(rows)
            while some := list(islice(told, KEYS_AT_ONCE)):
                insert_rows(connection, release_rows, [_row_form(number, row) for row in some])
            _log(connection, number, release)

    def releases(self) -> tuple[Release, ...]:
        rows = self._rows(sa.select(releases.c.body).order_by(releases.c.number))
        return tuple(from_json(Release, row.body) for row in rows)

    def release(self, name: str) -> Release:
        return from_json(Release, str(self._release(name).body))

    def released_rows(self, name: str) -> tuple[ReleasedRow, ...]:
        of = release_rows.c
        order = (of.public_number, of.part)
        this = of.release == self._release(name).number
        rows = self._rows(sa.select(release_rows).where(this).order_by(*order))
        return tuple(
            ReleasedRow(row.public_number, row.part, row.incident, row.record_id, row.digest)
            for row in rows
        )

    def released_values(self, digests: Collection[str]) -> dict[str, str]:
        question = sa.select(release_values.c.digest, release_values.c.content)
        rows = self._among(question, release_values.c.digest, digests)
        return {row.digest: unpacked(row.content) for row in rows}

    def _release(self, name: str) -> sa.Row[tuple[int, str]]:
        question = sa.select(releases.c.number, releases.c.body)
        rows = self._rows(question.where(releases.c.name == name))
        if not rows:
            hint = "`reportedly releases` lists those that were made."
            raise UnknownId(f"no release is called {name!r}", hint=hint)
        return rows[0]


def _log(connection: Connection, number: int, release: Release) -> None:
    about = {
        "release": release.name,
        "profile": release.profile,
        "pack": release.pack,
        "seal": release.seal,
    }
    units = [("releases", number), ("release_rows", number)]
    note(connection, Act.RELEASED, about, author=release.author, rows=units)


def _key(name: str) -> sa.Select[tuple[bytes]]:
    return sa.select(publishing_keys.c.key).where(publishing_keys.c.name == name)


def _key_of(connection: Connection, name: str) -> bytes:
    """The key that another program may have drawn in the meantime, or a new one."""
    held = connection.execute(_key(name)).first()
    if held is not None:
        return bytes(held.key)
    key = secrets.token_bytes(_KEY_BYTES)
    insert_rows(connection, publishing_keys, [{"name": name, "key": key}])
    note(connection, Act.KEYED, {"name": name}, rows=[("publishing_keys", name)])
    return key


def _given(connection: Connection, series: str) -> dict[int, int]:
    question = sa.select(public_numbers.c.incident, public_numbers.c.number)
    rows = connection.execute(question.where(public_numbers.c.series == series))
    return {int(row.incident): int(row.number) for row in rows}


def _give_numbers(connection: Connection, series: str, incidents: Collection[int]) -> None:
    """The next numbers to those that have none, in an order that only the key knows."""
    held, key = _given(connection, series), _key_of(connection, f"numbers of {series}")
    fresh = sorted(set(incidents) - held.keys(), key=lambda incident: _drawn(key, incident))
    first = max(held.values(), default=0) + 1
    rows = [
        {"series": series, "number": number, "incident": incident}
        for number, incident in enumerate(fresh, start=first)
    ]
    insert_rows(connection, public_numbers, rows)
    about = {"series": series, "given": len(rows)}
    units = [("public_numbers", series, first + at) for at in range(len(rows))]
    note(connection, Act.NUMBERED, about, rows=units)


def _drawn(key: bytes, incident: int) -> bytes:
    return hmac.digest(key, str(incident).encode(), sha256)


def _check_next(connection: Connection, release: Release) -> None:
    names = connection.scalars(sa.select(releases.c.name).where(releases.c.name == release.name))
    if names.first() is not None:
        hint = "A release stays as it was made: choose another name."
        raise CasebookError(f"there is a release {release.name!r} already", hint=hint)
    alike = (releases.c.profile == release.profile) & (releases.c.pack == release.pack)
    newest = sa.select(releases.c.name).where(alike).order_by(releases.c.number.desc()).limit(1)
    if connection.scalar(newest) != release.previous:
        hint = "Nothing was kept; make it again, so that it tells what changed since that one."
        raise Overtaken("another release was made at the same time", hint=hint)


def _keep_values(connection: Connection, values: Mapping[str, str]) -> None:
    fresh = iter(sorted(values.keys() - present(connection, release_values.c.digest, values)))
    while some := list(islice(fresh, KEYS_AT_ONCE)):
        contents = [{"digest": digest, "content": packed(values[digest])} for digest in some]
        insert_rows(connection, release_values, contents)


def _row_form(release: int, row: ReleasedRow) -> dict[str, object]:
    return {
        "release": release,
        "public_number": row.number,
        "part": row.part,
        "incident": row.incident,
        "record_id": row.record_id,
        "digest": row.digest,
    }
