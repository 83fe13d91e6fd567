"""Titles said twice, and the site's name behind them."""

import re
from collections.abc import Iterator

# "Title | France 24"; behind a dash no figures and a capital, or "- 40 wounded" were a site.
_SITE = re.compile(
    r"\s(?:[|»·]\s+(?P<barred>[^|]{2,40})|(?:[-–—]|::?)\s+(?P<dashed>[^\W\d_a-z][^|\d]{1,40}))$"
)
_STOP = re.compile(r"[ \t]*[.:;|]+(?!\S)")
_MAX_SITE = 45  # letters of a site's name with its bar
_MIN_LETTERS = 12  # shorter titles ("Syria", "Live updates") may open any sentence


def folded(text: str) -> str:
    """Letters and digits alone, small: what two spellings of one title share."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_title_again(line: str, title: str) -> bool:
    """True if `line` is the title once more, with or without a site's name behind it."""
    if not title or len(line) > 2 * len(title) + _MAX_SITE:
        return False
    wanted, found = folded(title), folded(line)
    if not wanted or found == wanted:
        return bool(wanted)
    bare = folded(_without_site(title))
    return len(bare) >= _MIN_LETTERS and bare in (found, folded(_without_site(line)))


def _without_site(line: str) -> str:
    site = _SITE.search(line)
    return line[: site.start()] if site else line


def site_name(title: str, outlet: str) -> tuple[int, int] | None:
    """Where a title ends in a site's name: after a bar, or after a dash and like the outlet."""
    site = _SITE.search(title)
    if site is None or site.start() < len(site[0]):
        return None
    name, known = folded(site["barred"] or site["dashed"]), folded(outlet)
    alike = bool(known) and (known.startswith(name) or known in name)
    return (site.start(), len(title)) if site["barred"] or alike else None


def title_copies(text: str, title: str, start: int, reach: int) -> Iterator[tuple[int, int]]:
    """Stretches of `text` within `reach` of `start` that say the title again as a heading.

    A heading ends in punctuation, at a line's end, or before a capital letter or a digit.
    """
    bare = _without_site(title)
    for wanted in dict.fromkeys((folded(title), folded(bare))):
        if len(wanted) < _MIN_LETTERS:
            continue
        found = _find_folded(text, wanted, start, reach)
        if found is not None and _stands_alone(text, found[1]):
            stop = _STOP.match(text, found[1])
            yield found[0], stop.end() if stop is not None else found[1]
            return


def _find_folded(text: str, wanted: str, start: int, reach: int) -> tuple[int, int] | None:
    places = [at for at in range(start, min(len(text), start + reach)) if text[at].isalnum()]
    letters = [text[at].casefold() for at in places]
    if any(len(letter) != 1 for letter in letters):
        return None
    at = "".join(letters).find(wanted)
    if at < 0:
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def _stands_alone(text: str, end: int) -> bool:
    if text[end : end + 1].isalnum() or text[end : end + 1] in ("'", "’"):
        return False
    after = text[end:].lstrip(" \t\"”'»")
    return not after or not (after[0].islower() or after[0] in ",-–—")
