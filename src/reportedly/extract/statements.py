"""Statements: one sentence read into what is said, by whom, of which happening.

A statement is not yet a claim: one claim may be told in several sentences (claims.py joins them),
and one sentence may hold several statements ("five in Sabqa and one in Harasta").
All offsets are into the reading copy.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.attribution import Saying, find_sayings
from reportedly.extract.casualties import find_counts
from reportedly.extract.counts import Count
from reportedly.extract.cues import Stance
from reportedly.extract.dates import TimeExpression, TimeKind
from reportedly.extract.events import (
    ATTACK,
    Trigger,
    find_triggers,
    is_hypothetical,
    is_mishap,
    is_negated,
    is_threat,
    is_unreal,
    spans_period,
    tells,
)
from reportedly.extract.nlp import Token
from reportedly.extract.parties import Noun, Party, Roles, find_nouns
from reportedly.extract.phrases import PRONOUNS, first_voice, phrase_after, phrase_text
from reportedly.extract.places import Atlas, Place, choose_place, find_places
from reportedly.extract.sides import read_roles
from reportedly.extract.speakers import Speaker, SpeakerMemory
from reportedly.model.actors import SpeakerKind
from reportedly.model.events import Denies, EventType, Status


@dataclass(frozen=True, slots=True)
class Name:
    """A name the register knows, at `[start, end)` of the reading copy."""

    start: int
    end: int
    row_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` of the reading copy, with its tokens, known names and dates."""

    index: int
    is_title: bool
    start: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    dates: tuple[TimeExpression, ...]
    dates_before: tuple[TimeExpression, ...]  # of the sentence before, where that tells no violence
    is_context: bool = False  # tells no violence itself, but who "it" of the next one is

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the reading copy of tokens `first`..`last`."""
        return self.start + self.tokens[first].start, self.start + self.tokens[last].end


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """A count with the offsets of its words and of those counted."""

    count: Count
    start: int
    end: int
    group: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stretch of a sentence says of one happening."""

    sentence: int
    start: int
    end: int
    words: tuple[int, int]  # what is quoted for it: the sentence, or its part of one
    speaker: Speaker | None
    cue: tuple[int, int] | None
    heard_by: tuple[int, int] | None
    kind: EventType
    means: str | None
    status: Status
    denies: Denies | None
    figures: tuple[CountedFigure, ...]
    roles: Roles
    places: tuple[Place, ...]
    place: tuple[Place, Place | None] | None
    lent: tuple[Place, Place | None] | None
    date: TimeExpression | None
    period: bool
    telling: bool
    threat: bool  # planned, threatened or foiled, where it has not happened
    pointed: bool  # a denial, an accusation or a claim of responsibility
    elsewhere: bool  # "elsewhere", "separately": another happening begins
    pointing: bool  # "some time later", "after that": told in an order, without a day
    reasons: tuple[str, ...]

    @property
    def loose(self) -> bool:
        """True if its words fit any kind of violence ("the attack", "were killed")."""
        return self.kind is EventType.OTHER_VIOLENCE or self.means == ATTACK

    @property
    def is_context(self) -> bool:
        """True if it looks back: a whole month or year, or a past perfect without figures."""
        return self.date is not None and self.date.precision >= 4

    @property
    def where(self) -> tuple[Place, Place | None] | None:
        """Its own place if that is more than a country, else the one carried over to it."""
        local = self.place is not None and self.place[0].rank > 1
        return self.place if local or self.lent is None else self.lent

    @property
    def totals(self) -> dict[str, tuple[int | None, int | None]]:
        """The totals it gives, by outcome (parts left out; the largest where there are several)."""
        sums: dict[str, tuple[int | None, int | None]] = {}
        for figure in self.figures:
            count = figure.count
            if not count.part_of_total and count.outcome not in sums:
                sums[count.outcome] = (count.low, count.high)
        return sums


_FORMER = re.compile(r"^\W*(?:after|following) (?:that|this|the) (?:air ?)?(?:strike|attack|raid|bombing|shelling|clash\w*|massacre)|\W*(?:after|following|when|once)\b[^,.;]{5,90},", re.I)  # fmt: skip
_POINTING = re.compile(r"^(?:\W*)(?:some time later|after that|afterwards|later|then|subsequently|following th\w+|soon after|shortly after)", re.I)  # fmt: skip
_ELSEWHERE = re.compile(r"^\W*(?:elsewhere|separately|in a separate|in another|in other)\b", re.I)
_CAPTION = re.compile(r"^\W*(?:(?:this|a|an|the|file) )?(?:photos?|pictures?|images?|video footage|file photo|youtube|screenshot)\b", re.I)  # fmt: skip
_STRONG = frozenset({EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING, EventType.EXECUTION})


