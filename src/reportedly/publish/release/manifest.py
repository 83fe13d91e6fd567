"""The manifest: what made a release, and the digest of every file. Its own digest is the seal.

Standard tools check it: `sha256sum -c SHA256SUMS` proves the files, and the seal, which whoever
publishes tells apart from the folder, proves SHA256SUMS' own line for the manifest.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from reportedly.errors import InputError

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FORM = 1  # raised when a field changes its meaning; more fields may come without
_CHUNK = 1 << 20  # bytes read at once


class Digest(msgspec.Struct, frozen=True):
    """How many there are, and the SHA-256 of what `of` says, one a line (LF).

    `keyed` says that it is an HMAC by a key of the casebook, which alone can prove it.
    """

    count: int
    sha256: str
    of: str
    keyed: bool = False


class File(msgspec.Struct, frozen=True):
    """One file of the release, by its path in the folder."""

    path: str
    bytes: int
    sha256: str


class Made(msgspec.Struct, frozen=True):
    """What made the records: digests of the program, the extractor, the reference data, the rules
    and of what went in (reports and decisions)."""

    program: str
    code: str
    extractor: str
    reference: str
    rules: str
    rules_sha256: str
    inputs: str


class Previous(msgspec.Struct, frozen=True):
    """The release before, by name and seal."""

    name: str
    seal: str


class Manifest(msgspec.Struct, frozen=True):
    """All that a release states of itself."""

    form: int
    name: str
    made_at: str
    authors: tuple[str, ...]
    profile: str
    layouts: tuple[str, ...]
    previous: Previous | None
    made_by: Made
    records: Digest
    claims: Digest
    reports: Digest
    files: tuple[File, ...]


def manifest_text(manifest: Manifest) -> str:
    """The manifest as it is written, one field a line."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2).decode() + "\n"


def read_manifest(text: str | bytes) -> Manifest:
    """What `manifest_text` wrote; msgspec.DecodeError for anything else."""
    return msgspec.json.decode(text, type=Manifest)


def digest_of(lines: Iterable[str], *, of: str, secret: bytes | None = None) -> Digest:
    """The digest of these lines, each ended by a line feed; with a `secret` an HMAC."""
    whole = hashlib.sha256() if secret is None else hmac.new(secret, digestmod=hashlib.sha256)
    count = 0
    for count, line in enumerate(lines, start=1):  # noqa: B007  the last count is what is wanted
        whole.update(f"{line}\n".encode())
    return Digest(count, whole.hexdigest(), of, secret is not None)


def files_of(folder: Path) -> tuple[File, ...]:
    """Every file in a folder, however deep, by its path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(
        File(path.relative_to(folder).as_posix(), path.stat().st_size, file_digest(path))
        for path in found
    )


def file_digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sums_text(files: Sequence[File]) -> str:
    """As `sha256sum` writes it."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files)


def checked_seal(folder: Path) -> str:
    """The seal of a folder whose files are those that its manifest states.

    Raises InputError where it has no manifest, or where a file changed, is missing or came later.
    """
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest = read_manifest(text)
        found = list(_faults(files_of(folder), manifest))
    except (OSError, ValueError) as error:
        hint = f"Name the folder that holds {MANIFEST}."
        raise InputError(f"{folder} is no release that can be read: {error}", hint=hint) from error
    if found:
        hint = "Take the copy again from where it was published."
        raise InputError(f"{folder} is not what was released: {'; '.join(found)}", hint=hint)
    return hashlib.sha256(text).hexdigest()


def _faults(files: Iterable[File], manifest: Manifest) -> Iterator[str]:
    stated = {file.path: file for file in manifest.files}
    there = {file.path: file for file in files if file.path not in (MANIFEST, SUMS)}
    for path in sorted(stated.keys() | there.keys()):
        if path not in there:
            yield f"{path} is missing"
        elif path not in stated:
            yield f"{path} is no part of it"
        elif stated[path] != there[path]:
            yield f"{path} has changed"
