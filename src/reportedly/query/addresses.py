"""Filters as the query strings of addresses, and back: what a person sees can be sent on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import MOST_DIGITS
from reportedly.model.events import EventType
from reportedly.model.summaries import Need
from reportedly.store.questions import Box, Filter

Value = TypeVar("Value")
Pairs = Iterable[tuple[str, str]]
_Held = Mapping[str, Sequence[str]]


def address_of(wanted: Filter) -> str:
    """The filter as a query string, "" for one that lets everything through.

    Equal filters give equal strings; `filter_of` gives the filter back.
    """
    return urlencode(list(_pairs(wanted)))


def filter_of(query: str | Pairs) -> Filter:
    """The filter of a query string, or of its pairs. Other keys are left alone, and blank values
    say nothing. Raises InputError where a value cannot be meant."""
    pairs = parse_qsl(query) if isinstance(query, str) else query
    held: dict[str, list[str]] = {}
    for key, value in pairs:
        if value.strip():
            held.setdefault(key, []).append(value)
    return Filter(
        since=_one(held, "since", _day, _DAY),
        until=_one(held, "until", _day, _DAY),
        place=_one(held, "place", str),
        provinces=_all(held, "province", str),
        types=_all(held, "type", EventType, _one_of(EventType)),
        speakers=_all(held, "speaker", SpeakerKind, _one_of(SpeakerKind)),
        outlets=_all(held, "outlet", str),
        needs=_all(held, "need", Need, _one_of(Need)),
        text=_one(held, "text", str),
        min_toll=_one(held, "min_toll", _count, f"a number of at most {MOST_DIGITS} digits"),
        box=_one(held, "box", _box, "west,south,east,north in degrees: 36.5,35.8,37.2,36.4"),
    )


_DAY = "a day such as 2017-11-13"


def _one_of(kind: type[StrEnum]) -> str:
    return "one of: " + ", ".join(kind)


def _pairs(wanted: Filter) -> Iterator[tuple[str, str]]:
    box = wanted.box
    once = (
        ("since", wanted.since),
        ("until", wanted.until),
        ("place", wanted.place),
        ("text", wanted.text),
        ("min_toll", wanted.min_toll),
        ("box", None if box is None else f"{box.west},{box.south},{box.east},{box.north}"),
    )
    yield from ((key, str(value)) for key, value in once if value is not None)
    several: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("province", wanted.provinces),
        ("type", wanted.types),
        ("speaker", wanted.speakers),
        ("outlet", wanted.outlets),
        ("need", wanted.needs),
    )
    yield from ((key, str(value)) for key, values in several for value in values)


def _all(
    held: _Held, key: str, read: Callable[[str], Value], wanted: str = ""
) -> tuple[Value, ...]:
    return tuple(_read(key, value, read, wanted) for value in held.get(key, ()))


def _one(held: _Held, key: str, read: Callable[[str], Value], wanted: str = "") -> Value | None:
    """The value said last, as a form's own field stands after what its address held before."""
    found = _all(held, key, read, wanted)
    return found[-1] if found else None


def _read(key: str, value: str, read: Callable[[str], Value], wanted: str) -> Value:
    try:
        return read(value)
    except ValueError as error:
        raise InputError(f"{key} cannot be {value[:40]!r}", hint=f"Give {wanted}.") from error


def _day(value: str) -> date:
    return date.fromisoformat(value.strip())


def _count(value: str) -> int:
    digits = value.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
        raise ValueError(f"no count: {digits}")
    return int(digits)


def _box(value: str) -> Box:
    west, south, east, north = map(float, value.split(","))
    return Box(west, south, east, north)
