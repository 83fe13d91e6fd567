"""Which column holds which field: as named, as mapped by the user, or as guessed and announced."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportedly.ingest.given import FIELDS, Given
from reportedly.ingest.items import Item, Refused, Words, compose
from reportedly.ingest.pages import fragment_text

# Names seen in published news and conflict data sets, commonest first.
_GUESSES: Mapping[str, tuple[str, ...]] = {
    "id": ("article_id", "report_id", "doc_id", "_id", "guid", "uid", "uuid"),
    "outlet": (
        *("source", "publisher", "site", "sitename", "site_name", "source_name", "outlet_name"),
        *("domain", "newspaper", "media", "publication", "source_domain", "media_name"),
    ),
    "date": (
        *("published", "pub_date", "pubdate", "publication_date", "publish_date", "published_at"),
        *("publishedat", "date_published", "date_publish", "published_date", "listed_date"),
        *("datetime", "timestamp", "created_at", "article_date", "day"),
    ),
    "title": ("headline", "heading", "subject", "article_title", "name"),
    "text": (
        *("body", "content", "article", "article_content", "full_text", "fulltext", "maintext"),
        *("article_text", "content_text", "raw_text", "body_text", "article_body", "story"),
        *("description", "message", "content_html"),
    ),
    "url": (
        *("link", "href", "uri", "source_url", "article_url", "permalink", "web_url"),
        *("sourceurl", "sourceurls"),
    ),
    "language": ("lang", "language_code"),
}
_KNOWN_ALSO = {"date": "listed_date"}  # read without a word: a hint by its very name
_INNER = ("rendered", "name", "title", "text", "#text", "value")  # where JSON nests a value
_EMPTY = frozenset({"", "nan", "none", "null", "n/a", "\\n"})
ADDRESSES_ALONE = (
    "it lists addresses, without the texts that stand there",
    "`reportedly capture FILE` fetches them; if a column holds the text, say --map text=COLUMN",
)
_MOST_NAMED = 20  # chosen: columns that one message names
_MARKUP = re.compile(r"</(?:p|div|a|span|b|i|strong|em|li|h\d)\s*>|<(?:br|p|img)\b[^<>]*>", re.I)


@dataclass(slots=True)
class Columns:
    """Finds the fields of a row. Announces each guess once for a file."""

    name: str
    given: Given
    announce: Callable[[str], None]
    _known: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)
    _announced: set[tuple[str, str]] = field(default_factory=set)
    _no_outlet_told: bool = False

    def places(self, keys: tuple[str, ...]) -> dict[str, str]:
        """For each field found its column. Rows with the same keys are answered from memory."""
        if keys not in self._known:
            self._known[keys] = self._find(keys)
        return self._known[keys]

    def _find(self, keys: tuple[str, ...]) -> dict[str, str]:
        found = dict(self.given.mapping)
        folded = {_fold(key): key for key in reversed(keys)}
        for name in FIELDS:
            if name in found:
                continue
            for column in (name, _KNOWN_ALSO.get(name, name), *_GUESSES[name]):
                if column in folded and folded[column] not in found.values():
                    found[name] = folded[column]
                    break
        self._tell(found)
        self._tell_overruled(found.get("outlet"))
        self._tell_missing(keys)
        self._tell_no_outlet(found, keys)
        return found

    def _tell(self, found: Mapping[str, str]) -> None:
        for name, column in found.items():
            known = _fold(column) in (name, _KNOWN_ALSO.get(name))
            known = known or (name == "outlet" and self.given.outlet is not None)
            if known or (name, column) in (*self.given.mapping, *self._announced):
                continue
            self._announced.add((name, column))
            self.announce(
                f"{self.name}: {name} is read from {column!r} "
                f"(a guess; --map {name}=COLUMN says otherwise)"
            )

    def _tell_overruled(self, column: str | None) -> None:
        """Says once that the outlet which the user gives stands before the rows' own."""
        given = self.given.outlet
        if column is None or given is None or ("outlet", column) in self._announced:
            return
        self._announced.add(("outlet", column))
        self.announce(
            f"{self.name}: the outlet of every row is {given!r}, as given; what {column!r} holds "
            "is only noted (leave --outlet out to have it read)"
        )

    def _tell_missing(self, keys: tuple[str, ...]) -> None:
        """Says once which mapped columns the rows lack; for the text it is the rows' own fault."""
        for name, column in self.given.mapping:
            there = column in keys or column.split(".")[0] in keys
            if name != "text" and not there and (name, column) not in self._announced:
                self._announced.add((name, column))
                self.announce(f"{self.name}: where no column {column!r} is, no {name} is read")

    def _tell_no_outlet(self, found: Mapping[str, str], keys: tuple[str, ...]) -> None:
        """Says once that the address tells the outlet, and in which columns its name may stand."""
        unused = [key for key in keys if key and key not in found.values()]
        told = self.given.outlet is not None or "outlet" in found
        if told or not {"text", "url"} <= found.keys() or not unused or self._no_outlet_told:
            return
        self._no_outlet_told = True
        self.announce(
            f"{self.name}: no column holds the outlet: the address's domain stands for it; "
            f"columns not used: {_some(unused)}; --map outlet=COLUMN names it"
        )

    def require_text(self, keys: tuple[str, ...]) -> None:
        """Raises Refused where none of the columns can hold the text."""
        places = self.places(keys)
        if places.get("text") not in keys:
            if "text" not in places and places.get("url") in keys:
                raise Refused(*ADDRESSES_ALONE)
            raise Refused(*_no_text(places, keys))

    def values(self, row: Mapping[str, object]) -> dict[str, str | None]:
        """For each field found what the row holds of it. Raises Refused where none can be found."""
        places = self.places(tuple(row))
        try:
            return {name: _value(row, column) for name, column in places.items()}
        except RecursionError:  # deep enough for a parser and not for who looks for words in it
            reason = "no words can be found in it: it is nested too deeply"
            raise Refused(reason, "write its fields as plain text") from None

    def item(
        self, row: Mapping[str, object], *, locator: str, content: bytes, media_type: str
    ) -> Item:
        """The item that a row holds. Raises Refused where it has no text."""
        places, values = self.places(tuple(row)), self.values(row)
        body, note = _plain(values.get("text"))
        if not body.strip():
            alone = "text" not in places and values.get("url") is not None
            raise Refused(*(ADDRESSES_ALONE if alone else _no_text(places, tuple(row))))
        return Item(
            locator=locator,
            content=content,
            media_type=media_type,
            words=_words(_plain(values.get("title"))[0].strip(), body, places),
            given_id=values.get("id"),
            outlet=values.get("outlet"),
            url=values.get("url"),
            language=values.get("language"),
            listed=values.get("date"),
            notes=(note,) if note is not None else (),
        )


