"""A user's own lists of parties: UCDP's actor table, the UN's list, or any table with names."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow, ActorTie, TieKind
from reportedly.reference import geonames
from reportedly.reference.actor_lists import parse_tie
from reportedly.reference.columns import (
    TableList,
    announce,
    convert,
    guess_columns,
    name_in,
    row_id,
    said_in,
    spellings_in,
)
from reportedly.reference.listfiles import Entry, read_entries, split_values
from reportedly.reference.lists import demonyms

ActorList = TableList[ActorRow]

# Headings in use for each field, most telling first (UCDP's actor list writes ActorId, NameData).
_HEADINGS = {
    "id": ("id", "actorid", "actor_id"),
    "name": ("name", "namedata", "actor", "actor_name", "name_en"),
    "kind": ("kind", "type", "org", "category"),
    "country": ("country_code", "iso", "country", "location"),
    "from": ("from", "start_year", "start", "first_year"),
    "to": ("to", "end_year", "end", "last_year"),
    "side": ("side",),
    "successors": ("successors", "renamed_to"),
    "split_from": ("split_from", "actoridprev"),
    "merged_into": ("merged_into", "actoridgroup"),
    "member_of": ("member_of",),
    "ids": ("ids",),
    "ucdp": ("ucdp", "ucdp_id"),
    "wikidata": ("wikidata", "qid"),
    "acled": ("acled", "acled_name"),
    "un": ("un", "un_reference"),
    "same_as": ("same_as",),
    "not_same_as": ("not_same_as",),
    "decided": ("decided", "decided_on"),
}
_UCDP_ORG = {  # UCDP actor list, column Org: how far a party is organised
    "1": ActorKind.REBEL_GROUP,
    "2": ActorKind.UMBRELLA,
    "3": ActorKind.MILITIA,
    "4": ActorKind.STATE_FORCES,
}
_UCDP_COLUMNS = {"actorid", "namedata"}
_NUMBERING = ("ucdp", "wikidata", "acled", "un")
_STATE = re.compile(r"government of (.+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def read_actors(path: str | Path) -> ActorList:
    """The parties of a list. Raises InputError if it cannot be read or has no column of names."""
    entries = read_entries(Path(path))
    columns = guess_columns(Path(path), entries, _HEADINGS, ("name",))
    announced = announce(columns)
    if set(columns.values()) >= _UCDP_COLUMNS:
        columns["ucdp"] = "actorid"
        announced.append("it is UCDP's actor list: its numbers are kept as ucdp:NUMBER")
    rows, rejects = convert(entries, lambda entry: _row(entry, columns, Path(path).stem))
    return TableList(rows, tuple(announced), rejects)


def _row(entry: Entry, columns: dict[str, str], stem: str) -> ActorRow:
    said = said_in(entry, columns)
    name = name_in(said)
    spellings = dict.fromkeys(spellings_in(entry, columns))
    spellings.pop(name, None)
    start, end = _years(said)
    countries = _countries(said.get("country", ""), name)
    return ActorRow(
        id=row_id(stem, said, name),
        name=name,
        kind=_kind(said.get("kind", ""), name),
        spellings=tuple(spellings),
        country=countries[0] if countries else "",
        source=stem,
        start_year=start,
        end_year=end,
        successors=tuple(split_values(said.get("successors", ""))),
        side=said.get("side"),
        ids=_ids(said),
        acts_in=countries[1:],
        ties=tuple(_ties(said, stem)),
        same_as=said.get("same_as"),
        not_same_as=said.get("not_same_as"),
        decided=_decided(said),
    )


def _ids(said: dict[str, str]) -> tuple[str, ...]:
    numbers = (f"{source}:{said[source]}" for source in _NUMBERING if source in said)
    return tuple(dict.fromkeys((*split_values(said.get("ids", "")), *numbers)))


def _ties(said: dict[str, str], stem: str) -> Iterable[ActorTie]:
    """Ties to ids; UCDP's, which are numbers alone, are rows of the same list."""
    for kind in TieKind:
        for words in split_values(said.get(kind.value, "").replace(",", ";")):
            yield parse_tie(kind, f"user:{stem}:{words}" if words.isdigit() else words)


def _countries(words: str, name: str) -> tuple[str, ...]:
    """ISO letters, the country at home first: a state's own, else the first named."""
    state = _STATE.match(name)
    named = ([state[1]] if state is not None else []) + re.split(r"[,;|]", words)
    letters = (_country(one) for one in named)
    return tuple(dict.fromkeys(iso for iso in letters if iso is not None))


@cache
def _country(words: str) -> str | None:
    bare = re.sub(r"\(.*?\)", "", words).strip()  # "DR Congo (Zaire)"
    listed = {name: iso for iso, names in demonyms().items() for name in names}
    return geonames.iso_letters(bare) or listed.get(bare)


def _decided(said: dict[str, str]) -> str:
    day = said.get("decided", "")
    if day and _DAY.fullmatch(day) is None:
        raise ValueError(f"decided is no day (YYYY-MM-DD): {day!r}")
    return day


def _kind(words: str, name: str) -> ActorKind:
    if words in _UCDP_ORG:
        return _UCDP_ORG[words]
    try:
        return ActorKind(words.lower())
    except ValueError:
        return ActorKind.STATE_FORCES if _STATE.match(name) else ActorKind.UNKNOWN


def _years(said: dict[str, str]) -> tuple[int | None, int | None]:
    start, end = (_year(said.get(field, "")) for field in ("from", "to"))
    if start is not None and end is not None and end < start:
        raise ValueError(f"the years run backwards: {start}-{end}")
    return start, end


def _year(words: str) -> int | None:
    digits = re.search(r"\b(?:1[89]|20)\d\d\b", words)
    return int(digits[0]) if digits is not None else None
