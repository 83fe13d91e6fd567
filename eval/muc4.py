"""Fill the slots of terrorism templates from our claims, untrained, and score them as is customary.

    .venv/bin/python eval/muc4.py

Entity F1 by role as the literature counts it (CEAF-REE; Du, Rush and Cardie 2021): predicted and
gold entities of a text are paired one to one; a pair counts if every mention predicted is one of
the gold entity's. The texts hold no small letters: they are given their case here by which words of
other news stand in small letters. That is done for this yardstick alone; the program does not.

Our claims hold no target of stone and no weapon as words of their own, so those roles stay empty;
the keys at hand hold neither type, date, place nor number, so those are not scored. Skipped where
the sets are absent. Prints no text.
"""

import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths
from reportedly.resolve.exchange import claims_document

CORPORA = Path("../shared/corpora")
GOLD, TEXTS = CORPORA / "muc4/grit_dev.json.gz", CORPORA / "muc4/doc_dev.gz"
CASED = (
    CORPORA / "fa_kes/articles.jsonl.gz",
    CORPORA / "event_location/sentences.jsonl.gz",
    CORPORA / "gun_violence/docs.jsonl.gz",
)
ROLES = {
    "PerpInd": "perpetrator, person",
    "PerpOrg": "perpetrator, organisation",
    "Victim": "victim",
    "Target": "target",
    "Weapon": "weapon",
}
OURS = ("PerpInd", "PerpOrg", "Victim")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*\n\s*|--\s+)[\"(\[]*([a-z])")
_OPENERS = re.compile(
    r"^(?:(?:the|a|an|its|their|his|at least|some|several|about|\d[\d,]*|two|three|four|five|six|"
    r"seven|eight|nine|ten|unidentified|alleged)\s+)+"
)
# What the keys call an organisation, though it bears no name of its own.
_BODY = re.compile(
    r"\b(?:army|armed forces|air force|navy|police|government|battalion|junta)$", re.I
)
Entities = Mapping[str, Sequence[frozenset[str]]]


def main() -> int:
    if absent := [str(path) for path in (GOLD, TEXTS, *CASED) if not path.exists()]:
        print(f"skipped: {', '.join(absent)} not there")
        return 0
    gold = {row["docid"]: gold_entities(row["extracts"]) for row in rows(GOLD)}
    said = predicted()
    counts = {role: Counter[str]() for role in ROLES}
    for key, wanted in gold.items():
        for role, count in counts.items():
            count += tally(wanted[role], said.get(key, {}).get(role, ()))
    print_table(counts, len(gold))
    return 0


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def gold_entities(extracts: Mapping[str, Any]) -> Entities:
    return {
        role: [frozenset(bare(words) for words, *_ in entity) for entity in extracts[role]]
        for role in ROLES
    }


def bare(words: str) -> str:
    return _OPENERS.sub("", " ".join(words.lower().split()).strip(" \"'.,"))


def predicted() -> Mapping[str, Entities]:
    """The parties of our claims by text: as many entities as there are differently named ones."""
    small = small_words()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        lines = [
            {"id": row["docid"], "outlet": "wire", "text": cased(row["text"], small)}
            for row in rows(TEXTS)
        ]
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        told = list(code_paths([str(path)], engine=InProcess()))
    documents = [claims_document(*item) for item in told if not isinstance(item, Reject)]
    return {str(d["id"]): claimed_entities(d["claims"]) for d in documents}


def claimed_entities(claims: Sequence[Mapping[str, Any]]) -> Entities:
    """Who did it, named or not, and to whom, of all that is told as having happened."""
    real = [c for c in claims if c["status"] == "actual"]
    actors = [a["text"] for c in real for a in c["actors"]]
    victims = [r["text"] for c in real for r in c["recipients"]]
    return {
        "PerpInd": distinct(a for a in actors if not is_body(a)),
        "PerpOrg": distinct(a for a in actors if is_body(a)),
        "Victim": distinct(v for v in victims if is_named(v)),
    }


def is_body(words: str) -> bool:
    """True of a party with a name of its own, an army, a police, a government."""
    return is_named(words) or _BODY.search(words) is not None


def is_named(words: str) -> bool:
    """True if the last word of a party is a name ("the FMLN", "Shining Path")."""
    return words.split()[-1][:1].isupper() if words.split() else False


def distinct(mentions: Iterable[str]) -> Sequence[frozenset[str]]:
    return [frozenset({name}) for name in dict.fromkeys(bare(m) for m in mentions) if name]


def small_words() -> frozenset[str]:
    """Words that other news writes in small letters, mostly or at least thrice."""
    small, great = Counter[str](), Counter[str]()
    for path in CASED:
        for row in rows(path):
            words = re.findall(r"(?<=[\w,] )[A-Za-z]+(?:-[a-z]+)*", row["text"])
            small.update(w for w in words if w.islower())
            great.update(w.lower() for w in words if not w.islower())
    return frozenset(w for w, n in small.items() if n >= max(great[w], 1))


def cased(text: str, small: frozenset[str]) -> str:
    """Lines joined; words that are nobody's name in small letters, the rest with a capital."""
    joined = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    short = re.compile(r"\(([A-Z]{2,6})\)")
    acronyms = {m.group(1) for m in short.finditer(joined)}

    def write(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if word in acronyms:
            return word
        return low if low in small or len(low) == 1 else low.capitalize()

    written = re.sub(r"[A-Z]+(?:'[A-Z]+)?", write, joined)
    return _SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group(1).upper(), written)


def tally(gold: Sequence[frozenset[str]], ours: Sequence[frozenset[str]]) -> Counter[str]:
    """Pairs by the largest one-to-one match (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, entity in enumerate(gold):
            if j not in tried and ours[i] <= entity:
                tried.add(j)
                if j not in owner or place(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    hits = sum(place(i, set()) for i in range(len(ours)))
    return Counter(hit=hits, gold=len(gold), ours=len(ours))


def print_table(counts: Mapping[str, Counter[str]], texts: int) -> None:
    print(f"{texts} texts{'':22}{'gold':>6}{'ours':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for role, words in ROLES.items():
        print_row(words, counts[role])
    print_row("the three we fill", sum((counts[role] for role in OURS), Counter()))
    print_row("all five (CEAF-REE)", sum(counts.values(), Counter()))


def print_row(name: str, n: Counter[str]) -> None:
    precision = n["hit"] / n["ours"] if n["ours"] else 0.0
    recall = n["hit"] / n["gold"] if n["gold"] else 0.0
    f1 = 2 * n["hit"] / (n["ours"] + n["gold"]) if n["ours"] + n["gold"] else 0.0
    print(f"{name:30}{n['gold']:>6}{n['ours']:>6}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")


if __name__ == "__main__":
    sys.exit(main())
