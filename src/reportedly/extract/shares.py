"""Shares of the dead without a number: "most of the dead were civilians", "including women".

They say who was among the victims and leave both ends open; only "half" of a total told in the
same sentence has a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.counts import Count
from reportedly.extract.outcomes import OutcomeWord
from reportedly.extract.parts import VICTIMS
from reportedly.extract.people import SINGULAR, WHOM, PeopleNoun, find_whom
from reportedly.extract.ties import FINITE, Scene
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Quantifier, Whom

_MOST = words("most majority rest many some all half third quarter bulk remainder")
_DETERMINERS = frozenset({"the", "those"})
_LINKS = words("was were are is also reportedly mainly mostly all")
_LONG = 12  # tokens between "the rest of the dead" and what they were
_TOLD = {Whom.CHILDREN, Whom.WOMEN, Whom.CIVILIANS, Whom.MEDICS, Whom.JOURNALISTS, Whom.POLICE}


@dataclass(frozen=True, slots=True)
class _Share:
    """Tokens `first`..`last` tell a share of those whom `cue` counts."""

    first: int
    last: int
    whom: Whom
    part: bool = True


def find_shares(scene: Scene, found: Sequence[Count]) -> Iterator[Count]:
    """The shares of a sentence whose counts are `found`."""
    cues = {c.cue for c in found}
    totals = [c for c in found if not c.part_of_total and c.low != 0]
    total = totals[0].low if totals else None
    for outcome in scene.outcomes:
        if outcome.first in cues or not _is_victims(scene, outcome):
            continue
        share = _of_the_dead(scene, outcome) or _among_the_dead(scene, outcome)
        if share is not None and not any(c.first == share.first for c in found):
            yield _count(scene, share, outcome, total)
    for share in _including(scene):
        told = [c for c in totals if c.first < share.first]
        if told:
            outcome = next(o for o in scene.outcomes if o.first == told[-1].cue)
            yield _count(scene, share, outcome, told[-1].low)


def _is_victims(scene: Scene, outcome: OutcomeWord) -> bool:
    """ "the dead", "those killed"."""
    words = scene.lows(outcome.first - 1, outcome.first + 1)
    return len(words) == 2 and words[0] in _DETERMINERS and words[1] in VICTIMS


def _of_the_dead(scene: Scene, outcome: OutcomeWord) -> _Share | None:
    """ "most of the dead were civilians", "all those killed were civilians"."""
    at = outcome.first - 2
    at -= scene.lows(at, at + 1) == ["of"]
    if at < 0 or scene.tokens[at].low not in _MOST:
        return None
    people = _after_link(scene, outcome.last + 1)
    if people is None:
        return None
    return _Share(at, people.last, people.whom, part=scene.tokens[at].low != "all")


def _after_link(scene: Scene, at: int) -> PeopleNoun | None:
    """ "(in the raids) were (mainly) civilians"."""
    reach = range(at, min(at + _LONG, len(scene.tokens)))
    link = next((i for i in reach if scene.tokens[i].tag in FINITE), None)
    if link is None or scene.tokens[link].low not in _LINKS:
        return None
    while link < len(scene.tokens) and scene.tokens[link].low in _LINKS:
        link += 1
    return find_whom(scene.tokens, link, frozenset())


def _among_the_dead(scene: Scene, outcome: OutcomeWord) -> _Share | None:
    """ "children were among the dead": a bare plural; counted parts are tied by ties.py."""
    at = outcome.first - 2
    if at < 0 or scene.tokens[at].low != "among":
        return None
    at -= 1
    while at >= 0 and scene.tokens[at].low in _LINKS:
        at -= 1
    counted = any(c.first <= at <= c.last for c in scene.counted)
    people = find_whom(scene.tokens, at, frozenset()) if at >= 0 else None
    if people is None or people.singular or counted:
        return None
    return _Share(at, outcome.last, people.whom)


def _including(scene: Scene) -> Iterator[_Share]:
    """ "including women and children", "most of them civilians"."""
    for at in range(len(scene.tokens)):
        start = _opened(scene, at)
        people = None if start is None else find_whom(scene.tokens, start, frozenset())
        if start is None or people is None or people.singular:
            continue
        if any(c.first <= people.last and people.first <= c.last for c in scene.counted):
            continue
        if start - at > 2:
            yield _Share(at, people.last, people.whom)
            continue
        kinds = [(t.i, WHOM.get(t.low)) for t in scene.tokens[start : people.last + 1]]
        told = [(i, k) for i, k in kinds if k in _TOLD and scene.tokens[i].low not in SINGULAR]
        for i, kind in told if len(told) == 1 else ():  # "women and children": of all kinds
            yield _Share(i, i, kind or Whom.UNKNOWN)


def _opened(scene: Scene, at: int) -> int | None:
    """Where the people stand after "including" or "most of them"."""
    if scene.tokens[at].low == "including":
        return at + 1
    if scene.tokens[at].low in _MOST and scene.lows(at + 1, at + 3) == ["of", "them"]:
        return at + 3
    return at + 2 if scene.lows(at, at + 2) == ["among", "them"] else None


def _count(scene: Scene, share: _Share, outcome: OutcomeWord, total: int | None) -> Count:
    """Open at both ends, but for "more than half" of a known total."""
    half = scene.tokens[share.first].low == "half"
    more = half and scene.lows(share.first - 2, share.first) == ["more", "than"]
    low = total // 2 + 1 if more and total is not None else None
    return Count(
        first=share.first - 2 if more else share.first,
        last=share.last,
        outcome=outcome.outcome,
        low=low,
        high=None,
        quantifier=Quantifier.VAGUE if low is None else Quantifier.AT_LEAST,
        base="half" if half else "",
        whom=share.whom,
        part_of_total=share.part,
        cumulative=False,
        group=None,
        cue=outcome.first,
    )
