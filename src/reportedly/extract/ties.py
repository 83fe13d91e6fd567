"""What ties a count to an outcome: the shape of the words between them.

"N were killed" and "N dead" look back, "killing N" and "claimed the lives of N" look ahead,
"22 deaths" and "no casualties" stand side by side, "the toll rose to N" leads up to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice

from reportedly.extract.asides import aside_behind
from reportedly.extract.fates import hung_on
from reportedly.extract.nlp import Token
from reportedly.extract.outcomes import RISING, OutcomeWord, Reach, is_auxiliary, is_be
from reportedly.extract.people import SINGULAR, WHOM, PeopleNoun
from reportedly.extract.quantities import Number
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Whom

# Tokens between a count and its outcome: beside it, or across a clause. Found on tuning articles.
NEAR, FAR = 3, 16
_CLIMB = 6  # steps up the parse from a number to the verb of its people
_STRANGERS = 4  # words in a list of victims that name none of them
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LISTED = frozenset({"CD", "NN", "NNS", "NNP", "NNPS"})  # "two posts, six depots and 12 fighters"
_STOPS = FINITE | {":", "``", "''"}
_TURNS = words("; while but after before until when that since as because though although")
_STILL = words("remain remains remained stay stayed lay lie went gone go")  # "remain missing"
_LINKS = words("to at of reached was is stands exceeded by as hit reaching")
_LEFT = words("left leaves leaving leave")
_TAKES = words("dozens scores several many hundreds")
_BOUNDS = words("at more over nearly about up around some almost")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the people it counts; not yet known what befell them."""

    number: Number
    people: PeopleNoun | None
    members: tuple["Counted", ...] = ()  # of a household counted as one: "a woman and her child"

    @property
    def first(self) -> int:
        return self.number.first

    @property
    def last(self) -> int:
        return self.people.last if self.people is not None else self.number.last


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its outcomes and counts, in order."""

    tokens: Sequence[Token]
    outcomes: Sequence[OutcomeWord]
    counted: Sequence[Counted]

    def lows(self, start: int, stop: int) -> list[str]:
        return [t.low for t in self.tokens[max(0, start) : max(0, stop)]]

    def counted_at(self, i: int) -> bool:
        """True if a number stands at token `i`."""
        return any(c.number.first <= i <= c.number.last for c in self.counted)

    def before(self, item: Counted, *reaches: Reach) -> OutcomeWord | None:
        """The last outcome of these kinds before a count."""
        found = [o for o in self.outcomes if o.last < item.first and o.reach in reaches]
        return found[-1] if found else None


def stative_right(scene: Scene, item: Counted, reach: int) -> OutcomeWord | None:
    """ "N people were killed", "N dead", "N others injured"."""
    outcome = next((o for o in scene.outcomes if o.first > item.last and _looks_back(o)), None)
    if outcome is None:
        return None
    aside = asides(scene, item)
    gap = [i for i in range(item.last + 1, outcome.first) if i not in aside]
    if len(gap) > reach or not _open_road(scene, gap):
        return None
    if any(scene.counted_at(i) for i in gap):
        return None  # "2 women 29 injured": another count has it
    if outcome.reach is Reach.EITHER and not _passive(scene, item, gap, outcome):
        return None
    return outcome


def asides(scene: Scene, item: Counted) -> frozenset[int]:
    """The tokens that tell who was among those counted, right behind the count."""
    later = (c for c in scene.counted if c.first > item.last)
    counted = frozenset(i for c in later for i in range(c.first, c.last + 1))
    return aside_behind(scene.tokens, counted, item.last + 1)


def _looks_back(outcome: OutcomeWord) -> bool:
    return outcome.reach in (Reach.BACK, Reach.EITHER)


def _passive(scene: Scene, item: Counted, gap: Sequence[int], outcome: OutcomeWord) -> bool:
    """ "22 killed", "22 have been killed"; not "22 rebels killed two"."""
    if item.people is None and not gap:
        return True  # a bare number is no doer: "and 30 injured a local source said"
    left = _LEFT & set(scene.lows(item.first - 1, item.first))  # "left 20 others wounded"
    if left or any(is_auxiliary(scene.tokens[i]) for i in gap):
        return True
    following = scene.tokens[outcome.last + 1 : outcome.last + 4]
    if not following:
        return True
    least = following[0].low in _BOUNDS and any(t.tag == "CD" for t in following)
    if following[0].tag == "CD" or following[0].low in _TAKES or least:
        return len(gap) == 0 and _hurt_too(scene, outcome)
    return following[0].tag not in {"DT", "PRP$"}


def _hurt_too(scene: Scene, outcome: OutcomeWord) -> bool:
    """ "a woman killed 30 injured": what follows has its own outcome, and is no victim of hers."""
    later = (o for o in scene.outcomes if o.first > outcome.last)
    return any(o.first - outcome.last <= NEAR + 1 and _looks_back(o) for o in later)


def _open_road(scene: Scene, gap: Sequence[int]) -> bool:
    """Nothing between count and outcome that opens another statement."""
    for i in gap:
        token = scene.tokens[i]
        if is_auxiliary(token) or token.low in _STILL | {"also", "include", "includes"}:
            continue
        if token.low in _TURNS or (token.low == "and" and not _same_subject(scene, i, gap[-1] + 1)):
            return False
        if token.tag in _STOPS or (token.tag == "VBG" and token.low not in {"being", "including"}):
            return False
    return True


def _same_subject(scene: Scene, joint: int, stop: int) -> bool:
    """ "members of the forces and its allies were killed": the list has no count of its own."""
    counts = any(joint < c.first < stop for c in scene.counted)
    return not counts and scene.tokens[joint + 1].tag not in _STOPS | {"VBG", "VBN"}


def noun_right(scene: Scene, item: Counted) -> OutcomeWord | None:
    """ "22 deaths", "no casualties", "18 civilian deaths"."""
    reach = 2 if item.number.low == 0 else NEAR
    for outcome in scene.outcomes:
        gap = scene.lows(item.number.last + 1, outcome.first)
        if outcome.reach is Reach.NOUN and 0 < outcome.first - item.number.last <= reach:
            return None if {"and", "the", "in", "from"} & set(gap) else outcome
    return None


def active_left(scene: Scene, item: Counted, spent: frozenset[int]) -> OutcomeWord | None:
    """ "killed at least N", "claiming the lives of N", and N in a list after it.

    `spent` are outcomes that a count before them has claimed ("6 killed, 22 injured").
    """
    outcome = scene.before(item, Reach.AHEAD, Reach.EITHER)
    if outcome is None or (outcome.reach is Reach.EITHER and outcome.first in spent):
        return None
    if outcome.reach is Reach.EITHER and _was_passive(scene, outcome):
        return None
    covered = {i for c in scene.counted for i in range(c.first, c.last + 1)}
    strangers = [i for i in range(outcome.last + 1, item.first) if i not in covered]
    near = len([i for i in strangers if scene.tokens[i].tag not in _LISTED]) <= _STRANGERS
    if strangers[:1] == [outcome.last + 1] and scene.tokens[strangers[0]].tag == "``":
        strangers = strangers[1:]  # "killing 'a woman and her son'"
    return outcome if near and _list_road(scene, strangers) else None


def just_after(scene: Scene, item: Counted, spent: frozenset[int]) -> OutcomeWord | None:
    """ "killed 220,000 people wounded a million": the verb that stands right before the count."""
    outcome = active_left(scene, item, spent)
    if outcome is None or outcome.last + 1 != item.first or _is_second(scene, item, outcome):
        return None
    return outcome


def unarmed_before(scene: Scene, verb: int) -> bool:
    """True of "child killed", "woman injured": one who is likelier the victim than the doer."""
    before = scene.lows(verb - 1, verb)
    return any(w in SINGULAR and WHOM[w] in _UNARMED for w in before)


_UNARMED = frozenset({Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN})
_CLOSING = words("in on at by due during after near when as over . ,")


def _is_second(scene: Scene, item: Counted, outcome: OutcomeWord) -> bool:
    """ "Child killed two others injured in Tarn": a headline's second victims, not her own."""
    other = next((o for o in scene.outcomes if o.first == item.last + 1), None)
    if other is None or not _looks_back(other) or other.outcome is outcome.outcome:
        return False
    alone = unarmed_before(scene, outcome.first)
    others = item.people is not None and item.people.others
    closed = set(scene.lows(other.last + 1, other.last + 2)) <= _CLOSING
    return outcome.reach is Reach.EITHER and closed and (alone or others)


