"""Does the place we choose for a happening hold the words that annotators marked for its verb?

    .venv/bin/python eval/event_location.py [--errors FILE]

Precision and recall of the tokens marked as place, over sentences with a verb: first those for
which annotators marked a place, then all (two in five have none, many though they name one).
Skipped where the set is absent. Prints no sentence; a file named by `--errors` gets the misses.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.extract.place_choice import choose_place
from reportedly.extract.place_finding import find_places
from reportedly.extract.places import Atlas, bare
from reportedly.reference.library import Library, open_library

SET = Path("../shared/corpora/event_location/sentences.jsonl.gz")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--errors", type=Path)
    errors = parser.parse_args().errors
    if not SET.exists():
        print(f"skipped: {SET} is not there")
        return 0
    told, every, missed = scored(open_library())
    if errors is not None:
        errors.write_text("\n".join(missed), encoding="utf-8")
    print(f"{'sentences':26}{'number':>8}{'precision':>11}{'recall':>8}{'F1':>8}{'all right':>11}")
    print_row("with a place marked", told)
    print_row("all", every)
    return 0


def scored(library: Library) -> tuple[Counter[str], Counter[str], list[str]]:
    told: Counter[str] = Counter()
    every: Counter[str] = Counter()
    missed: list[str] = []
    for row in rows():
        wanted, chosen = marked(row, "LOCATION"), chosen_tokens(row, library)
        count = tally(wanted, chosen)
        every += count
        if wanted:
            told += count
        if wanted != chosen:
            missed.append(f"{words(row, wanted)} <> {words(row, chosen)} | {row['text']!r}")
    return told, every, missed


def rows() -> Iterator[Mapping[str, Any]]:
    with gzip.open(SET, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if any(span["label"] == "VERB" for span in row.get("spans") or []):
                yield row


def marked(row: Mapping[str, Any], label: str) -> set[int]:
    return {i for s in row["spans"] if s["label"] == label for i in span_tokens(row, s)}


def span_tokens(row: Mapping[str, Any], span: Mapping[str, Any]) -> set[int]:
    """The tokens of a mark. In one in eight of them the offsets hold the tokens' numbers."""
    under = tokens_under(row["tokens"], span["start"], span["end"])
    said = "".join(row["text"][span["start"] : span["end"]].split())
    if said and said == words(row, under).replace(" ", ""):
        return under
    return set(range(span["token_start"], span["token_end"] + 1))


def chosen_tokens(row: Mapping[str, Any], library: Library) -> set[int]:
    """The tokens under the place we choose for the verb, as the extractor would."""
    text = row["text"]
    verb = min(marked(row, "VERB"), default=0)
    at = next((t["start"] for t in row["tokens"] if t["id"] == verb), 0)
    named = [(hit.start, hit.end) for hit in library.register.scan(text)]
    places = find_places(text, atlas(library), named)
    chosen = choose_place(places, at, text)
    if chosen is None:
        return set()
    place = chosen[0]  # annotators leave out the noun after a name ("Doura" of "Doura district")
    told = [p for p in places if p.start < place.end and place.start < p.end]
    ends = [p.start + len(bare(text[p.start : p.named_end])) for p in told]  # nor the genitive
    return {
        i for p, end in zip(told, ends, strict=True)
        for i in tokens_under(row["tokens"], p.start, end)
    }  # fmt: skip


def words(row: Mapping[str, Any], places: set[int]) -> str:
    return " ".join(t["text"] for t in row["tokens"] if t["id"] in places)


def tokens_under(tokens: Sequence[Mapping[str, Any]], start: int, end: int) -> set[int]:
    return {t["id"] for t in tokens if t["start"] < end and start < t["end"]}


def atlas(library: Library) -> Atlas:
    gazetteer = library.gazetteer
    return Atlas(cache(lambda name: gazetteer.knows(name)), cache(gazetteer.is_country))


def tally(wanted: set[int], chosen: set[int]) -> Counter[str]:
    return Counter(
        sentences=1, both=len(wanted & chosen), wanted=len(wanted), chosen=len(chosen),
        right=int(wanted == chosen),
    )  # fmt: skip


def print_row(name: str, n: Counter[str]) -> None:
    precision, recall = n["both"] / n["chosen"], n["both"] / n["wanted"]
    f1, right = 2 * precision * recall / (precision + recall), n["right"] / n["sentences"]
    print(f"{name:26}{n['sentences']:>8}{precision:>11.3f}{recall:>8.3f}{f1:>8.3f}{right:>11.3f}")


if __name__ == "__main__":
    sys.exit(main())
