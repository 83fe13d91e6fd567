"""Our own annotations of FA-KES articles: offsets and labels, without the articles' words.

The words come back from the articles, where those lie beside the project. `split` is `build`
(the extractor may be built on it) or `kept` (looked at by nobody, scored seldom).
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ANNOTATIONS = HERE / "gold" / "fa_kes.jsonl"
ARTICLES = HERE / "../../shared/corpora/fa_kes/articles.jsonl.gz"
GIVEN = HERE / "../../shared/corpora/claims/dev.jsonl"  # the set that came with the project

Row = dict[str, Any]


def articles() -> dict[str, Row]:
    """Every article by id, as it lies in the corpus."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as rows:
        return {str(row["id"]): row for row in map(json.loads, rows)}


def annotated(split: str) -> Iterator[Row]:
    """Articles of our own annotations with the words that the offsets stand for."""
    told = articles()
    for row in _rows(ANNOTATIONS, split):
        article = told[row["id"]]
        text = f"{article.get('title') or ''}\n{article.get('text') or ''}"
        for claim in row["claims"]:
            claim["evidence"] = [text[e["start"] : e["end"]] for e in claim["evidence"]]
        yield row


def given(split: str) -> Iterator[Row]:
    """Articles annotated before, whose quotes are words already."""
    return _rows(GIVEN, split)


def _rows(path: Path, split: str) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["split"] == split)
