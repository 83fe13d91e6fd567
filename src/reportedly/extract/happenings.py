"""Which statements of one report are claims, and which of them are one speaker's one claim.

Every statement and every two of them are weighed (marks.py, weights.py). Statements are then
joined, the likeliest first, as long as what is joined more likely is one claim than not (average
linkage); a draft without one statement that is more likely a claim than not is dropped. Drafts
that tell one happening share a group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import gt

import numpy as np

from reportedly.extract.carrying import after_silence, carried, claims_nothing, is_silent
from reportedly.extract.drafts import NEAR_SENTENCES, Draft, agree
from reportedly.extract.headlines import with_headlines
from reportedly.extract.joining import NEVER, Chances, joined, numbered
from reportedly.extract.marks import Marks, Seen, look, marks_of
from reportedly.extract.marks_pair import marks_of_pair
from reportedly.extract.statements import Statement
from reportedly.extract.weights import Scales

# A claim that is missed costs a coder all its entries, one too many a stroke: so what is likelier
# than not is kept. What counts people is seldom idle talk: there any doubt speaks for it. A
# doubtful statement may join what is surely a claim. Cross-validated (docs/evaluation.md).
SURE_COUNTED, SURE, DOUBTFUL = 0.3, 0.5, 0.3
SURE_THOUGH_SILENT = 0.55  # of what the rules hear no violence in

REACH = 60  # statements apart; beyond it no annotated claim was told again
STRETCH = 300  # statements weighed together; a longer text is a digest of many reports

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with its marks and how likely it is a claim."""

    seen: Seen
    marks: Marks
    chance: float


def weighable(statements: Sequence[Statement], reading: str) -> list[Seen]:
    """What is weighed, and learned from: every statement that might claim something."""
    read = carried(after_silence(statements))
    return [look(s, reading) for s in read if not claims_nothing(s)]


def draft_claims(statements: Sequence[Statement], reading: str, scales: Scales) -> list[Draft]:
    """The claims of one report, in text order; `reading` is its reading copy.

    A headline claims what the report below it does not: whom it counts where that counts nobody.
    """
    drafts = _draft_all(weighable(statements, reading), scales)
    told = with_headlines(statements, drafts)
    return drafts if told == statements else _draft_all(weighable(told, reading), scales)


def _draft_all(seen: Sequence[Seen], scales: Scales) -> list[Draft]:
    weighed = [_weighed(one, scales) for one in seen]
    kept = [one for one in weighed if one.chance > _least(one.seen)]
    drafts: list[Draft] = []
    for first in range(0, len(kept), STRETCH):
        before = max((d.group for d in drafts), default=0)
        drafts += _drafts(kept[first : first + STRETCH], scales, before)
    return drafts


def _weighed(seen: Seen, scales: Scales) -> Weighed:
    marks = marks_of(seen)
    return Weighed(seen, marks, scales.is_claim.chance(marks))


def _drafts(kept: Sequence[Weighed], scales: Scales, before: int) -> list[Draft]:
    """The drafts of one stretch; groups are numbered on from `before`."""
    one_claim, one_happening = _chances([one.seen for one in kept], scales)
    sure = _sure(joined(one_claim), kept)
    groups = numbered(sure, one_happening)
    return [
        _draft(before + group, [kept[i] for i in row], scales)
        for group, row in zip(groups, sure, strict=True)
    ]


def _least(seen: Seen) -> float:
    """How likely a statement must be a claim to be kept; silent ones must be sure."""
    return SURE_THOUGH_SILENT if is_silent(seen.statement) else DOUBTFUL


def _sure(rows: list[list[int]], kept: Sequence[Weighed]) -> list[list[int]]:
    """The rows that are claims; of a report in which nothing is sure, the surest."""
    chances = [max(kept[i].chance for i in row) for row in rows]
    needed = [_needed([kept[i].seen.statement for i in row]) for row in rows]
    if not any(map(gt, chances, needed)):
        telling = [row for row in rows if not is_silent(kept[row[0]].seen.statement)]
        return [max(telling, key=lambda row: chances[rows.index(row)])] if telling else []
    return [row for row, chance, least in zip(rows, chances, needed, strict=True) if chance > least]


