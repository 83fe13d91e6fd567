"""`places` and `actors`: a user's own lists, and what a name may stand for."""

from datetime import date
from pathlib import Path

import click

from reportedly.cli.choices import a_country, a_day
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import json_line, out, say
from reportedly.settings import Settings

_FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
_COUNTRY = click.option(
    "--country", type=a_country, metavar="XX", help="Only there (two letters, ISO 3166)."
)
_PLACE_EXAMPLES = ("reportedly places add villages.csv", "reportedly places add idlib.json")
_FIND_PLACE = ("reportedly places find 'Kafer Naal'", "reportedly places find Idlib --country SY")
_ACTOR_EXAMPLES = ("reportedly actors add brigades.csv", "reportedly actors add parties.json")
_FIND_ACTOR = ("reportedly actors find 'Jabhat an-Nusra' --date 2017-11-13",)


@click.group(cls=TaughtGroup, examples=(*_PLACE_EXAMPLES[:1], *_FIND_PLACE[:1]))
def places() -> None:
    """Add places that the built-in gazetteer lacks; look a name up."""


@places.command("add", examples=_PLACE_EXAMPLES)
@_FILES
@click.option(
    "--country", type=a_country, metavar="XX", help="Of places whose list names none (ISO 3166)."
)
@click.pass_obj
def add_places(settings: Settings, files: tuple[Path, ...], country: str | None) -> None:
    """Add lists of places to the casebook, then conclude anew.

    CSV, TSV, JSON, JSON Lines or GeoJSON. Columns: name, lat, lon and, where you have them, id,
    spellings (parted by ;), level, country, admin1, admin2, population. Which column was taken
    for what is announced; entries that cannot be used are named, and the rest is kept.
    """
    from reportedly.cli.lists import keep_places

    keep_places(settings, files, country=country)


@places.command("find", examples=_FIND_PLACE)
@click.argument("name")
@_COUNTRY
@_JSON
@click.pass_obj
def find_places(settings: Settings, name: str, country: str | None, as_json: bool) -> None:
    """Say which places a name may stand for, best first, with the reasons.

    The casebook's own lists are searched as well, where there is a casebook.
    """
    from reportedly.cli.forms import builtins_of
    from reportedly.cli.library import library_of
    from reportedly.cli.reference_view import places_table

    found = library_of(settings).gazetteer.find(name, country=country)
    if as_json:
        for candidate in found:
            json_line(builtins_of(candidate))
    else:
        say(out(settings), places_table(found))


@click.group(cls=TaughtGroup, examples=(*_ACTOR_EXAMPLES[:1], *_FIND_ACTOR))
def actors() -> None:
    """Add parties that the built-in register lacks; look a name up."""


@actors.command("add", examples=_ACTOR_EXAMPLES)
@_FILES
@click.pass_obj
def add_actors(settings: Settings, files: tuple[Path, ...]) -> None:
    """Add lists of parties to the casebook, then conclude anew.

    CSV, TSV, JSON or JSON Lines. Columns: name and, where you have them, id, kind, spellings
    (parted by ;), country, from and to (years), side (the id of the umbrella).
    """
    from reportedly.cli.lists import keep_actors

    keep_actors(settings, files)


@actors.command("find", examples=_FIND_ACTOR)
@click.argument("name")
@click.option("--date", "day", type=a_day, metavar="YYYY-MM-DD", help="When the party acted.")
@_COUNTRY
@_JSON
@click.pass_obj
def find_actors(
    settings: Settings, name: str, day: date | None, country: str | None, as_json: bool
) -> None:
    """Say which parties a name may stand for, best first, with the reasons."""
    from reportedly.cli.forms import builtins_of
    from reportedly.cli.library import library_of
    from reportedly.cli.reference_view import actors_table

    found = library_of(settings).register.find_actor(name, day=day, country=country)
    if as_json:
        for candidate in found:
            json_line(builtins_of(candidate))
    else:
        say(out(settings), actors_table(found))
