"""Figures: which count in a sentence counts whom, and what befell them.

A count is tied to an outcome by the shape of the words around it (ties.py), not by nearness
alone. Parts ("among them 68 children") never pass for totals, and "killed and wounded" never
passes for killed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.extract.counted import find_counted
from reportedly.extract.counts import Count
from reportedly.extract.nlp import Token
from reportedly.extract.outcomes import (
    OF_PEOPLE_ONLY,
    OutcomeWord,
    Reach,
    find_outcomes,
    is_auxiliary,
    is_be,
)
from reportedly.extract.parts import share_of
from reportedly.extract.people import find_whom
from reportedly.extract.quantities import SHARES
from reportedly.extract.shares import find_shares
from reportedly.extract.ties import (
    FAR,
    NEAR,
    Counted,
    Scene,
    active_left,
    asides,
    by_parse,
    just_after,
    noun_right,
    stative_right,
    toll_left,
    toll_right,
)
from reportedly.extract.victims import find_victims
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Outcome, Whom

_PART_CUES = words("including include includes included mostly")
_AMONG_THEM = [[a, b] for a in ("among", "amongst") for b in ("them", "whom", "these")]
_AMONG = frozenset({"among", "amongst"})
_OF_WHOLE = (["of", "the"], ["of", "those"])
_EITHER = Outcome.KILLED_OR_WOUNDED
_LISTED = frozenset({"and", ",", "plus", "as", "another", "addition", "while"})
_AWAY = words("freed released escaped survived fled returned rescued unharmed unhurt")


def find_counts(tokens: Sequence[Token], *, masked: frozenset[int] = frozenset()) -> list[Count]:
    """Every casualty figure of a sentence in order; `masked` tokens (dates) are no numbers."""
    outcomes = find_outcomes(tokens)
    if not outcomes:
        return []
    scene = Scene(tokens, outcomes, find_counted(tokens, outcomes, masked))
    found: list[Count] = []
    for item in scene.counted:
        count = _tie(scene, item, found)
        if count is not None:
            found += _before_it(scene, count, found)
            found.append(count)
            found += _members(scene, item, count)
    found += find_shares(scene, found)
    found += find_victims(scene, found)
    return sorted(found, key=lambda c: c.first)


def _tie(scene: Scene, item: Counted, found: Sequence[Count]) -> Count | None:
    spent = frozenset(c.cue for c in found if c.first < c.cue)
    direct = just_after(scene, item, spent)
    share = share_of(scene, item) if direct is None else None
    part = direct is None and (share is not None or _is_part(scene, item, found))
    outcome = (
        direct
        or share
        or stative_right(scene, item, NEAR)
        or noun_right(scene, item)
        or (None if part else active_left(scene, item, spent))
        or toll_left(scene, item)
        or toll_right(scene, item)
        or (None if part or _goes_on(scene, item, found) else by_parse(scene, item))
        or (_inherited(scene, item, found) if part or _listed(scene, item, found) else None)
        or _along(scene, item, found)
        or stative_right(scene, item, FAR)
    )
    if _got_away(scene, item) or (outcome is not None and _is_denied(scene, item, outcome)):
        return None
    unsaid = share is not None and item.number.low is None and item.number.high is None
    if (
        outcome is None
        or _is_base(scene, item, outcome)
        or unsaid
        or not _close(item, outcome)
        or not _plausible(scene, item, outcome)
    ):
        return None
    onward = _goes_on(scene, item, found) and outcome.first == found[-1].cue
    told = (share is not None or (part and bool(found)) or onward) and not _says_fate(
        outcome, found
    )
    return _count(scene, item, outcome, part=told, found=found)


def _says_fate(outcome: OutcomeWord, found: Sequence[Count]) -> bool:
    """ "three were shot, two of them fatally": no part of the killed, but all of them."""
    return bool(found) and (found[-1].outcome is _EITHER) and outcome.outcome is not _EITHER


def _is_denied(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "Her two sons were not hurt"."""
    before = scene.lows(max(item.last + 1, outcome.first - 3), outcome.first)
    return any(is_auxiliary(t) for t in scene.tokens[item.last + 1 : outcome.first]) and bool(
        {"not", "n't", "never"} & set(before)
    )


