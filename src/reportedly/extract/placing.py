"""The places that one statement tells of, and the one its happening lies at."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from reportedly.extract.doers import relative
from reportedly.extract.place_choice import choose_place
from reportedly.extract.place_finding import find_places
from reportedly.extract.place_ties import hangs_on, speaks_for_state
from reportedly.extract.place_words import CAPITALS
from reportedly.extract.places import Atlas, Place, bare
from reportedly.extract.sayings import Saying
from reportedly.extract.statements import Sentence


def find_told(
    sentence: Sentence,
    saying: Saying | None,
    told: tuple[int, str],
    deeds: Container[int],
    atlas: Atlas,
) -> list[Place]:
    """The places in words told at an offset, counted from there, each tied to the deeds."""
    start, text = told
    end, by = start + len(text), start - sentence.start
    no_names = relative(_named(sentence, saying) + _common(sentence), start, end)
    found = find_places(text, atlas, no_names) or _left_over(sentence, saying, (start, end), atlas)
    return [
        replace(p, is_bound=hangs_on(sentence.tokens, by + p.start, by + p.named_end, deeds))
        for p in found
        if bare(p.name) not in CAPITALS
        or not speaks_for_state(sentence.tokens, by + p.start, by + p.named_end)
    ]


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


_REACH = 30  # characters from the preposition to the place

_LEFT_OPEN = re.compile(r"(?<!\w)(?:in|near|at|from|of|on)(?: the)?\W*$")


def _left_over(
    sentence: Sentence, saying: Saying | None, stretch: tuple[int, int], atlas: Atlas
) -> list[Place]:
    """ "Five were killed in" | "the town of Azaz an official said": the place, not the speaker's.

    A preposition wants a noun; where commas were lost the parse gave it to who speaks.
    """
    start, said = stretch[0], stretch[1] - sentence.start
    if saying is None or _LEFT_OPEN.search(sentence.text[:said]) is None:
        return []
    known = [(n.start - sentence.start, n.end - sentence.start) for n in sentence.names]
    found = find_places(sentence.text, atlas, known)
    by = sentence.start - start
    return [shifted(p, by) for p in found if 0 <= p.start - said <= _REACH][:1]


def chosen_of(
    found: Sequence[Place], at: int, text: str, start: int
) -> tuple[Place, Place | None] | None:
    choice = choose_place(found, at, text)
    if choice is None:
        return None
    place, larger = choice
    return shifted(place, start), None if larger is None else shifted(larger, start)


def shifted(place: Place, by: int) -> Place:
    beside = tuple(shifted(other, by) for other in place.beside)
    return replace(place, start=place.start + by, end=place.end + by, beside=beside)
