"""What changed from one release to the next, and why."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice

from reportedly.publish.release.values import REPORTS, Value, read_value
from reportedly.store.releases import ReleasedRow

_AT_ONCE = 500  # values read together; a value is about a kilobyte
Key = tuple[int, int]  # a published number, and the part of it
ValuesOf = Callable[[Collection[str]], Mapping[str, str]]


class Kind(StrEnum):
    """What became of a record, in the order in which it is told."""

    NEW = "new"
    SPLIT = "split off"  # new, with claims that stood elsewhere; or a further part of its number
    CHANGED = "changed"
    MERGED = "merged"  # it goes under another number now, or in another part of its own
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, in words, and why it is what it is now."""

    field: str
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is not what it was. `others` are the numbers it came from or went to."""

    kind: Kind
    number: int
    part: int
    title: str
    fields: tuple[FieldChange, ...] = ()
    others: tuple[int, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The number, with its part where one incident has several records."""
        return f"{self.number}, part {self.part}" if self.part else str(self.number)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What happened in the casebook since the release before.

    `judged` tells by claim what persons decided, and when; `merged` by published number the one
    it goes under now; `left_out` by published number why a record that is held is not in this
    release; `earlier` are the numbers that any release before held.
    """

    judged: Mapping[str, tuple[tuple[datetime, str], ...]] = field(default_factory=dict)
    merged: Mapping[int, int] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    earlier: frozenset[int] = frozenset()


NOTHING = Meanwhile()


@dataclass(frozen=True, slots=True)
class Rows:
    """The records of one release: rows by number and part, and their values by digest."""

    rows: Mapping[Key, ReleasedRow]
    values_of: ValuesOf

    @classmethod
    def of(cls, rows: Iterable[ReleasedRow], values_of: ValuesOf) -> "Rows":
        return cls({(row.number, row.part): row for row in rows}, values_of)

    def values(self, keys: Iterable[Key]) -> Iterator[tuple[Key, Value]]:
        """The values under these numbers, in their order, a few hundred read at once."""
        asked = iter(keys)
        while some := list(islice(asked, _AT_ONCE)):
            texts = self.values_of({self.rows[key].digest for key in some})
            yield from ((key, read_value(texts[self.rows[key].digest])) for key in some)

    def numbers_by_claim(self) -> dict[str, int]:
        """Under which number each claim stands."""
        return {claim: key[0] for key, value in self.values(self.rows) for claim in value.claims}


def changes(before: Rows, now: Rows, meanwhile: Meanwhile = NOTHING) -> tuple[Change, ...]:
    """What is new, split off, changed, merged or withdrawn, each by number."""
    fresh = sorted(now.rows.keys() - before.rows.keys())
    gone = sorted(before.rows.keys() - now.rows.keys())
    kept = sorted(before.rows.keys() & now.rows.keys())
    found = (
        *_fresh(fresh, before, now, meanwhile),
        *_changed(kept, before, now, meanwhile),
        *_gone(gone, before, now, meanwhile),
    )
    order = list(Kind)
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.number, c.part)))


def _fresh(keys: Sequence[Key], before: Rows, now: Rows, meanwhile: Meanwhile) -> Iterator[Change]:
    stood = before.numbers_by_claim() if keys else {}
    known = {number for number, _ in before.rows}
    for key, value in now.values(keys):
        others = (key[0],) if key[0] in known else _others(value.claims, stood)
        kind = Kind.SPLIT if others else Kind.NEW
        back = (_BACK,) if key[0] in meanwhile.earlier - known else ()
        because = _judged(value.claims, meanwhile) if others or back else ()
        yield Change(kind, *key, value.title, others=others, because=(*because, *back))


def _gone(keys: Sequence[Key], before: Rows, now: Rows, meanwhile: Meanwhile) -> Iterator[Change]:
    stand = now.numbers_by_claim() if keys else {}
    known = {number for number, _ in now.rows}
    for key, value in before.values(keys):
        heir = key[0] if key[0] in known else meanwhile.merged.get(key[0])
        others = (heir,) if heir in known else _others(value.claims, stand)
        left_out = meanwhile.left_out.get(key[0])
        because = (*_judged(value.claims, meanwhile), *((left_out,) if left_out else ()))
        untold = not (others or because)
        kind, told = Kind.MERGED if others else Kind.WITHDRAWN, (_NO_RECORD,) if untold else because
        yield Change(kind, *key, value.title, others=others, because=told)


_BACK = "an earlier release held it under this number"
_ERASED = "what it said before was erased with a report, on request, and cannot be laid beside"
_NO_RECORD = "nothing that is held tells of it any more"


def _changed(
    keys: Sequence[Key], before: Rows, now: Rows, meanwhile: Meanwhile
) -> Iterator[Change]:
    moved = [key for key in keys if before.rows[key].digest != now.rows[key].digest]
    pairs = zip(before.values(moved), now.values(moved), strict=True)
    for (key, old), (_, new) in pairs:
        if old.is_erased:
            yield Change(Kind.CHANGED, *key, new.title, because=(_ERASED,))
            continue
        fields = (*_fields(old, new), *_reports(old, new))
        if fields:
            because = _judged((*old.claims, *new.claims), meanwhile)
            yield Change(Kind.CHANGED, *key, new.title, fields, because=because)


def _fields(old: Value, new: Value) -> Iterator[FieldChange]:
    was, names = old.in_words(), {one.field for one in new.said}
    for one in new.said:
        before = was.get(one.field, "not stated")
        if before != one.words:
            yield FieldChange(one.field, before, one.words, one.because)
    for name in was.keys() - names:
        yield FieldChange(name, was[name], "not stated", "")


def _reports(old: Value, new: Value) -> Iterator[FieldChange]:
    before, after = dict(old.reports), dict(new.reports)
    come = [after[key] for key in after if key not in before]
    left = [before[key] for key in before if key not in after]
    if come or left:
        told = [*(f"new: {one}" for one in come), *(f"no more: {one}" for one in left)]
        yield FieldChange(REPORTS, str(len(before)), str(len(after)), "; ".join(told))


def _others(claims: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[claim] for claim in claims if claim in numbers}))


def _judged(claims: Iterable[str], meanwhile: Meanwhile) -> tuple[str, ...]:
    told = {made for claim in claims for made in meanwhile.judged.get(claim, ())}
    return tuple(dict.fromkeys(words for _, words in sorted(told)))
