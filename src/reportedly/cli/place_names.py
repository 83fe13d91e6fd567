"""`places`: a user's own lists of places, and where a name may lie."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from reportedly.cli.choices import a_point, some_words
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import json_line, out, say
from reportedly.model.places import ResolvedPlace
from reportedly.model.reference import PlaceRow
from reportedly.reference.gazetteer import Gazetteer, Point
from reportedly.settings import Settings

_ADD = (
    "reportedly places add villages.csv",
    "reportedly places add SY.txt syr_admin2.geojson",
    "reportedly places add --name Velmo --at 41.2,20.9 --spelling Welmo",
    "reportedly places add --name 'Kafer Noran' --same-as gn:173576",
)
_FIND = (
    "reportedly places find 'Kafer Naal' --in Syria --near Idlib",
    "reportedly places find '5 km north of Saraqib' --json",
    "cut -f 2 names.tsv | reportedly places find - --in SY",
)


def _a_country(value: str) -> str:
    """A country by its name or by the letters of ISO 3166."""
    from reportedly.reference.geonames import iso_letters

    found = iso_letters(some_words(value))
    if found is None:
        wanted = "name it in English or by its letters, as in Syria, SY or SYR"
        raise click.BadParameter(f"{value!r} is no country; {wanted}")
    return found


@click.group(cls=TaughtGroup, examples=(*_ADD[:1], *_FIND[:1]))
def places() -> None:
    """Add places that the built-in gazetteer lacks; look a name up."""


@places.command("add", examples=_ADD)
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--name", type=some_words, metavar="NAME", help="One place, in place of a list.")
@click.option("--at", "point", type=a_point, metavar="LAT,LON", help="Where it lies, in degrees.")
@click.option(
    "--spelling", "spellings", type=some_words, multiple=True, metavar="NAME",
    help="Its other name.",
)  # fmt: skip
@click.option("--same-as", type=some_words, metavar="ID", help="The place whose name it is, too.")
@click.option(
    "--country", "--in", type=_a_country, metavar="COUNTRY",
    help="Of places whose list names none: a name, or letters of ISO 3166.",
)  # fmt: skip
@click.pass_obj
def add_places(
    settings: Settings,
    files: tuple[Path, ...],
    name: str | None,
    point: Point | None,
    spellings: tuple[str, ...],
    same_as: str | None,
    country: str | None,
) -> None:
    """Add places to the casebook, lists of them or one by --name, then conclude anew.

    CSV, TSV, JSON, JSON Lines, GeoJSON (points or outlines), tables with P-codes as OCHA writes
    them, and GeoNames' own files (SY.txt). Columns: name, lat, lon and, where you have them, id,
    spellings (parted by ;), level, country, admin1, admin2, population. Which column was taken
    for what is announced; entries that cannot be used are named, and the rest is kept. A place
    that another list has already becomes one with it and keeps both ids. --same-as (an id that
    `places find` prints) makes a name one more name of a place that is known.
    """
    from reportedly.cli.lists import keep_place, keep_places
    from reportedly.reference.tables import named_place

    told = (point is not None) + (same_as is not None)
    if (name is None) == (not files) or told != (name is not None):
        raise click.UsageError("give lists of places, or one place by --name and --at or --same-as")
    at = datetime.now(UTC)
    if name is not None and same_as is not None:
        keep_place(settings, _renamed(settings, name, same_as, country), at=at)
    elif name is not None and point is not None:
        keep_place(settings, named_place(name, point, spellings, country=country), at=at)
    else:
        keep_places(settings, files, country=country)


def _renamed(settings: Settings, name: str, place_id: str, country: str | None) -> PlaceRow:
    from reportedly.cli.library import library_of
    from reportedly.cli.work import coder_for
    from reportedly.reference.own_names import place_alias

    own, gazetteer = coder_for(settings).places, library_of(settings).gazetteer
    return place_alias(name, place_id, own, gazetteer, country=country)


@places.command("find", examples=_FIND)
@click.argument("name", type=some_words)
@click.option(
    "--in", "--country", "country", type=_a_country, metavar="COUNTRY",
    help="Only there: a name, or letters of ISO 3166.",
)  # fmt: skip
@click.option("--near", type=some_words, metavar="PLACE", help="By what other place it lies.")
@JSON_LINES
@click.pass_obj
def find_places(
    settings: Settings, name: str, country: str | None, near: str | None, as_json: bool
) -> None:
    """Say which places a name may stand for, best first, with the reasons.

    The name may say more: "village of X in the Y countryside", "5 km from X", "between X and Y".
    Then the point is that of X itself, and precision, relation and distance_km say so.
    A candidate's score is how likely it is meant: of those with .9, nine in ten are right. With
    - in place of a name, names are read from standard input, one a line, and each is answered by
    one line of JSON. The casebook's own lists are searched as well, where there is a casebook;
    without --in, the whole world is (its names are compiled the first time, for a minute or so).
    """
    from reportedly.cli.library import library_of
    from reportedly.cli.reference_view import answer_view

    gazetteer = library_of(settings).gazetteer
    point = None if near is None else _point(near, gazetteer, country)
    if name == "-":
        for line in _names():
            json_line({"name": line, **_form(_look_up(line, gazetteer, country, point))})
        return
    answer = _look_up(name, gazetteer, country, point)
    if as_json:
        for candidate in _form(answer)["candidates"]:
            json_line(candidate)
    else:
        say(out(settings), answer_view(answer))


def _names() -> Iterator[str]:
    with click.open_file("-", encoding="utf-8", errors="replace") as names:
        yield from (line.strip() for line in names if line.strip())


def _look_up(
    name: str, gazetteer: Gazetteer, country: str | None, near: Point | None
) -> ResolvedPlace:
    from reportedly.resolve.naming import look_up

    return look_up(name, gazetteer, country=country, near=near)


def _point(words: str, gazetteer: Gazetteer, country: str | None) -> Point:
    answer = _look_up(words, gazetteer, country, None)
    if answer.chosen is None:
        named = ", ".join(place.name for place in answer.candidates[:3]) or "none like it"
        raise click.BadParameter(f"{words!r} is not clear; known: {named}", param_hint="'--near'")
    return (answer.chosen.lat, answer.chosen.lon)


def _form(answer: ResolvedPlace) -> dict[str, Any]:
    """What other programs are promised: `resolved` is the id of the place meant, or null."""
    from reportedly.cli.forms import builtins_of
    from reportedly.resolve.precision import acled_precision, ged_precision

    candidates = []
    for place in answer.candidates:
        precision = ged_precision(place.level, answer.mention)
        told = {
            "precision": precision,
            "geo_precision": acled_precision(precision),
            "relation": answer.mention.relation.value,
            "distance_km": answer.mention.distance_km,
        }
        candidates.append({**builtins_of(place), **told})
    chosen = None if answer.chosen is None else answer.chosen.id
    return {"resolved": chosen, "reason": answer.reason, "candidates": candidates}
