"""Two texts of one item side by side: which words are others, and which claims."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.errors import InputError
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.query import words
from reportedly.query.other_words import Alignment, Stretch, align, stretches
from reportedly.query.reports import by_position
from reportedly.query.speech import _
from reportedly.query.versions import Versions
from reportedly.store.base import Casebook

# Claims whose words share less are not the same claim told anew: of a sentence written anew that
# keeps who and where, about half of the words stay.
_LEAST_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that the same claim says otherwise in the later text, in words."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim of the earlier text and the same claim in the later one, each None where only the
    other text has it, with its number in its report; and what differs between them."""

    before: ResolvedClaim | None
    now: ResolvedClaim | None
    differing: tuple[Differing, ...] = ()
    before_number: int | None = None
    now_number: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts of one item, the earlier first. `stretches` is None where they are too long, and
    too different, to be laid side by side; `same_claims` counts those that say the same in both.
    """

    before: Report
    now: Report
    stretches: tuple[Stretch, ...] | None
    pairs: tuple[Pair, ...]
    same_claims: int


def compare(casebook: Casebook, before: Report, now: Report) -> Comparison:
    """What we saw change between two texts."""
    with casebook.still():
        old, new = (by_position(casebook.resolved_of(one.id)) for one in (before, now))
    aligned = align(before.text, now.text)
    pairs = tuple(_pairs(old, new, aligned))
    telling = tuple(one for one in pairs if one.differing or one.before is None or one.now is None)
    told = None if aligned is None else stretches(before.text, now.text, aligned)
    return Comparison(before, now, told, telling, len(pairs) - len(telling))


def compare_two(
    casebook: Casebook, versions: Versions, report: Report, before: str, now: str
) -> Comparison | None:
    """Two texts of the report's item, the one seen first before the other: those with these ids,
    or the one of them and the report; with neither the report and the text seen before it.

    None where there is one text alone. Raises InputError.
    """
    pair = versions.beside(report)
    if pair is None:
        return None
    wanted = [key for key in (before, now) if key] or [one.id for one in pair]
    named = {one for key in (*wanted, report.id)[:2] if (one := versions.named(key)) is not None}
    if len(named) < 2:
        hint = "choose two of the texts that are listed"
        raise InputError("these are not two texts of this address", hint=hint)
    return compare(casebook, *sorted(named, key=versions.reports.index))


def _pairs(
    old: Sequence[ResolvedClaim], new: Sequence[ResolvedClaim], aligned: Alignment | None
) -> Iterator[Pair]:
    """Every claim once: joined with its like in the other text, or alone; those that went last."""
    fellows = _fellows(old, new, aligned)
    for at, claim in enumerate(new):
        if at in fellows:
            other = fellows[at]
            yield Pair(old[other], claim, tuple(_differing(old[other], claim)), other + 1, at + 1)
        else:
            yield Pair(None, claim, now_number=at + 1)
    joined = set(fellows.values())
    for at, claim in enumerate(old):
        if at not in joined:
            yield Pair(claim, None, before_number=at + 1)


def _fellows(
    old: Sequence[ResolvedClaim], new: Sequence[ResolvedClaim], aligned: Alignment | None
) -> dict[int, int]:
    """By the place of a new claim that of the old one: the likest first, each once."""
    shares = _by_quote(old, new) if aligned is None else _by_words(old, new, aligned)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(
        shares, key=lambda ij: (-_likeness(old[ij[0]], new[ij[1]]), -shares[ij], ij)
    ):
        if i not in taken and j not in found:
            found[j] = i
            taken.add(i)
    return found


def _likeness(one: ResolvedClaim, other: ResolvedClaim) -> int:
    """How many of the things that a claim says are said alike."""
    return sum(told(one) == told(other) for told in _FIELDS.values())


def _by_quote(
    old: Sequence[ResolvedClaim], new: Sequence[ResolvedClaim]
) -> dict[tuple[int, int], float]:
    """The pairs whose words are the same to the letter."""
    where = defaultdict(list)
    for i, claim in enumerate(old):
        where[words.quote_words(claim.as_read)].append(i)
    return {
        (i, j): 1.0
        for j, claim in enumerate(new)
        for i in where.get(words.quote_words(claim.as_read), ())
    }


def _by_words(
    old: Sequence[ResolvedClaim], new: Sequence[ResolvedClaim], aligned: Alignment
) -> dict[tuple[int, int], float]:
    """The pairs that share enough of their words, with the part of both that they share."""
    stayed = aligned.stayed()
    spoken = [_words_of(claim, aligned.now) for claim in new]
    where = defaultdict(list)
    for j, said in enumerate(spoken):
        for word in said:
            where[word].append(j)
    found: dict[tuple[int, int], float] = {}
    for i, claim in enumerate(old):
        said = _words_of(claim, aligned.before)
        shared = Counter(j for word in said for j in where.get(stayed.get(word, -1), ()))
        for j, count in shared.items():
            share = 2 * count / (len(said) + len(spoken[j]))
            if share >= _LEAST_SHARED:
                found[i, j] = share
    return found


def _words_of(claim: ResolvedClaim, text: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of the words that a claim was read from, of a text given word by word."""
    found: set[int] = set()
    for span in claim.as_read.evidence:
        first = bisect_right(text, span.start, key=lambda word: word[1])
        after = bisect_left(text, span.end, key=lambda word: word[0])
        found.update(range(first, after))
    return found


def _differing(before: ResolvedClaim, now: ResolvedClaim) -> Iterator[Differing]:
    for field, told in _FIELDS.items():
        was, became = told(before), told(now)
        if was != became:
            yield Differing(field, was, became)


_FIELDS: Final[Mapping[str, Callable[[ResolvedClaim], str]]] = {
    _("figure"): lambda claim: words.claim_figures(claim.claim),
    _("what"): lambda claim: words.what_words(claim.claim),
    _("said by"): words.speaker_words,
    _("day"): lambda claim: words.when_words(claim.claim.date),
    _("place"): lambda claim: words.where_words(claim.place),
    _("by"): lambda claim: words.actors_words(claim.actors),
    _("against"): lambda claim: words.actors_words(claim.recipients),
}
