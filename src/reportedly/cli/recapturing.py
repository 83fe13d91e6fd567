"""`recapture`: pages asked again, and what changed in them."""

from datetime import UTC, datetime, timedelta

import click

from reportedly.cli.book import opened
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err
from reportedly.cli.visiting import visiting_options
from reportedly.errors import InputError
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly recapture r-gj3ydff2oig5",
        "reportedly recapture --older-than 7        # days since a page was captured last",
        "reportedly recapture --older-than 30 --json | jq 'select(.outcome == \"changed\")'",
    ),
)
@click.argument("keys", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--older-than",
    "days",
    type=click.FloatRange(min=0),
    metavar="DAYS",
    help="Every page that was captured last so many days ago, or more.",
)
@visiting_options
@click.pass_obj
def recapture(
    settings: Settings,
    keys: tuple[str, ...],
    days: float | None,
    between_s: float,
    private: bool,
    as_json: bool,
) -> None:
    """Fetch pages again, and say which words are others than before.

    What was captured stays as it is. A page with other words is kept beside it as a report of
    its own. That a page is not answered, or answered with 404, is told as that: it is no proof
    that anything was deleted.
    """
    from reportedly.cli.captured import tell_whole, telling
    from reportedly.cli.visiting import visitor_of
    from reportedly.cli.work import Bar, engine_for
    from reportedly.pipeline.capturing import Capturing
    from reportedly.pipeline.recapturing import recapture as ask_again
    from reportedly.pipeline.run import conclude

    if not keys and days is None:
        raise InputError("nothing is named", hint="name reports, or say --older-than DAYS")
    before = None if days is None else datetime.now(UTC) - timedelta(days=days)
    visitor = visitor_of(settings, private=private, between_s=between_s)
    told = telling(settings, as_json=as_json)
    with opened(settings) as book, Bar(err(settings)) as bar:
        run = Capturing(book, visitor, told=told)
        engine = engine_for(settings, ())
        captured = ask_again(run, keys, before=before, engine=engine, progress=bar)
        concluded = conclude(book, progress=bar)
    tell_whole(settings, captured, concluded, as_json=as_json)
