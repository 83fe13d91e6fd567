"""DOOR: an export and the statement of its making, both whole or neither."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import InputError
from reportedly.publish.acled import acled_numbers_sheet, acled_sheet
from reportedly.publish.contents import Bundle, LeftOut, Making, Sheet
from reportedly.publish.exchange import claims_sheet
from reportedly.publish.ftm import ftm_sheet
from reportedly.publish.ged import ged42_sheet, ged_sheet
from reportedly.publish.geojson import geojson_sheet
from reportedly.publish.hxl import hxl_sheet
from reportedly.publish.layouts import LAYOUTS, Layout
from reportedly.publish.lines import jsonl_sheet
from reportedly.publish.methodology import methodology
from reportedly.publish.parquet import parquet_sheet
from reportedly.publish.plover import plover_sheet
from reportedly.publish.writing import write_together

__all__ = ["LAYOUTS", "Bundle", "Exported", "Layout", "LeftOut", "Making", "export"]

_SHEETS: Mapping[Layout, Callable[[Bundle], Sheet]] = {
    "ged": ged_sheet,
    "ged42": ged42_sheet,
    "hxl": hxl_sheet,
    "acled": acled_sheet,
    "acled-numbers": acled_numbers_sheet,
    "plover": plover_sheet,
    "geojson": geojson_sheet,
    "claims": claims_sheet,
    "jsonl": jsonl_sheet,
    "parquet": parquet_sheet,
    "ftm": ftm_sheet,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the export and its statement lie, how many rows it holds and what it left out."""

    path: Path
    methodology_path: Path
    rows: int
    left_out: tuple[LeftOut, ...]


def export(bundle: Bundle, *, layout: Layout, path: Path) -> Exported:
    """Write `path` in a layout, and `path` + `.methodology.md` beside it.

    Each file is replaced at once, the statement first, so that no export ever stands without
    one; where either cannot be written, both stay as they were. Raises InputError for a layout
    nobody knows or a place that cannot be written.
    """
    if layout not in _SHEETS:
        raise InputError(f"no layout is called {layout!r}", hint=f"Known: {', '.join(LAYOUTS)}.")
    _check_place(path)
    sheet = _SHEETS[layout](bundle)
    beside = path.with_name(f"{path.name}.methodology.md")
    statement = methodology(bundle, sheet, layout=layout, file_name=path.name)
    write_together([(beside, [statement.encode()]), (path, sheet.chunks)])
    return Exported(path, beside, sheet.rows, sheet.left_out)


def _check_place(path: Path) -> None:
    """An export takes the place of a file, and must never take that of a device or a pipe."""
    if path.is_dir():
        raise InputError(f"{path} is a folder", hint=f"Name a file in it: {path / 'export'}")
    if path.name == "-" or (path.exists() and not path.is_file()):
        hint = "An export is a file with its statement beside it: name a file, as in events.csv."
        raise InputError(f"{path} is no file that an export could be kept in", hint=hint)
