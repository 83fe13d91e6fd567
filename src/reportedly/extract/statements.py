"""Statements: one sentence read into what is said, by whom, of which happening.

A statement is not yet a claim: one claim may be told in several sentences (claims.py joins them),
and one sentence may hold several statements ("five in Sabqa and one in Harasta").
All offsets are into the reading copy.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.attribution import find_sayings
from reportedly.extract.casualties import Count, find_counts
from reportedly.extract.cues import Stance
from reportedly.extract.dates import TimeExpression
from reportedly.extract.events import (
    ATTACK,
    Trigger,
    find_triggers,
    is_hypothetical,
    is_negated,
    is_threat,
    spans_period,
    tells,
)
from reportedly.extract.grammar import roles_by_parse
from reportedly.extract.nlp import Token
from reportedly.extract.parties import Party, Roles, assign_roles, find_parties
from reportedly.extract.phrases import first_voice, phrase_text
from reportedly.extract.places import Knows, Place, choose_place, find_places
from reportedly.extract.sayings import Saying
from reportedly.extract.speakers import Speaker, SpeakerMemory
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
    start: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    dates: tuple[TimeExpression, ...]

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


_POINTING = re.compile(r"^(?:\W*)(?:some time later|after that|afterwards|later|then|subsequently|following th\w+|soon after|shortly after)", re.I)  # fmt: skip
_CAPTION = re.compile(r"^\W*(?:(?:this|a|an|the|file) )?(?:photos?|pictures?|images?|video footage|file photo|youtube|screenshot)\b", re.I)  # fmt: skip
_STRONG = frozenset({EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING, EventType.EXECUTION})


def read_sentence(sentence: Sentence, memory: SpeakerMemory, knows: Knows) -> Iterator[Statement]:
    """The statements of one sentence, in order."""
    marked = frozenset(
        t.i for t in sentence.tokens for n in sentence.names
        if sentence.start + t.start == n.start and n.kind in {"speaker", "outlet", "actor"}
    )  # fmt: skip
    sayings = find_sayings(sentence.tokens, marked)
    for saying in _whole(sentence, sayings):
        yield from _split_places(_statement(sentence, saying, memory, knows))


def _whole(sentence: Sentence, sayings: Sequence[Saying]) -> Sequence[Saying | None]:
    """A sentence without a saying is one statement in the outlet's voice."""
    return sayings if sayings else [None]


def _statement(
    sentence: Sentence, saying: Saying | None, memory: SpeakerMemory, knows: Knows
) -> Statement:
    first, last = _content(sentence, saying)
    start, end = sentence.stretch(first, last)
    speaker = _speaker(sentence, saying, memory)
    text = sentence.text[start - sentence.start : end - sentence.start]
    figures = _figures(sentence, first, last)
    triggers = find_triggers(text)
    kind, means, at = _kind(triggers, figures, start)
    named = _named(sentence, saying)
    no_names = _relative(named + _common(sentence), start, end)
    places = tuple(_shift(p, start) for p in find_places(text, knows, no_names))
    roles = _told_roles(saying, _roles(sentence, text, start, end), sentence, text, start)
    status, denies, why = _status(saying, text, at, figures)
    return Statement(
        sentence.index, start, end, speaker,
        None if saying is None else sentence.stretch(saying.cue, saying.cue),
        None if saying is None or saying.heard_by is None
        else sentence.stretch(saying.heard_by.first, saying.heard_by.last),
        kind, means, status, denies, figures, roles, places,
        choose_place(places, start + at), None, _date(sentence, start, end, start + at),
        spans_period(text),
        _CAPTION.match(sentence.text) is None and (bool(figures) or tells(text) or kind in _STRONG or _pointed(saying)),
        is_threat(text),
        _pointed(saying),
        _POINTING.match(sentence.text) is not None, (_why(saying, sentence), means or kind, why),
    )  # fmt: skip


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


def _shift(place: Place, by: int) -> Place:
    return replace(place, start=place.start + by, end=place.end + by)


