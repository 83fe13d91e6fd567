"""What every decision needs: a reason, an author, and to be told what came of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from reportedly.cli.book import opened
from reportedly.cli.choices import a_reason, an_author
from reportedly.cli.terminal import err, out, tell
from reportedly.errors import InputError
from reportedly.model.incidents import Judgement, Signature
from reportedly.settings import Settings
from reportedly.store.base import Casebook

Command = TypeVar("Command", bound=Callable[..., Any])


def signed(command: Command) -> Command:
    """Adds --reason and --author to a command."""
    reason = click.option(
        "--reason", type=a_reason, required=True, metavar="WORDS", help="Why, in your words."
    )
    author = click.option(
        "--author",
        type=an_author,
        required=True,
        envvar="REPORTEDLY_AUTHOR",
        metavar="NAME",
        help="Who decides; else REPORTEDLY_AUTHOR.",
    )
    return reason(author(command))


def signature(author: str, reason: str) -> Signature:
    """Who decides and why, now."""
    return Signature(author, reason, datetime.now(UTC))


def check_once(keys: Sequence[str]) -> None:
    """Raises InputError where a key is given twice."""
    for key in keys:
        if keys.count(key) > 1:
            raise InputError(f"{key} stands there twice", hint="give different ones")


def keep(settings: Settings, make: Callable[[Casebook], Judgement]) -> None:
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
