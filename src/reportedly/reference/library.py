"""DOOR: the reference library, opened once and shared: gazetteer, register and their digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import msgspec

from reportedly.model.ids import sha256_hex
from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow
from reportedly.reference import geonames, lists
from reportedly.reference.actor_lists import actor_rows
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.joining import join_rows
from reportedly.reference.phrases import name_key
from reportedly.reference.register import Register
from reportedly.reference.speaker_lists import speaker_rows
from reportedly.reference.theatre import SYRIA, party_is_on, speaker_is_on


@dataclass(frozen=True, slots=True)
class Library:
    """What names are joined to. `digest` changes whenever an answer of it may change."""

    gazetteer: Gazetteer
    register: Register
    digest: str


def open_library(
    *,
    places: Iterable[PlaceRow] = (),
    actors: Iterable[ActorRow] = (),
    speakers: Iterable[SpeakerRow] = (),
    theatre: str = SYRIA,
) -> Library:
    """The lists that ship with the package, and the user's own rows.

    A user's row with the id of one that ships takes its place. Countries' places are read when
    they are first asked for. `theatre` "none" leaves out what ships for Syria alone: its places,
    its parties and those who speak of it.
    """
    own_places, own_actors, own_speakers = tuple(places), tuple(actors), tuple(speakers)
    digest = _digest((*own_places, *own_actors, *own_speakers), theatre)
    return Library(
        _gazetteer(own_places, theatre), _register(own_actors, own_speakers, theatre), digest
    )


@lru_cache(maxsize=1)
def _gazetteer(own: tuple[PlaceRow, ...], theatre: str) -> Gazetteer:
    """Kept where a name of a party is added: what was looked up in it stays known."""
    shipped = lists.place_rows() if theatre == SYRIA else ()
    return Gazetteer((*shipped, *own), units=lists.units(), demonyms=lists.demonyms())


@lru_cache(maxsize=1)
def _register(
    own: tuple[ActorRow, ...], speakers: tuple[SpeakerRow, ...], theatre: str
) -> Register:
    shipped = (row for row in speaker_rows() if speaker_is_on(row, theatre))
    return Register(joined_actors(own, theatre=theatre), (*shipped, *speakers))


def joined_actors(own: Iterable[ActorRow], *, theatre: str = SYRIA) -> tuple[ActorRow, ...]:
    """The parties that ship with the package and the user's own, one row a party."""
    shipped = (row for row in actor_rows() if party_is_on(row, theatre))
    return join_rows(shipped, tuple(own), key=name_key)


def _digest(own: tuple[object, ...], theatre: str) -> str:
    """Covers the user's rows, the theatre, the lists that ship, GeoNames' version, and the code
    of this room."""
    room = files("reportedly.reference")
    shipped = [entry for folder in (room, room / "data") for entry in folder.iterdir()]
    contents = sorted(
        (entry.name, sha256_hex(entry.read_bytes()))
        for entry in shipped
        if entry.name.endswith((".py", ".yaml", ".tsv", ".gz"))
    )
    rows = msgspec.json.encode((sorted(map(repr, own)), theatre))
    return sha256_hex(repr((geonames.version_words(), contents)).encode() + rows)
