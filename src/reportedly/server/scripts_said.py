"""The sentences of the scripts in the reader's language: a page that is not in English holds them.

They stand as literals in say("...") and many(n, "...", "..."): what is looked for here is what a
catalogue is made of, too.
"""

import json
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportedly.query.speech import _

_LITERAL = r'"(?:[^"\\]|\\.)*"'
_SAID = re.compile(rf"\bsay\(\s*(?P<said>{_LITERAL})")
_CHOSEN = re.compile(rf"\bsay\([^()\"]*\?\s*(?P<one>{_LITERAL})\s*:\s*(?P<more>{_LITERAL})")
_COUNTED = re.compile(rf"\bmany\([^\"]*?,\s*(?P<one>{_LITERAL}),\s*(?P<more>{_LITERAL})")


@cache
def translations() -> dict[str, str]:
    """The translation of each sentence that has one; none where all is said in English."""
    told = ((sentence, _(sentence)) for sentence in sentences())
    return {sentence: said for sentence, said in told if said != sentence}


def sentences() -> tuple[str, ...]:
    """Every sentence that a script of the desk may say."""
    found: set[str] = set()
    for script in _scripts(files("reportedly.server").joinpath("static", "js")):
        for pattern in (_SAID, _CHOSEN, _COUNTED):
            for match in pattern.finditer(script.read_text(encoding="utf-8")):
                found.update(map(json.loads, match.groups()))
    return tuple(sorted(found))


def _scripts(folder: Traversable) -> list[Traversable]:
    """All files of a folder and of those in it."""
    found: list[Traversable] = []
    for entry in folder.iterdir():
        found += _scripts(entry) if entry.is_dir() else [entry]
    return [entry for entry in found if entry.name.endswith(".js")]
