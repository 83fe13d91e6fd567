"""Fill terrorism templates from our claims and score them, slot by slot and as is customary.

    .venv/bin/python eval/muc4.py [--part train] [--every N]

Entity F1 by role as the literature counts it (CEAF-REE; Du, Rush and Cardie 2021): predicted and
gold entities of a text are paired one to one; a pair counts if every mention predicted is one of
the gold entity's. Below it the slots of whole templates, each of ours laid beside at most one key;
words match there where one's words all stand in the other's.

The keys beside the project hold words for persons, organisations, targets and weapons. Date, place,
type, stage, confidence, number and effect stand in the keys' first form alone (key-tst1.v7,
key-tst2.v4): laid into the same folder they are scored too, else the last line names them.

Our claims hold no target of stone and no weapon as words of their own: those stay empty. Skipped
where the sets are absent. Prints no text.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from muc4_case import CASED, CORPORA, rows
from muc4_keys import (
    ASKED,
    STRINGS,
    Fill,
    Template,
    Templates,
    lay_together,
    pairs,
    read_keys,
    score,
)
from muc4_templates import alike, bare, templates
from muc4_texts import read_claims

ROLES = {
    "PerpInd": ("perpetrator, person", "PERP: INDIVIDUAL ID"),
    "PerpOrg": ("perpetrator, organisation", "PERP: ORGANIZATION ID"),
    "Victim": ("victim", "HUM TGT: NAME"),
    "Target": ("target", "PHYS TGT: ID"),
    "Weapon": ("weapon", "INCIDENT: INSTRUMENT ID"),
}
FILLED = ("PerpInd", "PerpOrg", "Victim")
SLOTS = (*ASKED, *STRINGS.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth message")
    options = parser.parse_args()
    folder, part = CORPORA / "muc4", options.part
    needed = [folder / f"{name}_{part}.gz" for name in ("doc", "keys")]
    needed += [folder / f"grit_{part}.json.gz", *CASED]
    if absent := [str(path) for path in needed if not path.exists()]:
        print(f"skipped: {', '.join(absent)} not there")
        return 0
    keys = read_keys(needed[1], sorted(folder.glob("key-*")))
    said = read_claims(needed[0], every=options.every)
    ours = {message: templates(document["claims"]) for message, document in said.items()}
    gold = {row["docid"]: row["extracts"] for row in rows(needed[2])}
    print_entities({message: gold[message] for message in said if message in gold}, ours)
    print_slots({message: keys[message] for message in said}, ours)
    return 0


# -- entities of a text


def print_entities(gold: Mapping[str, Mapping[str, Any]], ours: Templates) -> None:
    counts = {role: Counter[str]() for role in ROLES}
    for message, extracts in gold.items():
        for role, (_, slot) in ROLES.items():
            counts[role] += tally(extracts[role], ours[message], slot)
    print(f"{len(gold)} texts{'':22}{'gold':>6}{'ours':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for role, (name, _) in ROLES.items():
        print_row(name, counts[role])
    print_row("the three we fill", sum((counts[role] for role in FILLED), Counter()))
    print_row("all five (CEAF-REE)", sum(counts.values(), Counter()))


def tally(extracts: Any, ours: Sequence[Template], slot: str) -> Counter[str]:
    wanted = [Fill(frozenset(bare(words) for words, *_ in entity)) for entity in extracts]
    given = list(dict.fromkeys(fill for one in ours for fill in one.slots.get(slot, ())))
    found = pairs(wanted, given, slot, lambda _, key, own: own.words <= key.words)
    return Counter(hit=len(found), gold=len(wanted), ours=len(given))


# -- slots of templates


def print_slots(keys: Templates, ours: Templates) -> None:
    laid = [
        pair
        for message, wanted in keys.items()
        for pair in lay_together(wanted, ours[message], alike)
    ]
    print()
    print_row("messages with an incident", messages_told(keys, ours))
    print_row("templates", Counter(
        hit=sum(None not in pair for pair in laid),
        gold=sum(key is not None and (own is not None or not key.optional) for key, own in laid),
        ours=sum(own is not None for _, own in laid),
    ))  # fmt: skip
    filled = {slot for wanted in keys.values() for one in wanted for slot in one.slots}
    for slot in (slot for slot in SLOTS if slot in filled):
        print_row(slot, score(laid, slot, alike))
    absent = [slot for slot in SLOTS if slot not in filled]
    print(f"slots that the keys at hand leave out: {', '.join(absent) or 'none'}")


def messages_told(keys: Templates, ours: Templates) -> Counter[str]:
    return Counter(
        hit=sum(bool(keys[message] and ours[message]) for message in keys),
        gold=sum(bool(wanted) for wanted in keys.values()),
        ours=sum(bool(ours[message]) for message in keys),
    )


def print_row(name: str, n: Counter[str]) -> None:
    precision = n["hit"] / n["ours"] if n["ours"] else 0.0
    recall = n["hit"] / n["gold"] if n["gold"] else 0.0
    f1 = 2 * n["hit"] / (n["ours"] + n["gold"]) if n["ours"] + n["gold"] else 0.0
    print(f"{name:30}{n['gold']:>6}{n['ours']:>6}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")


if __name__ == "__main__":
    sys.exit(main())
