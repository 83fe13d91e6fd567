"""JSON Lines, and JSON files that hold one report or a list of them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import msgspec

from reportedly.ingest.addresses import is_address
from reportedly.ingest.columns import ADDRESSES_ALONE, Columns
from reportedly.ingest.decoding import decode
from reportedly.ingest.given import Given
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused
from reportedly.ingest.lines import Line, read_lines
from reportedly.ingest.refusals import NO_REPORTS, refuse_row
from reportedly.ingest.sources import Source
from reportedly.model.reports import Reject, Segment

_MEDIA_TYPE = "application/json"
_MAX_LIST_BYTES = 16 * MAX_ITEM_BYTES  # a list must be held whole; JSON Lines need not be
_MOST_HELD = 1000  # rows without reports that are told one by one, where reports follow
_LIST = re.compile(rb"\s*\[\s*\{")
_OF_THE_FILE = NO_REPORTS | {ADDRESSES_ALONE[0]}
_TOO_DEEP = "it is nested too deeply"
_MEND = "mend the line; each line must be one JSON object"


def read_json_lines(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """One item a line, in order; a broken line is a Reject and the next goes on."""
    columns = Columns(source.name, given, announce)
    lines = (line for line in read_lines(source) if line.text is None or line.text.strip())
    return _told_at_once((_line_item(line, columns) for line in lines), source.name)


def _line_item(line: Line, columns: Columns) -> Item | Reject:
    locator = f"{columns.name}, line {line.number}"
    if line.text is None:
        too_long = f"the line is longer than {MAX_ITEM_BYTES // 2**20} MB"
        return Reject.of(locator, too_long, "one line holds one report; split it")
    item = _item(line.text, line.content.rstrip(b"\r\n"), locator, columns)
    if isinstance(item, Reject) or line.note is None:
        return item
    return replace(item, notes=(*item.notes, line.note))


def read_json(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The items of a JSON file: an object, a list of objects, or an object that holds a list.

    Raises Refused where the file is too large to be held, or is not JSON.
    """
    content = source.stream.read(_MAX_LIST_BYTES + 1)
    if len(content) > _MAX_LIST_BYTES:
        raise Refused("the JSON file is too large to be held", "write it as JSON Lines")
    decoded = decode(content)
    columns = Columns(source.name, given, announce)
    parts = _parts(decoded.text, columns)
    return _told_at_once(_part_items(parts, decoded.encoding, columns), source.name)


def _part_items(parts: list[str], encoding: str, columns: Columns) -> Iterator[Item | Reject]:
    for number, part in enumerate(parts, 1):
        locator = f"{columns.name}, item {number}" if len(parts) > 1 else columns.name
        yield _item(part, part.encode(encoding, "replace"), locator, columns)


def _told_at_once(items: Iterator[Item | Reject], name: str) -> Iterator[Item | Reject]:
    """The items; but where no text stands among addresses or events, one word for the file."""
    held: list[Reject] = []
    texts = False
    for item in items:
        texts = texts or isinstance(item, Item)
        if not texts and isinstance(item, Reject) and item.reason in _OF_THE_FILE:
            held.extend((item,) if len(held) <= _MOST_HELD else ())
            continue
        if texts:
            yield from held if len(held) <= _MOST_HELD else _first(held, name)
            held.clear()
        yield item
    if held:
        yield from _first(held, name)


def _first(held: list[Reject], name: str) -> Iterator[Reject]:
    yield Reject.of(name, held[0].reason, held[0].hint)


def _parts(text: str, columns: Columns) -> list[str]:
    """The text of each object; bytes of list members stay as they were written."""
    try:
        if text.lstrip().startswith("["):
            return _members(text.encode())
        whole = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Refused(f"this is not JSON: {error}", "check that the file is complete") from None
    except RecursionError:
        raise Refused(f"this is not JSON: {_TOO_DEEP}", "check that the file is whole") from None
    if columns.places(tuple(whole)).get("text", "").split(".")[0] in whole:
        return [text]
    lists = [key for key, value in whole.items() if _LIST.match(bytes(value))]
    if len(lists) != 1:
        return [text]
    columns.announce(f"{columns.name}: the reports are read from the list {lists[0]!r} (a guess)")
    return _members(bytes(whole[lists[0]]))


def _members(content: bytes) -> list[str]:
    return [bytes(raw).decode() for raw in msgspec.json.decode(content, type=list[msgspec.Raw])]


def _item(text: str, content: bytes, locator: str, columns: Columns) -> Item | Reject:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Reject.of(locator, f"this is not JSON: {_fault(error)}", _MEND)
    if isinstance(row, str) and is_address(row):
        return Reject.of(locator, *ADDRESSES_ALONE)
    if not isinstance(row, Mapping):
        return Reject.of(locator, "this is JSON, but not an object with named fields", _MEND)
    try:
        refuse_row(row)
        item = columns.item(row, locator=locator, content=content, media_type=_MEDIA_TYPE)
    except Refused as refusal:
        return Reject.of(locator, refusal.reason, refusal.hint)
    return _anchored(item)


def _fault(error: ValueError | RecursionError) -> str:
    """What is wrong in a line, in words that do not count lines anew."""
    if isinstance(error, json.JSONDecodeError):
        said = error.msg.removesuffix(" at")
        return f"{said[0].lower()}{said[1:]} at character {error.pos + 1}"
    nested = isinstance(error, RecursionError)
    return _TOO_DEEP if nested else "a number in it has thousands of digits"


def _anchored(item: Item) -> Item:
    """The item with byte offsets for each field that stands in the JSON unescaped, once."""
    segments = tuple(_anchor(segment, item) for segment in item.words.segments)
    return replace(item, words=replace(item.words, segments=segments))


def _anchor(segment: Segment, item: Item) -> Segment:
    words = item.words.text[segment.text_start : segment.text_end].encode()
    found = item.content.find(b'"' + words + b'"')
    if found < 0 or item.content.count(b'"' + words + b'"') != 1:
        return segment
    return replace(segment, byte_start=found + 1, byte_end=found + 1 + len(words))
