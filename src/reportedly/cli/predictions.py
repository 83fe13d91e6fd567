"""Our own claims in the form that measuring takes: coded afresh, or as a casebook holds them."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from reportedly.cli.book import opened
from reportedly.cli.terminal import err, tell
from reportedly.cli.work import engine_for
from reportedly.evaluate.gold import Article, read_articles
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Reject, Report
from reportedly.pipeline.run import code_paths
from reportedly.resolve.exchange import claims_document
from reportedly.settings import Settings


def predicted(
    settings: Settings, keys: set[str], *, pred: Path | None, texts: Path | None
) -> tuple[Article, ...]:
    """The claims to be measured: of a file, of texts coded afresh, or of the casebook."""
    if pred is not None:
        return read_articles(pred)
    if texts is not None:
        return claims_of_texts(settings, texts, keys)
    return claims_of_casebook(settings, keys)


def claims_of_casebook(settings: Settings, keys: set[str]) -> tuple[Article, ...]:
    """What the casebook holds of the reports with these ids, as given or as ours."""
    with opened(settings) as book:
        wanted = (report for report in book.reports() if keys & {report.label, report.id})
        return tuple(_article(report, book.resolved_of(report.id)) for report in wanted)


def claims_of_texts(settings: Settings, texts: Path, keys: set[str]) -> tuple[Article, ...]:
    """What the program reads in the articles with these ids; those it cannot read are told."""
    with TemporaryDirectory() as folder:
        picked = Path(folder) / "articles.jsonl"
        picked.write_bytes(b"".join(_lines(texts, keys)))
        return tuple(_coded(settings, str(picked)))


def _lines(texts: Path, keys: set[str]) -> Iterator[bytes]:
    raw = texts.read_bytes()
    for row in (gzip.decompress(raw) if texts.suffix == ".gz" else raw).splitlines():
        if row.strip() and str(json.loads(row)["id"]) in keys:
            yield row + b"\n"


def _coded(settings: Settings, path: str) -> Iterator[Article]:
    for found in code_paths([path], engine=engine_for(settings, [path])):
        if isinstance(found, Reject):
            tell(err(settings), f"{found.locator}: {found.reason}")
        else:
            yield _article(*found)


def _article(report: Report, claims: tuple[ResolvedClaim, ...]) -> Article:
    return msgspec.convert(claims_document(report, claims), Article)
