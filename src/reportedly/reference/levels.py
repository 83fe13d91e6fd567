"""The words that say what kind of place a name is: province, town, camp."""

import re

from reportedly.model.places import PlaceLevel

LEVEL_WORDS = {
    **dict.fromkeys(("province", "governorate", "countryside", "oblast"), PlaceLevel.ADM1),
    **dict.fromkeys(("district", "mintaqat"), PlaceLevel.ADM2),
    **dict.fromkeys(("subdistrict", "nahiyat"), PlaceLevel.ADM3),
    **dict.fromkeys(("town", "city", "village", "suburb"), PlaceLevel.POPULATED),
    **dict.fromkeys(
        ("camp", "neighborhood", "neighbourhood", "airbase", "airport", "crossing", "quarter"),
        PlaceLevel.SITE,
    ),
}
_ANY_LEVEL = "|".join(LEVEL_WORDS)
_LEVEL_WORD = re.compile(
    rf"^(?:the\s+)?({_ANY_LEVEL})(?:\s+of)?\s+(?=\S)|\s+({_ANY_LEVEL})$", re.IGNORECASE
)
_ANY_LEVEL_WORD = re.compile(rf"\b({_ANY_LEVEL})s?\b|\bcities\b", re.IGNORECASE)


def split_level(name: str) -> tuple[str, PlaceLevel | None]:
    """A name without its level word, and the level that it said: "Idlib province"."""
    word = _LEVEL_WORD.search(name.strip())
    if word is None:
        return name.strip(), None
    bare = _LEVEL_WORD.sub("", name.strip(), count=1)
    return bare, LEVEL_WORDS[(word[1] or word[2]).lower()]


def level_word(words: str) -> str | None:
    """The word of `words` that says what kind of place it is ("province", "camps"), if any.

    It comes back in the singular.
    """
    said = _ANY_LEVEL_WORD.search(words)
    return None if said is None else (said[1] or "city").lower()