def _was_passive(scene: Scene, outcome: OutcomeWord) -> bool:
    """ "22 civilians were killed and 30 ...", "those killed": nothing passes on to what follows."""
    if scene.lows(outcome.first - 1, outcome.first) == ["those"]:
        return True
    before = reversed(scene.tokens[: outcome.first])
    return any(is_be(t) for t in islice(dropwhile(lambda t: t.tag == "RB", before), 1))


def _list_road(scene: Scene, strangers: Sequence[int]) -> bool:
    """Only list words, adverbs and descriptions between the verb and a later count."""
    stops = {"in", "on", "near", "during", "around", "by", "to", "from"} | _TURNS
    return not any(
        scene.tokens[i].low in stops
        or scene.tokens[i].tag in _STOPS | {"VB"}
        or _is_another_deed(scene, i)
        for i in strangers
    )


def _is_another_deed(scene: Scene, i: int) -> bool:
    """ "killed two and expelled many others", "killing two, burning many houses"."""
    token = scene.tokens[i]
    if token.tag == "VBG":
        return token.low != "including"
    return token.tag == "VBN" and scene.lows(i - 1, i) in (["and"], [","])


def toll_right(scene: Scene, item: Counted) -> OutcomeWord | None:
    """ "raised to 61 the number of people killed", "to 24 its count of those killed"."""
    for outcome in scene.outcomes:
        gap = scene.lows(item.last + 1, outcome.first)
        if outcome.reach is Reach.TOLL and gap in (["the"], ["its"], ["their"]):
            return outcome
    return None


