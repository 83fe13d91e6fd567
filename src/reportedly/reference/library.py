"""DOOR: the reference library, opened once and shared: gazetteer, register and their digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import msgspec

from reportedly.model.ids import sha256_hex
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.reference import geonames, lists
from reportedly.reference.actor_lists import actor_rows
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.joining import join_rows
from reportedly.reference.phrases import name_key
from reportedly.reference.register import Register


@dataclass(frozen=True, slots=True)
class Library:
    """What names are joined to. `digest` changes whenever an answer of it may change."""

    gazetteer: Gazetteer
    register: Register
    digest: str


def open_library(*, places: Iterable[PlaceRow] = (), actors: Iterable[ActorRow] = ()) -> Library:
    """The lists that ship with the package, and the user's own rows.

    A user's row with the id of one that ships takes its place. Countries' places are read when
    they are first asked for.
    """
    own_places, own_actors = tuple(places), tuple(actors)
    gazetteer = Gazetteer(
        (*lists.place_rows(), *own_places),
        units=lists.units(),
        demonyms=lists.demonyms(),
    )
    register = Register(joined_actors(own_actors), lists.speaker_rows())
    return Library(gazetteer, register, _digest(own_places, own_actors))


def joined_actors(own: Iterable[ActorRow]) -> tuple[ActorRow, ...]:
    """The parties that ship with the package and the user's own, one row a party."""
    return join_rows(actor_rows(), tuple(own), key=name_key)


def _digest(places: tuple[PlaceRow, ...], actors: tuple[ActorRow, ...]) -> str:
    """Covers the user's rows, the lists that ship, GeoNames' version, and the code of this room."""
    room = files("reportedly.reference")
    shipped = [entry for folder in (room, room / "data") for entry in folder.iterdir()]
    contents = sorted(
        (entry.name, sha256_hex(entry.read_bytes()))
        for entry in shipped
        if entry.name.endswith((".py", ".yaml", ".tsv", ".gz"))
    )
    rows = msgspec.json.encode((sorted(map(repr, places)), sorted(map(repr, actors))))
    return sha256_hex(repr((geonames.version_words(), contents)).encode() + rows)
