"""`judge`: a person's decision, with reason and author, that outlives every rerun."""

import click

from reportedly.cli.book import opened
from reportedly.cli.deciding import check_once, keep, signature, signed
from reportedly.cli.judging_claims import add, correct
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import json_line, out, say
from reportedly.model.incidents import Verdict
from reportedly.model.opinions import RecordField
from reportedly.settings import Settings

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
_REVIEWED = ("reportedly judge reviewed 3 --reason 'read all four reports' --author rk",)
_COPY = (
    "reportedly judge copy demo-01 demo-07 --reason 'one wire line, rewritten' --author rk",
    "reportedly judge not-copy demo-01 demo-02 --reason 'two pages of one form' --author rk",
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


@judge.command("must-link", examples=_LINKS[:1])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@signed
@click.pass_obj
def must_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of one happening."""
    _about(settings, Verdict.MUST_LINK, (left, right), (author, reason))


@judge.command("cannot-link", examples=_LINKS[1:])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@signed
@click.pass_obj
def cannot_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of two happenings."""
    _about(settings, Verdict.CANNOT_LINK, (left, right), (author, reason))


@judge.command("reject", examples=_REJECT)
@click.argument("claim", metavar="CLAIM")
@signed
@click.pass_obj
def reject(settings: Settings, claim: str, reason: str, author: str) -> None:
    """Say that a claim is none: it counts for no incident and no record."""
    _about(settings, Verdict.REJECT, (claim,), (author, reason))


@judge.command("split", examples=_SPLIT)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@signed
@click.pass_obj
def split(settings: Settings, claims: tuple[str, ...], reason: str, author: str) -> None:
    """Say that some claims of an incident are a happening of their own.

    They stay together, and apart from all that the incident held beside them; the incident keeps
    its number, they get a new one.
    """
    from reportedly.pipeline.review import splitting

    check_once(claims)
    keep(settings, lambda book: splitting(book, claims, signature(author, reason)))


@judge.command("merge", examples=_MERGE)
@click.argument("incidents", metavar="INCIDENT...", nargs=-1, required=True)
@signed
@click.pass_obj
def merge(settings: Settings, incidents: tuple[str, ...], reason: str, author: str) -> None:
    """Say that incidents are one: all claims that they hold now speak of one happening.

    The lowest number stays; the others lead to it.
    """
    from reportedly.pipeline.review import merging

    keep(settings, lambda book: merging(book, incidents, signature(author, reason)))


@judge.command("prefer", examples=_PREFER)
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--for",
    "field",
    type=click.Choice([field.replace("_", "-") for field in RecordField]),
    required=True,
    help="The field of the record that the claim decides.",
)
@signed
@click.pass_obj
def prefer(settings: Settings, claim: str, field: str, reason: str, author: str) -> None:
    """Let a claim decide a field of its incident's record, under every rule pack.

    The record's trace says by whom it is preferred and why, and what the rules say without it.
    Where the claim gives no such value the rules decide as ever, and the record warns.
    """
    _about(settings, Verdict.PREFER, (claim,), (author, reason), field=field.replace("-", "_"))


@judge.command("reviewed", examples=_REVIEWED)
@click.argument("incident", metavar="INCIDENT")
@signed
@click.pass_obj
def reviewed(settings: Settings, incident: str, reason: str, author: str) -> None:
    """Say that you have looked at an incident as it stands now.

    It changes no record; claims that come later are then known to be new.
    """
    from reportedly.pipeline.review import reviewing

    keep(settings, lambda book: reviewing(book, incident, signature(author, reason)))


@judge.command("copy", examples=_COPY[:1])
@click.argument("reports", metavar="REPORT REPORT", nargs=2)
@signed
@click.pass_obj
def copy(settings: Settings, reports: tuple[str, str], reason: str, author: str) -> None:
    """Say that two reports are one text: what they tell counts once."""
    from reportedly.pipeline.review import copying

    keep(settings, lambda book: copying(book, reports, signature(author, reason)))


@judge.command("not-copy", examples=_COPY[1:])
@click.argument("reports", metavar="REPORT REPORT", nargs=2)
@signed
@click.pass_obj
def not_copy(settings: Settings, reports: tuple[str, str], reason: str, author: str) -> None:
    """Say that two reports are not one text, however alike: each is a witness of its own."""
    from reportedly.pipeline.review import copying

    sign = signature(author, reason)
    keep(settings, lambda book: copying(book, reports, sign, is_copy=False))


@judge.command("undo", examples=_UNDO)
@click.argument("judgement", metavar="JUDGEMENT")
@signed
@click.pass_obj
def undo(settings: Settings, judgement: str, reason: str, author: str) -> None:
    """Withdraw a judgement. It stays on record; undo the undoing, and it holds again."""
    from reportedly.pipeline.review import undoing

    keep(settings, lambda book: undoing(book, judgement, signature(author, reason)))


@judge.command(
    "list", examples=("reportedly judge list", "reportedly judge list --json | jq -c .standing")
)
@click.option(
    "--author",
    default="",
    envvar="REPORTEDLY_AUTHOR",
    metavar="NAME",
    help="Who asks; else REPORTEDLY_AUTHOR.",
)
@JSON_LINES
@click.pass_obj
def list_judgements(settings: Settings, author: str, as_json: bool) -> None:
    """List all judgements in order: who, when, why, and what holds, was undone or overruled.

    Of an opinion on an incident only who gave it and when is told to those who have yet to give
    their own.
    """
    from reportedly.cli.judgements_view import judgement_form, judgements_view
    from reportedly.query.judgements import judgement_rows
    from reportedly.query.opinions import hidden_from

    with opened(settings) as book:
        rows, hidden = judgement_rows(book), hidden_from(book, author)
    for row in rows if as_json else ():
        json_line(judgement_form(row, hidden))
    if not as_json:
        say(out(settings), judgements_view(rows, hidden))


def _about(
    settings: Settings,
    verdict: Verdict,
    claim_ids: tuple[str, ...],
    by: tuple[str, str],
    *,
    field: str | None = None,
) -> None:
    from reportedly.pipeline.review import about_claims

    check_once(claim_ids)
    wanted = None if field is None else RecordField(field)
    sign = signature(*by)
    keep(settings, lambda book: about_claims(book, verdict, claim_ids, sign, field=wanted))


judge.add_command(correct)
judge.add_command(add)
