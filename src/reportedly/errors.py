"""Everything that can go wrong, as one tree.

    ReportedlyError
    ├── InputError        a file, option or list from outside cannot be used
    ├── CasebookError     the casebook cannot be opened, is busy, or holds no such thing
    │   ├── UnknownId     no report, claim, incident or record has that id
    │   └── Overtaken     another program drew conclusions while this one thought
    ├── EngineError       the language engine is missing or is not the one that was pinned
    └── FloorError        a quality measure fell below its floor

Every error carries a hint: what the reader can do next.
"""


class ReportedlyError(Exception):
    """The root. `str(error)` says what is wrong, `error.hint` what to do."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(ReportedlyError):
    """Something that came from outside cannot be used."""

    exit_code = 2


class CasebookError(ReportedlyError):
    """The casebook cannot be opened, written or understood."""

    exit_code = 3


class UnknownId(CasebookError):
    """Nothing in the casebook has this id."""


class Overtaken(CasebookError):
    """Another program drew conclusions while this one thought; what was observed is kept."""


class EngineError(ReportedlyError):
    """The language engine cannot be used as it stands."""

    exit_code = 4


class FloorError(ReportedlyError):
    """A quality measure fell below its floor."""

    exit_code = 5
