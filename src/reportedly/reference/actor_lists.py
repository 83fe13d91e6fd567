"""The parties that ship with the package: reviewed YAML, read into rows."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow, ActorTie, TieKind
from reportedly.reference.lists import read_list

# Where two rows share a spelling the one listed first is meant, so the order counts.
ACTOR_FILES = (
    "actors_syria.yaml",
    "actors_states.yaml",
    "people.yaml",
    "actors_syria_coalitions.yaml",
    "actors_middle_east.yaml",
    "actors_africa.yaml",
    "actors_asia_europe.yaml",
    "actors_americas.yaml",
)
_ACLED = "acled:"
_TIE = re.compile(r"(?P<other>\S+)(?: (?P<start>\d{4})(?:-(?P<end>\d{4})?)?)?")


class _Actor(msgspec.Struct, forbid_unknown_fields=True):
    """One row; the head of actors_syria.yaml says what each field means."""

    id: str
    name: str
    kind: ActorKind
    spellings: list[str] = []
    loose: list[str] = []
    here: list[str] = []
    nouns: Literal["", "state"] = ""
    country: str = ""
    acts_in: list[str] = []
    start: int | None = msgspec.field(default=None, name="from")
    end: int | None = msgspec.field(default=None, name="to")
    successors: list[str] = []
    side: str | None = None
    ids: list[str] = []
    split_from: list[str] = []
    merged_into: list[str] = []
    member_of: list[str] = []


def actor_rows() -> tuple[ActorRow, ...]:
    """Parties and kinds of people, in the order of the files."""
    return tuple(_row(entry, name) for entry, name in _entries())


def loose_spellings() -> frozenset[tuple[str, str]]:
    """Row ids with spellings that no running text is searched for ("Moscow", "KIA")."""
    return frozenset((entry.id, name) for entry, _ in _entries() for name in _quiet(entry))


def bound_spellings() -> frozenset[tuple[str, str]]:
    """Row ids with spellings that mean the party only in a report about its countries."""
    return frozenset((entry.id, name) for entry, _ in _entries() for name in entry.here)


def _quiet(entry: _Actor) -> Iterator[str]:
    yield from entry.loose
    yield from _acled_names(entry)
    yield from filter(_are_initials, entry.here)
    yield from _nouns(entry)


def _are_initials(name: str) -> bool:
    return name.isupper() and " " not in name


def parse_tie(kind: TieKind, words: str) -> ActorTie:
    """A tie as lists write it: an id, and a year or two ("islamic-front 2013-2015").

    Raises ValueError for other words.
    """
    said = _TIE.fullmatch(words.strip())
    if said is None:
        raise ValueError(f"{kind.value} is an id and a year or two, not {words!r}")
    start = int(said["start"]) if said["start"] else None
    end = int(said["end"]) if said["end"] else None
    return ActorTie(kind, said["other"], start, end)


@cache
def _entries() -> tuple[tuple[_Actor, str], ...]:
    return tuple(
        (entry, name)
        for name in ACTOR_FILES
        for entry in msgspec.convert(read_list(name), list[_Actor])
    )


def _acled_names(entry: _Actor) -> tuple[str, ...]:
    """What ACLED's rows call it ("QSD: Syrian Democratic Forces"), where nobody else does."""
    names = (number.removeprefix(_ACLED) for number in entry.ids if number.startswith(_ACLED))
    return tuple(name for name in names if name not in (entry.name, *entry.spellings))


def _nouns(entry: _Actor) -> tuple[str, ...]:
    return _state_nouns() if entry.nouns == "state" else ()


@cache
def _state_nouns() -> tuple[str, ...]:
    """Common nouns for the forces of the state that a report is about."""
    words = msgspec.convert(read_list("phrases.yaml"), dict[str, str])["state_nouns"]
    return tuple(" ".join(noun.split()) for noun in words.split(","))


def _spellings(entry: _Actor) -> tuple[str, ...]:
    elsewhere = (*_nouns(entry), *_acled_names(entry))
    return (*entry.spellings, *entry.loose, *entry.here, *elsewhere)


def _row(entry: _Actor, source: str) -> ActorRow:
    return ActorRow(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        spellings=_spellings(entry),
        country=entry.country,
        source=source,
        start_year=entry.start,
        end_year=entry.end,
        successors=tuple(entry.successors),
        side=entry.side,
        ids=tuple(entry.ids),
        acts_in=tuple(entry.acts_in),
        ties=_ties(entry),
    )


def _ties(entry: _Actor) -> tuple[ActorTie, ...]:
    said = {
        TieKind.SPLIT_FROM: entry.split_from,
        TieKind.MERGED_INTO: entry.merged_into,
        TieKind.MEMBER_OF: entry.member_of,
    }
    return tuple(parse_tie(kind, words) for kind, listed in said.items() for words in listed)
