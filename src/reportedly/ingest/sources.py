"""From paths to open streams of bytes: folders walked in order, gzip undone, bombs refused."""

import gzip
import io
import os
import re
import select
import stat
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path, PurePath
from shutil import copyfileobj
from typing import BinaryIO, cast

from reportedly.errors import InputError
from reportedly.ingest.items import Refused
from reportedly.model.reports import Reject

HEAD_BYTES = 64 * 1024
PIPE_SECONDS = 10.0  # chosen: how long somebody who writes may take to begin
_BREAKS = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
_GZIP_MAGIC = b"\x1f\x8b"
_FREE_BYTES = 16 * 1024 * 1024  # below this, any ratio is harmless
_MAX_RATIO = 100  # FA-KES gzips 3.6 times; gzip's own limit is 1,032


@dataclass(frozen=True, slots=True)
class Source:
    """An open stream with the name it goes by, its suffix (".csv") and its first bytes.

    `whole` is the file itself where it can be sought: a ZIP file is read from its end.
    `gunzip` is what undoes gzip, where anything does. Of a file on the disk: its absolute `path`,
    the open `file`, and its `stamp` (size in bytes, time of change) when it was opened.
    """

    name: str
    suffix: str
    stream: io.BufferedReader
    head: bytes
    whole: BinaryIO | None = None
    gunzip: "_Gunzip | None" = None
    path: str | None = None
    file: BinaryIO | None = None
    stamp: tuple[int, int] | None = None

    def refuse_broken(self) -> None:
        """Raises Refused where the stream ended before its end, because its gzip is broken."""
        if self.gunzip is not None and self.gunzip.fault is not None:
            raise self.gunzip.fault


class _Replay(io.RawIOBase):
    """The bytes already taken from a stream, then the rest of it; counts what it gave."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.given_bytes = 0
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self.given_bytes += len(chunk)
        return len(chunk)


class _Gunzip(io.RawIOBase):
    """Undoes gzip. Raises Refused for a bomb; a broken file ends where it breaks, with a fault."""

    def __init__(self, packed: _Replay) -> None:
        self.fault: Refused | None = None
        self._packed = packed
        self._file = gzip.GzipFile(fileobj=io.BufferedReader(packed))
        self._given_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = b"" if self.fault is not None else self._unpacked(len(buffer))
        buffer[: len(chunk)] = chunk
        self._given_bytes += len(chunk)
        if self._given_bytes > max(_FREE_BYTES, _MAX_RATIO * self._packed.given_bytes):
            raise Refused(
                f"the gzip file unpacks to more than {_MAX_RATIO} times its size",
                "unpack it by hand if you trust it",
            )
        return len(chunk)

    def _unpacked(self, size: int) -> bytes:
        """The next bytes: few enough at once that what stands before a break is not lost."""
        try:
            return self._file.read1(size)
        except (OSError, EOFError, zlib.error) as error:
            reason = f"the gzip file is broken ({error})"
            self.fault = Refused(reason, "fetch or pack it again; what stood before it was read")
            return b""


def open_stream(stream: BinaryIO, name: str) -> Source:
    """The stream as a Source, gzip undone. Raises Refused where nothing of the gzip is left."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    head, raw = _behead(stream)
    whole, gunzip = stream if stream.seekable() else None, None
    if head.startswith(_GZIP_MAGIC):
        whole, gunzip = None, _Gunzip(raw)
        head, raw = _behead(io.BufferedReader(gunzip))
    suffixes = suffixes[:-1] if suffixes[-1:] in ([".gz"], [".zst"]) else suffixes
    suffix = suffixes[-1] if suffixes else ""
    source = Source(name, suffix, io.BufferedReader(raw), head, whole, gunzip)
    if not head:
        source.refuse_broken()
    return source


