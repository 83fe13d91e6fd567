"""How many names of parties does the register join to the right one?

    python eval/actors.py [--missing]

Three sets that lie beside the project, each skipped where it is absent: UCDP's sides of the Syrian
war (agreement with its coders), organisations that news names often, and names that annotators
called synonyms. Prints numbers alone; --missing adds the names that the register does not know.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from actor_measures import CORPORA, Missing, lines, meant, row
from actors_ucdp import ucdp, world

from reportedly.reference.library import open_library
from reportedly.reference.register import PEOPLE, Register
from reportedly.resolve.actors import party

OWN_GOLD = Path(__file__).parent / "gold/fa_kes.jsonl"
ASIDE = frozenset({"check", "kept"})  # splits whose articles are not looked at
OFTEN = 5  # times an organisation is named before the register has to know it
PAIRS, SEED = 500, 20171113


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--missing", action="store_true", help="name what is not known")
    missing: Missing = print if parser.parse_args().missing else lambda _: None
    if not CORPORA.exists():
        print(f"skipped: {CORPORA} is not there")
        return 0
    register = open_library().register
    for title, measure in MEASURES.items():
        print(title)
        try:
            measure(register, missing)
        except FileNotFoundError as absent:
            print(f"  skipped: {absent.filename} is not there")
    return 0


# -- organisations that news names often

_BODY = re.compile(
    r"(?:Brigades?|Fronts?|Army|Movement|Legion|Division|Battalions?|Corps|Party|Units|Coalition"
    r"|Alliance|Guards?|Liwa|Jabha\w*|Ja[iy]sh|Harakat|Fa[iy]la[qk]|Ahrar|Ansar|Kata'?ib|Jund"
    r"|Forces|Command|Militia|Islam|Sham|Qa[ie]da|State)"
)
_NAMED = re.compile(r"\b[A-Z][\w'’]+(?:[ -](?:(?:al|an|ash|ad|as|of|the)[ -])*[A-Z][\w'’]+)+")
# Bodies that are no party to a war, whatever their name ends in: judged by eye, by their words.
_NO_PARTY = re.compile(
    r"United States|Secretary|State TV|Security Council|Commander|Chief|Minister|Department"
    r"|President|Observatory|Committee|Commission|News|Agency|Conference|Street|Airport|Foreign"
)


# Words for somebody whom nobody names, and things: neither is a party.
_LABEL = re.compile(r"(?:militants|terrorists|groups|organi[sz]ations|convoy|hospitals)$")


def fa_kes(register: Register, missing: Missing) -> None:
    """Names shaped like an organisation's, and annotated parties, named five times or more."""
    shaped = Counter(name for text in news() for name in _organisations(text))
    annotated = Counter(name for claim in annotations() for name in claim)
    labels = Counter({name: n for name, n in annotated.items() if _LABEL.search(name)})
    print_known("shaped like an organisation", register, shaped, missing)
    print_known("annotated", register, annotated - labels, missing)
    print_known("annotated by a label alone (none is right)", register, labels, missing)


def print_known(title: str, register: Register, names: Counter[str], missing: Missing) -> None:
    often = [name for name, n in names.items() if n >= OFTEN]
    unknown = [name for name in often if meant(register, name, country="SY") is None]
    row(f"{title}: known", len(often) - len(unknown), len(often))
    for name in sorted(unknown):
        missing(f"    {names[name]} {name}")


def news() -> Iterator[str]:
    aside = {str(gold["id"]) for gold in _golds() if gold["split"] in ASIDE}
    for article in lines(CORPORA / "fa_kes/articles.jsonl.gz"):
        if str(article["id"]) not in aside:
            yield article["text"]


def annotations() -> Iterator[list[str]]:
    for gold in _golds():
        if gold["split"] not in ASIDE:
            for claim in gold["claims"]:
                yield [actor["name"] for actor in claim["actors"] + claim["recipients"]]


def _golds() -> Iterator[Mapping[str, Any]]:
    for path in (CORPORA / "claims/dev.jsonl", OWN_GOLD):
        yield from lines(path)


def _organisations(text: str) -> Iterator[str]:
    for found in _NAMED.finditer(text):
        if _BODY.search(found[0]) and not _NO_PARTY.search(found[0]):
            yield found[0]


# -- names that annotators joined, and names that they did not


def re3d(register: Register, missing: Missing) -> None:
    """Synonyms joined; organisations that oppose each other, and drawn ones, kept apart."""
    said = list(relations())
    synonyms = sorted({pair for kind, pair in said if kind == "IsSynonymOf"})
    opposed = sorted({pair for kind, pair in said if kind in ("FightingAgainst", "Dislikes")})
    drawn = drawn_pairs(set(synonyms))
    joined = [pair for pair in synonyms if are_joined(register, pair)]
    row("synonyms: joined", len(joined), len(synonyms))
    for pair in sorted(set(synonyms) - set(joined)):
        missing(f"    {' = '.join(pair)}")
    for title, pairs in (("opposed", opposed), ("drawn, without a shared word", drawn)):
        wrong = [pair for pair in pairs if are_joined(register, pair)]
        row(f"{title}: wrongly joined", len(wrong), len(pairs))
        whole = [pair for pair in pairs if are_joined(register, pair, whole=True)]
        row(f"{title}: wrongly joined, arms as their party", len(whole), len(pairs))
        for pair in whole:
            missing(f"    {' / '.join(pair)}")


def are_joined(register: Register, pair: tuple[str, str], *, whole: bool = False) -> bool:
    one, other = (meant(register, name) for name in pair)
    if one is None or other is None or PEOPLE in one:  # "women" are no organisation
        return False
    return party(one) == party(other) if whole else one == other


def relations() -> Iterator[tuple[str, tuple[str, str]]]:
    """Relations between two organisations, as kind and names."""
    for folder in sorted((CORPORA / "re3d").iterdir()):
        bodies = {(e["documentId"], e["begin"], e["end"]) for e in _organisation_entities(folder)}
        values = {(e["documentId"], e["value"]) for e in _organisation_entities(folder)}
        for said in lines(folder / "relations.jsonl.gz"):
            names = (said["source"], said["target"])
            if bodies and all((said["documentId"], name) in values for name in names):
                yield said["type"], (min(names), max(names))


def _organisation_entities(folder: Path) -> list[Mapping[str, Any]]:
    entities = lines(folder / "entities.jsonl.gz")
    return [entity for entity in entities if entity["type"] == "Organisation"]


def drawn_pairs(synonyms: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of names that share no word; a synonym without a shared word counts against us."""
    folders = sorted((CORPORA / "re3d").iterdir())
    names = sorted({e["value"] for folder in folders for e in _organisation_entities(folder)})
    pairs = [
        pair
        for pair in combinations(names, 2)
        if pair not in synonyms and not set(_words(pair[0])) & set(_words(pair[1]))
    ]
    return random.Random(SEED).sample(pairs, PAIRS)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


MEASURES: dict[str, Callable[[Register, Missing], None]] = {
    "sides of UCDP's events in Syria": ucdp,
    "names in UCDP's table of all wars": world,
    "organisations in news of the Syrian war": fa_kes,
    "organisations of re3d": re3d,
}


if __name__ == "__main__":
    sys.exit(main())
