"""`judge correct` and `judge add`: what a claim says, as a person reads it."""

from collections.abc import Iterator
from typing import Any

import click

from reportedly.cli.choices import a_country, a_point, some_words
from reportedly.cli.deciding import check_once, keep, signature, signed
from reportedly.cli.taught import Taught
from reportedly.model.corrections import ClaimField, Missed, Pointed, Slip
from reportedly.settings import Settings

_CORRECT = (
    "reportedly judge correct c-eyosofj5aozt --place 'Sarmada, Idlib' --words 'the Sarmada market' "
    "--reason 'the other market' --author rk",
    "reportedly judge correct c-eyosofj5aozt --place 'Tell Amal' --at 36.12,36.83 --radius 3 "
    "--reason 'by the video' --author rk",
    "reportedly judge correct c-eyosofj5aozt --figure killed=14 --reason misprint --author rk",
    "reportedly judge correct c-eyosofj5aozt c-u6otqwddpc4o --date 2017-11-13 "
    "--reason 'both misread' --author rk",
    "reportedly judge correct c-eyosofj5aozt --figure killed:civilians --instead-of killed "
    "--reason 'all of them lived there' --author rk",
    "reportedly judge correct c-eyosofj5aozt --speaker 'Syrian Observatory' --speaker-kind monitor "
    "--reason 'quoted the line before' --author rk",
    "reportedly judge correct c-eyosofj5aozt --status denied:toll --reason 'a denial' --author rk",
)
_ADD = (
    "reportedly judge add demo-03 --words 'shells killed 14 at the mill' --type shelling "
    "--figure killed=14 --place Sarmada --reason 'was missed' --author rk",
    "reportedly judge add demo-03 --words 'the mayor denied that anybody died' --type shelling "
    "--speaker 'the mayor' --status denied --denies toll --reason 'was missed' --author rk",
)
_COUNT = "How many: 14, ~14, 12..15, 12.., ..15 or dozens."
_KIND = "monitor, state, witness, ..."
_SAYS_MORE_OF = {"instead-of": ClaimField.FIGURE, "speaker-kind": ClaimField.SPEAKER}


_PLACE = click.option("--place", metavar="NAME", help="Where it was, as `places find` takes it.")
_AT = click.option(
    "--at", type=a_point, metavar="LAT,LON", help="The place's point, if no list has it."
)
_RADIUS = click.option(
    "--radius", type=float, metavar="KM", help="How far around the point it may be."
)
_DATE = click.option("--date", metavar="DAY[..DAY]", help="When it was, both days included.")
_ACTOR = click.option(
    "--actor", multiple=True, metavar="NAME", help="Who did it, by name or id; all of them."
)
_RECIPIENT = click.option(
    "--recipient", multiple=True, metavar="NAME", help="To whom, by name or id; all of them."
)


@click.command("correct", cls=Taught, examples=_CORRECT)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@_PLACE
@_AT
@_RADIUS
@click.option("--place-id", metavar="ID", help="The place by its id, as `places find` prints it.")
@_DATE
@click.option("--type", "event_type", metavar="TYPE", help="What kind of happening it was.")
@click.option("--figure", metavar="OUTCOME[:WHOM][=COUNT]", help=_COUNT)
@click.option(
    "--instead-of",
    metavar="OUTCOME[:WHOM]",
    help="What the figure was read as counting; without a count of its own it keeps that one's.",
)
@_ACTOR
@_RECIPIENT
@click.option("--speaker", metavar="NAME", help="Who says it; none: the outlet itself.")
@click.option("--speaker-kind", "kind", metavar="KIND", help=_KIND)
@click.option(
    "--status", metavar="STATUS", help="actual, planned-or-hypothetical or denied:occurrence, ..."
)
@click.option(
    "--background/--news", default=None, help="Whether it is no news of its report, or is."
)
@click.option("--words", type=some_words, metavar="WORDS", help="The report's words that say so.")
@click.option(
    "--in", "country", metavar="COUNTRY", help="Where the name is looked up: ISO letters."
)
@signed
@click.pass_obj
def correct(
    settings: Settings,
    /,
    claims: tuple[str, ...],
    at: tuple[float, float] | None,
    radius: float | None,
    place_id: str | None,
    instead_of: str | None,
    kind: str | None,
    background: bool | None,
    words: str | None,
    country: str | None,
    reason: str,
    author: str,
    **fields: str | tuple[str, ...] | None,
) -> None:
    """Correct one field of claims that were misread, or that their reports misprint.

    Of several claims it is one decision, undone as one. A claim as it was read stays, and what was
    corrected is told beside it wherever it counts.
    In place of a value, `none` says that the claim tells nothing of the field. A place that no
    list has is pointed out with --at; with --radius it is near that point (GED's precision is
    then 2, beyond 25 km 5).
    """
    from reportedly.pipeline.amending import correcting

    check_once(claims)
    pointed = _pointed(at, radius)
    if background is not None:
        fields["status"] = (*_values(fields["status"]), "background" if background else "news")
    if pointed is not None or place_id is not None:
        field, values = ClaimField.PLACE, _values(fields.pop("place"))
        if any(fields.values()) or (pointed is not None and place_id is not None):
            raise click.UsageError("correct one field at a time; a place by --at or by --place-id")
    else:
        field, values = _the_one(fields)
    _check_belongs(field, {"instead-of": instead_of, "speaker-kind": kind})
    where = (country and country.upper(), pointed, place_id)
    slip = Slip(field, values, words, *where, instead_of, kind)
    keep(settings, lambda book: correcting(book, claims, slip, signature(author, reason)))


