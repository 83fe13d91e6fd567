"""One sentence read into its statements: what is said, by whom, of which happening.

One sentence may hold several ("five in Azaz and one in Marea").
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reportedly.extract.attribution import find_sayings
from reportedly.extract.casualties import find_counts
from reportedly.extract.cues import Stance
from reportedly.extract.dates import TimeExpression, TimeKind
from reportedly.extract.doers import read_sides, relative, sides_by_saying, what_is_denied
from reportedly.extract.events import (
    is_hypothetical,
    is_mishap,
    is_negated,
    is_threat,
    is_unreal,
    tells,
)
from reportedly.extract.kinds import choose_trigger
from reportedly.extract.parties import Roles
from reportedly.extract.periods import counts_many, spans_period
from reportedly.extract.placed_tolls import per_place
from reportedly.extract.places import Atlas, Place, choose_place, find_places
from reportedly.extract.sayings import Saying
from reportedly.extract.segments import Part, cut, words_of
from reportedly.extract.speakers import Speaker, SpeakerMemory
from reportedly.extract.statements import CountedFigure, Sentence, Statement
from reportedly.extract.triggers import Trigger, find_triggers
from reportedly.extract.voices import note_subject, voice_of
from reportedly.model.events import Denies, EventType, Status

_FORMER = re.compile(
    r"^\W*(?:after|following) (?:that|this|the) (?:air ?)?(?:strike|attack|raid|bombing|"
    r"shelling|clash\w*|massacre)|\W*(?:after|following|when|once)\b[^,.;]{5,90},",
    re.I,
)

_POINTING = re.compile(
    r"^(?:\W*)(?:some time later|after that|afterwards|later|then|subsequently|following "
    r"th\w+|soon after|shortly after)", re.I)  # fmt: skip

_ELSEWHERE = re.compile(r"^\W*(?:elsewhere|separately|in a separate|in another|in other)\b", re.I)

_CAPTION = re.compile(
    r"^\W*(?:(?:this|a|an|the|file) )?(?:photos?|pictures?|images?|video footage|file photo|"
    r"youtube|screenshot)\b", re.I)  # fmt: skip


_STRONG = frozenset({EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING, EventType.EXECUTION})


def read_sentence(sentence: Sentence, memory: SpeakerMemory, atlas: Atlas) -> Iterator[Statement]:
    """The statements of one sentence, in order."""
    marked = frozenset(
        t.i for t in sentence.tokens for n in sentence.names
        if sentence.start + t.start == n.start and n.kind in {"speaker", "outlet", "actor"}
    )  # fmt: skip
    sayings = find_sayings(sentence.tokens, marked)
    if sentence.is_context and not sayings:
        note_subject(sentence, memory, marked)
    told = [
        statement
        for saying in _whole(sayings)
        for statement in _statements(sentence, saying, voice_of(sentence, saying, memory), atlas)
    ]
    for statement in told:
        whole = (
            (sentence.start, sentence.end) if len(told) == 1 else (statement.start, statement.end)
        )
        yield from per_place(replace(statement, words=whole))


def _whole(sayings: Sequence[Saying]) -> Sequence[Saying | None]:
    """A sentence without a saying is one statement in the outlet's voice."""
    return sayings if sayings else [None]


def _statements(
    sentence: Sentence, saying: Saying | None, speaker: Speaker | None, atlas: Atlas
) -> Iterator[Statement]:
    """One for each happening told in the words of one speaker."""
    first, last = _content(sentence, saying)
    figures = _figures(sentence, first, last)
    one = _pointed(saying) or (saying is not None and saying.content_last < saying.content_first)
    parts = [Part(first, last)] if one else cut(sentence, first, last, [f.count for f in figures])
    for part in parts:
        own = tuple(f for f in figures if part.has(f.count.first))
        yield _statement(sentence, saying, speaker, part, own, atlas)