def _words(title: str, body: str, places: Mapping[str, str]) -> Words:
    return compose(title, body, names=(places.get("title", "title"), places["text"]))


def _no_text(places: Mapping[str, str], keys: tuple[str, ...]) -> tuple[str, str]:
    if "text" in places and places["text"].split(".")[0] in keys:
        return f"{places['text']!r} holds no text", "fill it in, or leave the row out"
    columns = _some([key for key in keys if key]) or "none"
    return f"no column holds the text; the columns are: {columns}", "say --map text=COLUMN"


def _some(keys: list[str]) -> str:
    return ", ".join(keys[:_MOST_NAMED])


def _fold(key: str) -> str:
    return key.strip().strip("\ufeff").casefold().replace(" ", "_").replace("-", "_")


def _value(row: Mapping[str, object], column: str) -> str | None:
    value: object = row.get(column)
    if column not in row:
        value = row
        for part in column.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    return _as_text(value)


def _as_text(value: object) -> str | None:
    if isinstance(value, Mapping):
        return next((_as_text(value[key]) for key in _INNER if key in value), None)
    if isinstance(value, list):
        parts = [part for part in map(_as_text, value) if part is not None]
        return "\n\n".join(parts) or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).encode("utf-8", "replace").decode() if isinstance(value, str) else str(value)
    return None if text.strip().casefold() in _EMPTY else text


def _plain(value: str | None) -> tuple[str, str | None]:
    """The words of a value; where it holds HTML, without it, and a note that says so."""
    if value is None:
        return "", None
    if len(_MARKUP.findall(value)) < 2:
        return value, None
    return html.unescape(fragment_text(value)), "the text held HTML, which was taken off"


def knows_text_column(names: list[str]) -> bool:
    """True if one of the names is a text's and another that of a further field."""
    folded = {_fold(name) for name in names}
    others = {name for name in FIELDS if name != "text"} | {"listed_date"}
    text = folded & {"text", *_GUESSES["text"]}
    return bool(text) and bool(folded & others.union(*_GUESSES.values()) - text)
