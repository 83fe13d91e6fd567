"""What leaves a casebook is logged: before it is written, and then with the digest of the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.cli.book import opened
from reportedly.settings import Settings
from reportedly.store.custody import Act


@contextmanager
def leaving(settings: Settings, path: Path, **how: str) -> Iterator[None]:
    """Log that a file is written meanwhile: its name, `how`, and its digest once it stands; of a
    folder of pages that of its own list of digests.

    An entry that says "exporting", and none that says "exported", tells of a write that failed.
    """
    from reportedly.publish.folders import LISTING
    from reportedly.store.sqlite_backups import file_digest

    about = {"file": path.name, **how}
    with opened(settings) as book:
        book.note(Act.EXPORTING, about)
    yield
    with opened(settings) as book:
        digest = file_digest(path / LISTING if path.is_dir() else path)
        book.note(Act.EXPORTED, {**about, "sha256": digest})
