"""A run of capitalised words, cut into the names of places that it holds."""

import re
from collections.abc import Iterator, Sequence

from reportedly.extract.place_words import ARTICLED, DESCRIBED, NOT_PLACES, TITLED
from reportedly.extract.places import Atlas, bare

# "Syria's Daesh-held Raqqa": two names, and no word of either between them.
_DESCRIPTION = re.compile(r"(?<=\S) [\w-]+-(?:held|controlled|run|dominated|occupied|besieged) ")


def runs_of(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretches of a run of capitals that lie beside what describes a place, and beside a
    party whose name begins inside it ("Aleppo SANA").
    """
    described = _DESCRIPTION.search(text, start, end)
    first = end if described is None else described.start()
    yield start, min([first, *(a for a, _ in taken if start < a < first and text[a - 1] != "-")])
    if described is not None:
        yield from runs_of(text, described.end(), end, taken)


def cut_run(text: str, start: int, end: int, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """A run of capitals, cut where a shorter run is a known place ("Aleppo SANA")."""
    words = _named_words(text, start, end)
    if not words:
        return
    whole = (words[0][0], words[-1][1])
    if _is_one_name(text, words, atlas):
        yield whole
    elif len(words) > 1 and atlas.is_country(bare(text[slice(*words[0])]).rstrip("s")):
        yield words[0]
        yield from cut_run(text, words[1][0], whole[1], atlas)
    else:
        yield from _known_runs(text, words, atlas)


def _named_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a run up to the first that is no part of a place's name ("Monday")."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while words and _names_nothing(text[slice(*words[0])]):
        words.pop(0)
    stop = (i for i, (a, b) in enumerate(words) if _names_nothing(text[a:b]))
    return words[: next(stop, len(words))]


def _names_nothing(word: str) -> bool:
    """ "Monday", "Kurdish-held"."""
    return bare(word) in NOT_PLACES or DESCRIBED.search(word) is not None


def _known_runs(
    text: str, words: Sequence[tuple[int, int]], atlas: Atlas
) -> Iterator[tuple[int, int]]:
    """The longest known name that the run begins with, then what follows it; else the run."""
    for cut in range(len(words), 0, -1):
        stretch, rest = (words[0][0], words[cut - 1][1]), words[cut:]
        if not atlas.knows(bare(text[slice(*stretch)])):
            continue
        owns = text[slice(*stretch)].endswith(("'s", "’s"))  # "Aleppo's Shaar"
        if rest and not owns and not _goes_on(text, rest, atlas):
            break
        yield stretch
        if rest:
            yield from cut_run(text, rest[0][0], words[-1][1], atlas)
        return
    yield words[0][0], words[-1][1]


def _goes_on(text: str, rest: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """True if what follows a known name is another, as where commas were lost."""
    return any(atlas.knows(bare(text[rest[0][0] : end])) for _, end in rest)


def _is_one_name(text: str, words: Sequence[tuple[int, int]], atlas: Atlas) -> bool:
    """ "Guatemala City", "Khan al-Sheih", "Badiyah Cement Factory": not to be cut."""
    whole = bare(text[words[0][0] : words[-1][1]])
    articled = len(words) == 2 and ARTICLED.match(text, words[1][0]) is not None
    return atlas.knows(whole) or articled or TITLED.search(whole) is not None
