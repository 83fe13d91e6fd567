"""Those shot of whom a later sentence says that they live: "Five people were shot. All are in
stable condition".
"""

import re
from itertools import islice

from reportedly.extract.sentences import split_sentences

_SOON = 4  # sentences after the one that counts them in which "they" are still they
_REACH = 1500  # letters in which so many sentences end, mostly
_FARES = (
    r"\b[^;]*?\b(?:hospitals?|hospitali[sz]ed|medical cent(?:er|re)|(?:stable|critical|serious|"
    r"fair|good) condition|recover\w*|surviv\w*|treated|(?:non-?|not[- ])life[- ]threatening|"
    r"wounded|injured)\b"
)
_ONE = re.compile(
    r"\W*(?:he|she|the (?:victim|man|woman|boy|girl|teen\w*|child|officer|suspect))" + _FARES, re.I
)
_ALL = re.compile(r"\W*(?:they|all|both|the (?:victims|injured|wounded))" + _FARES, re.I)
_DEAD = re.compile(
    r"\b(?:died|dies|dead|deadly|killed|kills|death|deaths|fatal\w*|homicide|murder\w*|slain|"
    r"deceased|succumbed)\b", re.I)  # fmt: skip


def lived(text: str, start: int, *, alone: bool) -> bool:
    """True if the sentences after that of `start` say that those told of there live.

    `alone` is one person. False where any of these sentences tells of a death.
    """
    stretch = text[start : start + _REACH]
    told = [stretch[a:b] for a, b in islice(split_sentences(stretch), _SOON + 1)]
    if any(_DEAD.search(sentence) for sentence in told):
        return False
    told_of = _ONE if alone else _ALL
    return any(told_of.match(sentence) for sentence in told[1:])
