"""Counts told as parts of a whole: "two were among the victims", "three of those killed"."""

from itertools import pairwise

from reportedly.extract.outcomes import OutcomeWord, Reach, is_be
from reportedly.extract.ties import FAR, FINITE, NEAR, Counted, Scene
from reportedly.extract.vocabulary import words

VICTIMS = words("dead killed victims casualties martyrs fatalities slain wounded injured")
_AMONG = frozenset({"among", "amongst"})
_INCLUDING = frozenset({"included", "include", "includes"})
_BEING = words("was were is are also being")
_MADE_UP = (["made", "up"], ["make", "up"], ["accounted", "for"], ["account", "for"])


def share_of(scene: Scene, item: Counted) -> OutcomeWord | None:
    """The whole that a counted part is told of: "two were among the victims", "among the dead
    were two women", "three of those killed", "four rebels made up the rest of the dead".
    """
    for outcome in scene.outcomes:
        if scene.tokens[outcome.first].low not in VICTIMS:
            continue
        if item.last >= outcome.first:
            if _part_left(scene, item, outcome):
                return outcome
        elif _of_the(scene, item, outcome):
            return _fate(scene, outcome)
        elif _part_right(scene, item, outcome):
            return outcome
    return None


def _of_the(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "three of the wounded", "eleven of the 30 dead"."""
    gap = scene.lows(item.number.last + 1, outcome.first)
    following = scene.tokens[outcome.last + 1 : outcome.last + 2]
    described = bool(following) and following[0].tag in {"NN", "NNS"}  # "of the wounded men"
    if gap[:2] not in (["of", "the"], ["of", "those"]) or described:
        return False
    return len(gap) == 2 or any(c.first == item.number.last + 3 for c in scene.counted)


def _fate(scene: Scene, outcome: OutcomeWord) -> OutcomeWord:
    """ "three of the wounded later died": what became of them in the end."""
    later = (o for o in scene.outcomes if 0 < o.first - outcome.last <= NEAR)
    return next((o for o in later if o.reach is Reach.BACK), outcome)


def _part_right(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "were among the dead", "made up the rest of the dead"."""
    gap = scene.lows(item.number.last + 1, outcome.first)
    pairs = [list(pair) for pair in pairwise(gap)]
    among = any(pair[1] == "among" and pair[0] in _BEING for pair in pairs)
    return len(gap) <= FAR and (among or any(pair in _MADE_UP for pair in pairs))


def _part_left(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "among the dead (in Rasd) were N and M", "the dead (also) included N"; only the list stands
    between.
    """
    link = _link(scene, outcome)
    if link is None or link >= item.first:
        return False
    among = _AMONG & set(scene.lows(outcome.first - 4, outcome.first))
    included = scene.tokens[link].low in _INCLUDING and _opens(scene, outcome)
    if not (included or (among and is_be(scene.tokens[link]))):
        return False
    covered = {i for c in scene.counted for i in range(c.first, c.last + 1)}
    between = [i for i in range(link + 1, item.first) if i not in covered]
    return all(scene.tokens[i].low in {"and", ",", "also", "at", "least"} for i in between)


def _link(scene: Scene, outcome: OutcomeWord) -> int | None:
    """ "among the dead in the town WERE", "the victims were evacuees but also INCLUDED"."""
    reach = range(outcome.last + 1, min(outcome.last + FAR, len(scene.tokens)))
    verbs = [i for i in reach if scene.tokens[i].tag in FINITE]
    included = (i for i in verbs[:3] if scene.tokens[i].low in _INCLUDING)
    return next(included, verbs[0] if verbs else None)


def _opens(scene: Scene, outcome: OutcomeWord) -> bool:
    """ "the dead", "those killed" and "victims" where they begin what is told."""
    before = scene.lows(outcome.first - 1, outcome.first)
    return before in (["the"], ["those"]) or outcome.first == 0