def _got_away(scene: Scene, item: Counted) -> bool:
    """ "kidnapped four, two of whom were later freed": those to whom it no longer happens."""
    after = scene.lows(item.number.last + 1, item.number.last + 7)
    return after[:2] in (["of", "whom"], ["of", "them"]) and bool(_AWAY & set(after[2:]))


def _is_base(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "23 of the 31 passengers were killed", "one in ten": out of how many is no toll."""
    before = scene.lows(item.first - 3, item.first)
    numbered = any(scene.counted_at(item.first - k) for k in (2, 3, 4))
    out_of = before[-2:] in (["of", "the"], ["out", "of"]) or before[-1:] == ["in"]
    gap = scene.tokens[item.last + 1 : outcome.first]
    return numbered and out_of and any(is_auxiliary(t) for t in gap)


def _goes_on(scene: Scene, item: Counted, found: Sequence[Count]) -> bool:
    """ "among them nine women and 11 children": a part listed right after a part."""
    if not found or not found[-1].part_of_total:
        return False
    return scene.lows(found[-1].last + 1, item.first) in (["and"], [","], [",", "and"], [])


def _close(item: Counted, outcome: OutcomeWord) -> bool:
    """A share ("most of them") is a figure only beside its outcome, else a description."""
    beside = 0 < outcome.first - item.last <= NEAR or outcome.last + 1 == item.first
    return beside or item.number.base not in SHARES


def _plausible(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    lives = any(o.first == item.number.last + 1 for o in scene.outcomes)
    said = item.people is not None or lives or "family" in scene.lows(item.first, item.last)
    if scene.tokens[outcome.first].low in OF_PEOPLE_ONLY and not said:
        return _elided(scene, item)
    if item.number.low == 0:
        return abs(outcome.first - item.last) <= NEAR
    if outcome.outcome is Outcome.DISPLACED:
        return abs(outcome.first - item.last) <= 2 * NEAR
    after = scene.lows(item.last + 1, item.last + 3)
    return not (after[:1] in (["have"], ["has"]) and outcome.last < item.first)


def _elided(scene: Scene, item: Counted) -> bool:
    """ "IS lost 60 fighters and the army lost 12", "claiming eight and injuring 14 people"."""
    end = item.number.last + 1 >= len(scene.tokens)
    stops = end or scene.tokens[item.number.last + 1].low in {"and", ".", ","}
    counted = [c for c in scene.counted if c.people is not None]
    return stops and bool(counted)


def _count(
    scene: Scene, item: Counted, outcome: OutcomeWord, *, part: bool, found: Sequence[Count]
) -> Count:
    number, people = item.number, item.people
    beside = item.last < outcome.first <= item.last + NEAR and outcome.reach is not Reach.AHEAD
    whom = people.whom if people is not None else _told_after(scene, outcome)
    if people is not None and people.others and found:
        totals = [count for count in found if not count.part_of_total]  # beside a part of them
        whom = (totals or found)[-1].whom
    return Count(
        first=item.first,
        last=outcome.last if beside else item.last,
        outcome=outcome.outcome,
        low=number.low,
        high=number.high,
        quantifier=number.quantifier,
        base=number.base,
        whom=whom,
        part_of_total=part,
        cumulative=outcome.running,
        group=None if people is None else (people.first, people.last),
        cue=outcome.first,
    )


def _told_after(scene: Scene, outcome: OutcomeWord) -> Whom:
    """ "eleven of those killed were children": who they were stands behind the outcome."""
    link = outcome.last + 1
    if link >= len(scene.tokens) or not is_be(scene.tokens[link]):
        return Whom.UNKNOWN
    people = find_whom(scene.tokens, link + 1, frozenset())
    return people.whom if people is not None else Whom.UNKNOWN


def _members(scene: Scene, item: Counted, count: Count) -> Iterator[Count]:
    """ "a woman and her child": of the two, one woman and one child."""
    outcome = next(o for o in scene.outcomes if o.first == count.cue)
    kinds = [m.people.whom for m in item.members if m.people is not None]
    for member in item.members:
        if set(kinds) <= {Whom.CHILDREN, Whom.WOMEN}:
            yield _count(scene, member, outcome, part=True, found=())


def _before_it(scene: Scene, count: Count, found: Sequence[Count]) -> Iterator[Count]:
    """ "120 fighters and 60 guards were killed": the first of two takes the second's outcome."""
    if count.cue < count.first or (count.part_of_total and not _told_among(scene, count)):
        return
    tied = {c.first for c in found}
    outcome = next(o for o in scene.outcomes if o.first == count.cue)
    for item in scene.counted:
        aside = asides(scene, item)
        between = [i for i in range(item.last + 1, count.first) if i not in aside]
        gap = [scene.tokens[i].low for i in between]
        if item.first not in tied and item.last < count.first and gap in (["and"], [","], []):
            yield _count(scene, item, outcome, part=count.part_of_total, found=found)
            for part in (c for c in scene.counted if c.first in aside and c.first not in tied):
                yield _count(scene, part, outcome, part=True, found=found)


def _told_among(scene: Scene, count: Count) -> bool:
    """ "N children and M women were among those killed": the second of two parts."""
    return bool(_AMONG & set(scene.lows(count.first + 1, count.cue)))


def _is_part(scene: Scene, item: Counted, found: Sequence[Count]) -> bool:
    """ "including eight children", "among them a child", "two of them"; not "including 9 in X"."""
    if found and scene.lows(found[-1].first - 2, found[-1].first) in _OF_WHOLE:
        return True  # "of the 20 killed, eight were children"
    before = scene.lows(item.first - 3, item.first)
    of_them = scene.lows(item.number.last + 1, item.number.last + 3)
    among = any(list(pair) in _AMONG_THEM for pair in pairwise(before))
    if _PART_CUES & set(before) and _is_placed(scene, item.last) and item.people is None:
        return False
    return among or bool(_PART_CUES & set(before)) or of_them in (["of", "them"], ["of", "whom"])


def _listed(scene: Scene, item: Counted, found: Sequence[Count]) -> bool:
    """ ", 5 soldiers and 3 rebels", "and one in Marea" go on a list that the last count began."""
    if not found:
        return False
    between = scene.tokens[found[-1].last + 1 : item.first]
    if any(is_auxiliary(t) for t in scene.tokens[item.last + 1 : item.last + 2]):
        return False  # "and two are in custody": a statement of its own
    placed = _is_placed(scene, item.last)
    if placed and _is_placed(scene, found[-1].last):
        return not any(t.tag.startswith("V") and t.low not in _PART_CUES for t in between)
    told = {i for o in scene.outcomes for i in range(o.first, o.last + 1)}
    deed = any(t.tag == "VBD" and t.i not in told and not is_auxiliary(t) for t in between)
    listed = bool(_LISTED & {t.low for t in between}) and not deed  # "and expelled many others"
    return len(between) < (10 if placed else 4) and listed


def _is_placed(scene: Scene, last: int) -> bool:
    """ "9 in Sabqa, 8 in Ariha": each count with its place."""
    return scene.lows(last + 1, last + 2) in (["in"], ["at"], ["near"])


def _has_deed(scene: Scene, item: Counted) -> bool:
    """ "... and another 30 sealed off": something else befell them."""
    after = scene.tokens[item.last + 1 : item.last + 2]
    return any(t.tag == "VBN" and not any(o.first == t.i for o in scene.outcomes) for t in after)


_ALONG = (["along", "with"], ["as", "well", "as"], ["together", "with"], ["alongside"],
          ["in", "addition", "to"])  # fmt: skip


def _along(scene: Scene, item: Counted, found: Sequence[Count]) -> OutcomeWord | None:
    """ "... was killed along with seven others", "... as well as dozens of passengers"."""
    told = any(scene.lows(item.first - len(w), item.first) == w for w in _ALONG)
    return _inherited(scene, item, found) if told and item.people is not None else None


def _inherited(scene: Scene, item: Counted, found: Sequence[Count]) -> OutcomeWord | None:
    if not found or item.first - found[-1].last > FAR or _has_deed(scene, item):
        return None
    return next((o for o in scene.outcomes if o.first == found[-1].cue), None)
