"""`backup` and `restore`: a copy that verifies, and the way back from it."""

from collections.abc import Iterator
from pathlib import Path

import click

from reportedly.cli.options import JSON_OBJECT
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, tell
from reportedly.settings import Settings
from reportedly.store.custody import LogEntry


@click.command(
    cls=Taught,
    examples=(
        "reportedly backup /mnt/disk/idlib-2026-11-23.casebook",
        "reportedly --casebook idlib.casebook backup /mnt/disk/idlib.casebook --replace",
    ),
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Take the place of an older backup.")
@JSON_OBJECT
@click.pass_obj
def backup(settings: Settings, target: Path, replace: bool, as_json: bool) -> None:
    """Write a copy of the casebook that verifies, and its digest beside it.

    Others may go on working meanwhile. The copy is a casebook like any other. With FILE.sha256 any
    bit that changes in it is found, by `restore`, by `verify` and by `sha256sum -c`.
    """
    from reportedly.store.sqlite_backups import save_backup

    copied = save_backup(settings.casebook, target, replace=replace, author=settings.author)
    if as_json:
        json_line({"file": str(copied.path), "sha256": copied.sha256})
    else:
        tell(out(settings), f"{copied.path}: a copy that verifies, SHA-256 {copied.sha256}")


@click.command(
    cls=Taught,
    examples=(
        "reportedly restore /mnt/disk/idlib-2026-11-23.casebook --replace",
        "reportedly --casebook other.casebook restore /mnt/disk/idlib-2026-11-23.casebook",
    ),
)
@click.argument("source", metavar="BACKUP", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Take the place of the casebook that is there.")
@JSON_OBJECT
@click.pass_obj
def restore(settings: Settings, source: Path, replace: bool, as_json: bool) -> None:
    """Put a backup in the place of the casebook, once it verifies.

    Close the desk first. The casebook that was there is moved aside and told, never deleted; what
    it held beyond the backup is in it alone.
    """
    from reportedly.store.sqlite_backups import restore_backup

    copied = restore_backup(source, settings.casebook, replace=replace, author=settings.author)
    if as_json:
        replaced = None if copied.replaced is None else str(copied.replaced)
        json_line({"file": str(copied.path), "sha256": copied.sha256, "replaced": replaced})
    else:
        tell(out(settings), f"{copied.path}: restored from {source}, which verifies")
    if copied.replaced is not None:
        tell(
            err(settings) if as_json else out(settings),
            f"what was there before is {copied.replaced}",
        )
        for note in _back_again(copied.undone, copied.replaced):
            tell(err(settings), f"note: {note}")


def _back_again(undone: tuple[LogEntry, ...] | None, replaced: Path) -> Iterator[str]:
    """What was erased since the backup and may stand in the casebook once more."""
    if undone is None:
        yield (
            f"{replaced} cannot be read: whatever was erased since the backup is back, "
            "and has to be erased again"
        )
    for entry in undone or ():
        reason = (entry.about or {}).get("reason")
        yield (
            f"what {entry.author} erased on {entry.at:%Y-%m-%d} ({reason}; log entry "
            f"{entry.number} of {replaced}) may be back with the backup: erase it again"
        )