def _check_belongs(field: ClaimField, more: dict[str, str | None]) -> None:
    """What says more of a field is given with that field alone."""
    for name, told in more.items():
        if told is not None and field is not _SAYS_MORE_OF[name]:
            raise click.UsageError(f"--{name} goes with --{_SAYS_MORE_OF[name]}")


def _pointed(at: tuple[float, float] | None, radius: float | None) -> Pointed | None:
    if at is None:
        if radius is not None:
            raise click.UsageError("--radius says how far around the point of --at")
        return None
    try:
        return Pointed(*at, radius or 0.0)
    except ValueError:
        raise click.BadParameter("write kilometres, 0 or more", param_hint="'--radius'") from None


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _the_one(fields: dict[str, str | tuple[str, ...] | None]) -> tuple[ClaimField, tuple[str, ...]]:
    """The one field that is to be corrected, with its values."""
    given = {name: value for name, value in fields.items() if value}
    if len(given) != 1:
        several = "--place, --date, --type, --figure, --actor, --recipient, --speaker"
        raise click.UsageError(f"correct one field at a time: {several} or --status")
    ((name, value),) = given.items()
    return ClaimField(name), _values(value)


@click.command("add", cls=Taught, examples=_ADD)
@click.argument("report", metavar="REPORT")
@click.option(
    "--words",
    type=some_words,
    multiple=True,
    required=True,
    metavar="WORDS",
    help="The report's words that carry the claim; given again, where they stand apart.",
)
@click.option("--type", "event_type", required=True, metavar="TYPE", help="What kind of happening.")
@click.option(
    "--speaker",
    type=some_words,
    metavar="WORDS",
    help="The report's words for who says it; else the outlet says it itself.",
)
@click.option("--speaker-kind", "kind", metavar="KIND", help=_KIND)
@click.option("--figure", multiple=True, metavar="OUTCOME[:WHOM]=COUNT", help=_COUNT)
@_PLACE
@_AT
@_RADIUS
@_DATE
@_ACTOR
@_RECIPIENT
@click.option(
    "--status",
    default="actual",
    metavar="STATUS",
    help="actual (if nothing is said), planned-or-hypothetical or denied.",
)
@click.option("--denies", metavar="WHAT", help="Of a denial: occurrence, authorship or toll.")
@click.option("--background", is_flag=True, help="It is no news of this report.")
@click.option("--beside", metavar="CLAIM", help="A claim that tells of the same happening.")
@click.option("--in", "country", type=a_country, metavar="XX", help="Where names are looked up.")
@signed
@click.pass_obj
def add(
    settings: Settings,
    /,
    report: str,
    words: tuple[str, ...],
    at: tuple[float, float] | None,
    radius: float | None,
    beside: str | None,
    country: str | None,
    reason: str,
    author: str,
    **said: Any,
) -> None:
    """Add a claim that a report makes and that was not read in it.

    It counts as the others do, and says by whom it was added. If a later version of the program
    reads the same claim (its words, its speaker, its figures), it counts once, as you made it.
    Names are looked up as by `judge correct`; what no list knows stays open under its name.
    """
    from reportedly.pipeline.amending import adding

    slips = tuple(_slips(said, country, _pointed(at, radius)))
    told = {name: said[name] for name in ("event_type", "speaker", "kind", "status", "denies")}
    missed = Missed(words, slips=slips, background=said["background"], **told)
    sign = signature(author, reason)
    keep(settings, lambda book: adding(book, report, missed, sign, beside=beside))


def _slips(said: dict[str, Any], country: str | None, pointed: Pointed | None) -> Iterator[Slip]:
    """The fields of the claim that were typed, one slip each; of figures one for each."""
    for field in (ClaimField.PLACE, ClaimField.DATE, ClaimField.ACTOR, ClaimField.RECIPIENT):
        values = _values(said[field])
        where = pointed if field is ClaimField.PLACE else None
        if values or where is not None:
            yield Slip(field, values, None, country, where)
    for figure in said["figure"]:
        yield Slip(ClaimField.FIGURE, (figure,))
