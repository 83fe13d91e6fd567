"""Which expression of time dates what a statement tells, and what is told without a day at all.

A sentence may name several days. Those of a relative clause belong to what that clause tells:
in "shells hit the town that fell last month" nothing was hit last month.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.dates import TimeExpression, TimeKind
from reportedly.extract.drafts import CONTEXT
from reportedly.extract.nlp import Token
from reportedly.extract.segments import Part
from reportedly.extract.statements import Sentence
from reportedly.model.dates import DateBasis, DayRange

_NO_DATE = frozenset({TimeKind.FUTURE, TimeKind.DURATION})
_RELATIVE = frozenset({"relcl"})
_ASIDE = frozenset({"relcl", "acl"})  # "besieged since May" as well: a spell, not the day of a deed

_MADE_PUBLIC = re.compile(r"(?:made public|published|released|issued)(?: (?:on|late|early))*\W*$")
_CREDIT = re.compile(r"\W{0,3}\((?=[A-Z])|\W{0,3}(?:REUTERS|AFP|AP|EPA)\b")

_OFTEN = re.compile(
    r"\b(?:repeatedly|previously|in the past|always|regularly|often|frequently|routinely"
    r"|(?<!\()formerly(?! known| called| named)"
    r"|historically|periodically|time and again|at times|from time to time|at the time(?! of)"
    r"|back then"
    r"|(?:several|many|multiple|numerous|countless|a number of) (?:times|occasions)"
    r"|for (?:days|weeks|months|years)|ha(?:s|ve|d) long|ever since)\b",
    re.IGNORECASE,
)

# "The blast came a day after ...", "the raid comes as ...": what follows is not the news.
_SET_BESIDE = re.compile(
    r"\b(?:comes?|came|coming|happened|occurred|took place)\s+(?:(?:just|only|barely|also)\s+)?"
    r"(?:(?:\w+\s+){1,3}after|after|as|amid|amidst|while|following|at a time)\b",
    re.IGNORECASE,
)


def is_beside_news(sentence: Sentence, told: int) -> bool:
    """True of what the news is only set beside: "the blast came a day after 20 were killed"."""
    return _SET_BESIDE.search(sentence.text, 0, max(0, told - sentence.start)) is not None


def time_of(
    sentence: Sentence, part: Part, told: Sequence[int], cue: int | None, *, pointed: bool
) -> TimeExpression | None:
    """The time expression of the happening; what is counted "since" ends when it was said.

    The day of a denial or a charge (`pointed`), told before the deed, is not the deed's. Where
    nothing else dates it, it is told of the day when it was said, and no word dates the deed.

    "The group said on Saturday that 40 had been killed since May" goes up to Saturday.
    """
    whole = sentence
    if pointed and cue is not None:
        deeds = (
            d for d in sentence.dates if d.start > told[0] or not _dates_word(sentence, d, cue)
        )
        sentence = replace(sentence, dates=tuple(deeds))
    time = _told_time(sentence, part, told)
    if time is not None and time.kind is TimeKind.SINCE:
        return time if cue is None else _up_to_saying(whole, time, cue)
    if time is not None and cue is not None and _dates_word(sentence, time, cue):
        return _apart_from_saying(sentence, part, told, cue) or replace(
            time, basis=DateBasis.NARRATIVE
        )
    return time


def _up_to_saying(sentence: Sentence, since: TimeExpression, cue: int) -> TimeExpression:
    """From the beginning up to the day when it was said, where that is told."""
    said = (d for d in sentence.dates if d is not since and _dates_word(sentence, d, cue))
    last = next((d.days.last for d in said if d.kind not in _NO_DATE), None)
    if last is None or not since.days.start < last < since.days.last:
        return since
    return replace(since, days=DayRange.inclusive(since.days.start, last))


def _apart_from_saying(
    sentence: Sentence, part: Part, told: Sequence[int], cue: int
) -> TimeExpression | None:
    """ "Said on Tuesday that 18 were killed in a raid on Sunday": the time of the deed alone."""
    others = (d for d in sentence.dates if not _dates_word(sentence, d, cue))
    return _told_time(replace(sentence, dates=tuple(others), dates_before=()), part, told)


def _dates_word(sentence: Sentence, time: TimeExpression, word: int) -> bool:
    """True if the words of time hang on the verb at `word`."""
    tokens = sentence.tokens
    i = next((t.i for t in tokens if t.end > time.start - sentence.start), word)
    for _ in tokens:
        if tokens[i].tag.startswith("VB") or tokens[i].head == i:
            break
        i = tokens[i].head
    return i == word


def _told_time(sentence: Sentence, part: Part, told: Sequence[int]) -> TimeExpression | None:
    """The time expression inside what is said first, then in the sentence.

    `told` are the offsets of the words that tell it: the violence first, then the numbers.
    """
    dates = [d for d in sentence.dates if d.kind not in _NO_DATE and not _is_label(sentence, d)]
    lent = [d for d in sentence.dates_before if d.kind in {TimeKind.DAY, TimeKind.NIGHT}]
    if not dates and len(lent) == 1:
        return lent[0]  # "The worst day was Saturday. Thirteen people were killed."
    own = {clause for offset in told for clause in _clauses(sentence, offset, _ASIDE)}
    usable = [d for d in dates if _belongs(sentence, d, own) or _is_of(sentence, d, told[0])]
    inside = [d for d in usable if _stands_in(sentence, d, part)]
    shared = usable if part.beside else []
    return min(inside or shared, key=lambda d: abs(d.start - told[0]), default=None)


def _stands_in(sentence: Sentence, time: TimeExpression, part: Part) -> bool:
    first, last = time.start - sentence.start, time.end - sentence.start
    return any(first <= t.start < last and part.has(t.i) for t in sentence.tokens)


def _is_label(sentence: Sentence, time: TimeExpression) -> bool:
    """ "In a report made public on Tuesday", "Men run for cover, May 6 (AFP)": no day of a deed."""
    before = sentence.text[: time.start - sentence.start]
    credited = _CREDIT.match(sentence.text, time.end - sentence.start)
    return credited is not None or _MADE_PUBLIC.search(before) is not None


def _belongs(sentence: Sentence, time: TimeExpression, own: set[int]) -> bool:
    """True unless it stands in a clause of its own, apart from the words that tell the happening.

    A participle's day is the happening's too ("a bomb planted on Friday"), a whole month is not.
    """
    apart = _RELATIVE if time.precision < CONTEXT else _ASIDE
    clause = next(_clauses(sentence, time.start, apart), None)
    return clause is None or clause in own


def _is_of(sentence: Sentence, time: TimeExpression, deed: int) -> bool:
    """True in a relative clause on the deed: "the raids that hit the town on Monday killed 61"."""
    clause = next(_clauses(sentence, time.start, _RELATIVE), None)
    if clause is None:
        return False
    noun = sentence.tokens[sentence.tokens[clause].head]
    named = (t for t in sentence.tokens if t.end > deed - sentence.start)
    return next((t.i == noun.i or t.head == noun.i for t in named), False)


def _clauses(sentence: Sentence, offset: int, kinds: frozenset[str]) -> Iterator[int]:
    """Heads of the clauses of these kinds that the word at `offset` stands in, inmost first."""
    tokens = sentence.tokens
    i = next((t.i for t in tokens if t.end > offset - sentence.start), len(tokens) - 1)
    for _ in tokens:
        if tokens[i].dep in kinds:
            yield i
        i = tokens[i].head


def looks_back(
    sentence: Sentence, content: tuple[int, int], cue: int | None, counted: bool
) -> bool:
    """True of what has often been or long gone on: it has no day, and the dateline is not its day.

    "Has repeatedly shelled", "has been advancing" where nobody is `counted`; "has denied", by its
    `cue`, of a charge made before.
    """
    tokens = sentence.tokens
    if any(not _is_apart(sentence, m.start(), content) for m in _OFTEN.finditer(sentence.text)):
        return True
    if cue is not None and _auxiliaries(tokens, cue) & {"has", "have"}:
        return True
    going = (t for t in tokens[content[0] : content[1] + 1] if t.tag == "VBG")
    return not counted and any("been" in _auxiliaries(tokens, t.i) for t in going)


def _is_apart(sentence: Sentence, at: int, content: tuple[int, int]) -> bool:
    """True of a word within a relative clause that starts inside the content: of a thing in it.

    "Hit the district that has often been shelled" was done once.
    """
    clause = next(_clauses(sentence, sentence.start + at, _RELATIVE), None)
    return clause is not None and content[0] < sentence.tokens[clause].head <= content[1]


def _auxiliaries(tokens: Sequence[Token], verb: int) -> set[str]:
    return {t.low for t in tokens if t.head == verb and t.dep in {"aux", "auxpass"}}
