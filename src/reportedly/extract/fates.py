"""What became of those who were shot: the word says that they were hit, the words around it the
rest.

"Shot dead" and "shot, and died in hospital" tell of the killed, "shot in the leg" and "shot, in
stable condition" of the wounded; where nothing else is said, they were killed or wounded.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.extract.nlp import Token
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Outcome

# Words that tell their death with the shot, and words that leave it open: rows of outcomes.py.
SHOT_DEAD = (
    "shot and killed; shot , killed; fatally shot; shot fatally; shot to death; "
    "shot and fatally wounded; fatally wounded; mortally wounded; fatally injured; "
    "fatally stabbed; fatally struck"
)
SHOOTS_DEAD = (
    "fatally shoots; fatally shooting; fatally shoot; shoots and kills; shooting and killing; "
    "shoot and kill; shoots dead; shooting death of; shooting deaths of; fatal shooting of; "
    "fatal shootings of; fatally wounding"
)
SHOT, SHOOTS = "shot", "shoots; shoot; shooting; shooting of"
SHOT_HURT = "shot and wounded; shot and injured; shot and hurt; grazed"
_OPEN = words("shot shoots shoot shooting struck hit")

_DIED = words("died dies dying dead deceased succumbed fatal fatally")
_LIVED = words(
    "hospital hospitals hospitalized hospitalised survive survived survives surviving recover"
    " recovers recovering recovered recovery stabilized stabilised surgery alive treated"
    " non-life-threatening life-threatening wounded injured injuries injury hurt nonfatal non-fatal"
)
_CARE = frozenset({("medical", "center"), ("trauma", "center"), ("medical", "centre"),
                   ("life", "threatening")})  # fmt: skip
_STATES = words("critical serious stable fair good grave guarded satisfactory")
# The head is none of them: of those shot in the head a report must say how they fared.
_LIMBS = words(
    "leg legs arm arms foot feet hand hands shoulder shoulders chest stomach abdomen back torso"
    " thigh thighs hip hips buttocks buttock neck face jaw knee knees ankle calf wrist elbow side"
    " groin finger fingers toe toes ear eye cheek forearm shin pelvis ribs midsection"
)
_INTO = words("in into through to on")
_LIMB_REACH = 6  # tokens from "in" to the limb: "in his upper left leg"
_OTHERS = words("another other others ; while")
_FATED = words(  # what follows a number of people
    "of fatally was were is are died killed dead wounded injured critically seriously person people"
    " men women man woman victim victims teens boys girls in confirmed later"
)
_WHEN = words("after when from following since")
_ILLS = words(
    "malnutrition malnourishment hunger starvation thirst cold hypothermia disease diseases illness"
    " cancer plague cholera polio measles typhoid tuberculosis virus infection natural old stroke"
    " heart diabetes kidney fever dehydration lack shortage shortages"
)


def is_open(token: Token) -> bool:
    """True of "shot", "struck": a word that leaves open whether they lived."""
    return token.low in _OPEN


def fate(tokens: Sequence[Token], first: int, last: int) -> Outcome:
    """What became of those whom the word at `first`..`last` tells to have been shot."""
    after = _same_people(tokens[last + 1 :])
    if tells_death(after):
        return Outcome.KILLED
    before = _led_to(tokens[:first])
    if _tells_limb(after) or tells_survival(after) or (before and tells_survival(before)):
        return Outcome.WOUNDED
    return Outcome.KILLED_OR_WOUNDED


def _same_people(after: Sequence[Token]) -> Sequence[Token]:
    """Up to where others are told of: "was shot and another killed"."""
    for at, token in enumerate(after):
        counted = token.tag == "CD" and {t.low for t in after[at + 1 : at + 2]} & _FATED
        if token.low in _OTHERS or is_open(token) or counted:
            return after[:at]
    return after


def _led_to(before: Sequence[Token]) -> Sequence[Token]:
    """What a sentence says first that came of it: "is in critical condition after being shot"."""
    linked = [i for i, t in enumerate(before) if t.low in _WHEN]
    return before[: linked[-1]] if linked else ()


def hung_on(tokens: Sequence[Token], verb: Token) -> Token | None:
    """ "is in hospital after being shot": the verb that "being shot" hangs on, if it does."""
    passive = any(t.dep == "auxpass" and t.head == verb.i for t in tokens)
    over = tokens[tokens[verb.head].head]
    return over if verb.dep == "pcomp" and passive else None


def tells_death(tokens: Sequence[Token]) -> bool:
    """ "died", "was pronounced dead", "to death", "and killed"."""
    lows = [t.low for t in tokens]
    pairs = set(pairwise(lows))
    return bool(_DIED & set(lows)) or bool(pairs & {("to", "death"), ("and", "killed")})


def tells_survival(tokens: Sequence[Token]) -> bool:
    """ "in stable condition", "taken to hospital", "expected to recover"."""
    lows = [t.low for t in tokens]
    pairs = set(pairwise(lows))
    states = any(b == "condition" and a in _STATES for a, b in pairs)
    return bool(_LIVED & set(lows)) or bool(pairs & _CARE) or states


def _tells_limb(after: Sequence[Token]) -> bool:
    """ "in the leg", "in his upper left arm", "in leg"."""
    for at, token in enumerate(after):
        limb = next((t for t in after[at + 1 : at + _LIMB_REACH] if t.low in _LIMBS), None)
        if token.low in _INTO and limb is not None:
            between = after[at + 1 : after.index(limb)]
            return all(t.tag in _BEFORE_LIMB for t in between)
    return False


_BEFORE_LIMB = frozenset({"DT", "PRP$", "JJ", "NN", "CC", "VBN", "RB", ",", "HYPH"})


def is_natural(tokens: Sequence[Token], at: int) -> bool:
    """ "died of malnutrition", "died from an illness": no death by violence."""
    if at >= len(tokens) or tokens[at].low not in {"of", "from"}:
        return False
    return any(t.low in _ILLS for t in tokens[at + 1 : at + 4])


_SUFFER = words(
    "suffer suffers suffered suffering sustain sustained sustaining receive received experienced"
    " experiencing"
)
_HARMS = words(
    "injury injuries wound wounds burns fracture fractures concussion concussions shrapnel bruises"
    " suffocation asphyxiation asphyxia breathing respiratory choking poisoning convulsions"
)
# Words by which a sentence is known to tell of the wounded, and others that say it of a hospital.
CARRIED = words("rushed brought admitted transferred transported airlifted")
_BROUGHT = CARRIED | words("taken flown driven sent")
_HOSPITALS = words("hospital hospitals infirmary")
_CENTRES = frozenset({("medical", "center"), ("trauma", "center"), ("medical", "centre")})
_NAME = 8  # tokens from "to" to the end of a hospital's name
_MISSILES = words("bullet bullets gunfire gunshot gunshots shots crossfire")
_STRIKE_REACH = 6  # "struck in the leg by a bullet"


def injury(tokens: Sequence[Token], i: int) -> int | None:
    """ "suffered burns", "sustained serious injuries": the last of its tokens."""
    if tokens[i].low not in _SUFFER:
        return None
    for token in tokens[i + 1 : i + 5]:
        if token.low in _HARMS:
            return None if tells_death(_same_people(tokens[i + 1 :])) else token.i
        if token.low in {"casualties", "losses", "dead", "and", ",", "no"}:
            return None
    return None


def hospital(tokens: Sequence[Token], i: int) -> int | None:
    """ "taken to Elm Hospital", where nobody died: the last of its tokens."""
    if tokens[i].low not in _BROUGHT or "to" not in [t.low for t in tokens[i + 1 : i + 4]]:
        return None
    for token in tokens[i + 2 : i + 2 + _NAME]:
        if is_hospital(token) or (tokens[token.i - 1].low, token.low) in _CENTRES:
            return None if tells_death(_same_people(tokens[i + 1 :])) else token.i
        if token.tag.startswith("V"):
            return None
    return None


def in_care(tokens: Sequence[Token], i: int) -> int | None:
    """ "in critical condition"; of others than those told of, "in the hospital": the last token."""
    before = {t.low for t in tokens[max(0, i - 3) : i]}
    if tokens[i].low != "in" or before & {"them", "whom"}:  # who they are, and no new count
        return None
    for token in tokens[i + 1 : i + 4]:
        state = token.low == "condition" and tokens[token.i - 1].low in _STATES
        others = i > 0 and tokens[i - 1].low in {"others", "other"}
        if state or (others and token.low in _HOSPITALS):
            return None if tells_death(_same_people(tokens[token.i :])) else token.i
    return None


def is_hospital(token: Token) -> bool:
    return token.low in _HOSPITALS | {"center", "centre", "condition"}


def tells_others(tokens: Sequence[Token]) -> bool:
    """True if a count or "another" begins to tell of other people."""
    return any(t.tag == "CD" or t.low in {"another", "other", "others"} for t in tokens)


def is_hit(tokens: Sequence[Token], i: int) -> bool:
    """ "struck by a stray bullet", "a bullet hit her"."""
    if tokens[i].low not in {"struck", "hit"}:
        return False
    after = [t.low for t in tokens[i + 1 : i + 1 + 2 * _STRIKE_REACH]]
    by = after.index("by") if "by" in after[:_STRIKE_REACH] else None
    named = [t.low for t in tokens[max(0, i - 3) : i]] if by is None else after[by : by + 5]
    return bool(_MISSILES & set(named))


_FIRED = words("fired fire fires firing heard hearing took taking")
_BEFORE_NOUN = words(
    "a the each every single first second final fatal gun warning that this sniper rifle pistol"
)


def is_deed(tokens: Sequence[Token], i: int) -> bool:
    """True of "shot" and "shooting" as what is done to people; not of "shot down", "one shot"."""
    after = [t.low for t in tokens[i + 1 : i + 3]]
    before = [t.low for t in tokens[max(0, i - 3) : i]]
    if after[:1] == ["down"] or (
        after[:1] == ["at"] and after[1:] != [] and _is_aim(tokens[i + 2])
    ):
        return False
    if tokens[i].low == "fatally":
        return _is_elliptic(tokens, i)
    if tokens[i].low != "shot":
        return any(t.head == i and t.dep == "dobj" for t in tokens) and before[-1:] != ["to"]
    noun = tokens[i].tag == "NN" and bool(_BEFORE_NOUN & set(before[-1:]))
    return not noun and not _FIRED & set(before)


def _is_aim(token: Token) -> bool:
    return token.tag in {"PRP", "NNS", "CD"}


def _is_elliptic(tokens: Sequence[Token], i: int) -> bool:
    """ "two shot, one fatally": the verb was told before."""
    after = tokens[i + 1 : i + 2]
    return tells_others(tokens[max(0, i - 3) : i]) and not any(
        t.tag in {"VBD", "VBN"} for t in after
    )


def victims_fate(tokens: Sequence[Token], i: int) -> Outcome:
    """Victims are the dead, except where the words say that they live or were shot."""
    after = _same_people(tokens[i + 1 :])
    if tells_death(after):
        return Outcome.KILLED
    if tells_survival(after):
        return Outcome.WOUNDED
    shot = any(is_open(t) or t.low == "gunshot" for t in tokens)
    return Outcome.KILLED_OR_WOUNDED if shot else Outcome.KILLED
