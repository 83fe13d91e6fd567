"""Who says it: saying verbs, their speakers, and the stretch of the sentence that is said.

A speaker is never a perpetrator because he speaks. "The army said it killed 40" has the army as
speaker and, through the pronoun, as actor; "the army reported that 40 were killed" only the first.
"""

from collections.abc import Sequence

from reportedly.extract.cues import (
    BY_AGENT,
    COUNTING,
    FINITE,
    PLAIN,
    RELAYING,
    TOLD,
    Stance,
    says,
    stance_of,
)
from reportedly.extract.nlp import Token
from reportedly.extract.phrases import (
    MEDIUMS,
    WRITINGS,
    Phrase,
    phrase_after,
    phrase_before,
    speaks,
)
from reportedly.extract.sayings import Saying, joined, speaker_beside, speaker_still
from reportedly.extract.subjects import hangs, subject_at_head, subject_of
from reportedly.extract.voice_phrases import first_named


def find_sayings(tokens: Sequence[Token], names: frozenset[int]) -> list[Saying]:
    """Every attribution of a sentence in order; `names` are tokens that are one known name."""
    found: list[Saying] = []
    for i in range(len(tokens)):
        saying = _saying_at(tokens, i, names, found)
        if saying is not None:
            found = joined(found, saying, tokens)
    return found


def _saying_at(
    tokens: Sequence[Token], i: int, names: frozenset[int], before: Sequence[Saying]
) -> Saying | None:
    low = tokens[i].low
    if low == "according":
        return _according(tokens, i, names)
    if low in RELAYING:
        return _relayed(tokens, i, names)
    if low in BY_AGENT and i + 1 < len(tokens) and tokens[i + 1].low == "by":
        return _by_agent(tokens, i, names)
    speaker = speaker_beside(tokens, i, names) or speaker_still(tokens, i, before)
    if speaker is not None:
        return _telling(tokens, i, speaker, names)
    if not says(tokens, i):
        return None
    turned = None if low in TOLD else _inverted(tokens, i, names)
    return turned or _subject_first(tokens, i, names)


_NO_VOICE = frozenset("type plan plans law schedule deal agreement terms needs location".split())
_COMPILED = frozenset(
    "compiled released published provided collected documented given issued gathered prepared"
    " supplied recorded produced put".split()
)