def _needed(row: Sequence[Statement]) -> float:
    return SURE_COUNTED if any(s.figures for s in row) else SURE


def _draft(group: int, row: Sequence[Weighed], scales: Scales) -> Draft:
    statements = [one.seen.statement for one in row]
    speaker = next((s.speaker for s in statements if s.speaker is not None), None)
    surest = max(row, key=lambda one: one.chance)
    loudest = ", ".join(
        f"{mark} {weight:+.1f}" for mark, weight in scales.is_claim.telling(surest.marks)
    )
    return Draft(group, speaker, statements, f"{surest.chance:.0%} likely a claim ({loudest})")


def _chances(seen: Sequence[Seen], scales: Scales) -> tuple[Chances, Chances]:
    """How likely each two of the statements make one claim, and how likely they tell one happening.

    Logic goes before likelihood: what cannot be is not weighed.
    """
    one_claim, one_happening = (np.zeros((len(seen), len(seen))) for _ in range(2))
    for i, later in enumerate(seen):
        for j in range(max(0, i - REACH), i):
            apart = _two_happenings(later.statement, seen[j].statement)
            marks = {} if apart else marks_of_pair(later, seen[j])
            told = NEVER if apart else scales.one_happening.chance(marks)
            one_happening[i, j] = one_happening[j, i] = told
            apart = apart or _two_claims(later.statement, seen[j].statement)
            made = NEVER if apart else scales.one_claim.chance(marks)
            one_claim[i, j] = one_claim[j, i] = made
    return one_claim, one_happening


def _two_claims(later: Statement, earlier: Statement) -> bool:
    """Two quoted speakers make two claims, and so do two statuses and two totals of one outcome.

    Who charges, denies or claims a deed is not the outlet that tells it.
    """
    ours, theirs = later.speaker, earlier.speaker
    if later.status is not earlier.status:
        return True
    if (ours is None) != (theirs is None):
        charge = later if theirs is None else earlier
        if charge.pointed:
            return True
    elif ours is not None and theirs is not None and ours.key != theirs.key:
        return True
    return not all(agree(a, b) for a, b in _totals_of_both(later, earlier))


def _two_happenings(later: Statement, earlier: Statement) -> bool:
    """Two days, two towns that share no number, or a second raid with a toll of its own."""
    shared = [a == b != (None, None) and _is_exact(a) for a, b in _totals_of_both(later, earlier)]
    towns = _two_towns(later, earlier) and not any(shared)
    second = later.another and _is_just_before(earlier, later) and not any(shared)
    return towns or second or not _days_meet(later, earlier)


def _is_just_before(earlier: Statement, later: Statement) -> bool:
    """True if it counts victims and what is told next counts others."""
    near = 0 < later.sentence - earlier.sentence <= NEAR_SENTENCES
    return near and bool(earlier.totals) and bool(later.totals)


def _is_exact(bounds: Bounds) -> bool:
    """A number, and no "dozens", which any two towns may share."""
    return bounds[0] == bounds[1]


def _days_meet(later: Statement, earlier: Statement) -> bool:
    if later.date is None or earlier.date is None:
        return True
    return later.date.may_be(earlier.date)


def _totals_of_both(s: Statement, t: Statement) -> list[tuple[Bounds, Bounds]]:
    ours, theirs = s.totals, t.totals
    return [(ours[o], theirs[o]) for o in ours.keys() & theirs.keys()]


def _two_towns(later: Statement, earlier: Statement) -> bool:
    """Both name a town or less themselves, and neither stands among the other's words."""
    here, there = later.place, earlier.place
    if here is None or there is None or min(here[0].rank, there[0].rank) < 3:
        return False
    ours, theirs = ({p.name.casefold() for p in told if p is not None} for told in (here, there))
    return here[0].name.casefold() not in theirs and there[0].name.casefold() not in ours
