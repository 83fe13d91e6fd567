"""`speakers` and `theatre`: who speaks and publishes, and which built-in war lists are on."""

from datetime import UTC, datetime
from pathlib import Path

import click

from reportedly.cli.choices import a_country, some_words
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import Taught, TaughtGroup
from reportedly.cli.terminal import json_line, out, say, tell
from reportedly.reference.theatre import NO_THEATRE, SYRIA, THEATRES
from reportedly.settings import Settings

_ADD = (
    "reportedly speakers add monitors.csv",
    "reportedly speakers add --name 'Hill Radio' --kind media --country XK",
    "reportedly speakers add --id outlet/ahram --party unknown",
)
_FIND = ("reportedly speakers find SANA", "reportedly speakers find 'state media' --in SY")
_SAID = ("id", "name", "kind", "country", "covers", "owner", "evidence", "party", "stated_by", "at")


@click.group(cls=TaughtGroup, examples=(*_ADD[:1], *_FIND[:1]))
def speakers() -> None:
    """Add speakers and outlets, overrule what the register says of them; look a name up."""


@speakers.command("add", examples=_ADD)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--id", type=some_words, metavar="ID", help="Of the entry that is overruled.")
@click.option("--name", type=some_words, metavar="NAME", help="What it is called.")
@click.option(
    "--spelling", "spellings", type=some_words, multiple=True, metavar="NAME", help="Another name."
)
@click.option("--kind", type=some_words, metavar="KIND", help="monitor, media, outlet, ...")
@click.option("--country", type=a_country, metavar="XX", help="Its seat (ISO 3166).")
@click.option("--covers", type=a_country, metavar="XX", help="The country it speaks of.")
@click.option("--owner", type=some_words, metavar="NAME", help="Who owns it.")
@click.option("--evidence", type=some_words, metavar="CLASS", help="visits_sites, relays, ...")
@click.option("--party", type=some_words, metavar="ID", help="The party that runs it; or unknown.")
@click.option("--stated-by", type=some_words, metavar="NAME", help="Who states that.")
@click.option("--at", type=some_words, metavar="URL", help="Where it is stated.")
@click.pass_obj
def add_speakers(
    settings: Settings,
    /,
    files: tuple[Path, ...],
    spellings: tuple[str, ...],
    **options: str | None,
) -> None:
    """Add speakers and outlets to the casebook, then conclude anew.

    CSV, TSV, JSON, JSON Lines or YAML; or one entry by options. Columns: id, name, kind,
    spellings (parted by ;), country, covers and local (names that mean it in reports about those
    countries alone), owner, evidence, party, stated_by, states, at, from, to. An entry with the
    id of a built-in one changes it: what is left empty stays, and `unknown` takes away. An
    alignment changes how a claim is weighed, never what it says.
    """
    from reportedly.cli.lists import keep_speaker, keep_speakers

    said = {field: value for field in _SAID if (value := options[field]) is not None}
    if spellings:
        said["spellings"] = ";".join(spellings)
    if bool(files) == bool(said):
        raise click.UsageError("give files, or one entry by its options: --name, --kind, ...")
    if files:
        keep_speakers(settings, files)
    else:
        keep_speaker(settings, said, at=datetime.now(UTC))


@speakers.command("find", examples=_FIND)
@click.argument("name", type=some_words)
@click.option(
    "--in",
    "--country",
    "country",
    type=a_country,
    metavar="XX",
    help='In reports about it (ISO 3166): whose "state television" is meant.',
)
@JSON_LINES
@click.pass_obj
def find_speakers(settings: Settings, name: str, country: str | None, as_json: bool) -> None:
    """Say who is called so, who owns them, with whom they stand, and who states that.

    Nothing is guessed: what no cited page states is unknown.
    """
    from reportedly.cli.library import library_of
    from reportedly.cli.speakers_view import speaker_form, speakers_table

    register = library_of(settings).register
    meant = register.find_speaker(name, country=country) if country else None
    found = (meant,) if meant is not None else () if country else register.find_speakers(name)
    if as_json:
        for row in found:
            json_line(speaker_form(row))
    else:
        say(out(settings), speakers_table(found))


@click.command(cls=Taught, examples=("reportedly theatre", "reportedly theatre none"))
@click.argument("choice", required=False, type=click.Choice(THEATRES, case_sensitive=False))
@click.pass_obj
def theatre(settings: Settings, choice: str | None) -> None:
    """Say which built-in war lists are on, or choose them for this casebook.

    The program knows one war closely: SY, Syria's villages, parties and those who speak of them.
    `none` leaves all of them out, so that nothing of another war is taken for Syria's; states, the
    world's towns, parties of other wars and agencies stay. Lists of your own are not touched.
    """
    from reportedly.cli.book import opened
    from reportedly.cli.library import theatre_of
    from reportedly.cli.summaries import concluded_line
    from reportedly.cli.work import renewed

    if choice is None:
        tell(out(settings), _IN_WORDS[theatre_of(settings)])
        return
    with opened(settings, create=True) as book:
        book.choose_theatre(choice)
        tell(out(settings), _IN_WORDS[choice])
        tell(out(settings), concluded_line(renewed(settings, book), str(settings.casebook)))


_IN_WORDS = {
    SYRIA: "SY: Syria's places, parties and speakers are on; `reportedly theatre none` leaves "
    "them out",
    NO_THEATRE: "none: no war's own lists are on; `reportedly theatre SY` brings Syria's back",
}
