"""Where one sentence tells of several happenings: its clauses, each with a trigger of its own.

"Planes hit the market while rebels took the bridge", "a town that was captured in May": the parse
gives the clauses; a clause is cut out where its kind, its day or its toll is not the rest's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.counts import Count
from reportedly.extract.dates import TimeExpression
from reportedly.extract.drafts import ALIKE
from reportedly.extract.kinds import choose_trigger
from reportedly.extract.nlp import Token
from reportedly.extract.statements import Sentence
from reportedly.extract.triggers import ATTACK, Trigger, find_triggers
from reportedly.model.events import EventType

_CLAUSES = frozenset({"conj", "advcl", "relcl", "ccomp", "parataxis", "pcomp", "acl"})
_LOOKING_BACK = frozenset({"relcl", "acl", "advcl", "pcomp"})
_ONE_IN_A_SENTENCE = (*ALIKE, {EventType.ARMED_CLASH, EventType.SHOOTING})
_FEWEST = 2  # words of violence and figures that two happenings need
_SHORTEST = 3  # tokens of a clause that tells something


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `first`..`last` less `holes`; `beside` where it may share the day of the rest."""

    first: int
    last: int
    holes: tuple[tuple[int, int], ...] = ()
    beside: bool = True

    def has(self, i: int) -> bool:
        """True if token `i` is this part's."""
        inside = self.first <= i <= self.last
        return inside and not any(a <= i <= b for a, b in self.holes)


def cut(sentence: Sentence, first: int, last: int, counts: Sequence[Count]) -> list[Part]:
    """The parts of what tokens `first`..`last` say that each tell a happening of their own."""
    whole, parts = Part(first, last), []
    if len(find_triggers(words_of(sentence, whole)[0])) + len(counts) < _FEWEST:
        return [whole]
    for inner in _clauses(sentence.tokens, first, last):
        a, b = inner.first, inner.last
        if a < whole.first or b > whole.last or not all(whole.has(i) for i in range(a, b + 1)):
            continue
        rest = _less(whole, a, b)
        if rest is not None and _are_two(sentence, inner, rest, counts):
            parts.append(inner)
            whole = rest
    return sorted([whole, *parts], key=lambda p: p.first)


def _clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[Part]:
    """Each clause below the first within the extent, the innermost last in the text first."""
    extents = _extents(tokens)
    for token in reversed(tokens[first : last + 1]):
        if token.dep not in _CLAUSES or not token.tag.startswith("V"):
            continue
        if not first <= token.head <= last:
            continue
        a, b = extents[token.i]
        if token.dep in {"relcl", "acl"} and find_triggers(tokens[token.head].text):
            a = min(a, extents[token.head][0])
        a, b = max(a, first), min(b, last)
        if b - a + 1 >= _SHORTEST:
            beside = token.dep not in _LOOKING_BACK or _is_while(tokens, token.i)
            yield Part(a, b, (), beside)


def _is_while(tokens: Sequence[Token], i: int) -> bool:
    return any(t.head == i and t.dep == "mark" and t.low in {"while", "as"} for t in tokens)


def _extents(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """For each token the first and last of all that hangs on it."""
    first, last = [t.i for t in tokens], [t.i for t in tokens]
    for token in tokens:
        above, seen = token.head, {token.i}
        while above not in seen:
            first[above], last[above] = min(first[above], token.i), max(last[above], token.i)
            seen.add(above)
            above = tokens[above].head
    return list(zip(first, last, strict=True))


def _less(whole: Part, a: int, b: int) -> Part | None:
    """The whole without one stretch; trimmed where the stretch ends it."""
    if a <= whole.first and b >= whole.last:
        return None
    if b >= whole.last:
        holes = tuple(h for h in whole.holes if h[1] < a)
        return Part(whole.first, a - 1, holes)
    if a <= whole.first:
        return Part(b + 1, whole.last, tuple(h for h in whole.holes if h[0] > b))
    return Part(whole.first, whole.last, tuple(sorted((*whole.holes, (a, b)))))


def words_of(sentence: Sentence, part: Part) -> tuple[str, int]:
    """The part's text with its holes blanked, and where it starts in the sentence."""
    start, end = sentence.tokens[part.first].start, sentence.tokens[part.last].end
    text = sentence.text[start:end]
    for a, b in part.holes:
        left, right = sentence.tokens[a].start - start, sentence.tokens[b].end - start
        text = text[:left] + " " * (right - left) + text[right:]
    return text, start


@dataclass(frozen=True, slots=True)
class _Told:
    trigger: Trigger | None
    counts: tuple[Count, ...]
    dates: tuple[TimeExpression, ...]
    text: str

    @property
    def loose(self) -> bool:
        return self.trigger is None or self.trigger.means == ATTACK

    @property
    def is_something(self) -> bool:
        return self.trigger is not None or bool(self.counts)


def _told(sentence: Sentence, part: Part, counts: Sequence[Count]) -> _Told:
    text, start = words_of(sentence, part)
    own = tuple(c for c in counts if part.has(c.first))
    anchor = sentence.tokens[own[0].first].start if own else start
    trigger = choose_trigger(find_triggers(text), sentence.tokens, start, anchor)
    inside = {t.start for t in sentence.tokens if part.has(t.i)}
    dates = tuple(d for d in sentence.dates if d.start - sentence.start in inside)
    return _Told(trigger, own, dates, text)


def _are_two(sentence: Sentence, inner: Part, rest: Part, counts: Sequence[Count]) -> bool:
    left, right = _told(sentence, inner, counts), _told(sentence, rest, counts)
    if not (left.is_something and right.is_something):
        return False
    return (
        _differ_in_kind(left, right)
        or _differ_in_days(left, right, beside=inner.beside)
        or _differ_in_toll(left, right)
    )


def _differ_in_kind(left: _Told, right: _Told) -> bool:
    if left.trigger is None or right.trigger is None:
        other = left.trigger or right.trigger
        return other is not None and other.kind is EventType.TERRITORIAL_CHANGE
    kinds = {left.trigger.kind, right.trigger.kind}
    if EventType.CEASEFIRE in kinds or EventType.TERRITORIAL_CHANGE in kinds:
        return len(kinds) == 2
    return len(kinds) == 2 and not (left.loose or right.loose or kinds in _ONE_IN_A_SENTENCE)


def _differ_in_days(left: _Told, right: _Told, *, beside: bool) -> bool:
    """Each has days of its own, or a clause that looks back has."""
    if beside and not right.dates:
        return False
    if left.trigger is None or right.trigger is None or not left.dates:
        return False
    return not any(a.days.overlaps(b.days) for a in left.dates for b in right.dates)


def _differ_in_toll(left: _Told, right: _Told) -> bool:
    """Both count the same outcome, and each by its own means."""
    if left.trigger is None or right.trigger is None:
        return False
    outcomes = [{c.outcome for c in t.counts if not c.part_of_total} for t in (left, right)]
    return bool(outcomes[0] & outcomes[1])
