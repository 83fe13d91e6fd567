"""Hostile text made harmless: everything in it is shown, nothing of it acts.

Report text is data. It may hold escape sequences that repaint a terminal, overrides that turn
words around, or characters that hide others.
"""

import re

# Controls, and the characters that reorder or hide text: marks of direction, overrides and
# isolates (Unicode bidi, UAX 9), invisible operators, tags, interlinear marks and lone surrogates.
# Joiners (U+200C, U+200D) stay: Persian needs them.
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """`text` with every character that acts instead of being seen replaced by its name.

    Line breaks and tabs stay. An escape character becomes "␛", an override "‹U+202E›".
    """
    return HARMFUL.sub(lambda found: visible(found.group()), text.replace("\r\n", "\n"))


def visible(character: str) -> str:
    """The name by which a character that acts is shown: "␛", "‹U+202E›"."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def harmless_json(written: str) -> str:
    """JSON with the same characters escaped, so that its value is unchanged."""
    return HARMFUL.sub(_escaped, written)


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