def read_sentence(sentence: Sentence, memory: SpeakerMemory, atlas: Atlas) -> Iterator[Statement]:
    """The statements of one sentence, in order."""
    marked = frozenset(
        t.i for t in sentence.tokens for n in sentence.names
        if sentence.start + t.start == n.start and n.kind in {"speaker", "outlet", "actor"}
    )  # fmt: skip
    sayings = find_sayings(sentence.tokens, marked)
    if sentence.is_context and not sayings:
        _note_subject(sentence, memory, marked)
    told = [_statement(sentence, saying, memory, atlas) for saying in _whole(sentence, sayings)]
    for statement in told:
        whole = (
            (sentence.start, sentence.end) if len(told) == 1 else (statement.start, statement.end)
        )
        yield from _split_places(replace(statement, words=whole))


def _note_subject(sentence: Sentence, memory: SpeakerMemory, names: frozenset[int]) -> None:
    """A body or an office that is the subject may be the "it" or "she" who speaks next."""
    subject = phrase_after(sentence.tokens, 0, names)
    following = sentence.tokens[subject.last + 1 :] if subject is not None else ()
    opens = bool(following) and (following[0].low == "," or following[0].tag.startswith("VB"))
    if subject is not None and opens and sentence.tokens[subject.first].low not in PRONOUNS:
        start, end = sentence.stretch(subject.first, subject.last)
        words = phrase_text(sentence.tokens, subject, sentence.text)
        memory.note(words, start, _row(sentence, start, end))


def _whole(sentence: Sentence, sayings: Sequence[Saying]) -> Sequence[Saying | None]:
    """A sentence without a saying is one statement in the outlet's voice."""
    return sayings if sayings else [None]


def _statement(
    sentence: Sentence, saying: Saying | None, memory: SpeakerMemory, atlas: Atlas
) -> Statement:
    first, last = _content(sentence, saying)
    start, end = sentence.stretch(first, last)
    speaker = _speaker(sentence, saying, memory)
    text = sentence.text[start - sentence.start : end - sentence.start]
    figures = _figures(sentence, first, last)
    triggers = find_triggers(_masked(text)) or _told_after(sentence, saying)
    kind, means, at = _kind(triggers, figures, start)
    named = _named(sentence, saying)
    no_names = _relative(named + _common(sentence), start, end)
    found = find_places(text, atlas, no_names)
    places = tuple(_shift(p, start) for p in found)
    roles = _told_roles(
        saying, speaker, _roles(sentence, (first, last), kind, figures), sentence, text
    )
    status, denies, why = _status(saying, text, at, figures)
    denied = saying is not None and status is Status.DENIED
    return Statement(
        sentence.index, start, end, (start, end), speaker,
        None if saying is None else sentence.stretch(saying.cue, saying.cue),
        None if saying is None or saying.heard_by is None
        else sentence.stretch(saying.heard_by.first, saying.heard_by.last),
        kind, means, status, denies, figures, roles, places,
        _chosen(found, at, text, start), None, _date(sentence, start, end, start + at),
        spans_period(text),
        _is_told(sentence, text, kind) and (bool(figures) or tells(text) or kind in _STRONG or denied or _pointed(saying)),
        is_threat(text),
        _pointed(saying),
        _ELSEWHERE.match(sentence.text) is not None,
        _POINTING.match(sentence.text) is not None, (_why(saying, sentence), means or kind, why),
    )  # fmt: skip


def _is_told(sentence: Sentence, text: str, kind: EventType) -> bool:
    """No headline, caption or question, and no accident that only the number of dead resembles."""
    mishap = kind is EventType.OTHER_VIOLENCE and is_mishap(text)
    aside = sentence.is_title or _CAPTION.match(sentence.text) or sentence.text.endswith("?")
    return not (mishap or aside)


def _told_after(sentence: Sentence, saying: Saying | None) -> list[Trigger]:
    """ "Thirteen were killed, residents said, when the two sides fought": what follows the saying."""
    if saying is None or saying.content_last > saying.cue:
        return []
    after = sentence.text[sentence.tokens[saying.cue].end :]
    return [replace(t, start=0, end=0) for t in find_triggers(after)]


def _masked(text: str) -> str:
    """The text without the clause that names a former happening ("After the market was hit, ...")."""
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


def _speaker(sentence: Sentence, saying: Saying | None, memory: SpeakerMemory) -> Speaker | None:
    if saying is None:
        return memory.seen[-1] if _goes_on(sentence, memory) else None
    memory.at = sentence.index
    voice = first_voice(sentence.tokens, saying.speaker)
    start, end = sentence.stretch(voice.first, voice.last)
    words = phrase_text(sentence.tokens, voice, sentence.text)
    return memory.meet(words, start, _row(sentence, start, end))