@contextmanager
def sought(source: Source) -> Iterator[BinaryIO]:
    """The whole of a source as a file that can be sought; what cannot is copied to the disk."""
    if source.whole is not None:
        source.whole.seek(0)
        yield source.whole
        return
    with tempfile.TemporaryFile() as copy:
        copyfileobj(source.stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def _behead(stream: BinaryIO) -> tuple[bytes, _Replay]:
    head = stream.read(HEAD_BYTES)
    return head, _Replay(head, stream)


def check_paths(paths: Sequence[str]) -> None:
    """Raises InputError for the first path that does not exist, with what may be meant."""
    for given in paths:
        if given != "-" and not os.path.lexists(given):
            raise InputError(f"there is no file or folder {given!r}", hint=_did_you_mean(given))


def _did_you_mean(given: str) -> str:
    path = Path(given)
    try:
        near = get_close_matches(path.name, os.listdir(path.parent), n=1)  # noqa: PTH208
    except OSError:
        return f"there is no folder {str(path.parent)!r} either"
    return f"did you mean {str(path.with_name(near[0]))!r}?" if near else "check the spelling"


def any_name(name: str) -> bool:
    """Wants every file."""
    return True


def no_file(path: Path) -> bool:
    """Leaves no file out."""
    return False


def open_sources(
    paths: Sequence[str],
    *,
    folder: str = "",
    wanted: Callable[[str], bool] = any_name,
    left_out: Callable[[Path], bool] = no_file,
) -> Iterator[Source | Reject]:
    """Every file behind the paths, each open until the next is asked for; folders in order.

    Paths that are not absolute begin in `folder`; only files of names that are `wanted` are opened.
    What is `left_out` of folders is read where it is named by itself.
    """
    for given in paths:
        if given == "-":
            yield from _opened(sys.stdin.buffer, "-")
            continue
        named = Path(folder, given)
        for found in _walk(named, shown(given), set()):
            if isinstance(found, Reject):
                yield found
            elif wanted(found[1]) and (found[0] == named or not left_out(found[0])):
                yield from _open_file(*found)


def shown(given: str) -> str:
    """The name a path goes by: as given and legible, but never absolute."""
    path = Path(given)
    return legible(path.name or path.resolve().name if path.is_absolute() else given)


def legible(path: str) -> str:
    """A path as one line of valid Unicode: what is no UTF-8, or breaks lines, stands as \\xNN."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _BREAKS.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)


def _walk(path: Path, name: str, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, str] | Reject]:
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            yield path, name
            return
        inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield _unreadable(name, error)
        return
    if (status.st_dev, status.st_ino) in seen:
        yield Reject.of(
            name, "leads back to a folder that was read already", "remove the link, or leave it"
        )
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in inside:
        yield from _walk_entry(entry, f"{name.rstrip('/')}/{shown(entry.name)}", seen)


def _walk_entry(
    entry: Path, name: str, seen: set[tuple[int, int]]
) -> Iterator[tuple[Path, str] | Reject]:
    """As `_walk`, but a pipe or a device that lies in a folder is not waited for."""
    if entry.exists() and not (entry.is_file() or entry.is_dir()):
        yield Reject.of(name, "is a pipe or a device, not a file", "name it by itself to read it")
    else:
        yield from _walk(entry, name, seen)


def _open_file(path: Path, name: str) -> Iterator[Source | Reject]:
    try:
        opened = _opened_pipe(path) if path.is_fifo() else path.open("rb")
        if opened is None:
            yield Reject.of(name, "nobody writes into this pipe", "start what writes into it first")
            return
        with opened as stream:
            for source in _opened(stream, name):
                yield source if isinstance(source, Reject) else _placed(source, path, stream)
    except OSError as error:
        yield _unreadable(name, error)


def _opened_pipe(path: Path) -> BinaryIO | None:
    """A pipe from which something comes in time; None where nobody writes: opened as a file, it
    would be waited for for ever."""
    waiting = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([waiting], [], [], PIPE_SECONDS)[0]:
        os.close(waiting)
        return None
    os.set_blocking(waiting, True)
    return os.fdopen(waiting, "rb")


def _placed(source: Source, path: Path, file: BinaryIO) -> Source:
    """The source with where it lies; a pipe lies nowhere that can be read again."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return source
    stamp = (status.st_size, status.st_mtime_ns)
    return replace(source, path=str(path.absolute()), file=file, stamp=stamp)


def _opened(stream: BinaryIO, name: str) -> Iterator[Source | Reject]:
    try:
        source: Source | Reject = open_stream(stream, name)
    except Refused as refusal:
        source = Reject.of(name, refusal.reason, refusal.hint)
    yield source


def _unreadable(name: str, error: OSError) -> Reject:
    reason = (error.strerror or "unknown error").lower()
    return Reject.of(name, f"cannot be opened: {reason}", "check the file and its permissions")
