"""A casebook's conclusions as a bundle, with the account of what made them."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from types import ModuleType

from reportedly.errors import CasebookError
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow
from reportedly.publish.contents import Bundle, Making
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.rules import ged
from reportedly.reference.geonames import version_words
from reportedly.reference.library import Library
from reportedly.store.base import Casebook, Snapshot

# Each pack's own account of its rules, and of what it does not do, stands at its head.
_ACCOUNTS: Mapping[str, ModuleType] = {"ged": ged}
SHIPPED_LISTS = (
    "Places and parties of the Syrian war, reviewed by hand; facts from UCDP's actor list 22.1 and "
    "GED (CC BY 4.0: Sundberg and Melander 2013; Davies, Pettersson and Öberg 2022) and OpenSyria "
    "(CC BY 4.0)"
)


def gather(
    casebook: Casebook, *, library: Library, pack: RulePack, made_at: datetime | None = None
) -> Bundle:
    """Everything an export of this casebook is made from, as it was last concluded.

    Raises CasebookError if nothing was concluded yet. `made_at` is printed only if given.
    """
    snapshot = casebook.snapshot()
    if snapshot is None:
        hint = "Add reports first: reportedly add PATH"
        raise CasebookError("nothing was concluded in this casebook yet", hint=hint)
    records = tuple(casebook.records())
    return Bundle(
        records=records,
        claims=casebook.resolved(),
        reports=tuple(casebook.reports()),
        making=_making(snapshot, pack, _sources(casebook), made_at),
        copies=casebook.copies(),
        actors=tuple(_parties(records, library)),
    )


def _making(
    snapshot: Snapshot, pack: RulePack, sources: tuple[str, ...], made_at: datetime | None
) -> Making:
    return Making(
        version=snapshot.code,
        pack=pack.name,
        pack_version=pack.version,
        generation=snapshot.generation,
        reference_digest=snapshot.library,
        rules=(*_options(pack), *_account(pack.name)),
        reference_sources=sources,
        made_at=made_at,
    )


def _options(pack: RulePack) -> Iterator[str]:
    for name, on in asdict(pack.options).items():
        yield f"option {name}: {'yes' if on else 'no'}"


def _account(pack: str) -> tuple[str, ...]:
    module = _ACCOUNTS.get(pack)
    return () if module is None else tuple((inspect.getdoc(module) or "").splitlines())


def _sources(casebook: Casebook) -> tuple[str, ...]:
    places, actors = len(casebook.places()), len(casebook.actors())
    own = f"The user's own lists: {places} places, {actors} parties"
    return (version_words(), SHIPPED_LISTS, *((own,) if places or actors else ()))


def _parties(records: tuple[EventRecord, ...], library: Library) -> Iterator[ActorRow]:
    """The register's rows of every party that a record names, each once."""
    sides = (actor for record in records for actor in (*record.side_a, *record.side_b))
    for key in sorted({actor.id for actor in sides if actor.id is not None}):
        row = library.register.actor(key)
        if row is not None:
            yield row
