"""`judge`: a person's decision, with reason and author, that outlives every rerun."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from reportedly.cli.book import opened
from reportedly.cli.choices import some_words
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.errors import InputError
from reportedly.model.corrections import ClaimField, Slip
from reportedly.model.incidents import Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.settings import Settings
from reportedly.store.base import Casebook

Command = TypeVar("Command", bound=Callable[..., Any])

_LINKS = (
    "reportedly judge must-link c-eyosofj5aozt c-u6otqwddpc4o --reason 'same market' --author rk",
    "reportedly judge cannot-link c-eyosofj5aozt c-u6otqwddpc4o --reason 'two towns' --author rk",
)
_REJECT = ("reportedly judge reject c-u6otqwddpc4o --reason 'a football match' --author rk",)
_SPLIT = (
    "reportedly judge split c-eyosofj5aozt c-u6otqwddpc4o --reason 'the raid at dusk' --author rk",
)
_MERGE = ("reportedly judge merge 3 17 --reason 'one strike, two spellings' --author rk",)
_PREFER = ("reportedly judge prefer c-eyosofj5aozt --for best --reason 'was on site' --author rk",)
_CORRECT = (
    "reportedly judge correct c-eyosofj5aozt --place 'Sarmada, Idlib' --words 'the Sarmada market' "
    "--reason 'the other market' --author rk",
    "reportedly judge correct c-eyosofj5aozt --figure killed=14 --reason misprint --author rk",
    "reportedly judge correct c-eyosofj5aozt --date 2017-11-13 --reason 'misread' --author rk",
)
_UNDO = ("reportedly judge undo j-3gq5w2kpx7aa --reason 'I misread it' --author rk",)


@click.group(cls=TaughtGroup, examples=(*_LINKS, *_REJECT, *_MERGE))
def judge() -> None:
    """Decide what the rules cannot: what belongs together, what is misread, whom to follow.

    `reportedly show NUMBER` prints the ids of an incident's claims. A decision holds on to the
    words of the claim, so it stays when a better extractor reads the report again. What it
    changes is concluded anew at once. Nothing is ever taken back: to undo is a judgement, too,
    and of two that contradict each other the later holds.
    """


def _signed(command: Command) -> Command:
    """Every decision has a reason and an author."""
    reason = click.option(
        "--reason", type=some_words, required=True, metavar="WORDS", help="Why, in your words."
    )
    author = click.option(
        "--author",
        type=some_words,
        required=True,
        envvar="REPORTEDLY_AUTHOR",
        metavar="NAME",
        help="Who decides; else REPORTEDLY_AUTHOR.",
    )
    return reason(author(command))


@judge.command("must-link", examples=_LINKS[:1])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@_signed
@click.pass_obj
def must_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of one happening."""
    _about(settings, Verdict.MUST_LINK, (left, right), (author, reason))


