"""What was read of one file: where it lay, its digest, and whether its end was reached."""

import hashlib
import os
from dataclasses import dataclass

from reportedly.ingest.items import Refused
from reportedly.ingest.sources import Source

_APART = (", ", "/", " (")  # what in a locator stands between a file's name and a place within


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file or stream that was read, after all that came out of it.

    `name` is what the locators of its items begin with, `path` where it lay (None for a stream).
    `whole` is False where it could not be read to its end. `sha256` and `size_bytes` are None
    where its bytes are those of its only report, and for streams, which cannot be read again.
    """

    name: str
    path: str | None
    whole: bool
    sha256: str | None = None
    size_bytes: int | None = None


def places_around(locator: str) -> tuple[str, ...]:
    """The locator itself and all places that it lies in, innermost first: "a.mbox, mail 3,
    attachment 1" lies in "a.mbox, mail 3" and in "a.mbox"."""
    ends = {at for sign in _APART for at in _all_of(sign, locator)} - {0}
    return (locator, *(locator[:at] for at in sorted(ends, reverse=True)))


def refuse_changed(source: Source) -> None:
    """Raises Refused where a file was written to while it was read."""
    if source.file is not None and source.stamp != stamp_of(source.file.fileno()):
        raise Refused(
            "it was changed while it was read: what it held may be half old, half new",
            "add it again when nobody writes to it",
        )


def file_read(source: Source, *, whole: bool, kept_bytes: int | None) -> FileRead:
    """What there is to say of a source. `kept_bytes` are those of its only report."""
    path, file = source.path, source.file
    if file is None or (whole and kept_bytes == os.fstat(file.fileno()).st_size):
        return FileRead(source.name, path, whole)
    try:
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        return FileRead(source.name, path, whole, digest, file.tell())
    except OSError:
        return FileRead(source.name, path, whole)


def stamp_of(descriptor: int) -> tuple[int, int]:
    """By what a change is noticed: size in bytes, time of the last change in nanoseconds."""
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns


def _all_of(sign: str, text: str) -> list[int]:
    found, at = [], text.find(sign)
    while at >= 0:
        found.append(at)
        at = text.find(sign, at + 1)
    return found