def _goes_on(sentence: Sentence, memory: SpeakerMemory) -> bool:
    """A sentence in quotes that names no speaker goes on with the one quoted just before."""
    quoted = sentence.text.startswith(('"', "“", "''", "‘")) and bool(memory.seen)
    if quoted and memory.at == sentence.index - 1:
        memory.at = sentence.index
        return True
    return False


_ADJECTIVAL = re.compile(
    r"^(?:'?s?-(?:based|backed|led|linked|held|controlled)|'?s? (?:based|backed))"
)
_SPEAKING_ORDER = ("speaker", "outlet", "actor")


def _row(sentence: Sentence, start: int, end: int) -> str | None:
    """The register's row for a speaker's words; "Britain-based" and "Syrian" name nobody."""
    inside = [
        n
        for n in sentence.names
        if n.start < end
        and start < n.end
        and (n.kind != "actor" or (n.end == end and not _within_country(sentence, start, n)))
        and not _ADJECTIVAL.match(sentence.text[n.end - sentence.start :])
    ]
    ranked = sorted(inside, key=lambda n: (_SPEAKING_ORDER.index(n.kind), -n.end))
    return ranked[0].row_id if ranked else None


def _within_country(sentence: Sentence, start: int, name: Name) -> bool:
    """ "an inquiry into Syria", "doctors in Turkey": where they are, not who."""
    before = sentence.text[max(0, start - sentence.start) : name.start - sentence.start]
    return re.search(r"(?<!\w)(?:in|into|on|from|at|inside) (?:the )?$", before) is not None


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
    triggers: Sequence[Trigger], figures: Sequence[CountedFigure], start: int
) -> tuple[EventType, str | None, int]:
    """The happening's kind: the strongest trigger; among equals the nearest to a figure."""
    if not triggers:
        return EventType.OTHER_VIOLENCE, None, 0
    near = figures[0].start - start if figures else 0
    ranked = [t for t in triggers if t.kind is triggers[0].kind]
    chosen = min(ranked, key=lambda t: abs(t.start - near))
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


def _relative(stretches: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(a - start, b - start) for a, b in stretches if a < end and start < b]


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


def _roles(
    sentence: Sentence, extent: tuple[int, int], kind: EventType, figures: Sequence[CountedFigure]
) -> Roles:
    """Actors and recipients of what tokens `extent` say, offsets as the sentence's."""
    nouns = _nouns(sentence)
    counted = [
        (f.count.group or (f.count.first, f.count.first), f.count.whom, f.count.part_of_total)
        for f in figures if f.count.low != 0
    ]  # fmt: skip
    return _moved(read_roles(sentence.tokens, nouns, extent, counted, kind), sentence.start)


def _pointed(saying: Saying | None) -> bool:
    """A denial, an accusation, a claim of responsibility speaks of a happening told elsewhere."""
    return saying is not None and saying.stance is not Stance.SAYS


_OWN = re.compile(r"^\W*(?:that )?(?:it|they|its (?:forces|warplanes|jets|fighters|troops))(?: (?:had|have|has|also))* (?!was |were |is |are |believes?|received|will|would)", re.I)  # fmt: skip
_OWN_DEED = re.compile(r"\b(?:its|their|our) (?:\w+ ){0,2}(?:air ?strikes|strikes|raids|attacks?|shelling|offensive|operations?|campaign)\b", re.I)  # fmt: skip
_REPORTING = frozenset(
    {SpeakerKind.MONITOR, SpeakerKind.MEDIA, SpeakerKind.UN, SpeakerKind.RESCUER,
     SpeakerKind.WITNESS, SpeakerKind.ACTIVISTS}
)  # fmt: skip
_OWN_LOSS = re.compile(r"\b(?:its|their|our) (?:\w+ )?(?:soldiers|fighters|troops|men|members|forces|pilots)\b", re.I)  # fmt: skip


def _told_roles(
    saying: Saying | None, speaker: Speaker | None, roles: Roles, sentence: Sentence, text: str
) -> Roles:
    """Who did it by the manner of saying: "said it killed 40", "denied carrying out", "blamed X"."""
    if saying is None or speaker is None:
        return roles
    if saying.stance is Stance.BLAMES:
        accused = [n for n in _nouns(sentence) if n.first >= saying.content_first]
        return _moved(Roles(tuple(n.party for n in accused[:1]), ()), sentence.start)
    party = _speaking_party(saying, speaker, sentence)
    if party is None:
        return roles
    self_told = _OWN.match(text) or (not roles.actors and _OWN_DEED.search(text))
    denied = saying.stance is Stance.DENIES and _denied(text) is Denies.AUTHORSHIP
    if saying.stance is Stance.CLAIMS or denied or self_told:
        return Roles((party,), roles.recipients)
    if _OWN_LOSS.search(text) and party.known:
        return Roles(roles.actors, (party, *(p for p in roles.recipients if p.known)))
    return roles


