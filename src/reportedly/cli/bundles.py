"""From a casebook to all that an export is made from."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module

from reportedly.cli.book import staleness
from reportedly.cli.keeping import version
from reportedly.errors import CasebookError
from reportedly.pipeline.own_lists import own_actors, own_places
from reportedly.publish.audience import INTERNAL, Places, Profile
from reportedly.publish.coarsening import Districts, districts_of, half_degree
from reportedly.publish.contents import Bundle, Making
from reportedly.publish.flowing import flow_of, shown_to
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import open_pack
from reportedly.reference.library import joined_actors, open_library
from reportedly.reference.theatre import SYRIA
from reportedly.store.base import Casebook, Snapshot


def bundle_of(
    book: Casebook, *, rules: str, profile: Profile = INTERNAL, now: datetime | None = None
) -> Bundle:
    """All that the casebook concludes by these rules, as `profile` lets its audience see it.

    Concluded first where that is due. An embargo is counted from `now`, else from this moment.
    Whatever is shown is put aside on disk first, so that the casebook may be closed.
    """
    pack = open_pack(rules)
    _see_concluded(book, pack)
    with book.still():
        districts = _districts(book, profile)
        shown = shown_to(book, profile, now=now or datetime.now(UTC), districts=districts)
        snapshot, copies = book.snapshot(), book.copies()
        if snapshot is None:
            raise CasebookError("nothing is concluded", hint="try `reportedly conclude` first")
        flow, held_back = flow_of(book, pack, shown)
    return Bundle.flowing(
        flow,
        _making(pack, snapshot),
        profile=profile,
        copies=copies,
        actors=joined_actors(own_actors(book), theatre=book.theatre() or SYRIA),
        held_back=held_back,
    )


def _districts(book: Casebook, profile: Profile) -> Districts:
    """Where districts lie, if that is asked for: it costs reading a list of the world's places."""
    if profile.places is Places.AS_HELD:
        return half_degree
    return districts_of(open_library(places=own_places(book)).gazetteer)


def _see_concluded(book: Casebook, pack: RulePack) -> None:
    """Conclude by this pack unless that is what stands: it costs opening the engine."""
    snapshot = book.snapshot()
    if staleness(book) or snapshot is None or snapshot.pack.split()[0] != pack.name:
        from reportedly.pipeline.run import conclude

        conclude(book, rules=pack.name)


def _making(pack: RulePack, snapshot: Snapshot) -> Making:
    return Making(
        version=version(),
        pack=pack.name,
        pack_version=pack.version,
        generation=snapshot.generation,
        reference_digest=snapshot.library,
        rules=tuple(_account(pack)),
    )


def _account(pack: RulePack) -> Iterator[str]:
    """The pack's own account of its rules, which heads its file, and the options it ran under."""
    rules = import_module(f"reportedly.reconcile.rules.{pack.name}")
    yield from (rules.__doc__ or "").strip().splitlines()
    yield ""
    for name, value in asdict(pack.options).items():
        if isinstance(value, bool):
            yield f"option {name.replace('_', ' ')}: {'on' if value else 'off'}"
