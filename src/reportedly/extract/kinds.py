"""Which of the triggers in a stretch of a sentence says what kind of happening it tells.

A word of violence is not always what is told: "army units, backed by warplanes", "destroyed two
mortars", "an operation to seize the town", "in response to the gas attack". Such mentions decide
only where there is nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.extract.nlp import Token
from reportedly.extract.triggers import ATTACK, FIGHT, Trigger
from reportedly.extract.vocabulary import words
from reportedly.model.events import EventType

_BACKING = words(
    "backed supported assisted aided accompanied reinforced covered cover support backing help aid"
    " cooperation coordination cooperating assistance equipped armed fitted mounted loaded laden"
    " helped"
)
# What is destroyed, found or owned is no means of the violence told.
_TAKING = words(
    "destroy destroyed destroying destroys seize seized seizing confiscate confiscated"
    " confiscating find found finding discovered discovering defused defusing dismantled"
    " dismantling downed downing removed removing captured capturing recovered including include"
    " included possess possesses possessing possessed stored storing store produce producing made"
    " making manufacture manufacturing shot shooting targeted targeting demolished demolishing"
    " smuggling smuggled supplied supplying uncovered uncovering damaged damaging lost hit struck"
)
_WEAPONS = words(
    "rocket rockets mortar mortars missile missiles shell shells artillery drone drones aircraft"
    " aircrafts plane planes warplane warplanes jet jets helicopter helicopters bomber bombers"
    " sniper snipers mine mines landmine landmines bomb bombs chemical gas projectiles projectile"
    " explosive ieds ied chlorine sarin vest belt hostage hostages mines"
)
_KEEPING = words(
    "depot depots factory factories stock stocks stockpile stockpiles stockpiled warehouse"
    " warehouses store stores supplies launcher launchers launchpad launchpads workshop workshops"
    " base bases emplacement emplacements position positions arsenal arsenals pad pads battery"
    " batteries cell cells convention inspectors watchdog disarmament programme program plant"
    " plants facility facilities site sites storage training crew crews unit units squad"
)
_BEFORE = words(
    "after following since before until response retaliation revenge reprisal retribution despite"
    " aftermath anniversary investigation probe accused inquiry unlike amid amidst"
)
# Whoever did this has taken what he began, helped or went on to take.
_MANAGING = words(
    "managed able succeeded began started continued went helped allowed enabled enabling led"
    " proceeded"
)
_LEAVING = words("withdraw retreat surrender pull leave flee evacuate fall lose")
# Done from the air or from the ground: what did it says which.
_BOMBING = words(
    "bomb bombs bombed bombing bombings bombard bombards bombarded bombarding bombardment"
    " bombardments strike strikes raid raids"
)
_MEANS = words("with by using from via through")
_JOINTS = frozenset({"by", "of", "with", "from"})
_FAR, _NEAR = 12, 4
_WEAKER = 3  # dependencies that outweigh one rank in strength
_APART = 99  # steps between words of two trees


def choose_trigger(
    triggers: Sequence[Trigger], tokens: Sequence[Token], offset: int, anchor: int
) -> Trigger | None:
    """The trigger that tells: the strong and the near, no mere mention if others are left."""
    if not triggers:
        return None
    told = [t for t in triggers if not _is_mention(t, tokens, offset)] or list(triggers)
    told = [t for t in told if t.means != ATTACK] or told
    order = list(dict.fromkeys(t.kind for t in told))
    path = _path(tokens, next((t.i for t in tokens if t.start >= anchor), 0))

    def cost(trigger: Trigger) -> tuple[int, int]:
        at = trigger.start + offset
        steps = _steps(_path(tokens, next((t.i for t in tokens if t.end > at), 0)), path)
        return steps + _WEAKER * order.index(trigger.kind), abs(at - anchor)

    best = min(told, key=cost)
    if best.kind is EventType.AIR_STRIKE:
        best = _by_guns(best, told, tokens, offset) or best
    return _only_wanted(best, tokens, offset)


def _only_wanted(trigger: Trigger, tokens: Sequence[Token], offset: int) -> Trigger:
    """ "trying to retake the base", and nothing else told: a fight, whose ground has not fallen."""
    head = _head(trigger, tokens, offset)
    if head is None or not _is_purpose(trigger, head, tokens):
        return trigger
    return replace(trigger, kind=EventType.ARMED_CLASH, means=FIGHT)


def _by_guns(
    blow: Trigger, told: Sequence[Trigger], tokens: Sequence[Token], offset: int
) -> Trigger | None:
    """The guns or rockets with which it was done ("bombed the market with artillery").

    They count only where no word of air is told beside them.
    """
    flown = [t for t in told if t.kind is EventType.AIR_STRIKE]
    if not all(_words_of(t, tokens, offset) & _BOMBING for t in flown):
        return None
    guns = (t for t in told if t.kind is EventType.SHELLING and t.start > blow.start)
    return next((t for t in guns if _is_means(t, tokens, offset)), None)


def _words_of(trigger: Trigger, tokens: Sequence[Token], offset: int) -> set[str]:
    first, last = trigger.start + offset, trigger.end + offset
    return {t.low for t in tokens if t.start < last and first < t.end}


def _is_means(trigger: Trigger, tokens: Sequence[Token], offset: int) -> bool:
    """ "with heavy artillery", "using rockets"; the object of a word that says by what."""
    head = _head(trigger, tokens, offset)
    for _ in range(4):
        if head is None or head.head == head.i:
            return False
        head = tokens[head.head]
        if head.low in _MEANS:
            return True
        if head.tag.startswith("V"):
            return False
    return False


def _head(trigger: Trigger, tokens: Sequence[Token], offset: int) -> Token | None:
    """The trigger's token that hangs on something outside of it."""
    first, last = trigger.start + offset, trigger.end + offset
    inside = [t for t in tokens if t.start < last and first < t.end]
    outside = (t for t in inside if not first <= tokens[t.head].start < last)
    return next(outside, inside[-1] if inside else None)


