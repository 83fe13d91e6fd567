"""One sentence read into its statements: what is said, by whom, of which happening.

One sentence may hold several ("five in Azaz and one in Marea").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.attribution import find_sayings
from reportedly.extract.casualties import find_counts
from reportedly.extract.cues import Stance
from reportedly.extract.doers import read_sides, sides_by_saying
from reportedly.extract.events import is_mishap, is_threat, tells
from reportedly.extract.headline_voices import headline_voice
from reportedly.extract.kinds import choose_trigger
from reportedly.extract.leftover import leftovers
from reportedly.extract.party_lines import Roles
from reportedly.extract.periods import counts_many, spans_period
from reportedly.extract.placed_tolls import per_place
from reportedly.extract.places import Atlas
from reportedly.extract.placing import chosen_of, find_told, shifted
from reportedly.extract.quoting import quote_of
from reportedly.extract.recalling import places_meant
from reportedly.extract.refuted import is_refuted
from reportedly.extract.sayings import Saying, names_voice
from reportedly.extract.segments import Part, cut, words_of
from reportedly.extract.speakers import Speaker, SpeakerMemory
from reportedly.extract.statements import CountedFigure, Sentence, Statement
from reportedly.extract.status import is_command, status_of
from reportedly.extract.superseded import is_former_toll
from reportedly.extract.timing import is_beside_news, looks_back, time_of
from reportedly.extract.triggers import Trigger, find_triggers
from reportedly.extract.voices import note_subject, voice_of
from reportedly.model.events import EventType, Status

_AFTER_IT = (
    r"^\W*(?:after|following) (?:that|this|the) (?:air ?)?(?:strike|attack|raid|bombing|"
    r"shelling|clash\w*|massacre)"
)
_FORMER = re.compile(
    rf"{_AFTER_IT}|\W*(?:after|following|when|once)\b[^,.;]{5, 90},",
    re.I,
)

# "After the strike the rebels attacked": what came next, not what the strike did.
_WENT_ON = r"\W+(?:\w+\W+){0,6}?(?:attacked|stormed|launched|seized|captured|shelled|bombed)\b"
_POINTING = re.compile(
    r"^(?:\W*)(?:some time later|after that|afterwards|later|then|subsequently|following "
    rf"th\w+|soon after|shortly after)|{_AFTER_IT}\b(?={_WENT_ON})", re.I)  # fmt: skip

_ELSEWHERE = re.compile(r"^\W*(?:elsewhere|separately|in a separate|in another|in other)\b", re.I)

_ANOTHER = re.compile(
    r"^\W*(?:(?:a|the) (?:second|third|fourth|further|separate|subsequent|later)|another) "
    r"(?:air ?)?(?:raid|strike|attack|shell|rocket|blast|explosion|bomb|bombing|ambush|salvo)\b",
    re.I,
)

_CAPTION = re.compile(
    r"^\W*(?:(?:this|a|an|the|file) )?(?:photos?|pictures?|images?|video footage|file photo|"
    r"youtube|screenshot)\b", re.I)  # fmt: skip


# "May turn into clashes and huge losses": nobody has been lost.
_FEARED = re.compile(r"\b(?:may|might|could)\b(?! (?:have|not)\b)[^,;.]{0,50}$")

_STRONG = frozenset({EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING, EventType.EXECUTION})


def read_sentence(sentence: Sentence, memory: SpeakerMemory, atlas: Atlas) -> Iterator[Statement]:
    """The statements of one sentence, in order."""
    marked = frozenset(
        t.i for t in sentence.tokens for n in sentence.names
        if sentence.start + t.start == n.start and n.kind in {"speaker", "outlet", "actor"}
    )  # fmt: skip
    sayings = find_sayings(sentence.tokens, marked)
    if not sayings and sentence.start == 0:
        sayings = headline_voice(sentence.tokens, marked)
    if not (sayings or sentence.is_title) and is_command(sentence.tokens):
        return
    counted = _figures(sentence)
    figures = [f for f in counted if not names_voice(sentence.tokens, f.count.first, sayings)]
    if sentence.is_context and not sayings:
        note_subject(sentence, memory, marked)
    told = [
        statement
        for saying in _whole(sayings)
        for statement in _statements(
            sentence, saying, voice_of(sentence, saying, memory), figures, atlas
        )
    ]
    left = list(_left_over(sentence, sayings, told, figures, memory, atlas))
    told += left
    whole = len(sayings) < 2 and not left  # two voices are quoted each by its own words
    if len(told) == 1 and _claims_with_toll(sayings, told[0]):
        told = [*_statements(sentence, None, None, figures, atlas), replace(told[0], figures=())]
    for statement in told:
        quoted = (sentence.start, sentence.end) if whole else quote_of(sentence, statement)
        yield from per_place(replace(statement, words=quoted))


def _claims_with_toll(sayings: Sequence[Saying], told: Statement) -> bool:
    """ "killed nine in an attack claimed by X": X claims the deed, the toll is the outlet's."""
    return bool(told.figures) and any(s.stance is Stance.CLAIMS for s in sayings)


