"""Floors: how good the claims must be, pinned to the gold by digest."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from reportedly.errors import FloorError, InputError
from reportedly.evaluate.scores import Scores
from reportedly.model.ids import sha256_hex


class Gold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One annotated set and the floors that hold on it.

    Paths are relative to the floors file. `optional` sets may be absent (they stand beside the
    project); `sha256` pins the gold, so that a changed set cannot pass for a better extractor.
    `floors` are least values by measure, `ceilings` greatest ones (of `unquoted`); `lowered`
    tells why any of them was eased.
    """

    name: str
    gold: str
    reports: str
    sha256: str
    split: str | None = None
    optional: bool = False
    floors: dict[str, float] = {}
    ceilings: dict[str, float] = {}
    lowered: tuple[str, ...] = ()


class _FloorsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    set: tuple[Gold, ...]


def read_floors(path: Path) -> tuple[Gold, ...]:
    """The sets of a floors file, their paths made absolute. Raises InputError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        sets = msgspec.convert(document, _FloorsFile).set
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: {error}", hint="See eval/floors.toml for the form.") from error
    beside = path.resolve().parent
    return tuple(
        msgspec.structs.replace(
            gold, gold=str(beside / gold.gold), reports=str(beside / gold.reports)
        )
        for gold in sets
    )


def require_pinned(gold: Gold) -> None:
    """Raise FloorError unless the gold is, byte for byte, the set its floors were found on."""
    digest = sha256_hex(Path(gold.gold).read_bytes())
    if digest != gold.sha256:
        message = f"{gold.name}: the gold changed, its floors say nothing about it ({digest})"
        raise FloorError(message, hint="Score the new gold, then set sha256 and floors together.")


def below_floor(gold: Gold, scores: Scores) -> Sequence[str]:
    """What fell, in words; empty if every measure stands on its floor and under its ceiling."""
    low = [
        f"{gold.name}: {name} {scores[name].value:.3f} is below its floor {floor:.3f}"
        for name, floor in gold.floors.items()
        if scores[name].value < floor
    ]
    high = [
        f"{gold.name}: {name} {scores[name].value:.3f} is above its ceiling {ceiling:.3f}"
        for name, ceiling in gold.ceilings.items()
        if scores[name].value > ceiling
    ]
    return [*low, *high]