def _path(tokens: Sequence[Token], i: int) -> list[int]:
    """A token and all that it hangs on, up to the root."""
    path = [i]
    while tokens[path[-1]].head not in path:
        path.append(tokens[path[-1]].head)
    return path


def _steps(left: Sequence[int], right: Sequence[int]) -> int:
    """How many dependencies lie between the first tokens of two paths."""
    return next((k + right.index(i) for k, i in enumerate(left) if i in right), _APART)


def _is_mention(trigger: Trigger, tokens: Sequence[Token], offset: int) -> bool:
    head = _head(trigger, tokens, offset)
    if head is None:
        return False
    first, last = trigger.start + offset, trigger.end + offset
    inside = [t for t in tokens if t.start < last and first < t.end]
    return (
        _helps(head, tokens)
        or _is_thing(head, inside, tokens)
        or _is_purpose(trigger, head, tokens)
        or _is_cause(head, tokens)
    )


def _ancestors(token: Token, tokens: Sequence[Token]) -> Iterator[Token]:
    for _ in range(_FAR):
        if token.head == token.i:
            return
        token = tokens[token.head]
        yield token


def _helps(head: Token, tokens: Sequence[Token]) -> bool:
    """ "backed by warplanes", "under the cover of artillery", "machinegun-equipped"."""
    if head.tag.startswith("V"):
        return False
    near = [t.low for t in tokens[max(0, head.i - _NEAR) : head.i]]
    if any(a in _BACKING and b in _JOINTS for a, b in pairwise(near)):
        return True
    above = list(_ancestors(head, tokens))[:_NEAR]
    clause = next((k for k, t in enumerate(above) if t.tag.startswith("V")), _NEAR)
    return any(t.low in _BACKING for t in above[: clause + 1])


def _is_thing(head: Token, inside: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """ "destroyed two mortars", "a chemical weapons depot"."""
    if not any(t.low in _WEAPONS for t in inside):
        return False
    if tokens[head.head].low in _KEEPING and head.dep in {"compound", "amod", "nmod"}:
        return True
    return _taken(head, tokens)


def _taken(token: Token, tokens: Sequence[Token]) -> bool:
    for _ in range(6):
        above = tokens[token.head]
        if above.i == token.i:
            return False
        if above.low in _TAKING:
            return token.dep in {"dobj", "pobj", "nsubjpass"} or above.low.startswith("includ")
        if token.dep not in {"conj", "appos", "compound", "amod", "nmod", "prep", "pobj"}:
            return False
        if above.low in {"by", "in", "with", "from"}:
            return False
        token = above
    return False


def _is_purpose(trigger: Trigger, head: Token, tokens: Sequence[Token]) -> bool:
    """ "an operation to seize the town"; not "managed to seize it"."""
    if trigger.kind is not EventType.TERRITORIAL_CHANGE or head.low in _LEAVING:
        return False
    if head.tag != "VB":
        return False
    to = any(t.low == "to" and t.head == head.i for t in tokens[max(0, head.i - 3) : head.i])
    return to and tokens[head.head].low not in _MANAGING


def _is_cause(head: Token, tokens: Sequence[Token]) -> bool:
    """ "in response to the gas attack", "after the shelling", "after rebels seized the town"."""
    for t in list(_ancestors(head, tokens))[:4] if not head.tag.startswith("V") else [head]:
        if t.low in _BEFORE:
            return True
        if t.tag.startswith("V"):
            marks = {m.low for m in tokens if m.head == t.i and m.dep in {"mark", "advmod", "prep"}}
            return t.dep in {"advcl", "pcomp"} and bool(_BEFORE & marks)
    return False
