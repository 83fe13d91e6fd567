"""What to do next, said for the desk: a hint that names a command names the page instead."""

import re
from collections.abc import Mapping
from typing import Final

_SAID: Final[Mapping[str, str]] = {
    r"choose one with --place-id": "look for it in the form and choose one",
    r"point it out: --at LAT,LON": "point it out on the map",
    r"say what it is called: --place NAME": "write what it is called",
    r"leave --words out": "leave the words out",
    r"`reportedly (?:places|actors) find NAME` prints the ids of (places|parties)": (
        r"look for it in the form: it searches the lists of \1"
    ),
    r"`reportedly judge list` prints their ids \(j-\.\.\.\)": "the page of judgements has them all",
    r"`reportedly show NUMBER` prints the ids of an incident's claims \(c-\.\.\.\)": (
        "the incident's page has its claims; they may have changed since you opened the form"
    ),
    r"to have it again: reportedly judge undo (j-\w+)": r"to have it again, undo \1 in its history",
    r"`reportedly log --act 'taken in'` prints the ids of reports\.": (
        "The lists of the desk have them."
    ),
    r"`(reportedly rejects --take-off .+)` takes": r"`\1` at a terminal takes",
    r"`reportedly conclude` concludes from it": "the next decision concludes from it",
    r"^`--web` asks its server again": (
        "`reportedly rejects --retry --web` at a terminal asks its server again"
    ),
    r"with the next `reportedly add`": "when reports are next added",
}


def at_desk(hint: str) -> str:
    """The hint, as whoever sits at the desk can follow it."""
    for said, meant in _SAID.items():
        hint = re.sub(said, meant, hint)
    return hint
