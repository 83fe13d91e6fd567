"""Nobody at the desk is sent to a terminal."""

import re
from pathlib import Path

import pytest

import reportedly
from reportedly.server.hints import at_desk

HOUSE = Path(reportedly.__file__).parent
MADE_FOR_DECISIONS = ("pipeline/placing.py", "pipeline/review.py", "pipeline/typed.py",
                      "pipeline/coding.py", "reference/own_names.py")  # fmt: skip
HINTS = re.compile(r"""hint=f?"([^"]+)"|hint = f?"([^"]+)"|HINT = "([^"]+)\"""", re.IGNORECASE)


def hints() -> list[str]:
    sources = ((HOUSE / name).read_text(encoding="utf-8") for name in MADE_FOR_DECISIONS)
    found = ("".join(groups) for source in sources for groups in HINTS.findall(source))
    return [re.sub(r"\{\w+\.id\}", "j-3gq5w2kpx7aa", hint) for hint in found]


@pytest.mark.parametrize("hint", hints())
def test_a_hint_names_no_command(hint: str) -> None:
    assert not re.search(r"`reportedly|reportedly [a-z]+ |--[a-z]", at_desk(hint))


def test_what_only_a_terminal_can_do_says_so() -> None:
    told = at_desk("add it again; `reportedly rejects --take-off '-, line 2'` takes this off")
    assert told.endswith("`reportedly rejects --take-off '-, line 2'` at a terminal takes this off")
    listed = at_desk("`reportedly log --act 'taken in'` prints the ids of reports.")
    assert listed == "The lists of the desk have them."


def test_there_are_such_hints() -> None:
    assert sum("reportedly" in hint or "--" in hint for hint in hints()) >= 6
