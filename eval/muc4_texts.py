"""The messages of MUC-4 as reports: small letters, a dateline, and the claims read from them.

The texts hold no small letters: they are given their case here by which words of other news stand
in small letters. That is done for this yardstick alone; the program does not. Place and day are
those of the line above a message ("SAN SALVADOR, 3 JAN 90 (EFE)").
"""

import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths
from reportedly.resolve.exchange import claims_document

CORPORA = Path("../shared/corpora")
CASED = (
    CORPORA / "fa_kes/articles.jsonl.gz",
    CORPORA / "event_location/sentences.jsonl.gz",
    CORPORA / "gun_violence/docs.jsonl.gz",
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*\n\s*|--\s+)[\"(\[]*([a-z])")
_DATELINE = re.compile(r"(?P<place>[A-Z .'-]+?)(?: \(.*?\))?, (?P<day>\d{1,2} [A-Z]{3} \d\d)\b")
_NOWHERE = "CLANDESTINE"


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_claims(texts: Path, *, every: int = 1) -> Mapping[str, Mapping[str, Any]]:
    """The claims of each message in their exchange form, by the message's id."""
    small = small_words()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.jsonl"
        lines = (json.dumps(report(row, small)) for row in islice(rows(texts), 0, None, every))
        path.write_text("\n".join(lines), encoding="utf-8")
        told = list(code_paths([str(path)], engine=InProcess()))
    documents = [claims_document(*item) for item in told if not isinstance(item, Reject)]
    return {str(document["id"]): document for document in documents}


def report(row: Mapping[str, Any], small: frozenset[str]) -> Mapping[str, str]:
    """A message as a line of input: its dateline before the text, and its day beside it."""
    given = {"id": row["docid"], "outlet": "wire", "text": cased(row["text"], small)}
    head = _DATELINE.match(row["dateline"])
    if head is None:
        return given
    place = "" if head["place"] == _NOWHERE else f"{head['place'].title()} - "
    day = datetime.strptime(head["day"], "%d %b %y").date()
    return given | {"text": place + given["text"], "date": day.isoformat()}


def small_words() -> frozenset[str]:
    """Words that other news writes in small letters, mostly or at least as often as not."""
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
