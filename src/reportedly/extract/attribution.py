"""Who says it: saying verbs, their speakers, and the stretch of the sentence that is said.

A speaker is never a perpetrator because he speaks. "The army said it killed 40" has the army as
speaker and, through the pronoun, as actor; "the army reported that 40 were killed" only the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reportedly.extract.nlp import Token
from reportedly.extract.phrases import Phrase, phrase_after, phrase_before

SAYING = frozenset(
    "said says say saying told tells reported reports report stated states announced announces"
    " confirmed confirms added adds claimed claims noted notes explained declared revealed quoted"
    " cited citing acknowledged admitted denied denies warned tweeted wrote documented"
    " documents recorded counted insisted alleged stressed indicated affirmed asserted suggested"
    " described accused blamed estimates estimated estimate listed lists monitored recounted"
    " maintained stressing reporting announcing quoting according clarified pointed believes"
    " expressed counts broadcast tallied telling accuses blames released".split()
)
_DENYING = frozenset("denied denies deny denying rejected rejects dismissed refuted".split())
_BLAMING = frozenset("accused accuses blamed blames accusing blaming".split())
_TOLD = frozenset("told tells telling".split())
_NOT_SAID = frozenset("so to not who been be being is was were are be are".split())
_SKIPPED = frozenset(
    "also later earlier has have had further meanwhile then separately yesterday today on monday"
    " tuesday wednesday thursday friday saturday sunday , initially immediately for its part in a"
    " statement who previously recently now only still strongly categorically repeatedly quickly"
    " reportedly publicly flatly always vehemently again officially".split()
)


class Stance(Enum):
    """What the speaker does with the content."""

    SAYS = "says"
    DENIES = "denies"
    BLAMES = "blames"
    CLAIMS = "claims responsibility"


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in a sentence, by token: the content is `[content_first, content_last]`."""

    speaker: Phrase
    cue: int
    content_first: int
    content_last: int
    stance: Stance
    heard_by: Phrase | None = None  # "told AFP"


def find_sayings(tokens: Sequence[Token], names: frozenset[int]) -> list[Saying]:
    """Every attribution of a sentence in order; `names` are tokens that are one known name."""
    found = [s for i in range(len(tokens)) if (s := _saying_at(tokens, i, names)) is not None]
    return _settled(found, tokens)


