"""Terrorism templates as MUC-4's analysts filled them: read, laid beside others, and scored.

A template is one incident of one message; a slot holds fills, a fill the words that are equally
right for it. Each of our templates answers at most one of the keys of its message: those are laid
together that share the most fills. What is optional in a key costs nothing where it is missing.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

STRINGS = {
    "perp_individual_id": "PERP: INDIVIDUAL ID",
    "perp_organization_id": "PERP: ORGANIZATION ID",
    "hum_tgt_name": "HUM TGT: NAME",
    "hum_tgt_description": "HUM TGT: DESCRIPTION",
    "phys_tgt_id": "PHYS TGT: ID",
    "incident_instrument_id": "INCIDENT: INSTRUMENT ID",
}
_NO_INCIDENT = "*"
_ENTRY = "%%%"


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands in a slot: words that are equally right for it."""

    words: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message; `number` is the key's own, 0 for one of ours."""

    slots: Mapping[str, Sequence[Fill]] = field(default_factory=dict)
    number: int = 0
    optional: bool = False


Templates = Mapping[str, Sequence[Template]]
Likeness = Callable[[str, Fill, Fill], bool]


def read_keys(path: Path, rest: Path | None = None) -> Templates:
    """The templates of each message, () where it tells of no incident.

    `rest` holds the slots that `path` leaves out, one template a line (see its first line).
    """
    more = dict(_rest(rest)) if rest is not None and rest.exists() else {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        entries = [json.loads(entry) for entry in file.read().split(_ENTRY) if entry.strip()]
    keys: dict[str, list[Template]] = {}
    for entry in entries:
        message, number = (next(v for k, v in entry if k == name) for name in _IDS)
        templates = keys.setdefault(message, [])
        if number != _NO_INCIDENT:
            optional = any(k == "message_template_optional" for k, _ in entry)
            slots = {**_strings(entry), **more.get((message, number), {})}
            templates.append(Template(slots, number, optional))
    return keys


_IDS = ("message_id", "message_template")


def _strings(entry: Iterable[tuple[str, Any]]) -> dict[str, list[Fill]]:
    slots: dict[str, list[Fill]] = {}
    for key, value in entry:
        if key in STRINGS and value is not None:
            words = value["strings_lhs" if value["type"] == "colon_clause" else "strings"]
            fill = Fill(frozenset(words), value.get("optional", False))
            slots.setdefault(STRINGS[key], []).append(fill)
    return slots


def _rest(path: Path) -> Iterator[tuple[tuple[str, int], dict[str, list[Fill]]]]:
    """Slots by message and template, from a table with a head; " | " parts fills, " / " words."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")[2:]
    for line in lines:
        message, number, *cells = line.split("\t")
        yield (
            (message, int(number)),
            {name: _fills(cell) for name, cell in zip_longest(names, cells, fillvalue="") if cell},
        )


def _fills(cell: str) -> list[Fill]:
    return [
        Fill(frozenset(part.removeprefix("?").strip().split(" / ")), part.startswith("?"))
        for part in cell.split(" | ")
    ]


def lay_together(
    keys: Sequence[Template], ours: Sequence[Template], likeness: Likeness
) -> list[tuple[Template | None, Template | None]]:
    """Pairs of a key and our answer to it, so that the most fills are shared in all.

    Whatever shares none stands alone, with None.
    """
    fills = [[shared(key, own, likeness) for key in keys] for own in ours]

    @cache
    def best(j: int, taken: frozenset[int]) -> tuple[int, tuple[tuple[int, int], ...]]:
        if j == len(ours):
            return 0, ()
        ways = [best(j + 1, taken)]
        for i in range(len(keys)):
            if fills[j][i] and i not in taken:
                worth, answers = best(j + 1, taken | {i})
                ways.append((worth + fills[j][i], (*answers, (i, j))))
        return max(ways, key=lambda way: way[0])

    answers = dict(best(0, frozenset())[1])
    return [
        *((key, ours[answers[i]] if i in answers else None) for i, key in enumerate(keys)),
        *((None, own) for j, own in enumerate(ours) if j not in answers.values()),
    ]


def shared(key: Template, own: Template, likeness: Likeness) -> int:
    return sum(
        len(pairs(fills, own.slots.get(slot, ()), slot, likeness))
        for slot, fills in key.slots.items()
    )


def pairs(
    keys: Sequence[Fill], ours: Sequence[Fill], slot: str, likeness: Likeness
) -> dict[int, int]:
    """The largest one-to-one match of fills: which of ours answers which of the keys."""
    answers: dict[int, int] = {}

    def place(j: int, tried: set[int]) -> bool:
        for i, key in enumerate(keys):
            if i not in tried and likeness(slot, key, ours[j]):
                tried.add(i)
                if i not in answers or place(answers[i], tried):
                    answers[i] = j
                    return True
        return False

    for j in range(len(ours)):
        place(j, set())
    return answers


def score(
    laid: Iterable[tuple[Template | None, Template | None]], slot: str, likeness: Likeness
) -> Counter[str]:
    """Fills of a slot: `gold` wanted, `ours` given, `hit` both. Spurious templates count whole."""
    counts = Counter[str]()
    for key, own in laid:
        wanted = key.slots.get(slot, ()) if key is not None else ()
        given = own.slots.get(slot, ()) if own is not None else ()
        found = pairs(wanted, given, slot, likeness)
        free = key is not None and key.optional and own is None
        due = [f for i, f in enumerate(wanted) if i in found or not (f.optional or free)]
        counts += Counter(hit=len(found), gold=len(due), ours=len(given))
    return counts
