"""What the program imports it also asks for; else it fails on every fresh machine."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> dict[str, Path]:
    """The outermost names of all imports, with a file that has them."""
    found = {}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0]: path for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found[node.module.partition(".")[0]] = path
    return found


def test_every_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}
    owners = packages_distributions()
    missing = {
        name: str(path)
        for name, path in imported().items()
        if name != "reportedly"
        and name not in sys.stdlib_module_names
        and not {plain(owner) for owner in owners.get(name, [])} & declared
    }
    assert missing == {}, "pyproject.toml does not name these"
