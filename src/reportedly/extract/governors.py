"""The word before a party's phrase, and what it makes of the party: "by X", "shelled X"."""

from collections.abc import Callable
from itertools import pairwise

from reportedly.extract import party_words as words
from reportedly.extract.clauses import BACKING, BE, FAR, FINITE, NEAR, VERBS, Clause, Role

_BEFORE_NOUN = frozenset(
    "the a an some several many more than least dozens scores hundreds thousands about around"
    " nearly suspected alleged either both what other any no another two three so called its their"
    " his so-called mostly all most over up down belonging numbers only"
    " off remaining retreating fleeing advancing self proclaimed self-proclaimed tens few group"
    " groups".split()
)
_COUNTERS = frozenset(
    "dozens scores hundreds thousands number numbers members lot tens some many all most group"
    " groups crowd crowds unit units gatherings ranks rows side fighters militants terrorists"
    " list".split()
)
_DESCRIBING = frozenset({"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "HYPH", "``", "''", "PDT"})
_BLAMING = frozenset("blamed blames blame blaming accused accuses accusing accuse".split())
_BLOWS = frozenset("blow blows setback setbacks defeat defeats".split())
_RIDDING = frozenset("clear clears cleared clearing cleanse cleansed rid purge purged".split())
_USING = frozenset({"used", "using", "uses", "use"})  # "used gas against"
_FITTED = frozenset("equipped laden mounted".split())  # "machinegun-equipped vehicles of X"
_INTRANSITIVE = frozenset({"pulled", "advanced"})
_TURNING = frozenset({"where", "when", "as", "while", "that"})
# What a party has, and what it fights with: what befalls them befalls it.
_POSSESSIONS = words.TARGETS | words.MACHINES
_HEADS = _COUNTERS | _POSSESSIONS  # before "of X"
_OWNING = frozenset({"of", "for", "belonging"})
# Words within a phrase, with those that stand before them: "members of", "up to".
_LINKING = {
    "of": _HEADS,
    "for": _HEADS,
    "from": _COUNTERS | words.MACHINES,
    "to": frozenset({"up", "belonging"}),
}
_VIOLENCE = words.ATTACKS | words.BLASTS
# A phrase that one of these governs is no subject of what follows.
_GOVERNING = frozenset(
    "by with for of near from at into between against among over inside under behind upon".split()
)


def governor_of(clause: Clause, first: int) -> int:
    """The first token before a phrase that is no article, number, adjective or "dozens of"."""
    at = first - 1
    while at >= clause.first and (_belongs(clause, at) or _names_thing(clause, at, first)):
        at -= 1
    return at


def _belongs(clause: Clause, at: int) -> bool:
    word, before, after = clause.low(at), clause.low(at - 1), clause.low(at + 1)
    if word in _LINKING:
        return before in _LINKING[word]
    if word == "at":
        return after in {"least", "most"}
    if word in {"and", ","}:
        return _lists_things(clause, at)
    if word in _HEADS and after in _OWNING | {"and", ","}:
        return True
    return (clause.tag(at) in _DESCRIBING or word in _BEFORE_NOUN) and word not in words.STRIKING


def _lists_things(clause: Clause, at: int) -> bool:
    """ "bases and vehicles of X": both are X's."""
    after = clause.lows(at + 1, at + NEAR)
    owned = any(a in _POSSESSIONS and b in _OWNING for a, b in pairwise(after))
    return clause.low(at - 1) in _POSSESSIONS and owned


def _names_thing(clause: Clause, at: int, first: int) -> bool:
    """ "command centres of X", "gun-equipped vehicles of X": the word before the things."""
    after = clause.lows(at + 1, min(at + 3, first - 1))
    noun = clause.tokens[at].dep in {"compound", "npadvmod"} or clause.low(at) in _FITTED
    return noun and bool(_POSSESSIONS & set(after))


def is_governed(clause: Clause, first: int, last: int) -> bool:
    """True if a preposition has the phrase, so that it is no subject; "by those who" may be."""
    relative = clause.low(last + 1) in {"who", "which", "that"}
    return clause.low(governor_of(clause, first)) in _GOVERNING and not relative


def role_before(clause: Clause, first: int) -> Role | None:
    """The role that the word before a phrase gives it."""
    at = governor_of(clause, first)
    word = clause.low(at)
    if word in _BLAMING or (word == "on" and clause.low(at - 1) in _BLAMING | {"it"}):
        return Role.ACTOR
    if word in _PREPOSITIONS:
        return _PREPOSITIONS[word](clause, at)
    leaving = {"from", "out"} & set(clause.lows(first + 1, first + NEAR))
    if word in {"forced", "forcing"} and leaving:
        return Role.RECIPIENT
    return Role.RECIPIENT if _strikes(clause, at) and clause.low(at - 1) not in BE else None


def _by(clause: Clause, at: int) -> Role | None:
    doing = clause.low(at - 1)
    if doing in words.TAKING and _retaken(clause, at - 2):
        return Role.RECIPIENT
    if words.PACTS & set(clause.lows(at - NEAR, at - 1)):
        return Role.ACTOR  # of a truce: "announced by"
    if doing in words.HOLDING:
        return _held(clause, at - 2)
    if doing == "used":
        return _users(clause, at - 2)
    telling = doing in words.SAYING or doing in {"released", "published"}
    return None if telling or doing in BACKING else Role.ACTOR


def _held(clause: Clause, at: int) -> Role | None:
    """ "hit positions held by X" hits X; "a town held by X" may hit whoever lives there."""
    targeted = clause.low(at) in words.TARGETS and role_before(clause, at) is Role.RECIPIENT
    return Role.RECIPIENT if targeted else Role.HOLDER


def _retaken(clause: Clause, at: int) -> bool:
    """ "retook areas seized by X": X has lost them."""
    before = set(clause.lows(at - NEAR, at - 1))
    return clause.low(at) in words.GROUND | words.TARGETS and bool(before & words.TAKING)


def _users(clause: Clause, at: int) -> Role | None:
    """ "destroyed a mortar used by X", "retook the road used by X": it was theirs."""
    for i in range(at, max(clause.first, at - FAR) - 1, -1):
        if _strikes(clause, i):
            return Role.RECIPIENT
    return None


def _of(clause: Clause, at: int) -> Role | None:
    """ "at the hands of X", "the killing of X", "a checkpoint under control of X"."""
    head = clause.low(at - 1)
    if head == "hands":
        return Role.ACTOR
    if head == "control":
        under = at - 2 if clause.low(at - 2) == "under" else at - 3
        return _held(clause, under - 1) if clause.low(under) == "under" else None
    if _RIDDING & set(clause.lows(at - NEAR, at - 1)):
        return Role.RECIPIENT
    return Role.RECIPIENT if head in words.HARM else None


def _from(clause: Clause, at: int) -> Role | None:
    """ "shells from X"; "wrested from X"."""
    if clause.low(at - 1) in words.WIELDING:
        return Role.ACTOR
    for i in range(at - 1, max(clause.first, at - FAR) - 1, -1):
        word = clause.low(i)
        if word in words.WEAPONS or (word in words.ATTACKS and clause.tag(i).startswith("N")):
            return Role.ACTOR
        if word in words.TAKING | words.STRIKING:
            return Role.RECIPIENT
    return None


def _to(clause: Clause, at: int) -> Role | None:
    """ "the town fell to X"; "dealt a heavy blow to X"."""
    if _BLOWS & set(clause.lows(at - 2, at - 1)):
        return Role.RECIPIENT
    return Role.ACTOR if {"lost", "fell", "fall"} & set(clause.lows(at - NEAR, at)) else None


def _with(clause: Clause, at: int) -> Role | None:
    """ "were killed along with X"."""
    along = clause.low(at - 1) == "along" and _strikes(clause, at - 2)
    return Role.RECIPIENT if along else None


def _among(clause: Clause, at: int) -> Role | None:
    """ "losses among X", not "without casualties among X"."""
    near = set(clause.lows(at - 4, at))
    return Role.RECIPIENT if words.HARM & near and not {"no", "without"} & near else None


def _upon(clause: Clause, at: int) -> Role | None:
    """ "strikes on X", "launched an offensive against X"."""
    for i in range(at - 1, max(clause.first, at - FAR) - 1, -1):
        word, deed = clause.low(i), clause.tag(i).startswith("N") or clause.low(i) == "dead"
        if deed and word in words.ATTACKS | words.HARM:
            return Role.RECIPIENT
        if word in words.WIELDING | words.TAKING | words.STRIKING | _USING:
            return Role.RECIPIENT
        if clause.tag(i) in FINITE or word in _TURNING:
            return None
    return None


def _into(clause: Clause, at: int) -> Role | None:
    """ "fired rockets into X": only what is fired or launched reaches whom it stands in or at."""
    for i in range(at - 1, max(clause.first, at - NEAR) - 1, -1):
        if clause.low(i) in words.WIELDING:
            return Role.RECIPIENT
        if clause.tag(i) in VERBS:
            return _site(clause, at)
    return _site(clause, at)


def _site(clause: Clause, at: int) -> Role | None:
    """ "a blast near the headquarters of X", "a bombing at an army checkpoint"."""
    if not words.TARGETS & set(clause.lows(at + 1, at + NEAR)):
        return None
    attacked = _VIOLENCE & set(clause.lows(at - NEAR, at - 1))
    return Role.RECIPIENT if attacked else None


def _targeting(clause: Clause, at: int) -> Role | None:
    return Role.RECIPIENT


def _strikes(clause: Clause, at: int) -> bool:
    """A verb whose object suffers: "killed", "shelling"."""
    word = clause.low(at)
    if word not in words.STRIKING and word not in words.TAKING - _INTRANSITIVE:
        return False
    return clause.tag(at) in VERBS or word.endswith(("ed", "ing"))


_PREPOSITIONS: dict[str, Callable[[Clause, int], Role | None]] = {
    "by": _by,
    "of": _of,
    "from": _from,
    "to": _to,
    "with": _with,
    "among": _among,
    "targeting": _targeting,
    **dict.fromkeys(("on", "against", "upon", "onto", "towards", "toward"), _upon),
    **dict.fromkeys(("in", "at", "into", "over"), _into),
    **dict.fromkeys(("near", "outside"), _site),
}
