"""Headlines: mostly they repeat what the report tells; where it does not, they are all there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.extract.drafts import Draft
from reportedly.extract.statements import Statement
from reportedly.model.casualties import Outcome

_EITHER = Outcome.KILLED_OR_WOUNDED
_HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, _EITHER})


def with_headlines(statements: Sequence[Statement], drafts: Iterable[Draft]) -> list[Statement]:
    """The statements; a headline as one of them where it counts those whom no draft counts."""
    whole = list(drafts)
    told = _harm(s for draft in whole if not draft.is_sum for s in draft.statements)
    sums = _harm(s for draft in whole if draft.is_sum for s in draft.statements)
    return [
        replace(s, headline=False) if s.headline and _adds(s, told, sums) else s for s in statements
    ]


def _adds(headline: Statement, told: Mapping[Outcome, int], sums: Mapping[Outcome, int]) -> bool:
    """True if it counts killed or wounded of whom nothing told counts more than one.

    "Four hurt in Elmton" stands above reports that then tell of one after the other. A sum over
    many happenings tells what the headline says if the number is the same.
    """
    said = {o: count for o, count in _harm([headline]).items() if sums.get(o) != count}
    untold = said.keys() - told.keys() - {_EITHER} or (said and not told)
    return bool(untold) or any(said[o] > 1 == told[o] for o in said.keys() & told.keys())


def _harm(statements: Iterable[Statement]) -> dict[Outcome, int]:
    """The largest total of each outcome; nobody is none, and where nobody says how many it is 1."""
    largest: dict[Outcome, int] = {}
    for count in (f.count for s in statements for f in s.figures):
        if count.outcome in _HARM and count.high != 0 and not count.part_of_total:
            largest[count.outcome] = max(largest.get(count.outcome, 0), count.low or 1)
    return largest
