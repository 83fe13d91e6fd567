"""For whom an export is made: a profile, as its file says it in plain words."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from reportedly.errors import InputError


class Audience(StrEnum):
    """The profiles that ship."""

    INTERNAL = "internal"  # everything that the casebook holds
    PARTNER = "partner"  # private persons hidden, places and quotes as held
    PUBLIC = "public"  # nobody private, no place finer than a town, of quotes what is harmless


class Names(StrEnum):
    """Who is named."""

    ALL = "all"
    READ_AS_PRIVATE = "read as private"  # hidden: whom a report was read to name as private
    INSTITUTIONS = "institutions"  # nobody but whom the reviewed lists know


class Quotes(StrEnum):
    """What of a report's words is shown."""

    WHOLE = "whole"
    WITHOUT_PRIVATE_NAMES = "without private names"
    KNOWN_WORDS = "known words"
    NONE = "none"


class Places(StrEnum):
    """How fine a place is."""

    AS_HELD = "as held"
    TOWN = "town"


class Ids(StrEnum):
    """Whether ids are those of the casebook."""

    OWN = "own"
    KEYED = "keyed"


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an audience may see. `notice` are lines that stand in every export or beside it."""

    name: str
    notice: tuple[str, ...]
    names: Names
    quotes: Quotes
    quote_characters: int
    places: Places
    ids: Ids
    signed_decisions: bool
    embargo_hours: int

    @property
    def is_internal(self) -> bool:
        """Whether it hides nothing at all."""
        least = (self.names, self.quotes, self.places, self.ids)
        everything = (Names.ALL, Quotes.WHOLE, Places.AS_HELD, Ids.OWN)
        return least == everything and self.signed_decisions and not self.embargo_hours


@cache
def shipped_profile(audience: Audience) -> Profile:
    """The profile of this name that ships."""
    held = files("reportedly.publish") / "audiences" / f"{audience}.toml"
    return msgspec.convert(tomllib.loads(held.read_text(encoding="utf-8")), Profile)


def open_profile(name: str) -> Profile:
    """The profile that ships under this name, or that a file of one's own holds.

    Raises InputError for a name nobody knows, and for a file that does not say everything.
    """
    if name in tuple(Audience):
        return shipped_profile(Audience(name))
    hint = f"profiles: {', '.join(Audience)}; or a file of your own, as docs/publishing.md has it"
    try:
        told = tomllib.loads(Path(name).read_text(encoding="utf-8"))
        return msgspec.convert(told, Profile)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"no profile is called {name!r}", hint=hint) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{name} is no profile: {error}", hint=hint) from error


INTERNAL = shipped_profile(Audience.INTERNAL)
