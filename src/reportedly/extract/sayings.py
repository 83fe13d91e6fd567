"""Sayings of one sentence beside each other: who relays whom, and whose words are whose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extract.cues import COUNTING, RELAYING, Stance, says
from reportedly.extract.nlp import Token
from reportedly.extract.phrases import PRONOUNS, Phrase, phrase_after, speaks


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in a sentence, by token: the content is `[content_first, content_last]`."""

    speaker: Phrase
    cue: int
    content_first: int
    content_last: int
    stance: Stance
    heard_by: Phrase | None = None  # "told AFP"


def joined(found: list[Saying], new: Saying, tokens: Sequence[Token]) -> list[Saying]:
    """The sayings so far and one more, so that no words are said twice."""
    if not found:
        return [new]
    last = found[-1]
    if _still(last, new, tokens):
        return found
    if new.cue <= last.content_last and new.content_first > last.cue:
        return _within(found, last, new, tokens)
    if new.content_first <= last.cue and tokens[new.cue].low in RELAYING:
        return [*found[:-1], _cited(last, new)]
    if new.content_first <= last.cue:  # "State media report that ..., the channel said"
        return _around_it(found, last, new)
    return [*found, new]


def _still(last: Saying, new: Saying, tokens: Sequence[Token]) -> bool:
    """ "X said it believes ...": inside what X says, "it" is X and the words stay X's."""
    inside = last.cue < last.content_first <= new.speaker.first <= last.content_last
    opens = new.speaker.first - last.content_first <= 1 or new.content_first > new.cue
    return inside and opens and tokens[new.speaker.head].low in PRONOUNS


def _within(
    found: list[Saying], last: Saying, new: Saying, tokens: Sequence[Token]
) -> list[Saying]:
    """A saying inside what another says: right behind its verb the outer one relays, else ends."""
    end = min(new.speaker.first, new.cue) - 1
    if new.speaker == last.speaker:
        end = new.cue - 1
    nested = new.speaker.first - last.content_first <= 1 and last.stance is Stance.SAYS
    if new.speaker != last.speaker and nested and end < new.speaker.last:
        relay = new.heard_by or last.speaker
        return [*found[:-1], replace(new, heard_by=relay)]
    return [*found[:-1], replace(last, content_last=max(last.content_first, end)), new]


def _cited(relay: Saying, new: Saying) -> Saying:
    """ "SANA said 12 were killed, citing a source"."""
    before = relay.content_last < relay.cue
    last = relay.content_last if before else min(relay.content_last, new.cue - 1)
    return replace(
        new, content_first=relay.content_first, content_last=last, heard_by=relay.speaker
    )


def _around_it(found: list[Saying], last: Saying, new: Saying) -> list[Saying]:
    """What the later one says holds an earlier saying: each keeps its own words."""
    if last.content_last > last.cue:
        inner = replace(
            last, content_last=min(last.content_last, new.speaker.first - 1),
            heard_by=last.heard_by or new.speaker,
        )  # fmt: skip
        return [*found[:-1], inner]
    first = max(last.cue, last.speaker.last) + 1
    if new.content_last - first < 3:
        return found
    return [*found, replace(new, content_first=first)]


_BESIDE = frozenset(
    "saying telling reporting announcing confirming claiming noting stating recording documenting"
    " counting listing estimating putting warning insisting alleging describing acknowledging"
    " blaming accusing denying".split()
)
_BESIDE_AT_MOST = 8  # words between "with" and the verb


def speaker_beside(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Phrase | None:
    """Who says it in "..., with Y saying nine were killed"."""
    if tokens[i].low not in _BESIDE:
        return None
    reach = range(i - 2, max(0, i - 1 - _BESIDE_AT_MOST), -1)
    joint = next((k for k in reach if tokens[k].low == "with"), None)
    speaker = None if joint is None else phrase_after(tokens, joint + 1, names)
    closes = speaker is not None and speaker.last == i - 1
    return speaker if speaker is not None and closes and speaks(tokens, speaker, names) else None


def speaker_still(tokens: Sequence[Token], i: int, before: Sequence[Saying]) -> Phrase | None:
    """The speaker of the saying before, who goes on: "..., adding that", "and put the toll at"."""
    if not before or not says(tokens, i):
        return None
    still = tokens[i].low.endswith("ing") or _shares(tokens, i, before[-1])
    return before[-1].speaker if still else None


def _shares(tokens: Sequence[Token], i: int, before: Saying) -> bool:
    """ "X said a raid was flown and put the toll at nine": who counts is who spoke before."""
    if any(t.head == i and t.dep == "nsubj" for t in tokens):
        return False
    verb = i
    while tokens[verb].dep in {"conj", "ccomp"} and tokens[verb].head < verb:
        verb = tokens[verb].head
        if verb == before.cue:
            return tokens[i].low in COUNTING or tokens[i].head == verb
    return False


def names_voice(tokens: Sequence[Token], first: int, sayings: Sequence[Saying]) -> bool:
    """True of a number that tells who speaks: "two mediators said", "Abu Samir, a porter, said"."""
    apart = first == 0 or tokens[first - 1].text in {",", '"', "”"}
    own = tokens[first].head if tokens[first].dep == "nummod" else None
    return any(
        (own in s.speaker.tokens and (apart or first - 1 == s.cue))
        or (apart and first == s.speaker.last + 2 <= s.cue)
        for s in sayings
    )
