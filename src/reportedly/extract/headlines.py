"""Headlines: mostly they repeat what the report tells; where it does not, they are all there is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extract.drafts import Draft
from reportedly.extract.statements import Statement
from reportedly.model.casualties import Outcome

_EITHER = Outcome.KILLED_OR_WOUNDED
_HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, _EITHER})


def with_headlines(statements: Sequence[Statement], drafts: Iterable[Draft]) -> list[Statement]:
    """The statements; a headline as one of them where it counts whom no draft counts."""
    told = _harm(s for draft in drafts if not draft.is_sum for s in draft.statements)
    return [replace(s, headline=False) if s.headline and _adds(s, told) else s for s in statements]


def _adds(headline: Statement, told: frozenset[Outcome]) -> bool:
    """True if it says how many were killed or wounded, and nothing told does."""
    said = _harm([headline])
    return bool(said - told - {_EITHER}) or (bool(said) and not told)


def _harm(statements: Iterable[Statement]) -> frozenset[Outcome]:
    """What befell those whom the statements count; nobody is not counted."""
    counts = (f.count for s in statements for f in s.figures)
    return frozenset(c.outcome for c in counts if c.outcome in _HARM and c.high != 0)