def _left_over(
    sentence: Sentence, sayings: Sequence[Saying], told: Sequence[Statement],
    figures: Sequence[CountedFigure], memory: SpeakerMemory, atlas: Atlas,
) -> Iterator[Statement]:  # fmt: skip
    """What is told outside everybody's words, if it counts somebody."""
    known = {f.start for s in told for f in s.figures}
    unsaid = [f.count for f in figures if f.start not in known]
    for saying, first, last in leftovers(sentence.tokens, sayings, unsaid):
        speaker = voice_of(sentence, saying, memory)
        own = tuple(f for f in figures if first <= f.count.first <= last)
        yield _statement(sentence, saying, speaker, Part(first, last), own, atlas)


def _whole(sayings: Sequence[Saying]) -> Sequence[Saying | None]:
    """A sentence without a saying is one statement in the outlet's voice."""
    return sayings if sayings else [None]


def _statements(
    sentence: Sentence, saying: Saying | None, speaker: Speaker | None,
    counted: Sequence[CountedFigure], atlas: Atlas,
) -> Iterator[Statement]:  # fmt: skip
    """One for each happening told in the words of one speaker."""
    first, last = _content(sentence, saying)
    figures = [f for f in counted if first <= f.count.first <= last]
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
    figures = tuple(f for f in figures if not is_refuted(text, f.start - start)) or figures
    triggers = _told_of(find_triggers(_masked(text)), text) or _told_after(sentence, saying)
    kind, means, at = _kind(triggers, figures, sentence, start)
    deeds = _deeds(sentence, triggers, figures, start)
    found = find_told(sentence, saying, (start, text), deeds, atlas)
    places = tuple(shifted(p, start) for p in found)
    extent = (part.first, part.last)
    sides = read_sides(sentence, extent, kind, figures)
    roles = sides_by_saying(saying, speaker, sides, sentence, text)
    counted_at = min((f.start - start for f in figures), default=None)
    status, denies, why = status_of(saying, speaker, text, at, counted_at)
    denied = saying is not None and status is Status.DENIED
    cue = None if saying is None else saying.cue
    charge = cue if _pointed(saying) else None
    return Statement(
        sentence.index, start, end, (start, end), speaker,
        None if saying is None else sentence.stretch(saying.cue, saying.cue),
        None if saying is None or saying.heard_by is None
        else sentence.stretch(saying.heard_by.first, saying.heard_by.last),
        kind, means, status, denies, figures, roles, places,
        chosen_of(found, at, text, start), None,
        time_of(sentence, part, [start + at, *(f.start for f in figures)], cue,
                pointed=charge is not None),
        spans_period(text), counts_many(text),
        denied or _pointed(saying) or bool(figures)
        or _says_something(text, kind, roles, saying),
        is_threat(text),
        _pointed(saying),
        _ELSEWHERE.match(sentence.text) is not None,
        _POINTING.match(sentence.text) is not None, (_why(saying, sentence), means or kind, why),
        looks_back(sentence, extent, charge, bool(figures)), places_meant(text, start),
        _is_aside(sentence, text, kind) or _is_former(sentence, saying, extent, triggers, figures),
        _CAPTION.match(sentence.text) is not None,
        sentence.is_title,
        is_beside_news(sentence, start + at),
        _ANOTHER.match(sentence.text) is not None,
    )  # fmt: skip


def _says_something(text: str, kind: EventType, roles: Roles, saying: Saying | None) -> bool:
    """True if a happening is told and not only named: by its verb, by who is in it, by a voice."""
    if tells(text) or kind in _STRONG:
        return True
    told = saying is not None or bool(roles.actors or roles.recipients)
    return told and bool(find_triggers(text))


def _is_aside(sentence: Sentence, text: str, kind: EventType) -> bool:
    """A question, or an accident that only the number of dead resembles."""
    mishap = kind is EventType.OTHER_VIOLENCE and is_mishap(text)
    return mishap or sentence.text.endswith("?")


def _is_former(
    sentence: Sentence, saying: Saying | None, extent: tuple[int, int],
    triggers: Sequence[Trigger], figures: Sequence[CountedFigure],
) -> bool:  # fmt: skip
    """All it tells is a toll that no longer holds; "earlier" may stand with the saying's verb."""
    first = extent[0] if saying is None else max(0, min(extent[0], saying.cue - 1))
    told = sentence.tokens[first : extent[1] + 1]
    return not (triggers or figures) and is_former_toll(told)


def _told_of(triggers: Sequence[Trigger], text: str) -> Sequence[Trigger]:
    """Without those that only may be, where anything is: "a truce which may turn into clashes"."""
    return [t for t in triggers if _FEARED.search(text, 0, t.start) is None] or triggers


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


def _figures(sentence: Sentence) -> tuple[CountedFigure, ...]:
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
        for c in counts
        if _FEARED.search(sentence.text, 0, sentence.tokens[c.first].start) is None
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


def _deeds(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    figures: Sequence[CountedFigure],
    start: int,
) -> frozenset[int]:
    """The tokens that tell the deed: words of violence, what befell whom, who is counted."""
    by = start - sentence.start
    told = [(by + t.start, by + t.end) for t in triggers]
    words = {t.i for t in sentence.tokens for a, b in told if t.start < b and a < t.end}
    for count in (f.count for f in figures):
        group = count.group or (count.first, count.last)
        words |= {count.cue, *range(count.first, count.last + 1), *range(group[0], group[1] + 1)}
    return frozenset(words)


def _pointed(saying: Saying | None) -> bool:
    """A denial, an accusation, a claim of responsibility speaks of a happening told elsewhere."""
    return saying is not None and saying.stance is not Stance.SAYS
