"""Which code concludes: a digest, so that conclusions of older code are known to be old."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

# The rooms whose code or rules can change a conclusion; extraction has its own generation and
# reference data its own digest.
CONCLUDING = ("model", "reference", "resolve", "link", "reconcile", "pipeline")
SOURCES = (".py", ".yaml", ".toml", ".json", ".csv", ".gz")


@cache
def concluding_code() -> str:
    """The version of the package and a digest of the code and rules that conclude."""
    digest = sha256()
    for room in CONCLUDING:
        for name, content in _sources(files("reportedly") / room, room):
            digest.update(f"{name} {sha256(content).hexdigest()}\n".encode())
    return f"{version('reportedly')}+{digest.hexdigest()[:12]}"


def _sources(folder: Traversable, at: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{at}/{entry.name}"
        if entry.is_dir() and entry.name not in ("data", "__pycache__"):
            found += _sources(entry, name)
        elif entry.name.endswith(SOURCES):
            found.append((name, entry.read_bytes()))
    return found