def _statement(
    sentence: Sentence, saying: Saying | None, speaker: Speaker | None, part: Part,
    figures: tuple[CountedFigure, ...], atlas: Atlas,
) -> Statement:  # fmt: skip
    start, end = sentence.stretch(part.first, part.last)
    text, _ = words_of(sentence, part)
    triggers = find_triggers(_masked(text)) or _told_after(sentence, saying)
    kind, means, at = _kind(triggers, figures, sentence, start)
    named = _named(sentence, saying)
    no_names = relative(named + _common(sentence), start, end)
    found = find_places(text, atlas, no_names)
    places = tuple(_shift(p, start) for p in found)
    roles = sides_by_saying(
        saying,
        speaker,
        read_sides(sentence, (part.first, part.last), kind, figures),
        sentence,
        text,
    )
    status, denies, why = _status(saying, text, at, figures)
    denied = saying is not None and status is Status.DENIED
    return Statement(
        sentence.index, start, end, (start, end), speaker,
        None if saying is None else sentence.stretch(saying.cue, saying.cue),
        None if saying is None or saying.heard_by is None
        else sentence.stretch(saying.heard_by.first, saying.heard_by.last),
        kind, means, status, denies, figures, roles, places,
        _chosen(found, at, text, start), None, _date(sentence, part, start + at),
        spans_period(text), counts_many(text),
        _is_told(sentence, text, kind)
        and (denied or _pointed(saying) or bool(figures)
             or _says_something(text, kind, roles, saying)),
        is_threat(text),
        _pointed(saying),
        _ELSEWHERE.match(sentence.text) is not None,
        _POINTING.match(sentence.text) is not None, (_why(saying, sentence), means or kind, why),
    )  # fmt: skip


def _says_something(text: str, kind: EventType, roles: Roles, saying: Saying | None) -> bool:
    """True if a happening is told and not only named: by its verb, by who is in it, by a voice."""
    if tells(text) or kind in _STRONG:
        return True
    told = saying is not None or bool(roles.actors or roles.recipients)
    return told and bool(find_triggers(text))


def _is_told(sentence: Sentence, text: str, kind: EventType) -> bool:
    """No headline, caption or question, and no accident that only the number of dead resembles."""
    mishap = kind is EventType.OTHER_VIOLENCE and is_mishap(text)
    aside = sentence.is_title or _CAPTION.match(sentence.text) or sentence.text.endswith("?")
    return not (mishap or aside)


def _told_after(sentence: Sentence, saying: Saying | None) -> Sequence[Trigger]:
    """ "Thirteen were killed, residents said, when they fought": what follows the saying."""
    if saying is None or saying.content_last > saying.cue:
        return []
    after = sentence.text[sentence.tokens[saying.cue].end :]
    return [replace(t, start=0, end=0) for t in find_triggers(after)]


def _masked(text: str) -> str:
    """The text without a clause on a former happening ("After the market was hit, ...")."""
    former = _FORMER.match(text)
    if former is None or not find_triggers(text[former.end() :]):
        return text
    return " " * former.end() + text[former.end() :]


def _content(sentence: Sentence, saying: Saying | None) -> tuple[int, int]:
    last = len(sentence.tokens) - 1
    if saying is None or saying.content_last < saying.content_first:
        return 0, last
    return max(0, saying.content_first), min(last, saying.content_last)


def _why(saying: Saying | None, sentence: Sentence) -> str:
    if saying is None:
        return "outlet's own voice: no saying verb"
    return f"{saying.stance.value}: cue “{sentence.tokens[saying.cue].text}”"


def _figures(sentence: Sentence, first: int, last: int) -> tuple[CountedFigure, ...]:
    dated = frozenset(
        t.i
        for t in sentence.tokens
        for d in sentence.dates
        if sentence.start + t.start < d.end and d.start < sentence.start + t.end
    )
    counts = find_counts(sentence.tokens, masked=dated)
    return tuple(
        CountedFigure(
            c, *sentence.stretch(c.first, c.last),
            None if c.group is None else sentence.stretch(*c.group),
        )
        for c in counts if first <= c.first <= last
    )  # fmt: skip


