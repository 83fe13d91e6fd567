"""Words that say: verbs of saying, what the speaker does by them, and when they say nothing."""

from collections.abc import Sequence
from enum import Enum

from reportedly.extract.nlp import Token

# Verbs whose subject speaks, whatever it is called ("a shopkeeper said").
PLAIN = frozenset("said say says saying told tells telling".split())
# Verbs that do other things too: their subject must look like somebody who speaks.
_OTHERS = frozenset(
    "reported reports report reporting stated states announced announces announcing confirmed"
    " confirms confirming added adds adding claimed claims claim claiming noted notes noting"
    " explained declared revealed acknowledged admitted warned warns tweeted wrote documented"
    " documents recorded counted insisted insists alleged alleges stressed stresses stressing"
    " indicated indicates affirmed asserted suggested suggest suggests described estimates"
    " estimated estimate lists listed monitored recounted maintained clarified pointed"
    " pointing believes believe expressed counts broadcast identified verified registered"
    " tallied released continued found issued recalled testified concluded accused accuses accusing"
    " blamed blames blame blaming denied denies deny denying rejected rejects dismissed"
    " refuted disclosed discloses repeated repeats reiterated reiterates emphasised emphasized"
    " underlined underscored remarked argued contended conceded informed informs".split()
)
# "raised its toll to 61", "put the number of dead at 70": who counts says so.
COUNTING = frozenset("raised raises put puts placed revised updated lowered".split())
_TOLLS = frozenset({"toll", "number", "count", "figure", "death"})
RELAYING = frozenset("quoted quotes quoting cited cites citing".split())
DENYING = frozenset("denied denies deny denying rejected rejects dismissed refuted".split())
BLAMING = frozenset("accused accuses blamed blames accusing blaming blame".split())
TOLD = frozenset("told tells telling informed informs".split())
BY_AGENT = frozenset("reported documented recorded confirmed claimed denied counted".split())
_NOUNS = frozenset(
    "report reports claims claim states documents estimate lists counts estimates notes".split()
)
_PASSIVE = frozenset("been being is was were are be".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


_OBJECT = 8  # words that may stand between "claimed" and the lives


class Stance(Enum):
    """What the speaker does with the content."""

    SAYS = "says"
    DENIES = "denies"
    BLAMES = "blames"
    CLAIMS = "claims responsibility"


def stance_of(tokens: Sequence[Token], i: int) -> Stance:
    """The stance of the saying verb `i`; "claimed" claims where it is of responsibility."""
    low = tokens[i].low
    if low.startswith("claim") and _claims_deed(tokens, i):
        return Stance.CLAIMS
    if low in DENYING or _calls_false(tokens, i):
        return Stance.DENIES
    return Stance.BLAMES if low in BLAMING else Stance.SAYS


_NAMING = frozenset("called calls calling described describes describing branded dubbed".split())
_TELLINGS = frozenset("claim claims report reports rumours rumors allegation allegations".split())
_FALSE = frozenset(
    "false untrue baseless unfounded groundless fabricated fabrication fabrications lie lies fake"
    " nonsense propaganda".split()
)
_NAMED = 4  # tokens within which stands what is called false


def _calls_false(tokens: Sequence[Token], i: int) -> bool:
    """ "called the reports of 40 dead a lie"."""
    named = _TELLINGS & {t.low for t in tokens[i + 1 : i + 1 + _NAMED]}
    return tokens[i].low in _NAMING and bool(named) and any(t.low in _FALSE for t in tokens[i:])


_DEEDS = frozenset(
    "responsibility attack attacks bombing bombings blast blasts explosion explosions assault"
    " assaults shooting killing killings assassination operation raid raids strike strikes ambush"
    " execution kidnapping abduction massacre".split()
)


def _claims_deed(tokens: Sequence[Token], i: int) -> bool:
    """ "claimed responsibility", "claimed a bomb attack": no clause follows, but what was done."""
    for token in tokens[i + 1 : i + 10]:
        if token.low in _DEEDS:
            following = tokens[token.i + 1].tag if token.i + 1 < len(tokens) else "."
            return not following.startswith(("NN", "VBD", "VBZ", "MD"))
        if token.tag not in _BEFORE_DEED:
            return False
    return False


_BEFORE_DEED = frozenset("DT JJ JJS NN NNP CD HYPH VBN VBG PRP$ POS IN".split())


def says(tokens: Sequence[Token], i: int) -> bool:
    """True if word `i` is a saying verb with a subject of its own."""
    low, tag = tokens[i].low, tokens[i].tag
    counts = low in COUNTING and bool(_TOLLS & {t.low for t in tokens[i + 1 : i + 6]})
    if low not in PLAIN and low not in _OTHERS and not counts and not _calls_false(tokens, i):
        return False
    if tag == "NNP" or (i and tokens[i].text[0].isupper() and tokens[0].text[:2].istitle()):
        return False  # a surname, as in "Osama Said"
    if _aside(tokens, i) or not _fits(tokens, i):
        return False
    if (tokens[i].dep == "amod" and tag != "VBD") or (low in _NOUNS and not tag.startswith("VB")):
        return False
    return not (_takes_lives(tokens, i) or _does_it(tokens, i) or _agentless(tokens, i))


def _fits(tokens: Sequence[Token], i: int) -> bool:
    """ "found that" says, "found a body" does not; "continued to shell" does not."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else "."
    if tokens[i].low == "found":
        return following == "that"
    return tokens[i].low != "continued" or following in {",", ".", '"', "''"}


def _aside(tokens: Sequence[Token], i: int) -> bool:
    """ "the number of people it says died": a clause within what is told."""
    if i < 2 or i + 1 >= len(tokens) or tokens[i - 1].low not in {"it", "he", "she", "they"}:
        return False
    return tokens[i - 2].tag in {"NN", "NNS"} and tokens[i + 1].tag in {"VBD", "VBN"}


def _takes_lives(tokens: Sequence[Token], i: int) -> bool:
    """ "claimed the lives of three", "claimed more than 100 civilians" is no saying."""
    if not tokens[i].low.startswith("claim"):
        return False
    told = tokens[i + 1 : i + 1 + _OBJECT]
    if {"lives", "life"} & {t.low for t in told}:
        return True
    counted = next((t for t in told if t.tag not in {"JJR", "IN", "RBS", "RB", "JJS"}), None)
    return (
        counted is not None
        and counted.tag == "CD"
        and not any(t.tag in FINITE | {"VBN"} for t in tokens[counted.i :])
    )


_DECLARED = frozenset({"ceasefire", "truce", "caliphate", "offensive", "lull", "cease"})


def _does_it(tokens: Sequence[Token], i: int) -> bool:
    """ "announced a truce", "declared a caliphate": who says so does it, and tells of nothing."""
    if not tokens[i].low.startswith(("announc", "declar")):
        return False
    for token in tokens[i + 1 : i + 1 + _OBJECT]:
        if token.low in _DECLARED:
            return True
        if token.tag not in _BEFORE_DEED | {"PRP$"} or token.low == "that":
            return False
    return False


def _agentless(tokens: Sequence[Token], i: int) -> bool:
    """ "is said to", "did not say", "an attack said to have killed nine": nobody says it."""
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    low, open_verb = tokens[i].low, tokens[i].low in BLAMING | DENYING
    if before in _PASSIVE and tokens[i].tag != "VBG":
        return True
    if before in {"so", "not", "n't", "nt", "n’t", "as"} or (before == "to" and not open_verb):
        return True
    then = tokens[i + 2].low if i + 2 < len(tokens) else ""
    unsaid = low in {"reported", "documented"} or (low == "said" and then in {"have", "be"})
    return after == "by" or (after == "to" and unsaid)
