"""Who does what to whom: the relation of each party's phrase to the words of violence around it.

Relations are read from the order of the words, which holds where commas are lost and a parse goes
astray; the parse is asked only for phrases that stand next to no such word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reportedly.extract import party_words as words
from reportedly.extract.nlp import Token
from reportedly.extract.parties import Noun

_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "wasn't", "weren't"})
_AUXILIARY = _BE | frozenset(
    "have has had having to also later then reportedly allegedly who which that currently still"
    " may might could would will can should did does do not n't since each both all again".split()
)
_BEFORE_NOUN = frozenset(
    "the a an some several many more than at least dozens scores hundreds thousands about around"
    " nearly suspected alleged either both what other any no another two three so called its their"
    " his so-called mostly all most other many over up only some tens few group groups".split()
)
_COUNTERS = frozenset(
    "dozens scores hundreds thousands number members lot tens some many all most group groups unit"
    " units gatherings ranks rows side fighters militants terrorists list".split()
)
_JOINING = frozenset(
    "and or , as well along with alongside the their its together either allied other a an some"
    " ' \" both his so called so-called - of".split()
)
_BACKING = frozenset({"backed", "supported", "assisted", "aided", "accompanied", "reinforced"})
# A phrase that one of these governs is no subject of what follows.
_GOVERNING = frozenset(
    "by with for of near from at into between against among over inside under behind upon".split()
)
_ALLIES = frozenset({"allies", "ally", "allied", "supporters", "backers", "affiliates"})
_PLACED = frozenset(
    "located based positioned stationed entrenched operating holed deployed holding backed"
    " supported armed led loyal allied affiliated linked stationed present known".split()
)
_TO_WHOM = frozenset({"on", "against", "at", "into", "targeting", "upon", "onto", "towards", "toward", "in", "over"})  # fmt: skip
_BLAMING = frozenset({"blamed", "blames", "blame", "blaming", "accused", "accuses", "accusing", "accuse"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = _FINITE | {"VBN", "VBG", "VB", "MD"}
_FAR, _NEAR, _CLAUSE = 12, 6, 14


class Role(Enum):
    """What a phrase is to the violence told."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    HOLDER = "holder"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Scene:
    """The tokens of what is said, by index `first`..`last`, and the phrases among them."""

    tokens: Sequence[Token]
    nouns: Sequence[Noun]
    first: int
    last: int
    pact: bool  # a truce, whose parties are those who made it

    def low(self, i: int) -> str:
        return self.tokens[i].low if self.first <= i <= self.last else ""

    def tag(self, i: int) -> str:
        return self.tokens[i].tag if self.first <= i <= self.last else ""

    def starting(self, i: int) -> Noun | None:
        return next((n for n in self.nouns if n.first == i), None)

    def lows(self, first: int, last: int) -> list[str]:
        return [self.low(i) for i in range(max(first, self.first), min(last, self.last) + 1)]


def find_roles(scene: Scene) -> dict[Noun, Role]:
    """The role of each phrase that has one."""
    roles = {n: Role.BOTH for n in _mutual(scene)}
    for noun in scene.nouns:
        role = None if noun in roles else _role(scene, noun)
        if role is not None:
            roles[noun] = role
    _share(scene, roles)
    return roles


def _role(scene: Scene, noun: Noun) -> Role | None:
    if noun.holds:
        out = scene.low(_skipped(scene, noun.first - 1)) == "from"
        return _before(scene, noun.first) or Role.HOLDER if out else Role.HOLDER
    if noun.owns:
        return Role.RECIPIENT if scene.low(noun.first - 2) in {"anti", "counter"} else Role.ACTOR
    before, at = _before(scene, noun.first), _skipped(scene, _head_of_list(scene, noun).first - 1)
    if scene.low(at) in _GOVERNING and scene.low(noun.last + 1) not in {"who", "which", "that"}:
        return before
    after = _after(scene, noun.last)
    if before is Role.RECIPIENT and after is Role.ACTOR and _is_deed(scene, noun.first - 1):
        return after
    return before or after or _parsed(scene, noun)


