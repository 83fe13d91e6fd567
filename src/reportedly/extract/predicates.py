"""The verb after a party's phrase, and what it makes of the party: "X shelled", "X was hit"."""

from collections.abc import Iterator
from enum import Enum, auto

from reportedly.extract import party_words as words
from reportedly.extract.clauses import BE, JOINING, NEAR, VERBS, Clause, Role

_CLAUSE = 14  # tokens from a subject to its verb
_AUXILIARY = BE | frozenset(
    "have has had having to also later then reportedly allegedly who which that currently still"
    " may might could would will can should did does do not n't since each both all again able"
    .split()
)  # fmt: skip
# Participles that describe the subject and are not its verb.
_PLACED = frozenset(
    "located based positioned stationed entrenched operating holed deployed holding backed"
    " supported armed led loyal allied affiliated linked present known".split()
)
_ALLIES = frozenset({"allies", "ally", "allied", "supporters", "backers", "affiliates"})
_TURNING = frozenset({"but", "while", "when", "where", "after", "as"})
_TO_BLAME = frozenset({"behind", "responsible"})  # "was behind the attack"
# "leaving nine rebels dead", "causing civilian casualties"
_LOST = frozenset("dead casualties deaths fatalities losses".split())
_DEAD = words.FELLING | frozenset("dead slain victims casualties fatalities".split())
_OPENING = frozenset({"IN", "-LRB-", "TO", "RP"})
_BEFALLING = words.STRIKING | words.TAKING  # joined once: every token is looked up in it
_PAUSES = frozenset({",", "so", "called", '"', "“"})


class Step(Enum):
    """What a token is on the way from a subject to its verb."""

    AUXILIARY = auto()
    VERB = auto()
    AND = auto()
    APART = auto()  # begins what describes the subject: "in", "of", a comma
    WITHIN = auto()  # a word of that
    STOP = auto()


def role_after(clause: Clause, last: int) -> Role | None:
    """The role that the first verb after a phrase, and after what belongs to it, gives it."""
    if clause.low(last + 1) in _LOST or _is_among_dead(clause, last):
        return Role.RECIPIENT
    owns = clause.low(last + 1) in words.TARGETS  # "X positions were hit"
    verbs = _verbs(clause, last + 1 if owns else last)
    roles = (_done(clause, i, passive=passive) for i, passive in verbs)
    role = next((role for role in roles if role is not None), None)
    return None if owns and role is Role.ACTOR else role  # positions do nothing


def _is_among_dead(clause: Clause, last: int) -> bool:
    """ "Members of X were among the dead"."""
    after = clause.lows(last + 1, last + NEAR)
    at = after.index("among") if "among" in after else 0
    return at > 0 and after[at - 1] in BE and bool(_DEAD & set(after[at:]))


def _verbs(clause: Clause, last: int) -> Iterator[tuple[int, bool]]:
    """Verbs whose subject the phrase may be, up to the first that goes on to no other."""
    i, passive, apart = last + 1, False, False
    while i <= min(clause.last, last + _CLAUSE):
        i = _past_list(clause, i) if not apart else i
        step = _step(clause, i, apart=apart)
        if step is Step.STOP or (step is Step.AND and not apart and not _lists(clause, i, last)):
            return
        if step is Step.AUXILIARY:
            passive = (passive or clause.low(i) in BE) and clause.low(i) not in {"to", "able"}
        elif step is Step.VERB:
            yield i, passive
            if not _goes_on(clause, i, apart=apart):
                return
            passive, apart = False, apart or clause.low(i) in _PLACED
        elif clause.tag(i).startswith("N"):
            passive = False
        apart = apart or step is Step.APART
        i += 1


def _step(clause: Clause, i: int, *, apart: bool) -> Step:
    word, tag = clause.low(i), clause.tag(i)
    if word in _TURNING:
        return Step.STOP
    if word == "and":
        return Step.AND
    if word in _AUXILIARY or tag == "RB":
        return Step.AUXILIARY
    blamed = word in _TO_BLAME and clause.low(i - 1) in BE
    if blamed or tag in VERBS or (word in _BEFALLING and not apart):
        return Step.VERB
    if tag in _OPENING or word in _PAUSES:
        return Step.APART
    return Step.WITHIN if apart else Step.STOP


def _past_list(clause: Clause, i: int) -> int:
    """The token behind the next phrase of a list, and behind "and its allies"."""
    following = clause.starting(i)
    if following is not None and clause.low(i - 1) in JOINING:
        return following.last + 1
    allied = clause.low(i + 1) in {"their", "its"} and clause.low(i + 2) in _ALLIES
    return i + 3 if clause.low(i) == "and" and allied else i


def _lists(clause: Clause, i: int, last: int) -> bool:
    """True if this "and" leads to another subject, and not to another statement."""
    return i == last + 1 or clause.starting(i + 1) is not None


def _goes_on(clause: Clause, i: int, *, apart: bool) -> bool:
    """A verb that leads to another: "continued to", "located in", "tried to"."""
    word = clause.low(i)
    return word in words.LIGHT or word in _PLACED or (apart and clause.tag(i) in {"VBN", "VBG"})


def _done(clause: Clause, i: int, *, passive: bool) -> Role | None:
    word = clause.low(i)
    suffers = _BEFALLING | words.FIGHTING
    passive = passive and not word.endswith("ing")  # "has been using"
    passive = passive or _is_reduced(clause, i)
    if word in _TO_BLAME:
        return Role.ACTOR
    if word in words.LOSING:
        return Role.RECIPIENT
    by = clause.low(i + 1) == "by" and clause.tag(i) in {"VBN", "VBD"}
    if passive or by:
        return Role.RECIPIENT if word in suffers else None
    if word in suffers | words.WIELDING:
        return Role.ACTOR
    light = word in words.LIGHT and clause.tag(i) in VERBS and not passive
    return Role.ACTOR if light and _is_violent_soon(clause, i) else None


def _is_reduced(clause: Clause, i: int) -> bool:
    """ "Members of X killed in the raid": who kills, kills somebody, so they were killed."""
    told = clause.low(i) in words.FELLING and clause.low(i).endswith("ed")
    return told and clause.low(i + 1) in {"in", "during"} and clause.low(i - 1) not in _AUXILIARY


def _is_violent_soon(clause: Clause, i: int) -> bool:
    """ "began shelling", "took control of", "used chlorine": what the light verb is about."""
    violent = words.ATTACKS | words.WEAPONS | words.STRIKING | words.TAKING | {"control", "weapons"}
    if clause.low(i) in words.WINNING:
        violent |= words.GROUND | words.TARGETS
    for word in clause.lows(i + 1, i + NEAR):
        if word in {"said", "that", "by", "in"}:
            return False
        if word in violent:
            return True
    return False
