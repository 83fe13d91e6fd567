"""From a casebook to all that an export is made from."""

from dataclasses import asdict

from reportedly.cli.keeping import version
from reportedly.errors import CasebookError
from reportedly.pipeline.run import conclude
from reportedly.publish.contents import Bundle, Making
from reportedly.query.reports import everything
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import open_pack
from reportedly.reference.lists import actor_rows
from reportedly.store.base import Casebook, Snapshot


def bundle_of(book: Casebook, *, rules: str) -> Bundle:
    """All that the casebook concludes by these rules, concluded first where that is due."""
    pack = open_pack(rules)
    conclude(book, rules=rules)
    with book.still():
        found, snapshot = everything(book), book.snapshot()
    if snapshot is None:
        raise CasebookError("nothing is concluded", hint="try `reportedly conclude` first")
    return Bundle(
        records=found.records,
        claims=found.claims,
        reports=found.reports,
        making=_making(pack, snapshot),
        copies=found.copies,
        actors=(*actor_rows(), *book.actors()),
    )


def _making(pack: RulePack, snapshot: Snapshot) -> Making:
    options = (f"{name.replace('_', ' ')}: {value}" for name, value in asdict(pack.options).items())
    return Making(
        version=version(),
        pack=pack.name,
        pack_version=pack.version,
        generation=snapshot.generation,
        reference_digest=snapshot.library,
        rules=tuple(options),
    )