def toll_left(scene: Scene, item: Counted) -> OutcomeWord | None:
    """ "the death toll rose to N", "deaths of N", "bodies of N"."""
    outcome = scene.before(item, Reach.TOLL, Reach.NOUN)
    if outcome is None:
        return None
    gap = scene.lows(outcome.last + 1, item.first)
    if outcome.reach is Reach.NOUN:
        if gap[:2] in (["are", "in"], ["were", "in"]):
            return outcome if len(gap) <= NEAR else None
        of = gap[:1] == ["of"] or scene.tokens[outcome.last].low in {"of", "to"}
        return outcome if of and len(gap) <= NEAR else None
    if RISING & set(gap[-4:]):
        return outcome  # however long it says what was counted
    if scene.lows(item.first - 1, item.first) in (["to"], ["at"]) and _set(scene, outcome):
        return outcome
    verb = scene.tokens[item.first - 1].tag in FINITE | {"VBN"}
    verb = verb or scene.tokens[item.first].low in {"exceeds", "exceeded", "estimated"}
    return outcome if len(gap) <= FAR and (verb or _LINKS & set(gap)) else None


def _set(scene: Scene, toll: OutcomeWord) -> bool:
    """ "raised the death toll from the raids on the town to N", "put the toll at N"."""
    return bool((RISING | {"put", "puts", "putting"}) & set(scene.lows(toll.first - 3, toll.first)))


_CLIMBS = words("nummod quantmod amod compound conj advmod appos nmod poss det")
_SAME = frozenset({"conj", "xcomp"})
_SUBJECTS = {"nsubjpass": (Reach.EITHER, Reach.BACK), "nsubj": (Reach.BACK,)}


def by_parse(scene: Scene, item: Counted) -> OutcomeWord | None:
    """The verb of harm that the parse gives the counted people to, however far it stands."""
    token = scene.tokens[item.number.last]
    for _ in range(_CLIMB):
        head = scene.tokens[token.head]
        if token.dep in (*_SUBJECTS, "dobj"):
            return _governed(scene, item, token.dep, head.i)
        of = token.dep == "pobj" and head.low == "of"
        if token.dep not in _CLIMBS and not of and not (token.dep == "prep" and token.low == "of"):
            return None
        token = head
    return None


def _joined_verbs(scene: Scene, verb: int) -> Iterator[int]:
    """Verbs with the subject of `verb`: "rounded up and executed", "believed to have died"."""
    led = {t.head for t in scene.tokens if t.dep in _SUBJECTS}
    return (t.i for t in scene.tokens if t.dep in _SAME and t.head == verb and t.i not in led)


def _hanging(scene: Scene, verb: int) -> OutcomeWord | None:
    verbs = ((o, hung_on(scene.tokens, scene.tokens[o.first])) for o in scene.outcomes)
    return next((o for o, over in verbs if over is not None and over.i == verb), None)


def _governed(scene: Scene, item: Counted, dep: str, verb: int) -> OutcomeWord | None:
    deeds = {verb, *_joined_verbs(scene, verb)}
    told = (o for o in scene.outcomes if deeds & set(range(o.first, o.last + 1)))
    outcome = next(told, None)  # "were rounded up and executed"
    if outcome is None:
        return None if dep == "dobj" else _hanging(scene, verb)
    if dep == "dobj":
        ahead = outcome.last < item.first and outcome.reach in (Reach.EITHER, Reach.AHEAD)
        return outcome if ahead else None
    return outcome if outcome.first > item.last and outcome.reach in _SUBJECTS[dep] else None
