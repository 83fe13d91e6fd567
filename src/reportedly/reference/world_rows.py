"""Rows of the world's places as they stand in the gazetteer: plainly named, with their units."""

from dataclasses import replace
from functools import lru_cache

from reportedly.model.reference import PlaceRow
from reportedly.reference import geonames
from reportedly.reference.folding import plain_letters
from reportedly.reference.lists import NO_UNITS, Units
from reportedly.reference.world_units import unit_names, unit_rows


@lru_cache(maxsize=1)
def units_of() -> dict[str, list[PlaceRow]]:
    """The provinces and districts of the world by their countries (ISO letters)."""
    listed: dict[str, list[PlaceRow]] = {}
    for row in unit_rows():
        listed.setdefault(row.country, []).append(row)
    return listed


def every_row() -> list[PlaceRow]:
    """The world's places without anybody's own, which stand in their countries: so one file on
    disk serves all casebooks."""
    every = (row for iso in geonames.countries() for row in geonames.read_rows(iso))
    named = (plainly_named(row, NO_UNITS) for row in every)
    units = (row for rows in units_of().values() for row in rows)
    countries = geonames.read_rows(geonames.COUNTRIES)
    return [*countries, *geonames.continent_rows(), *named, *units]


def plainly_named(row: PlaceRow, units: Units) -> PlaceRow:
    """GeoNames' row in plain letters, with the names of its units."""
    plain = plain_letters(row.name)
    return replace(
        row,
        name=plain,
        spellings=tuple(dict.fromkeys((row.name, *row.spellings)))
        if plain != row.name
        else row.spellings,
        admin1=units.admin1.get(row.admin1) or unit_names().get(f"{row.country}.{row.admin1}", ""),
        admin2=units.admin2.get(row.id, ""),
    )


def laid_over(row: PlaceRow, mine: PlaceRow) -> PlaceRow:
    """Our own row of a place, with what GeoNames' row adds to it."""
    said = tuple(dict.fromkeys((*row.spellings, row.name, *mine.spellings)))
    return replace(
        mine,
        spellings=said,
        admin1=mine.admin1 or row.admin1,
        admin2=mine.admin2 or row.admin2,
        population=max(row.population, mine.population),
    )