def _head_of_list(scene: Scene, noun: Noun) -> Noun:
    """The first of phrases joined by "and": what governs it governs them all."""
    before = [n for n in scene.nouns if n.last < noun.first]
    if before and _linked(scene, before[-1], noun, backing=False):
        return _head_of_list(scene, before[-1])
    return noun


def _is_deed(scene: Scene, at: int) -> bool:
    """ "After the shelling rebels fired back": a noun that looks like a verb with an object."""
    return scene.low(at).endswith("ing") and scene.tag(at) in {"NN", "VBG"}


# -- what stands before a phrase


def _before(scene: Scene, first: int) -> Role | None:
    """The relation that the word before a phrase, its article and number left out, gives it."""
    at = _skipped(scene, first - 1)
    word = scene.low(at)
    if word == "by":
        return _by(scene, at)
    if word in _BLAMING or (word == "on" and scene.low(at - 1) in _BLAMING | {"it"}):
        return Role.ACTOR
    if word == "of":
        return _of(scene, at)
    if word == "from":
        return _from(scene, at)
    if word == "to":
        return Role.ACTOR if {"lost", "fell", "fall"} & set(scene.lows(at - _NEAR, at)) else None
    if word == "with" and scene.low(at - 1) == "along":
        return Role.RECIPIENT if _strikes(scene, at - 2, passive=True) else None
    if word == "among":
        near = set(scene.lows(at - 4, at))
        return Role.RECIPIENT if words.HARM & near and not {"no", "without"} & near else None
    if word in _TO_WHOM:
        return Role.RECIPIENT if _attacked(scene, at) else None
    return Role.RECIPIENT if _strikes(scene, at) else None