def _kind(
    triggers: Sequence[Trigger], figures: Sequence[CountedFigure], sentence: Sentence, start: int
) -> tuple[EventType, str | None, int]:
    """The happening's kind: what the words tell, not what they only mention."""
    near = figures[0].start - sentence.start if figures else start - sentence.start
    chosen = choose_trigger(triggers, sentence.tokens, start - sentence.start, near)
    if chosen is None:
        return EventType.OTHER_VIOLENCE, None, 0
    return chosen.kind, chosen.means, chosen.start


def _named(sentence: Sentence, saying: Saying | None) -> list[tuple[int, int]]:
    """Stretches that are no places: known names, and the speaker's words."""
    taken = [(n.start, n.end) for n in sentence.names]
    if saying is not None:
        taken.append(sentence.stretch(saying.speaker.first, saying.speaker.last))
    return taken


_PROPER = frozenset(
    {"NNP", "NNPS", "FW", "JJ", "NN", "NNS", "HYPH", "POS", "VBZ", "VBD", "VBP", "RB"}
)

COMMON_HEADS = frozenset(
    "many more most at some meanwhile elsewhere however also earlier later".split()
)


def _common(sentence: Sentence) -> list[tuple[int, int]]:
    """Capitalised words that are no names: "More", "Six", "We" at the head of a sentence."""
    return [
        sentence.stretch(t.i, t.i)
        for t in sentence.tokens
        if t.text[:1].isupper() and (t.tag not in _PROPER or t.low in COMMON_HEADS)
    ]


def _chosen(
    found: Sequence[Place], at: int, text: str, start: int
) -> tuple[Place, Place | None] | None:
    choice = choose_place(found, at, text)
    if choice is None:
        return None
    place, larger = choice
    return _shift(place, start), None if larger is None else _shift(larger, start)


def _shift(place: Place, by: int) -> Place:
    return replace(place, start=place.start + by, end=place.end + by)


def _pointed(saying: Saying | None) -> bool:
    """A denial, an accusation, a claim of responsibility speaks of a happening told elsewhere."""
    return saying is not None and saying.stance is not Stance.SAYS


def _status(
    saying: Saying | None, text: str, at: int, figures: Sequence[CountedFigure]
) -> tuple[Status, Denies | None, str]:
    if saying is not None and saying.stance is Stance.DENIES:
        return Status.DENIED, what_is_denied(text), "the speaker denies it"
    if is_negated(text, at) and not figures:
        return Status.DENIED, what_is_denied(text), "the words deny it"
    if is_unreal(text) or (is_hypothetical(text, at) and not figures):
        return Status.PLANNED_OR_HYPOTHETICAL, None, "a modal or a plan stands before the trigger"
    return Status.ACTUAL, None, "told as having happened"


def _date(sentence: Sentence, part: Part, at: int) -> TimeExpression | None:
    """The time expression of the happening: inside what is said first, then in the sentence."""
    usable = [
        d
        for d in sentence.dates
        if d.kind not in {"future", "duration"} and not _dates_a_report(sentence, d)
    ]
    own = {t.start for t in sentence.tokens if part.has(t.i)}
    inside = [d for d in usable if _stands_in(d, own, sentence)]
    lent = [d for d in sentence.dates_before if d.kind in {TimeKind.DAY, TimeKind.NIGHT}]
    if not usable and len(lent) == 1:
        return lent[0]  # "The worst day was Saturday. Thirteen people were killed."
    return min(
        inside or (usable if part.beside else []), key=lambda d: abs(d.start - at), default=None
    )


def _stands_in(time: TimeExpression, starts: Set[int], sentence: Sentence) -> bool:
    first, last = time.start - sentence.start, time.end - sentence.start
    return any(first <= s < last for s in starts)


_MADE_PUBLIC = re.compile(r"(?:made public|published|released|issued)(?: (?:on|late|early))*\W*$")


def _dates_a_report(sentence: Sentence, time: TimeExpression) -> bool:
    """ "In a report made public on Tuesday": the day of the words, not of the deed."""
    return _MADE_PUBLIC.search(sentence.text[: time.start - sentence.start]) is not None