def _speaking_party(saying: Saying, speaker: Speaker, sentence: Sentence) -> Party | None:
    """The speaker as a party; for a party's news agency, that party; never a reporter or anybody."""
    before = [n for n in _nouns(sentence) if n.last < saying.cue]
    own = [n for n in before if n.first >= saying.speaker.first]
    if speaker.kind in _REPORTING:
        other = _moved(Roles(tuple(n.party for n in before[:1] if not own), ()), sentence.start)
        return next(iter(other.actors), None)
    if not own and speaker.kind is SpeakerKind.ANONYMOUS:
        return None
    return Party(speaker.start, speaker.end, bool(own))


def _nouns(sentence: Sentence) -> list[Noun]:
    names = [(n.start, n.end) for n in sentence.names if n.kind == "actor"]
    return find_nouns(sentence.tokens, _relative(names, sentence.start, sentence.end))


def _moved(roles: Roles, by: int) -> Roles:
    return Roles(*(
        tuple(Party(p.start + by, p.end + by, p.known) for p in side)
        for side in (roles.actors, roles.recipients)
    ))  # fmt: skip


def _status(
    saying: Saying | None, text: str, at: int, figures: Sequence[CountedFigure]
) -> tuple[Status, Denies | None, str]:
    if saying is not None and saying.stance is Stance.DENIES:
        return Status.DENIED, _denied(text), "the speaker denies it"
    if is_negated(text, at) and not figures:
        return Status.DENIED, _denied(text), "the words deny it"
    if is_unreal(text) or (is_hypothetical(text, at) and not figures):
        return Status.PLANNED_OR_HYPOTHETICAL, None, "a modal or a plan stands before the trigger"
    return Status.ACTUAL, None, "told as having happened"


def _denied(text: str) -> Denies:
    if re.search(
        r"responsib|involve|carr(?:y|ied|ying) out|behind|us(?:ed|ing)"
        r"|its (?:planes|forces|aircraft|warplanes|jets|troops|soldiers|men)"
        r"|^\W*(?:that )?(?:it|they|its|their|he|she)\b|^\W*(?!being)\w+ing\b",
        text,
        re.I,
    ):
        return Denies.AUTHORSHIP
    return (
        Denies.TOLL
        if re.search(r"toll|number|figure|civilian casualt", text)
        else Denies.OCCURRENCE
    )


def _date(sentence: Sentence, start: int, end: int, at: int) -> TimeExpression | None:
    """The time expression of the happening: inside what is said first, then in the sentence."""
    usable = [d for d in sentence.dates if d.kind not in {"future", "duration"}]
    inside = [d for d in usable if start <= d.start < end]
    lent = [d for d in sentence.dates_before if d.kind in {TimeKind.DAY, TimeKind.NIGHT}]
    if not usable and len(lent) == 1:
        return lent[0]  # "The worst day was Saturday. Thirteen people were killed."
    return min(inside or usable, key=lambda d: abs(d.start - at), default=None)


def _split_places(statement: Statement) -> Iterator[Statement]:
    """ "five in Sabqa and one in Harasta": one statement for each place with its own toll."""
    tolls = [f for f in statement.figures if not f.count.part_of_total]
    shares = [(f, _place_after(statement, f, tolls)) for f in tolls]
    own = [(f, p) for f, p in shares if p is not None]
    outcomes = {f.count.outcome for f, _ in own}
    if len(own) < 2 or len({p.name for _, p in own}) < 2 or len(outcomes) > 1:
        yield statement
        return
    rest = tuple(f for f in statement.figures if f not in [figure for figure, _ in own])
    if any(not f.count.part_of_total for f in rest):
        yield replace(statement, figures=rest)
    for figure, place in own:
        larger = statement.place[1] if statement.place is not None else None
        yield replace(statement, figures=(figure,), place=(place, larger), places=(place,))


def _place_after(
    statement: Statement, figure: CountedFigure, tolls: Sequence[CountedFigure]
) -> Place | None:
    later = [f.start for f in tolls if f.start > figure.start]
    limit = min([*later, statement.end, figure.end + 45])
    return next((p for p in statement.places if figure.end <= p.start < limit), None)
