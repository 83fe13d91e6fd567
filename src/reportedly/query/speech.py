"""Where what this room says passes, so that another language can take its place.

The domain is "reportedly"; without a catalogue for the user's language all is said in English.
"""

import gettext

TRANSLATIONS = gettext.translation("reportedly", fallback=True)


# Of what is said, in letters: "en", or what the catalogue calls itself.
LANGUAGE = TRANSLATIONS.info().get("language", "en").replace("_", "-")


def _(words: str) -> str:
    """The words in the user's language. Names in braces are filled in afterwards."""
    return TRANSLATIONS.gettext(words)


def plain(name: str) -> str:
    """A value of an enumeration as words: `air_strike` as "air strike"."""
    return _(name.replace("_", " ")) if name else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {TRANSLATIONS.ngettext(one, many or one + 's', count)}"