@judge.command("cannot-link", examples=_LINKS[1:])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@_signed
@click.pass_obj
def cannot_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of two happenings."""
    _about(settings, Verdict.CANNOT_LINK, (left, right), (author, reason))


@judge.command("reject", examples=_REJECT)
@click.argument("claim", metavar="CLAIM")
@_signed
@click.pass_obj
def reject(settings: Settings, claim: str, reason: str, author: str) -> None:
    """Say that a claim is none: it counts for no incident and no record."""
    _about(settings, Verdict.REJECT, (claim,), (author, reason))


@judge.command("split", examples=_SPLIT)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@_signed
@click.pass_obj
def split(settings: Settings, claims: tuple[str, ...], reason: str, author: str) -> None:
    """Say that some claims of an incident are a happening of their own.

    They stay together, and apart from all that the incident held beside them; the incident keeps
    its number, they get a new one.
    """
    from reportedly.pipeline.review import splitting

    _check_once(claims)
    _judge(settings, lambda book: splitting(book, claims, _signature(author, reason)))


@judge.command("merge", examples=_MERGE)
@click.argument("incidents", metavar="INCIDENT...", nargs=-1, required=True)
@_signed
@click.pass_obj
def merge(settings: Settings, incidents: tuple[str, ...], reason: str, author: str) -> None:
    """Say that incidents are one: all claims that they hold now speak of one happening.

    The lowest number stays; the others lead to it.
    """
    from reportedly.pipeline.review import merging

    _judge(settings, lambda book: merging(book, incidents, _signature(author, reason)))


@judge.command("prefer", examples=_PREFER)
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--for",
    "field",
    type=click.Choice([field.replace("_", "-") for field in RecordField]),
    required=True,
    help="The field of the record that the claim decides.",
)
@_signed
@click.pass_obj
def prefer(settings: Settings, claim: str, field: str, reason: str, author: str) -> None:
    """Let a claim decide a field of its incident's record, under every rule pack.

    The record's trace says by whom it is preferred and why, and what the rules say without it.
    Where the claim gives no such value the rules decide as ever, and the record warns.
    """
    _about(settings, Verdict.PREFER, (claim,), (author, reason), field=field.replace("-", "_"))


@judge.command("correct", examples=_CORRECT)
@click.argument("claim", metavar="CLAIM")
@click.option("--place", metavar="NAME", help="Where it was, as `places find` takes it.")
@click.option("--date", metavar="DAY[..DAY]", help="When it was, both days included.")
@click.option("--type", "event_type", metavar="TYPE", help="What kind of happening it was.")
@click.option(
    "--figure", metavar="OUTCOME[:WHOM]=COUNT", help="How many: 14, 12..15, 12.. or ..15."
)
@click.option("--actor", multiple=True, metavar="NAME", help="Who did it; all of them.")
@click.option("--recipient", multiple=True, metavar="NAME", help="To whom; all of them.")
@click.option("--words", type=some_words, metavar="WORDS", help="The report's words that say so.")
@click.option(
    "--in", "country", metavar="COUNTRY", help="Where the name is looked up: ISO letters."
)
@_signed
@click.pass_obj
def correct(
    settings: Settings,
    /,
    claim: str,
    words: str | None,
    country: str | None,
    reason: str,
    author: str,
    **fields: str | tuple[str, ...] | None,
) -> None:
    """Correct one field of a claim that was misread, or that the report misprints.

    The claim as it was read stays, and what was corrected is told beside it wherever it counts.
    In place of a value, `none` says that the claim tells nothing of the field.
    """
    field, values = _the_one(fields)
    slip = Slip(field, values, words, country and country.upper())
    _judge(settings, lambda book: _correcting(book, claim, slip, (author, reason)))


@judge.command("undo", examples=_UNDO)
@click.argument("judgement", metavar="JUDGEMENT")
@_signed
@click.pass_obj
def undo(settings: Settings, judgement: str, reason: str, author: str) -> None:
    """Withdraw a judgement. It stays on record; undo the undoing, and it holds again."""
    from reportedly.pipeline.review import undoing

    _judge(settings, lambda book: undoing(book, judgement, _signature(author, reason)))


@judge.command(
    "list", examples=("reportedly judge list", "reportedly judge list --json | jq -c .standing")
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_judgements(settings: Settings, as_json: bool) -> None:
    """List all judgements in order: who, when, why, and what holds, was undone or overruled."""
    from reportedly.cli.judgements_view import judgement_form, judgements_view
    from reportedly.query.judgements import judgement_rows

    with opened(settings) as book:
        rows = judgement_rows(book)
    for row in rows if as_json else ():
        json_line(judgement_form(row))
    if not as_json:
        say(out(settings), judgements_view(rows))


def _the_one(fields: dict[str, str | tuple[str, ...] | None]) -> tuple[ClaimField, tuple[str, ...]]:
    """The one field that is to be corrected, with its values."""
    given = {name: value for name, value in fields.items() if value}
    if len(given) != 1:
        names = ", ".join(f"--{name}" for name in ("place", "date", "type", "figure"))
        raise click.UsageError(f"correct one field at a time: {names}, --actor or --recipient")
    ((name, value),) = given.items()
    return ClaimField(name), (value,) if isinstance(value, str) else tuple(value or ())


def _signature(author: str, reason: str) -> Signature:
    return Signature(author, reason, datetime.now(UTC))


def _about(
    settings: Settings,
    verdict: Verdict,
    claim_ids: tuple[str, ...],
    signed: tuple[str, str],
    *,
    field: str | None = None,
) -> None:
    from reportedly.pipeline.review import about_claims

    _check_once(claim_ids)
    wanted = None if field is None else RecordField(field)
    signature = _signature(*signed)
    _judge(settings, lambda book: about_claims(book, verdict, claim_ids, signature, field=wanted))


def _check_once(claim_ids: tuple[str, ...]) -> None:
    for key in claim_ids:
        if claim_ids.count(key) > 1:
            raise InputError(f"{key} stands there twice", hint="give different claims")


def _correcting(book: Casebook, claim_id: str, slip: Slip, signed: tuple[str, str]) -> Judgement:
    from reportedly.pipeline.coding import Coder, reader_of
    from reportedly.pipeline.correcting import correction_of
    from reportedly.pipeline.review import about_claims, claims_of

    (claim,) = claims_of(book, (claim_id,))
    report, library = book.report(claim.claim.report_id), reader_of(Coder.of(book)).library
    made = correction_of(claim, report, slip, library)
    return about_claims(book, Verdict.CORRECT, (claim_id,), _signature(*signed), correction=made)


def _judge(settings: Settings, make: Callable[[Casebook], Judgement]) -> None:
    """Keep the judgement that `make` makes, and say what came of it."""
    from reportedly.cli.summaries import concluded_line
    from reportedly.pipeline.review import decide
    from reportedly.query.words import judgement_words

    with opened(settings) as book:
        decided = decide(book, make(book))
    made = decided.judgement
    tell(out(settings), f"kept {made.id}: {judgement_words(made)}, by {made.author}: {made.reason}")
    for lost in decided.overruled:
        tell(out(settings), f"overrules {lost.id}: {judgement_words(lost)}, by {lost.author}")
    for warning in decided.warnings:
        tell(err(settings), f"note: {warning}")
    tell(out(settings), concluded_line(decided.concluded, str(settings.casebook)))
