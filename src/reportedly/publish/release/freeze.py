"""DOOR: a dataset under a name, with what changed since the last one and the seal of its files."""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from reportedly.errors import InputError
from reportedly.publish.bundle import export
from reportedly.publish.contents import Bundle
from reportedly.publish.layouts import SITE
from reportedly.publish.release.changelog import change_lines
from reportedly.publish.release.citation import citation_text
from reportedly.publish.release.drafting import Draft, Plan
from reportedly.publish.release.manifest import (
    FORM,
    MANIFEST,
    SUMS,
    Made,
    Manifest,
    Previous,
    digest_of,
    files_of,
    manifest_text,
    sums_text,
)
from reportedly.store.releases import Release, ReleasedRow

# A name is a folder and a file's part on every system, and a word in a sentence.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# What the file of a layout is called; of all others "LAYOUT.csv".
_FILES: Mapping[str, str] = {
    "geojson": "records.geojson",
    "jsonl": "records.jsonl",
    "parquet": "records.parquet",
    "claims": "claims.jsonl",
    "plover": "plover.jsonl",
    "ftm": "records.ftm.json",
}


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release as it was kept, and the folder in which it lies."""

    release: Release
    path: Path
    rows: int


Keep = Callable[[Release, Iterable[ReleasedRow], Mapping[str, str]], None]
WriteSite = Callable[[Bundle, Path], object]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a release stands in: the one before, what made it, and how it is kept.

    With a `secret` the digest of what is not published is one that nobody can check a guess by.
    `site` writes a bundle as a folder of pages, which are made on a floor above this one.
    """

    previous: Release | None
    made_by: Made
    keep: Keep
    site: WriteSite
    secret: bytes | None = None


def freeze(bundle: Bundle, plan: Plan, made: Draft, folder: Path, frame: Frame) -> Frozen:
    """Write FOLDER/NAME whole, then keep the release; where either fails, neither stands.

    Raises InputError where the folder is there already or cannot be written, and what `keep`
    raises.
    """
    path = free_place(folder, plan.name)
    with _staged(folder, path) as stage:
        _write(stage, bundle, plan, made, frame.site)
        stated = _manifest(bundle, plan, made, frame)
        manifest = manifest_text(structs.replace(stated, files=files_of(stage)))
        _seal(stage, manifest)
        stage.rename(path)
    release = _release(bundle, plan, frame, manifest)
    try:
        frame.keep(release, made.rows, made.values)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise
    return Frozen(release, path, len(made.rows))


def free_place(folder: Path, name: str) -> Path:
    """Where a release of this name goes. Raises InputError where it cannot."""
    if not _NAME.fullmatch(name):
        hint = "Letters, digits, dots, hyphens and underscores, at most 64: 2026-03, v1.2."
        raise InputError(f"a release cannot be called {name!r}", hint=hint)
    path = folder / name
    if path.exists():
        hint = "A release is never overwritten: choose another name or another folder."
        raise InputError(f"{path} is there already", hint=hint)
    return path


def _write(stage: Path, bundle: Bundle, plan: Plan, made: Draft, site: WriteSite) -> None:
    for layout in plan.layouts:
        if layout == SITE:
            site(bundle, stage / "site")
        else:
            export(bundle, layout=layout, path=stage / _FILES.get(layout, f"{layout}.csv"))
    abstract = (
        f"{len(made.rows)} records of armed conflict, concluded by the rules "
        f"{bundle.making.pack} {bundle.making.pack_version} from claims in published reports. "
        "Values are what speakers are reported to have said; see the statements of method."
    )
    cited = citation_text(
        plan.citation, version=plan.name, released=plan.made_at.date(), abstract=abstract
    )
    _put(stage / "CITATION.cff", [cited.encode()])
    _put(stage / "CHANGELOG.md", [made.changelog.encode()])
    _put(stage / "changes.csv", change_lines(made.changes))


def _put(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as stream:
        stream.writelines(chunks)
        stream.flush()
        os.fsync(stream.fileno())


def _manifest(bundle: Bundle, plan: Plan, made: Draft, frame: Frame) -> Manifest:
    """All but the files."""
    before = frame.previous
    lines = (f"{row.number} {row.part} {row.digest}" for row in made.rows)
    of = "number, part and digest of the values of each record, as the casebook keeps them"
    return Manifest(
        form=FORM,
        name=plan.name,
        made_at=plan.made_at.isoformat(),
        authors=plan.citation.authors,
        profile=bundle.profile.name,
        layouts=plan.layouts,
        previous=None if before is None else Previous(before.name, before.seal),
        made_by=frame.made_by,
        records=digest_of(lines, of=of, secret=frame.secret),
        claims=made.claims,
        reports=made.reports,
        files=(),
    )


def _seal(stage: Path, manifest: str) -> None:
    _put(stage / MANIFEST, [manifest.encode()])
    _put(stage / SUMS, [sums_text(files_of(stage)).encode()])


def _release(bundle: Bundle, plan: Plan, frame: Frame, manifest: str) -> Release:
    return Release(
        plan.name,
        bundle.profile.name,
        bundle.making.pack,
        "; ".join(plan.citation.authors),
        plan.made_at,
        manifest,
        None if frame.previous is None else frame.previous.name,
    )


@contextmanager
def _staged(folder: Path, path: Path) -> Iterator[Path]:
    """A folder beside the one that is to be, gone in the end if it did not become that one."""
    stage = folder / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        stage.mkdir(parents=True)
        yield stage
    except OSError as error:
        hint = "Name a folder that you may write to: -o releases."
        message = f"{path} cannot be written: {error.strerror or error}"
        raise InputError(message, hint=hint) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
