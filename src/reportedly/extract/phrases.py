"""Noun phrases by tags alone: sturdy where commas are lost and a parse goes astray."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.nlp import Token
from reportedly.extract.unlisted import is_demonym

_INSIDE = frozenset(
    "JJ JJS JJR NN NNS NNP NNPS HYPH POS CD PRP$ VBN VBG FW -LRB- -RRB- AFX".split()
)
_OPENERS = frozenset({"DT", "PRP$", "PDT"})
JOINING = frozenset({"of", "for", "in", "at", "from", "with", "into", "on", "and", "inside"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
MEDIUMS = frozenset({"statement", "interview", "remarks", "comments", "briefing", "report", "post"})
# What somebody wrote or counted: who did stands behind it ("figures from X").
WRITINGS = MEDIUMS | frozenset(
    "reports statements toll tolls tally count figures numbers data statistics records list"
    " investigation inquiry study estimate estimates information communique announcement tweet"
    " dispatch dispatches video footage testimony accounts account message letter survey".split()
)
_COUNTING = frozenset({"dozens", "hundreds", "thousands", "scores", "tens", "millions"})
_NEW = frozenset({"local", "other", "another", "several", "some", "many"})  # they open a phrase
_ENDING = frozenset({"more", "others", "dead", "wounded"})  # "nine dead the army said"
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday january"
    " february march april may june july august september october november december".split()
)
# Plurals that stand before the noun they go with; any other ends a phrase ("children | police").
_PLURAL_SORTS = frozenset(
    "media news rights forces affairs arms weapons sports services operations communications"
    " relations emergencies systems sources".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first`..`last`; `head` is the token that says what it is."""

    first: int
    last: int
    head: int

    @property
    def tokens(self) -> range:
        return range(self.first, self.last + 1)


def phrase_text(tokens: Sequence[Token], phrase: Phrase, text: str) -> str:
    """The exact words of a phrase in the sentence `text`."""
    return text[tokens[phrase.first].start : tokens[phrase.last].end]


def phrase_before(tokens: Sequence[Token], end: int, names: frozenset[int]) -> Phrase | None:
    """The noun phrase whose last token is `end`, with what hangs on it by "of" or "for"."""
    start = _core_before(tokens, end, names)
    if start is None:
        return None
    head = end
    while (joined := _joined_to(tokens, start, names)) is not None:
        outer = _core_before(tokens, joined, names)
        if outer is None:
            break
        head, start = joined, outer
    return Phrase(start, end, head)


_SIDING = frozenset("close loyal allied linked affiliated sympathetic belonging".split())


def _joined_to(tokens: Sequence[Token], start: int, names: frozenset[int]) -> int | None:
    """The noun that what begins at `start` hangs on: "officials | in Tarn", "those close to it"."""
    if start > 1 and tokens[start - 1].low in JOINING and nounlike(tokens[start - 2]):
        return start - 2 if _takes(tokens, start - 1, names) else None
    siding = start > 2 and tokens[start - 1].low in {"to", "with"}
    if siding and tokens[start - 2].low in _SIDING and tokens[start - 3].low in SPEAKER_NOUNS:
        return start - 3
    return None


def _takes(tokens: Sequence[Token], joint: int, names: frozenset[int]) -> bool:
    """ "officials in Damascus", "X and Y said" is one speaker; "people in Damascus" is none."""
    if tokens[joint].low in {"of", "for", "with"}:
        return True
    before = tokens[joint - 1]
    if tokens[joint].low == "and" and before.tag == "NNP":
        return joint - 1 in names or _is_titled(tokens, joint - 1)
    return before.low in SPEAKER_NOUNS or joint - 1 in names


def _is_titled(tokens: Sequence[Token], i: int) -> bool:
    """ "spokesman Petr Sava": a row of names that ends at `i` and follows an office."""
    while i > 0 and tokens[i].tag == "NNP":
        i -= 1
    return tokens[i].low in SPEAKER_NOUNS


