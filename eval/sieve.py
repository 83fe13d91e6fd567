"""How much does the first sieve let through, of what it should and of what it should not, how fast?

    .venv/bin/python eval/sieve.py

Sets that lie beside the project are skipped where they are absent. Prints shares alone, no text.
"""

import gzip
import json
import re
import sys
import tarfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.extract.sieve import sift

CORPORA = Path("../shared/corpora")
SHORT_WORDS = 20  # below this a page holds a headline or an advertisement, and no report


def main() -> int:
    if not CORPORA.exists():
        print(f"skipped: {CORPORA} is not there")
        return 0
    print(f"{'set':34}{'reports':>8}{'passed':>8}{'per s':>8}")
    for name, read in SETS.items():
        try:
            print_row(name, list(read()))
        except FileNotFoundError as missing:
            print(f"{name:34}skipped: {missing.filename} is not there")
    return 0


def print_row(name: str, texts: list[str]) -> None:
    start = time.perf_counter()
    passed = sum(sift(text).relevant for text in texts)
    rate = len(texts) / (time.perf_counter() - start)
    print(f"{name:34}{len(texts):>8}{passed / len(texts):>8.3f}{rate:>8.0f}")


def rows(path: str) -> Iterator[Mapping[str, Any]]:
    with gzip.open(CORPORA / path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fa_kes() -> Iterator[str]:
    return (f"{row['title']}\n{row['text']}" for row in rows("fa_kes/articles.jsonl.gz"))


def airwars() -> Iterator[str]:
    return (row["narrative"] for row in rows("airwars_gaza/incidents.jsonl.gz"))


def gun_violence() -> Iterator[str]:
    return (f"{row['title'] or ''}\n{row['text']}" for row in rows("gun_violence/docs.jsonl.gz"))


def gun_violence_reports() -> Iterator[str]:
    return (text for text in gun_violence() if len(text.split()) >= SHORT_WORDS)


def polnear() -> Iterator[str]:
    with tarfile.open(CORPORA / "polnear/polnear.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".txt") else None
            if file is not None:
                yield file.read().decode()


def terrorism(*, told: bool) -> Callable[[], Iterator[str]]:
    """Texts of the development part with a filled template, or without; their lines joined."""

    def read() -> Iterator[str]:
        with gzip.open(CORPORA / "muc4/keys_dev.gz", "rt", encoding="utf-8") as keys:
            templates = [json.loads(t) for t in keys.read().split("%%%") if t.strip()]
        filled = {dict(t)["message_id"] for t in templates if dict(t)["message_template"] != "*"}
        for row in rows("muc4/doc_dev.gz"):
            if (row["docid"] in filled) is told:
                yield re.sub(r"(?<!\n)\n(?!\n)", " ", row["text"])

    return read


SETS: Mapping[str, Callable[[], Iterator[str]]] = {
    "war news (FA-KES)": fa_kes,
    "strike narratives (Airwars Gaza)": airwars,
    "gun violence, every page": gun_violence,
    f"gun violence, {SHORT_WORDS} words or more": gun_violence_reports,
    "US politics (PolNeAR)": polnear,
    "terrorism news, incident (MUC-4)": terrorism(told=True),
    "terrorism news, none (MUC-4)": terrorism(told=False),
}


if __name__ == "__main__":
    sys.exit(main())
