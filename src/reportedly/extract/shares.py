"""Shares of the dead without a number: "most of the dead were civilians", "including women".

They say who was among the victims and leave both ends open; only "half" of a total told in the
same sentence has a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.counts import Count
from reportedly.extract.outcomes import OutcomeWord
from reportedly.extract.people import PeopleNoun, find_whom
from reportedly.extract.ties import Scene
from reportedly.model.casualties import Quantifier, Whom

_VICTIMS = frozenset("dead killed victims casualties martyrs fatalities slain wounded injured".split())
_MOST = frozenset("most majority rest many some all half third quarter bulk remainder".split())
_DETERMINERS = frozenset({"the", "those"})
_LINKS = frozenset("was were are is also reportedly mainly mostly all".split())
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
    for outcome in scene.outcomes:
        if outcome.first in cues or not _is_victims(scene, outcome):
            continue
        share = _of_the_dead(scene, outcome) or _among_the_dead(scene, outcome)
        if share is not None:
            yield _open_count(share, outcome, found)
    for count in [c for c in found if not c.part_of_total and c.low != 0][:1]:
        outcome = next(o for o in scene.outcomes if o.first == count.cue)
        for share in _including(scene, count):
            yield _open_count(share, outcome, found)


def _is_victims(scene: Scene, outcome: OutcomeWord) -> bool:
    """ "the dead", "those killed"."""
    words = scene.lows(outcome.first - 1, outcome.first + 1)
    return len(words) == 2 and words[0] in _DETERMINERS and words[1] in _VICTIMS


def _of_the_dead(scene: Scene, outcome: OutcomeWord) -> _Share | None:
    """ "most of the dead were civilians", "all those killed were civilians"."""
    at = outcome.first - 2
    at -= scene.lows(at, at + 1) == ["of"]
    if at < 0 or scene.tokens[at].low not in _MOST:
        return None
    people = _after_link(scene, outcome.last + 1)
    whole = scene.tokens[at].low == "all"
    if people is None:
        return None if whole else _Share(at, outcome.last, Whom.UNKNOWN)
    return _Share(at, people.last, people.whom, part=not whole)


def _after_link(scene: Scene, at: int) -> PeopleNoun | None:
    """ "were (mainly) civilians"."""
    begun = at
    while at < len(scene.tokens) and scene.tokens[at].low in _LINKS:
        at += 1
    return find_whom(scene.tokens, at, frozenset()) if at > begun else None


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


def _including(scene: Scene, count: Count) -> Iterator[_Share]:
    """ "including women and children", "most of them civilians" after a total."""
    for at in range(count.last + 1, len(scene.tokens)):
        start = _opened(scene, at)
        people = None if start is None else find_whom(scene.tokens, start, frozenset())
        if people is None or people.singular or people.first != start:
            continue
        words = scene.tokens[people.first : people.last + 1]
        if not any(c.first <= people.last and people.first <= c.last for c in scene.counted):
            for token in words:
                single = find_whom((*scene.tokens[: token.i + 1],), token.i, frozenset())
                if single is not None and single.whom in _TOLD and not single.singular:
                    yield _Share(token.i, token.i, single.whom)
            return


def _opened(scene: Scene, at: int) -> int | None:
    """Where the people stand after "including" or "most of them"."""
    if scene.tokens[at].low == "including":
        return at + 1
    if scene.tokens[at].low in {"most", "half", "majority"}:
        return at + 3 if scene.lows(at + 1, at + 3) == ["of", "them"] else None
    return at + 2 if scene.lows(at, at + 2) == ["among", "them"] else None


def _open_count(share: _Share, outcome: OutcomeWord, found: Sequence[Count]) -> Count:
    return Count(
        first=share.first,
        last=share.last,
        outcome=outcome.outcome,
        low=None,
        high=None,
        quantifier=Quantifier.VAGUE,
        base="",
        whom=share.whom,
        part_of_total=share.part,
        cumulative=False,
        group=None,
        cue=outcome.first,
    )