def nounlike(token: Token) -> bool:
    return token.tag.startswith("NN") or token.tag == "FW"


def _core_before(tokens: Sequence[Token], end: int, names: frozenset[int]) -> int | None:
    if end < 0:
        return None
    last = tokens[end]
    if last.low in PRONOUNS:
        return end
    if end not in names and (not nounlike(last) or last.low in _TIMES):
        return None
    start = end
    while start > 0 and _inside(tokens, start - 1, names) and not _edge(tokens, start, end, names):
        start -= 1
    while start < end and _glued(tokens[start]):
        start += 1  # "(the so)-called": a phrase begins with no hyphen
    opened = with_openers(tokens, start)
    while opened == start < end and _begins_none(tokens[start]):
        start = opened = start + 1
    return opened


def _begins_none(token: Token) -> bool:
    """ "killing 44 people", "earlier state television": no phrase begins so."""
    return token.low == "earlier" or (token.tag in {"VBG", "CD"} and token.low != "one")


def _inside(tokens: Sequence[Token], i: int, names: frozenset[int]) -> bool:
    return tokens[i].tag in _INSIDE or i in names


def _edge(tokens: Sequence[Token], start: int, end: int, names: frozenset[int]) -> bool:
    """True where a new phrase begins at `start` although nothing parts it from the one before."""
    before, here = tokens[start - 1], tokens[start]
    known, named = start - 1 in names, start in names or here.tag in {"NNP", "NNPS"}
    if _opens(tokens, start):
        return True
    parted = here.tag == "JJ" and before.tag in {"NN", "NNS"}
    if not known and (parted or _crowds(before, here, tokens[end])):
        return True
    if before.tag == "VBN":
        return start >= 2 and tokens[start - 2].tag not in _OPENERS | {"JJ", "HYPH"}
    if before.tag in {"VBG", "CD"} and here.tag == "NNP":
        return True
    if named and before.tag == "NN" and not known:
        return before.low not in SPEAKER_NOUNS  # "monitor SOHR" is one, "attack SOHR" two
    # "Iraqi Observatory", "Kurdish Red Crescent" are one name each
    owner = before.tag == "JJ" or is_demonym(before) or before.low.endswith(("ish", "ian", "ese"))
    return (before.tag == "NNS" and named) or (known and not owner and here.tag == "NNP")


_COMPASS = frozenset({"north", "south", "east", "west"})


def _opens(tokens: Sequence[Token], start: int) -> bool:
    """ "(in Tarn) | the Observatory", "(four men) | two nurses", "(it is awful) | Kovak"."""
    before, here = tokens[start - 1], tokens[start]
    if here.low in _NEW or before.low in _TIMES | _ENDING:
        return True
    if here.low.startswith("the ") or (here.tag == "CD" and before.tag == "NNS"):
        return True
    if before.tag == "NNS" and start > 1 and tokens[start - 2].tag == "CD":
        return here.low in SPEAKER_NOUNS
    if here.tag != "NNP":
        return False
    place = before.low in _COMPASS and start > 1 and tokens[start - 2].low == "the"
    return place or (before.tag == "JJ" and _is_told_of(tokens, start - 1))


def _is_told_of(tokens: Sequence[Token], i: int) -> bool:
    """True for an adjective that is said of something: "is awful", "found it sad and awful"."""
    first = tokens[i].head if tokens[i].dep == "conj" else i
    return tokens[first].dep in {"acomp", "oprd"}


def _glued(token: Token) -> bool:
    return token.tag in {"HYPH", "POS", "-LRB-", "-RRB-"} or token.low == "called"


def _crowds(before: Token, here: Token, last: Token) -> bool:
    """ "(killed) children | police officers": a plural goes with no plural behind it."""
    many = last.tag == "NNS" or last.low in {"media", "police"}
    plural = before.tag == "NNS" and before.low not in _PLURAL_SORTS
    return many and plural and here.tag in {"NN", "NNS"}