def _roles(sentence: Sentence, text: str, start: int, end: int) -> Roles:
    actors = [(n.start, n.end) for n in sentence.names if n.kind == "actor"]
    inside = [(a, b) for a, b in actors if start <= a and b <= end]
    parties = find_parties(text, _relative(inside, start, end))
    roles = assign_roles(text, parties)
    told = Roles(_moved(roles.actors, start), _moved(roles.recipients, start))
    if told.actors and told.recipients:
        return told
    parsed = _parsed(sentence, _moved(parties, start))
    taken = set(told.actors + told.recipients)
    return Roles(
        told.actors or tuple(p for p in parsed.actors if p not in taken),
        told.recipients or tuple(p for p in parsed.recipients if p not in taken),
    )


def _parsed(sentence: Sentence, parties: Sequence[Party]) -> Roles:
    """Roles by the parse of the sentence, whose tokens count from its own start."""
    local = _moved(parties, -sentence.start)
    roles = roles_by_parse(sentence.tokens, local)
    return Roles(_moved(roles.actors, sentence.start), _moved(roles.recipients, sentence.start))


def _pointed(saying: Saying | None) -> bool:
    """A denial, an accusation, a claim of responsibility speaks of a happening told elsewhere."""
    return saying is not None and saying.stance is not Stance.SAYS


_OWN = re.compile(r"^\W*(?:that )?(?:it|they|its (?:forces|warplanes|jets|fighters|troops))(?: (?:had|have|has|also))* (?!was |were |is |are |believes?|received|will|would)", re.I)  # fmt: skip


def _told_roles(
    saying: Saying | None, roles: Roles, sentence: Sentence, text: str, start: int
) -> Roles:
    """Who did it by the manner of saying: "said it killed 40", "denied carrying out", "blamed X"."""
    if saying is None:
        return roles
    a, b = sentence.stretch(saying.speaker.first, saying.speaker.last)
    self_told = saying.stance is Stance.SAYS and _OWN.match(text) is not None
    own = saying.stance is Stance.DENIES and _denied(text) is Denies.AUTHORSHIP
    if saying.stance is Stance.CLAIMS or own or self_told:
        return Roles((Party(a, b, True),), roles.recipients)
    if saying.stance is Stance.BLAMES:
        parties = find_parties(
            text,
            _relative(
                [(n.start, n.end) for n in sentence.names if n.kind == "actor"],
                start,
                start + len(text),
            ),
        )
        return Roles(_moved(parties[:1], start), ())
    return roles


def _moved(parties: Sequence[Party], by: int) -> tuple[Party, ...]:
    return tuple(Party(p.start + by, p.end + by, p.known) for p in parties)


def _status(
    saying: Saying | None, text: str, at: int, figures: Sequence[CountedFigure]
) -> tuple[Status, Denies | None, str]:
    if saying is not None and saying.stance is Stance.DENIES:
        return Status.DENIED, _denied(text), "the speaker denies it"
    if is_negated(text, at) and not figures:
        return Status.DENIED, _denied(text), "the words deny it"
    if is_hypothetical(text, at) and not figures:
        return Status.PLANNED_OR_HYPOTHETICAL, None, "a modal or a plan stands before the trigger"
    return Status.ACTUAL, None, "told as having happened"


def _denied(text: str) -> Denies:
    if re.search(
        r"responsib|involve|carr(?:y|ied|ying) out|behind|us(?:ed|ing)|its (?:planes|forces)"
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
    for figure, place in own:
        larger = statement.place[1] if statement.place is not None else None
        yield replace(statement, figures=(figure,), place=(place, larger), places=(place,))


def _place_after(
    statement: Statement, figure: CountedFigure, tolls: Sequence[CountedFigure]
) -> Place | None:
    later = [f.start for f in tolls if f.start > figure.start]
    limit = min([*later, statement.end, figure.end + 45])
    return next((p for p in statement.places if figure.end <= p.start < limit), None)
