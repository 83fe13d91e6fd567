"""Names in UCDP's files joined to the parties with UCDP's numbers; run by actors.py."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actor_measures import CORPORA, Missing, meant, row

from reportedly.model.reference import ActorRow
from reportedly.reference.actor_tables import read_actors
from reportedly.reference.library import open_library
from reportedly.reference.register import Register


@dataclass(frozen=True, slots=True)
class Side:
    """One side of one UCDP event."""

    name: str
    ucdp_id: str
    day: date


def ucdp(register: Register, missing: Missing) -> None:
    """UCDP's own names to its own numbers, with the embedded register and with its table added."""
    sides = list(read_sides())
    table = read_actors(CORPORA / "ucdp/actors_22_1.csv")
    print_sides("embedded", register, sides, missing)
    print_sides("with UCDP's table", open_library(actors=table.rows).register, sides, missing)


def read_sides() -> Iterator[Side]:
    with gzip.open(CORPORA / "ucdp/ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8") as lines:
        for event in csv.DictReader(lines):
            day = date.fromisoformat(event["date_start"])
            for side in ("side_a", "side_b"):
                yield Side(event[side], event[f"{side}_new_id"], day)


def print_sides(title: str, register: Register, sides: Iterable[Side], missing: Missing) -> None:
    """A string is right if it is right in all the years that it is used in."""
    events = Counter((side.name, side.ucdp_id, side.day.year) for side in sides)
    right = {key: _is_ucdps(register, *key) for key in events}
    names = {(name, number) for name, number, _ in events}
    wrong = {(name, number) for (name, number, _), fits in right.items() if not fits}
    row(f"{title}: distinct strings", len(names - wrong), len(names))
    row(f"{title}: by event", sum(n for key, n in events.items() if right[key]), events.total())
    for name, number in sorted(wrong):
        missing(f"    {number} {name}")


def _is_ucdps(register: Register, name: str, number: str, year: int) -> bool:
    found = meant(register, name, day=date(year, 7, 1), country="SY")
    entry = register.actor(found) if found is not None else None
    return entry is not None and f"ucdp:{number}" in entry.ids


def world(register: Register, missing: Missing) -> None:
    """Every other name in UCDP's table: whom does the embedded register take it for, if anybody?"""
    answered, right = 0, 0
    names = [(name, entry) for entry in ucdps_rows() for name in (entry.name, *entry.spellings)]
    for name, entry in names:
        found = register.actor(meant(register, name, country=entry.country or None) or "")
        if found is None:
            continue
        answered += 1
        same = bool(set(found.ids) & set(entry.ids))
        right += same
        if not same:
            missing(f"    {entry.ids[0]} {name} ({entry.country}) taken for {found.id}")
    row("names in any war that get an answer", answered, len(names))
    row("of the answered: the party with that number", right, answered)


def ucdps_rows() -> Iterator[ActorRow]:
    """UCDP's single parties; its coalitions name several, and Syria's are measured above."""
    for entry in read_actors(CORPORA / "ucdp/actors_22_1.csv").rows:
        if ", " not in entry.name and "SY" not in (entry.country, *entry.acts_in):
            yield entry
