"""Articles with claims in the exchange form, read from JSON Lines; every error names its line."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from reportedly.errors import InputError

Row = TypeVar("Row", bound=msgspec.Struct)


class Named(msgspec.Struct, frozen=True):
    """A party, a place or a speaker: its words and its usual name. `kind` is a speaker's."""

    text: str | None = None
    name: str | None = None
    kind: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.name, self.text) if name)


class Days(msgspec.Struct, frozen=True):
    """First and last day, both included; no `start` means undated."""

    start: date | None = None
    end: date | None = None


class Count(msgspec.Struct, frozen=True):
    """A figure: what befell how many. None is an open end."""

    outcome: str
    low: int | float | None = None
    high: int | float | None = None


class Quote(msgspec.Struct, frozen=True):
    """Words of the article."""

    text: str = ""


class SaidClaim(msgspec.Struct, frozen=True):
    """What one speaker says about one happening, as the exchange form has it."""

    event_group: str | None = None
    event_type: str | None = None
    status: str | None = "actual"
    background: bool | None = False
    actors: tuple[Named, ...] | None = None
    recipients: tuple[Named, ...] | None = None
    place: Named | None = None
    date: Days | None = None
    figures: tuple[Count, ...] | None = None
    speaker: Named | None = None
    evidence: tuple[str | Quote, ...] | None = None

    @property
    def quotes(self) -> tuple[str, ...]:
        parts = self.evidence or ()
        return tuple(part if isinstance(part, str) else part.text for part in parts)


class Article(msgspec.Struct, frozen=True):
    """The claims of one article."""

    id: str | int
    claims: tuple[SaidClaim, ...] = ()
    split: str | None = None

    @property
    def key(self) -> str:
        return str(self.id)


class ArticleText(msgspec.Struct, frozen=True):
    """The words of one article."""

    id: str | int
    title: str | None = ""
    text: str | None = ""

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def words(self) -> str:
        return f"{self.title or ''}\n{self.text or ''}"


def read_articles(path: Path, *, split: str | None = None) -> tuple[Article, ...]:
    """Articles of a gold or prediction file, those of one `split` if it is given.

    Of an id that comes twice (collections hold one article in several lines) the last stands.
    Raises InputError with file and line where a line is not the exchange form, or where no
    article has that split.
    """
    articles = tuple({article.key: article for article in _rows(path, Article)}.values())
    _refuse_open_dates(path, articles)
    kept = tuple(article for article in articles if split is None or article.split == split)
    if articles and not kept:
        known = ", ".join(sorted({article.split or "none" for article in articles}))
        raise InputError(f"{path} holds no article of split {split!r}", hint=f"It has: {known}.")
    return kept


def read_texts(path: Path) -> dict[str, str]:
    """Title and text of each article by id, from JSON Lines with `id`, `title`, `text`."""
    return {row.key: row.words for row in _rows(path, ArticleText)}


_HINTS: dict[type[msgspec.Struct], str] = {
    Article: "Each line is one JSON object: id, and claims in the exchange form.",
    ArticleText: "Each line is one JSON object: id, title, text.",
}


def _rows(path: Path, kind: type[Row]) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path}, line {number}: {error}", hint=_HINTS[kind]) from error


def _lines(path: Path) -> Sequence[bytes]:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).split(b"\n")
    except (OSError, EOFError, zlib.error) as error:
        hint = "Give the path of a JSON Lines file, plain or .gz."
        raise InputError(f"{path} cannot be read: {error}", hint=hint) from error


def _refuse_open_dates(path: Path, articles: Sequence[Article]) -> None:
    for article in articles:
        for claim in article.claims:
            if claim.date is not None and claim.date.start is not None and claim.date.end is None:
                message = f"{path}, article {article.key}: a date has a start and no end"
                raise InputError(message, hint="Both days are inclusive; repeat a single day.")
