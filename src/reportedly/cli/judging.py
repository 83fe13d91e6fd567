"""`judge`: a person's decision, with reason and author, that outlives every rerun."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from reportedly.cli.book import opened
from reportedly.cli.choices import some_words
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import out, tell
from reportedly.cli.words import plain
from reportedly.errors import InputError, UnknownId
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.settings import Settings
from reportedly.store.base import Casebook

Command = TypeVar("Command", bound=Callable[..., Any])

_EXAMPLES = (
    "reportedly judge must-link c-eyosofj5aozt c-u6otqwddpc4o --reason 'same market' --author rk",
    "reportedly judge cannot-link c-eyosofj5aozt c-u6otqwddpc4o --reason 'two towns' --author rk",
    "reportedly judge reject c-u6otqwddpc4o --reason 'a football match' --author rk",
)


@click.group(cls=TaughtGroup, examples=_EXAMPLES)
def judge() -> None:
    """Decide what the rules cannot: which claims belong together, and which is none.

    `reportedly show NUMBER` prints the ids of an incident's claims. A decision holds on to the
    words of the claim, so it stays when a better extractor reads the report again. What it
    changes is concluded anew at once.
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


@judge.command("must-link", examples=_EXAMPLES[:1])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@_signed
@click.pass_obj
def must_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of one happening."""
    _judge(settings, Verdict.MUST_LINK, (left, right), reason=reason, author=author)


@judge.command("cannot-link", examples=_EXAMPLES[1:2])
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@_signed
@click.pass_obj
def cannot_link(settings: Settings, left: str, right: str, reason: str, author: str) -> None:
    """Say that two claims speak of two happenings."""
    _judge(settings, Verdict.CANNOT_LINK, (left, right), reason=reason, author=author)


@judge.command("reject", examples=_EXAMPLES[2:])
@click.argument("claim", metavar="CLAIM")
@_signed
@click.pass_obj
def reject(settings: Settings, claim: str, reason: str, author: str) -> None:
    """Say that a claim is none: it counts for no incident and no record."""
    _judge(settings, Verdict.REJECT, (claim,), reason=reason, author=author)


def _judge(
    settings: Settings, verdict: Verdict, claim_ids: tuple[str, ...], *, reason: str, author: str
) -> None:
    from reportedly.cli.summaries import concluded_line
    from reportedly.pipeline.run import conclude

    if len(set(claim_ids)) < len(claim_ids):
        raise InputError(f"{claim_ids[0]} stands there twice", hint="give two different claims")
    with opened(settings) as book:
        anchors = tuple(_anchor(_claim(book, claim_id)) for claim_id in claim_ids)
        book.add_judgement(Judgement(verdict, anchors, reason, author, datetime.now(UTC)))
        concluded = conclude(book)
    tell(out(settings), f"kept: {plain(verdict)} {' '.join(claim_ids)}, by {author}: {reason}")
    tell(out(settings), concluded_line(concluded, str(settings.casebook)))


def _claim(book: Casebook, claim_id: str) -> ResolvedClaim:
    found = book.resolved((claim_id,))
    if not found:
        raise UnknownId(
            f"there is no claim {claim_id!r}",
            hint="`reportedly show NUMBER` prints the ids of an incident's claims (c-...)",
        )
    return found[0]


def _anchor(claim: ResolvedClaim) -> Anchor:
    words = claim.claim.evidence[0]
    return Anchor(claim.claim.report_id, words.start, words.end, words.text)