def with_openers(tokens: Sequence[Token], start: int) -> int:
    while start > 0 and tokens[start - 1].tag in _OPENERS:
        start -= 1
    return start


def phrase_after(tokens: Sequence[Token], start: int, names: frozenset[int]) -> Phrase | None:
    """The noun phrase that begins at `start`, with what hangs on it by "of", "for" or "in"."""
    i = start
    while i < len(tokens) and _opening(tokens[i]) and i not in names:
        i += 1
    if i < len(tokens) and tokens[i].low in PRONOUNS:
        return Phrase(i, i, i)
    end = _core_after(tokens, i, names)
    if end is None:
        return None
    head = end
    while end + 2 < len(tokens) and tokens[end + 1].text in {"of", "for", "at", "in"}:
        further = phrase_after(tokens, end + 2, names)
        if further is None or tokens[further.head].low in MEDIUMS:
            break
        end = further.last
    return Phrase(start, end, head)


def _opening(token: Token) -> bool:
    return token.tag in _OPENERS or token.low in {"so", "-", "called", "so-called"}


def _core_after(tokens: Sequence[Token], i: int, names: frozenset[int]) -> int | None:
    first = i
    end: int | None = None
    while i < len(tokens) and (tokens[i].tag in _INSIDE or i in names):
        counts = tokens[i].tag == "CD" or tokens[i].low in _COUNTING
        if tokens[i].low in _TIMES or (counts and i not in names):
            break
        if nounlike(tokens[i]) or i in names:
            end = i
        if i + 1 < len(tokens) and i in names and tokens[i + 1].tag == "CD":
            break
        i += 1
    return _closed(tokens, first, end)


def _closed(tokens: Sequence[Token], first: int, end: int | None) -> int | None:
    """The end before a bracket that the words up to `end` open and do not close."""
    opened = [] if end is None else [k for k in range(first, end) if tokens[k].tag == "-LRB-"]
    if not opened or any(t.tag == "-RRB-" for t in tokens[opened[-1] : end]):
        return end
    return opened[-1] - 1 if opened[-1] > first else end


SPEAKER_NOUNS = frozenset(
    "source sources reports official officials spokesman spokesperson spokeswoman activist"
    " activists witness witnesses resident residents commander commanders leader leaders head"
    " chief director minister governor president member members doctor doctors journalist"
    " journalists correspondent reporter reporters monitor watchdog observatory group groups"
    " agency ministry army military police statement report media television tv channel"
    " newspaper network committee committees council coalition organization organisation"
    " commission office center centre command force forces rebels militants opposition"
    " government regime authorities state states secretary general ambassador envoy diplomat"
    " diplomats analyst analysts rescuers medics workers worker service defence defense"
    " company founder lawyer sheikh colonel major lieutenant captain brigadier monitors"
    " fighters fighter insurgents countries survivors survivor locals administration kremlin"
    " pentagon page radio website account expert experts inspectors chairman representative"
    " editor delegation envoys outlet outlets paper papers mayor prosecutor prosecutors"
    " spokesmen alliance militia brigade battalion movement union hospital clinic ngo charity"
    " coordinator chairwoman sheriff presidency parliament villager villagers inhabitants"
    " correspondents lawyers photographer photographers paramedics campaigner campaigners"
    " personnel agencies organizations organisations ministries networks channels newspapers"
    " websites stations institute manager feed coordinators division unit units corps adviser"
    " nurse surgeon neighbour neighbours relatives relative hospitals investigators inquiry"
    " mission team station broadcaster daily".split()
)


def speaks(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> bool:
    """True if the phrase looks like somebody who speaks: a name, a pronoun, a speaker's noun."""
    head = tokens[phrase.head]
    if head.low in PRONOUNS | SPEAKER_NOUNS or phrase.head in names:
        return True
    if head.low in WRITINGS and names & set(phrase.tokens):
        return True
    return head.tag in {"NNP", "NNPS"} and head.low not in _TIMES
