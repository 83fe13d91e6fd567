"""How fast a name is found by likeness among a million, in what memory, and how soon."""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference import geonames
from reportedly.reference.spellings import SpellingIndex, compile_names

NAMES = 1_000_000
ASKED = 1000
_A_PLACE = 5  # names
_LETTERS = "abdfghklmnrstwz"


def main() -> None:
    """Compile the names, then load them in a process of their own, whose memory is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        for name, array in compile_names(_rows(random.Random(7))).items():
            np.save(Path(folder) / name, array)
        subprocess.run([sys.executable, __file__, folder], check=True)


def print_speed(folder: Path) -> None:
    """Load the names anew, from disk, and look slips of some of them up."""
    start = time.perf_counter()
    index = SpellingIndex(
        {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
    )
    list(index.alike("warm up", limit=5))
    load_s = time.perf_counter() - start
    chooser, times, found = random.Random(11), [], 0
    for number in chooser.sample(range(len(index)), ASKED):
        name = index.key(number)
        asked = _slip(name, chooser)
        start = time.perf_counter()
        best = list(index.alike(asked, limit=5))
        times.append(time.perf_counter() - start)
        found += any(spelling == name for _, spelling, _ in best)
    times.sort()
    size = sum(path.stat().st_size for path in folder.glob("*.npy")) / 2**20
    held = psutil.Process().memory_info().rss / 2**20
    median_ms, slow_ms = 1000 * statistics.median(times), 1000 * times[ASKED * 9 // 10]
    print(f"\n{len(index):,} names: load {load_s:.2f} s, {size:.0f} MiB on disk", end="")
    print(f", process {held:.0f} MiB")
    print(f"look-up with one slip: median {median_ms:.2f} ms, nine in ten under {slow_ms:.2f} ms")
    print(f"the name among the first five: {found / ASKED:.3f}")


def _slip(name: str, chooser: random.Random) -> str:
    at = chooser.randrange(len(name))
    return name[:at] + chooser.choice(_LETTERS) + name[at + 1 :]


def _rows(chooser: random.Random) -> Iterator[PlaceRow]:
    """The world's places with their names, and made-up variants of these up to a million."""
    names = dict.fromkeys(
        name for iso in geonames.countries() for row in geonames.read_rows(iso)
        for name in (row.name, *row.spellings) if name.isascii()
    )  # fmt: skip
    known = list(names)
    while len(names) < 1.35 * NAMES:  # a quarter fold to a name that is there already
        names[_slip(chooser.choice(known), chooser)] = None
    listed = list(names)
    for at in range(0, len(listed), _A_PLACE):
        name, *also = listed[at : at + _A_PLACE]
        yield PlaceRow(
            f"b:{at}", name, tuple(also), 0.0, 0.0, PlaceLevel.POPULATED, "", "", "", "b"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print_speed(Path(sys.argv[1]))
    else:
        main()
