"""Who a headline has its news from: "12 killed in raid: monitor", "Raid kills 12 State media"."""

from collections.abc import Sequence

from reportedly.extract.cues import Stance
from reportedly.extract.nlp import Token
from reportedly.extract.phrases import SPEAKER_NOUNS, Phrase, phrase_after
from reportedly.extract.sayings import Saying

_DASHES = frozenset({"-", "–", "—", "_"})  # sites spoil them
_LONGEST = 6  # words of a voice
_LEAST = 3  # words that it says
# What sites without marks leave: "Raid kills 12 in Tarn Monitor".
_BARE = (
    *(("monitor",), ("ngo",), ("observatory",), ("state", "media"), ("state", "tv")),
    *(("state", "television"), ("monitoring", "group"), ("monitor", "group"), ("civil", "defence")),
)
_GOVERNING = ("DT", "IN", "TO", "CC", "VB", "POS", "PRP$", ",", "MD")


def headline_voice(tokens: Sequence[Token], names: frozenset[int]) -> list[Saying]:
    """The voice at the end of a headline, which says all before it; none where none stands there.

    `names` are tokens that are one known name. What ends in a full stop is no headline.
    """
    if not tokens or tokens[-1].tag == ".":
        return []
    voice = _marked(tokens, names) or _bare(tokens)
    return [] if voice is None else [voice]


def _marked(tokens: Sequence[Token], names: frozenset[int]) -> Saying | None:
    end = len(tokens)
    near = range(end - 2, max(_LEAST, end - 2 - _LONGEST) - 1, -1)
    mark = next((i for i in near if _parts(tokens, i)), None)
    if mark is None:
        return None
    voice = phrase_after(tokens, mark + 1, names)
    if voice is None or voice.last != end - 1:
        return None
    named = tokens[mark].text == ":" and voice.head in names  # "- Hill Post" is the site itself
    if not named and tokens[voice.head].low not in SPEAKER_NOUNS:
        return None
    return Saying(voice, mark, 0, mark - 1, Stance.SAYS)


def _parts(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].text in _DASHES:
        return tokens[i - 1].end < tokens[i].start  # no hyphen within a word
    return tokens[i].text == ":"


def _bare(tokens: Sequence[Token]) -> Saying | None:
    lows, end = [t.low for t in tokens], len(tokens)
    for words in _BARE:
        first = end - len(words)
        if first >= _LEAST and tuple(lows[first:]) == words:
            if tokens[first - 1].tag.startswith(_GOVERNING):
                return None
            return Saying(Phrase(first, end - 1, end - 1), first, 0, first - 1, Stance.SAYS)
    return None