def _skipped(scene: Scene, at: int) -> int:
    """The first token leftwards that is no article, number, adjective or "dozens of"."""
    while at >= scene.first:
        word, tag = scene.low(at), scene.tag(at)
        counted = word in {"of", "from"} and scene.low(at - 1) in _COUNTERS | words.TARGETS
        counted = counted or (word == "to" and scene.low(at - 1) == "up")
        described = tag in {"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "HYPH", "``", "''", "PDT"}
        if not (counted or word in words.TARGETS and scene.low(at + 1) == "of"):
            if not (described or word in _BEFORE_NOUN) or word in words.STRIKING:
                return at
        at -= 1
    return at


def _by(scene: Scene, at: int) -> Role | None:
    doing = scene.low(at - 1)
    if words.PACTS & set(scene.lows(at - _NEAR, at - 1)):
        return Role.ACTOR
    if doing in words.HOLDING:
        return Role.HOLDER
    if doing in _BACKING or doing in words.SAYING or doing in {"released", "published", "used"}:
        return None
    return Role.ACTOR


def _of(scene: Scene, at: int) -> Role | None:
    head = scene.low(at - 1)
    if head == "hands":
        return Role.ACTOR
    return Role.RECIPIENT if head in words.HARM else None


def _from(scene: Scene, at: int) -> Role | None:
    for i in range(at - 1, max(scene.first, at - _FAR) - 1, -1):
        word = scene.low(i)
        if word in words.WEAPONS or (word in words.ATTACKS and scene.tag(i).startswith("N")):
            return Role.ACTOR
        if word in words.TAKING or word in words.STRIKING:
            return Role.RECIPIENT
    return None


def _attacked(scene: Scene, at: int) -> bool:
    """ "strikes on", "fired rockets at": a word of attack governs the preposition at `at`."""
    if scene.low(at) == "targeting":
        return True
    near = scene.low(at) in {"in", "over", "into", "at"}
    for i in range(at - 1, max(scene.first, at - (_NEAR if near else _FAR)) - 1, -1):
        word, noun = scene.low(i), scene.tag(i).startswith("N")
        if near and word not in words.WIELDING:
            if scene.tag(i) in _VERBS:
                return False
            continue
        if (noun and word in words.ATTACKS | words.HARM) or word in words.WIELDING | words.TAKING | words.STRIKING:  # fmt: skip
            return True
        if scene.tag(i) in _FINITE or word in {"where", "when", "as", "while", "that"}:
            return False
    return False


def _strikes(scene: Scene, at: int, *, passive: bool = False) -> bool:
    """A verb with the phrase as its object: "killed", "shelling", but not "were killed"."""
    if scene.low(at) not in words.STRIKING and not (
        scene.low(at) in words.TAKING and scene.low(at) not in {"withdrew", "pulled", "advanced"}
    ):
        return False
    if not (scene.tag(at) in _VERBS or scene.low(at).endswith(("ed", "ing"))):
        return False
    return passive or scene.low(at - 1) not in _BE


# -- what stands after a phrase


def _after(scene: Scene, last: int) -> Role | None:
    """The relation to the first verb after a phrase and what belongs to it."""
    i, passive, apart = last + 1, False, False
    while i <= min(scene.last, last + _CLAUSE):
        word, tag = scene.low(i), scene.tag(i)
        following = scene.starting(i)
        if following is not None and not apart and scene.low(i - 1) in _JOINING:
            i = following.last + 1
            continue
        if word == "and" and scene.low(i + 1) in {"their", "its"} and scene.low(i + 2) in _ALLIES:
            i += 2
        elif word in {"and", "but", "while", "when", "where", "after", "as"} and following is None:
            if not apart and scene.starting(i + 1) is None and i > last + 1:
                return None
            if word not in {"and"}:
                return None
        elif word in _AUXILIARY or tag == "RB" or word == "able":
            passive = (passive or word in _BE) and word not in {"to", "able"}
        elif tag in _VERBS or word in words.STRIKING and not apart:
            role = _done(scene, i, passive=passive)
            if role is not None or not _goes_on(scene, i, apart):
                return role
            passive = False
            apart = apart or word in _PLACED
        elif tag in {"IN", "-LRB-", "TO", "RP"} or word in {",", "so", "called", '"', "“"}:
            apart = True
        elif not apart:
            return None
        elif tag.startswith("N"):
            passive = False
        i += 1
    return None


def _goes_on(scene: Scene, i: int, apart: bool) -> bool:
    """A verb that leads to another: "continued to", "located in", "tried to"."""
    word = scene.low(i)
    return word in words.LIGHT or word in _PLACED or (apart and scene.tag(i) in {"VBN", "VBG"})


def _done(scene: Scene, i: int, *, passive: bool) -> Role | None:
    word = scene.low(i)
    if word in words.LOSING:
        return Role.RECIPIENT
    if passive or (scene.low(i + 1) == "by" and scene.tag(i) in {"VBN", "VBD"}):
        done_to = words.STRIKING | words.TAKING | words.FIGHTING
        active = scene.tag(i) == "VBG" or word.endswith("ing")
        if active and (word in done_to or word in words.WIELDING):
            return Role.ACTOR
        return Role.RECIPIENT if word in done_to else None
    if word in words.STRIKING | words.WIELDING | words.TAKING | words.FIGHTING:
        return Role.ACTOR
    if word in words.LIGHT and scene.tag(i) in _VERBS:
        return Role.ACTOR if _violent_soon(scene, i) else None
    return None


def _violent_soon(scene: Scene, i: int) -> bool:
    """ "began shelling", "took control of", "used chlorine": what the light verb is about."""
    for k in range(i + 1, min(scene.last, i + _NEAR) + 1):
        word = scene.low(k)
        if word in {"said", "that", "by", "in"}:
            return False
        if word in words.ATTACKS | words.WEAPONS | words.STRIKING | words.TAKING | {"control", "weapons"}:  # fmt: skip
            return True
    return False


# -- both at once


def _mutual(scene: Scene) -> Iterator[Noun]:
    """ "clashes between A and B", "A clashed with B", "A is battling B": both sides."""
    for i in range(scene.first, scene.last + 1):
        if scene.low(i) in words.MUTUAL or (scene.pact and scene.low(i) in words.PACTS):
            sides = _between(scene, i) or _against(scene, i)
            if sides:
                yield from sides
                return
        if scene.low(i) in words.FIGHTING and scene.tag(i) in _VERBS | {"NN"}:
            sides = _fought(scene, i)
            if sides:
                yield from sides
                return


def _between(scene: Scene, i: int) -> list[Noun]:
    between = next((k for k in range(i, i + _FAR) if scene.low(k) in {"between", "pitting", "among"}), None)  # fmt: skip
    if between is None:
        return []
    following = [n for n in scene.nouns if n.first > between]
    if len(following) < 2 or following[0].first - between > _NEAR:
        return []
    pair = following[:2] if following[1].first - following[0].last <= _FAR else []
    return pair


def _against(scene: Scene, i: int) -> list[Noun]:
    """ "clashes with B": the party named before, and B."""
    at = next((k for k in range(i, i + 5) if scene.low(k) in {"with", "against"}), None)
    other = None if at is None else next((n for n in scene.nouns if 0 < n.first - at <= 5), None)
    if other is None or other.holds:
        return []
    own = [n for n in scene.nouns if n.last < i and not n.holds]
    return [*own[-1:], other]


def _fought(scene: Scene, i: int) -> list[Noun]:
    """ "A was fighting B"."""
    other = next((n for n in scene.nouns if 0 < n.first - i <= 3 and not n.holds), None)
    if other is None or not set(scene.lows(i + 1, other.first - 1)) <= _BEFORE_NOUN | {"with"}:
        return []
    own = [n for n in scene.nouns if n.last < i and i - n.last <= _FAR and not n.holds]
    return [*own[-1:], other]


# -- phrases joined


def _share(scene: Scene, roles: dict[Noun, Role]) -> None:
    """ "A and B", "A backed by B": what one of them does or suffers, the other does too."""
    pairs = list(zip(scene.nouns, scene.nouns[1:], strict=False))
    for left, right in pairs:
        if left in roles and right not in roles and _linked(scene, left, right, backing=True):
            roles[right] = roles[left]
    for left, right in reversed(pairs):
        if right in roles and left not in roles and _linked(scene, left, right, backing=False):
            roles[left] = roles[right]


def _linked(scene: Scene, left: Noun, right: Noun, *, backing: bool) -> bool:
    gap = scene.lows(left.last + 1, right.first - 1)
    gap = gap[1:] if gap[1:2] and gap[1] in _BACKING else gap  # a comma
    if backing and gap[:1] and gap[0] in _BACKING and gap[1:2] == ["by"]:
        return set(gap[2:]) <= _JOINING
    joined = {"and", "or", ",", "alongside", "along", "well"} & set(gap)
    return bool(joined) and set(gap) <= _JOINING and len(gap) <= 5


# -- by the parse


def _parsed(scene: Scene, noun: Noun) -> Role | None:
    """Subject or object of a word of violence by the parse."""
    inside = range(noun.first, noun.last + 1)
    head = next((t for t in map(scene.tokens.__getitem__, reversed(inside)) if t.head not in inside), None)  # fmt: skip
    if head is None or not scene.first <= head.head <= scene.last:
        return None
    verb = scene.tokens[head.head]
    violent = words.STRIKING | words.WIELDING | words.TAKING | words.FIGHTING
    if verb.low not in violent or verb.tag not in _VERBS:
        return None
    if head.dep == "nsubj":
        return Role.ACTOR
    done_to = verb.low in words.STRIKING
    return Role.RECIPIENT if done_to and head.dep in {"nsubjpass", "dobj"} else None
