"""The changes that SQLite keeps beside a casebook until it is closed: whether all can be read.

SQLite reads that file up to the first page whose sum does not hold, and takes what stands behind
for the rest of a change that was cut short. Damage looks the same to it, and would silently undo
what was acknowledged. A change that was cut short has no commit, though: a commit behind a page
that cannot be read tells that the page was whole once.

The layout of the file is SQLite's (sqlite.org/fileformat2.html, "The Write-Ahead Log").
"""

import struct
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

from reportedly.errors import CasebookError

_HEADER = struct.Struct(">8I")  # magic, version, page size, checkpoints, two salts, two sums
_FRAME = struct.Struct(">6I")  # page, size after a commit (else 0), two salts, two sums
_ORDERS = {0x377F0682: "<u4", 0x377F0683: ">u4"}  # the magic tells how sums read their numbers
_LEAST_PAGE = 512
_LOOK_AGAIN_S = 0.05  # a writer may have been in the middle of the page that was read

_Words = npt.NDArray[np.uint32]
_Sum = tuple[int, int]


class _Frame(NamedTuple):
    offset: int
    salts: tuple[int, int]
    commits: bool
    summed: bool  # its sum follows from the page before it


def refuse_broken(wal: Path) -> None:
    """Raises CasebookError where changes that were committed stand in `wal` and cannot be read."""
    at = broken_at(wal)
    if at is None:
        return
    time.sleep(_LOOK_AGAIN_S)
    if broken_at(wal) == at:
        hint = (
            "Keep a copy of both files. Then bring a backup back: `reportedly restore BACKUP "
            "--replace`; or give up what was written last, and all before it is there: "
            f"`truncate -s {at} {wal}`."
        )
        raise CasebookError(f"{wal} is damaged: what was written last cannot be read", hint=hint)


def broken_at(wal: Path) -> int | None:
    """At which byte the first page stands that cannot be read, though a commit stands behind it.

    None where there is none, and where the file is empty or gone. The last page that was written
    is not known to be broken where older pages stand behind it: its writer may have been stopped.
    """
    try:
        with wal.open("rb") as stream:
            return _broken_at(stream)
    except FileNotFoundError:
        return None


def _broken_at(stream: BinaryIO) -> int | None:
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    magic, _, page_bytes, _, *salts, first, second = _HEADER.unpack(header)
    order = _ORDERS.get(magic)
    summed = order and _sums(header[:24], order, (0, 0)) == (first, second)
    if order is None or not summed:
        return 0 if len(stream.read(_FRAME.size + _LEAST_PAGE)) > _FRAME.size else None
    broken: int | None = None
    for frame in _frames(stream, page_bytes, order, (first, second)):
        ours = frame.salts == tuple(salts)
        last = _is_last(stream, page_bytes)
        if broken is None and not (ours and frame.summed):
            broken = frame.offset
            if ours and frame.commits and last:
                return broken
        elif broken is not None and ours and frame.commits:
            return broken
    return None


def _frames(stream: BinaryIO, page_bytes: int, order: str, before: _Sum) -> Iterator[_Frame]:
    offset = _HEADER.size
    while len(content := stream.read(_FRAME.size + page_bytes)) == _FRAME.size + page_bytes:
        _, size, one, two, *sums = _FRAME.unpack_from(content)
        found = _sums(content[:8] + content[_FRAME.size :], order, before)
        yield _Frame(offset, (one, two), size != 0, found == tuple(sums))
        before, offset = (sums[0], sums[1]), offset + len(content)


def _is_last(stream: BinaryIO, page_bytes: int) -> bool:
    here = stream.tell()
    stream.seek(0, 2)
    end = stream.tell()
    stream.seek(here)
    return end - here < _FRAME.size + page_bytes


def _sums(content: bytes, order: str, before: _Sum) -> _Sum:
    """SQLite's running sum of pairs of numbers, which is linear, and so done at one go.

    Each pair (x, y) makes (s, t) into (s + t + x, s + 2t + x + y), modulo 2 to the 32.
    """
    words = np.frombuffer(content, dtype=order).astype(np.uint32)
    pairs = len(words) // 2
    one, both, two = _powers(pairs)
    x, y = words[0::2], words[0::2] + words[1::2]
    s = int((one[1:] * x + both[1:] * y).sum(dtype=np.uint32))
    t = int((both[1:] * x + two[1:] * y).sum(dtype=np.uint32))
    first = int(one[0]) * before[0] + int(both[0]) * before[1] + s
    second = int(both[0]) * before[0] + int(two[0]) * before[1] + t
    return first & 0xFFFFFFFF, second & 0xFFFFFFFF


@cache
def _powers(pairs: int) -> tuple[_Words, _Words, _Words]:
    """The entries of that step's matrix ((1, 1), (1, 2)) to the power of `pairs` down to 0."""
    rows = [(1, 0, 1)]
    for _ in range(pairs):
        a, b, d = rows[-1]
        rows.append(((a + b) & 0xFFFFFFFF, (a + 2 * b) & 0xFFFFFFFF, (b + 2 * d) & 0xFFFFFFFF))
    columns = np.array(rows[::-1], dtype=np.uint32).T
    return columns[0], columns[1], columns[2]
