"""`actors`: a user's own lists of parties, and what a name may stand for."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import click

from reportedly.cli.choices import a_country, a_day, some_words
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import json_line, out, say
from reportedly.model.actors import ActorKind
from reportedly.settings import Settings

_FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
_COUNTRY = click.option(
    "--country", type=a_country, metavar="XX", help="Only there (two letters, ISO 3166)."
)
_ACTOR_EXAMPLES = (
    "reportedly actors add brigades.csv",
    "reportedly actors add parties.json consolidated.xml",
    "reportedly actors add --name 'Lantern Guard' --kind militia --in SY",
)
_FIND_ACTOR = (
    "reportedly actors find 'Jabhat an-Nusra' --on 2017-11-13",
    "reportedly actors find ELN --in CO --json",
)


@click.group(cls=TaughtGroup, examples=(*_ACTOR_EXAMPLES[:1], *_FIND_ACTOR))
def actors() -> None:
    """Add parties that the built-in register lacks; look a name up."""


@actors.command("add", examples=_ACTOR_EXAMPLES)
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--name", type=some_words, metavar="NAME", help="One party, in place of a list.")
@click.option(
    "--spelling",
    "spellings",
    type=some_words,
    multiple=True,
    metavar="NAME",
    help="Its other name.",
)
@click.option("--kind", type=click.Choice([kind.value for kind in ActorKind]), help="What it is.")
@click.option("--in", "country", type=a_country, metavar="XX", help="Where it acts (ISO 3166).")
@click.option("--same-as", type=some_words, metavar="ID", help="The party that it is.")
@click.option("--not-same-as", type=some_words, metavar="ID", help="A party that it is not.")
@click.pass_obj
def add_actors(
    settings: Settings,
    files: tuple[Path, ...],
    name: str | None,
    spellings: tuple[str, ...],
    kind: str | None,
    country: str | None,
    same_as: str | None,
    not_same_as: str | None,
) -> None:
    """Add parties to the casebook, lists of them or one by --name, then conclude anew.

    UCDP's actor table (CSV) and the UN's list (XML; entities alone) are taken as they are. Else
    CSV, TSV, JSON or JSON Lines. Columns: name and, where you have them, id, kind, spellings
    (parted by ;), country, from and to (years), side (the id of the umbrella), ucdp, wikidata;
    split_from, merged_into, member_of ("id 2013-2015"). What was guessed is announced.

    A row with a number that a party of the register has is that party. same_as (an id that
    `actors find` prints) says that a row is another one; not_same_as, that its names are its own
    and no longer the other's; decided, on which day. A later list with the same name and row ids
    takes the place of the earlier, and so does a later --name, so leaving the words out undoes
    them.
    """
    from reportedly.cli.lists import keep_actor, keep_actors
    from reportedly.reference.own_names import named_party

    if (name is None) == (not files):
        raise click.UsageError("give lists of parties, or one party by --name")
    if name is None:
        keep_actors(settings, files)
        return
    at = datetime.now(UTC)
    sort = ActorKind.UNKNOWN if kind is None else ActorKind(kind)
    row = named_party(name, spellings, kind=sort, country=country, decided=at.date())
    keep_actor(settings, replace(row, same_as=same_as, not_same_as=not_same_as), at=at)


@actors.command("find", examples=_FIND_ACTOR)
@click.argument("name", type=some_words)
@click.option("--on", "--date", "day", type=a_day, metavar="YYYY-MM-DD", help="When it acted.")
@click.option(
    "--in",
    "--country",
    "country",
    type=a_country,
    metavar="XX",
    help="Where it acted (two letters, ISO 3166): whose army, and which of two with one name.",
)
@JSON_LINES
@click.pass_obj
def find_actors(
    settings: Settings, name: str, day: date | None, country: str | None, as_json: bool
) -> None:
    """Say which parties a name may stand for, best first, with the reasons.

    With - names are read from standard input, one a line; each is answered by one line of JSON.
    """
    from reportedly.cli.actor_answers import Asked, answers, forms, found
    from reportedly.cli.library import library_of
    from reportedly.cli.reference_view import actors_table

    register, asked = library_of(settings).register, Asked(day, country)
    if name == "-":
        with click.open_file("-", encoding="utf-8", errors="replace") as names:
            for answer in answers(register, names, asked):
                json_line(answer)
        return
    candidates = found(register, name, asked)
    if as_json:
        for form in forms(register, candidates):
            json_line(form)
    else:
        say(out(settings), actors_table(candidates))