def _according(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    if i + 1 >= len(tokens) or tokens[i + 1].low != "to":
        return None
    speaker = phrase_after(tokens, i + 2, names)
    if speaker is None or _is_measure(tokens, speaker, names):
        return None
    opens = i == 0 or (tokens[i - 1].low in {",", ";"} and i < 3)
    if opens and speaker.last + 1 < len(tokens) and tokens[speaker.last + 1].text != ",":
        speaker = _before_doer(tokens, first_named(tokens, speaker, names))
    speaker = _author(tokens, speaker, names)
    if opens:
        return Saying(speaker, i, speaker.last + 1, len(tokens) - 1, Stance.SAYS)
    return Saying(speaker, i, 0, _rest(tokens, speaker.last + 1, i - 1), Stance.SAYS)


def _before_doer(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "According to the Tarn Lawyers Association gunmen on foot killed two": the association.

    No comma parts the speaker from who did it, and the verb would have no subject.
    """
    last = tokens[phrase.last]
    verb = next((t for t in tokens[phrase.last + 1 :] if t.tag in FINITE), None)
    led = verb is None or any(t.head == verb.i and "subj" in t.dep for t in tokens)
    named = phrase.last > phrase.first and tokens[phrase.last - 1].tag == "NNP"
    if led or not named or last.tag != "NNS":
        return phrase
    return Phrase(phrase.first, phrase.last - 1, phrase.last - 1)


def _is_measure(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> bool:
    """ "according to the plan", "according to their size and range": nobody says so."""
    own = tokens[phrase.first].tag == "PRP$" and not speaks(tokens, phrase, names)
    return own or tokens[phrase.head].low in _NO_VOICE


def _author(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase:
    """ "a report by X", "figures compiled by X", "a statement from X": X."""
    after = phrase.last + 1
    if after < len(tokens) and tokens[after].low in _COMPILED:
        after += 1
    elif tokens[phrase.head].low not in WRITINGS:
        return phrase
    if after + 1 >= len(tokens) or tokens[after].low not in {"by", "from"}:
        return phrase
    author = phrase_after(tokens, after + 1, names)
    return author if author is not None and speaks(tokens, author, names) else phrase


def _rest(tokens: Sequence[Token], after: int, content_last: int) -> int:
    """The content's end: it goes on where more is told behind its speaker (", killing 10")."""
    opened = next((t for t in tokens[after:] if t.text != ","), None)
    goes_on = opened is not None and (
        (opened.tag == "VBG" and opened.low not in {"speaking", "adding", "citing", "quoting"})
        or opened.low == "due"
    )  # fmt: skip
    return len(tokens) - 1 if goes_on else content_last


def _relayed(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """ "SANA cited a source", "X was quoted by SANA as saying": the one quoted speaks."""
    stop = next((t.i for t in tokens[i + 1 : i + 16] if t.low == "saying"), None)
    if i and tokens[i - 1].low in {"was", "were", "been"}:
        return _was_quoted(tokens, i, names, stop)
    speaker = phrase_after(tokens, i + 1, names)
    if speaker is None or not speaks(tokens, speaker, names):
        return None
    speaker = _author(tokens, speaker, names)
    relay = None if tokens[i].tag == "VBG" else subject_of(tokens, i, names)
    if stop is not None and stop + 1 < len(tokens) - 1:
        first, last = _past_that(tokens, stop + 1), len(tokens) - 1
    elif relay is not None and relay.first >= 3:
        first, last = 0, relay.first - 1
    else:
        first, last = 0, len(tokens) - 1
    return Saying(speaker, i, first, last, Stance.SAYS, relay)


def _was_quoted(
    tokens: Sequence[Token], i: int, names: frozenset[int], stop: int | None
) -> Saying | None:
    speaker = phrase_before(tokens, i - 2, names)
    if speaker is None or stop is None:
        return None
    by = next((t.i for t in tokens[i + 1 : i + 12] if t.low == "by"), None)
    relay = None if by is None else phrase_after(tokens, by + 1, names)
    after = max(stop, relay.last if relay is not None else 0) + 1
    if after + 2 < len(tokens):
        return Saying(speaker, i, _past_that(tokens, after), len(tokens) - 1, Stance.SAYS, relay)
    return Saying(speaker, i, 0, max(0, speaker.first - 1), Stance.SAYS, relay)


def _by_agent(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """ "was claimed by X", "as reported by X": who said it stands behind."""
    speaker = phrase_after(tokens, i + 2, names)
    if speaker is None or not speaks(tokens, speaker, names):
        return None
    if tokens[i].low == "claimed":
        return Saying(speaker, i, 0, i - 1, Stance.CLAIMS)
    return Saying(speaker, i, 0, i - 1, stance_of(tokens, i))


def _telling(tokens: Sequence[Token], i: int, speaker: Phrase, names: frozenset[int]) -> Saying:
    heard, after = _audience(tokens, i, names)
    return Saying(
        speaker, i, _past_that(tokens, after), len(tokens) - 1, stance_of(tokens, i), heard
    )


def _subject_first(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """ "X said ...", "... X said": the speaker stands before the verb."""
    if i == 0:
        return None
    speaker = subject_of(tokens, i, names)
    if speaker is None and tokens[i].tag in FINITE:
        speaker = subject_at_head(tokens, i, names)
    if speaker is None or _is_nobody(tokens, speaker):
        return None
    heard, after = _audience(tokens, i, names)
    that = after < len(tokens) and tokens[after].low == "that"
    tail = tokens[i].low not in COUNTING and _tail(tokens, i, after, speaker)
    aside = tail and tokens[speaker.first - 1].text in {",", '"', "”"}
    if not (that or aside or tokens[i].low in PLAIN or speaks(tokens, speaker, names)):
        return None
    stance = stance_of(tokens, i)
    if tail:
        return Saying(speaker, i, 0, _rest(tokens, after, speaker.first - 1), stance, heard)
    first = _past_that(tokens, after) if stance is Stance.SAYS or that else after
    return Saying(speaker, i, min(first, len(tokens) - 1), len(tokens) - 1, stance, heard)


def _is_nobody(tokens: Sequence[Token], speaker: Phrase) -> bool:
    """ "No group has claimed it", "no town or group": nobody spoke."""
    first = speaker.first
    if first > 1 and tokens[first - 1].low in {"or", "nor"}:
        first = next((t.i for t in tokens[:first] if t.low in {"no", "neither"}), first)
    return tokens[first].low in {"no", "none", "nobody", "neither"}


_REACH = 12  # words between a saying verb and its "that"


def _audience(tokens: Sequence[Token], i: int, names: frozenset[int]) -> tuple[Phrase | None, int]:
    """Whom it is told ("told AFP", "said in a statement to AFP"), and the word after that."""
    if tokens[i].low in TOLD:
        heard = phrase_after(tokens, i + 1, names)
        return heard, (heard.last + 1 if heard is not None else i + 1)
    for k in range(i + 1, min(len(tokens) - 1, i + 9)):
        if tokens[k].tag in FINITE or tokens[k].low == "that":
            break
        told = k == i + 1 or tokens[k - 1].low in MEDIUMS
        if told and tokens[k].low in {"to", "with"}:
            heard = phrase_after(tokens, k + 1, names)
            return heard, (heard.last + 1 if heard is not None else i + 1)
    return None, i + 1


def _past_that(tokens: Sequence[Token], first: int) -> int:
    """Where the content begins: after "that", if only words of time and manner stand before it."""
    for token in tokens[first : first + _REACH]:
        if token.low == "that" and token.tag in {"IN", "WDT"}:
            return min(token.i + 1, len(tokens) - 1)
        if token.tag in FINITE or token.tag in {"VBN", "VBG"} or token.text in '"“':
            break
    return min(first, len(tokens) - 1)


_CLOSING = frozenset(
    "on in adding without citing referring , . ; by via at from late early during speaking"
    " yesterday today told monday tuesday wednesday thursday friday saturday sunday as quoting"
    " when to after describing calling".split()
)
_TURNING = frozenset({"while", "whereas", "but", "though", "although"})
_CONTENT_OPENERS = frozenset("that the a an it they he she at more".split())


def _tail(tokens: Sequence[Token], i: int, after: int, speaker: Phrase) -> bool:
    """True where the content stands before the speaker: "12 were killed, police said."."""
    if speaker.first < 3 or _past_that(tokens, after) > after:
        return False
    content_verb = any(t.tag in FINITE | {"VBN", "VBG"} for t in tokens[: speaker.first])
    following = tokens[after:]
    verbs_after = any(t.tag in FINITE for t in following)
    opener = following[0].low if following else "."
    if opener in _CONTENT_OPENERS and (verbs_after or tokens[i].low not in PLAIN):
        return False
    if tokens[speaker.first - 1].low in _TURNING and any(t.tag == "CD" for t in following):
        return False  # "police said, while rescuers counted 9 dead"
    closed = opener in _CLOSING or opener in {'"', "''"} or not following
    return content_verb and (closed or not verbs_after)


def _inverted(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Saying | None:
    """'"..." said Rami Abdel Rahman head of the Observatory'."""
    if i < 3 or tokens[i].tag not in FINITE | {"VBN"}:
        return None
    speaker = phrase_after(tokens, i + 1, names)
    if speaker is None or speaker.first != i + 1 or tokens[i + 1].tag == "VBG":
        return None
    quoted = tokens[i - 1].text in {'"', "''", "”", "’"}
    if not quoted and not _follows(tokens, i, speaker, names):
        return None
    return Saying(speaker, i, 0, i - 1, stance_of(tokens, i))


def _follows(tokens: Sequence[Token], i: int, speaker: Phrase, names: frozenset[int]) -> bool:
    """True if the phrase behind the verb speaks, and nothing before it ("its aims said Ruiz")."""
    if not speaks(tokens, speaker, names):
        return False
    subjects = [t.i for t in tokens if t.head == i and t.dep == "nsubj"]
    if subjects and all(k in speaker.tokens for k in subjects):
        return True
    near = subject_of(tokens, i, names)
    if near is not None and hangs(tokens, near) and not speaks(tokens, near, names):
        return True
    verb = next((t for t in tokens[speaker.last + 1 :] if t.tag.startswith("VB")), None)
    if verb is not None and verb.tag in FINITE and verb.dep != "relcl":
        return False
    return near is None or hangs(tokens, near) or not speaks(tokens, near, names)
