"""Where: what a named place is, and what reading asks of a gazetteer."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model.places import PlaceRelation


@dataclass(frozen=True, slots=True)
class Atlas:
    """What reading asks of a gazetteer: is a name spelt like a place, a country, a province?

    `is_spelt` asks for any place around, of whatever size, where `knows` leaves out the small.
    """

    knows: Callable[[str], bool]
    is_country: Callable[[str], bool]
    is_province: Callable[[str], bool] = lambda name: False
    is_spelt: Callable[[str], bool] = lambda name: False


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `[start, end)`; `name` without its noun.

    `rank` is 4 for a village, district or site, 3 for a bare name or a city, 2 for a province or
    region, 1 for a country.

    `weight` says how surely the words name the happening's place (a preposition before, a place
    noun, a name the gazetteer knows).
    """

    start: int
    end: int
    name: str
    rank: int
    weight: int
    relation: PlaceRelation
    distance_km: float | None
    noun_length: int = 0  # of the place noun behind the name, inside `[start, end)`
    is_led: bool = False  # by a preposition of place, or its like
    is_bound: bool = False  # hangs on the deed told, by the parse
    is_unnamed: bool = False  # "a town in" it, so that the place itself has no name here
    is_large: bool = False  # spelt like a province, though it may be its capital that is meant
    noun: str = ""  # the place noun said with the name: "airport"
    beside: tuple["Place", ...] = ()  # told in one breath with it: "Sel, Amar and Jisan"

    @property
    def named_end(self) -> int:
        """Where the name ends and its noun begins."""
        return self.end - self.noun_length


def bare(name: str) -> str:
    """A name without its genitive: "Aleppo's"."""
    return re.sub(r"['’]s?$", "", name)