def _saying_at(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    low = tokens[i].low
    if low == "according":
        return _according(tokens, i, names)
    if low in {"citing", "quoting"}:
        return _citing(tokens, i, names)
    if low not in SAYING and low not in _DENYING:
        return None
    if low in {
        "report",
        "reports",
        "claims",
        "states",
        "documents",
        "estimate",
        "lists",
        "counts",
        "estimates",
    } and not tokens[i].tag.startswith("VB"):
        return None
    if _agentless(tokens, i) or (low.startswith("claim") and _takes_lives(tokens, i)):
        return None
    found = _subject_first(tokens, i, names) or _inverted(tokens, i, names)
    if found is not None and low.startswith("claim") and _owning(tokens, i):
        return replace(found, stance=Stance.CLAIMS)
    return found


def _owning(tokens: Sequence[Token], i: int) -> bool:
    return "responsibility" in [t.low for t in tokens[i + 1 : i + 3]]


def _takes_lives(tokens: Sequence[Token], i: int) -> bool:
    """ "claimed the lives of three" is no saying."""
    return bool({"lives", "life"} & {t.low for t in tokens[i + 1 : i + 4]})


def _agentless(tokens: Sequence[Token], i: int) -> bool:
    """ "is said to", "were reported killed", "suspected and reported": nobody is named."""
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    passive = before in _NOT_SAID or (tokens[i].tag == "VBN" and before in {"been", "being"})
    return (
        passive or after == "by" or (tokens[i].low in {"reported", "documented"} and after == "to")
    )


def _according(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    if i + 1 >= len(tokens) or tokens[i + 1].low != "to":
        return None
    speaker = phrase_after(tokens, i + 2, names)
    if speaker is None:
        return None
    if i == 0 or tokens[i - 1].low in {",", ";"} and i < 3:
        return Saying(speaker, i, speaker.last + 1, len(tokens) - 1, Stance.SAYS)
    return Saying(speaker, i, 0, i - 1, Stance.SAYS)


def _citing(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """ "SANA said, citing a military source": the one cited speaks, the other relays."""
    speaker = phrase_after(tokens, i + 1, names)
    if speaker is None:
        return None
    return Saying(speaker, i, 0, len(tokens) - 1, Stance.SAYS)


def _stance(word: str) -> Stance:
    if word in _DENYING:
        return Stance.DENIES
    return Stance.BLAMES if word in _BLAMING else Stance.SAYS


def _subject_first(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """ "X said ...", "... X said": the speaker stands before the verb."""
    end = i - 1
    while end > 0 and (tokens[end].low in _SKIPPED or tokens[end].tag == "RB") and end > i - 6:
        end -= 1
    if end < 0 or end >= i or (end == 0 and tokens[0].low in _SKIPPED):
        return None
    speaker = phrase_before(tokens, end, names)
    if speaker is None:
        return None
    speaker = _before_relative(tokens, speaker, names) or speaker
    heard, after = _audience(tokens, i, names)
    if _tail(tokens, i, speaker):
        return Saying(speaker, i, 0, speaker.first - 1, _stance(tokens[i].low), heard)
    return Saying(speaker, i, after, len(tokens) - 1, _stance(tokens[i].low), heard)


def _before_relative(
    tokens: Sequence[Token], speaker: Phrase, names: frozenset[int]
) -> Phrase | None:
    """ "The Observatory which monitors the conflict said": who speaks stands before "which"."""
    for i in range(speaker.first - 1, max(0, speaker.first - 9), -1):
        if tokens[i].low in {"who", "which"} and tokens[i - 1].tag.startswith("NN"):
            between = [t.tag for t in tokens[i + 1 : speaker.first]]
            verbs = [tag for tag in between if tag in {"VBZ", "VBD", "VBP"}]
            return phrase_before(tokens, i - 1, names) if len(verbs) == 1 else None
        if tokens[i].low in {",", ".", "said", "that"}:
            return None
    return None


def _audience(tokens: Sequence[Token], i: int, names: frozenset[int]) -> tuple[Phrase | None, int]:
    if tokens[i].low not in _TOLD:
        return None, i + 1
    heard = phrase_after(tokens, i + 1, names)
    return heard, (heard.last + 1 if heard is not None else i + 1)


_CLOSING = frozenset(
    "on in adding without citing referring , . ; by via at from late early during speaking yesterday"
    " today told monday tuesday wednesday thursday friday saturday sunday as quoting when to".split()
)


def _tail(tokens: Sequence[Token], i: int, speaker: Phrase) -> bool:
    """True where the content stands before the speaker: "12 were killed, police said."."""
    if speaker.first < 3:
        return False
    content_verb = any(
        t.tag in {"VBD", "VBN", "VBZ", "VBP", "VBG"} for t in tokens[: speaker.first]
    )
    following = tokens[i + 1 :]
    if tokens[i].low in _TOLD:
        following = following[4:]
    verbs_after = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in following)
    opener = tokens[i + 1].low if i + 1 < len(tokens) else "."
    if (
        opener in {"that", "the", "a", "an", "it", "they", "he", "she", "at", "more"}
        and verbs_after
    ):
        return False
    closed = opener in _CLOSING or opener in {'"', "''"} or not following
    return content_verb and (closed or not verbs_after)


def _inverted(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """'"..." said Rami Abdel Rahman head of the Observatory'."""
    if i == 0 or tokens[i - 1].low not in {'"', "''", ",", "”", "'"}:
        return None
    speaker = phrase_after(tokens, i + 1, names)
    if speaker is None:
        return None
    return Saying(speaker, i, 0, i - 1, _stance(tokens[i].low))


def _settled(found: Sequence[Saying], tokens: Sequence[Token]) -> list[Saying]:
    """Of two sayings over the same content the cited one speaks ("SANA said, citing a source")."""
    settled: list[Saying] = []
    for saying in found:
        cited = tokens[saying.cue].low in {"citing", "quoting"}
        if cited and settled:
            relay = settled.pop()
            saying = replace(
                saying, content_first=relay.content_first, heard_by=relay.speaker,
                content_last=min(relay.content_last, saying.cue - 1)
                if relay.content_last > saying.cue else relay.content_last,
            )  # fmt: skip
        settled.append(saying)
    return settled


def _covers(later: Saying, earlier: Saying) -> bool:
    """ "State media report that ..., the channel said": the first saying already has the words."""
    same = later.content_first <= earlier.cue < later.content_last
    return same and earlier.stance is Stance.SAYS
