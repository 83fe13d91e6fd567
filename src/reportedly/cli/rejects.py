"""`rejects`: what was set aside, and another try at it."""

from collections.abc import Sequence

import click

from reportedly.cli.book import opened
from reportedly.cli.border import NothingRead
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly rejects",
        "reportedly rejects --json | jq -r .locator",
        "reportedly rejects --all                   # with what came in later",
        "reportedly rejects --retry                 # files, from where they lay",
        "reportedly rejects --retry --web           # and pages, from their servers",
        "reportedly rejects --take-off '-, line 2'  # what is done, or will not be",
    ),
)
@click.option("--all", "answered", is_flag=True, help="Also what came in later, or went.")
@click.option("--retry", "again", is_flag=True, help="Try all of it again from where it lay.")
@click.option("--web", is_flag=True, help="With --retry: ask servers again, as `capture` does.")
@click.option(
    "--allow-private", "private", is_flag=True, help="With --web: also in your own network."
)
@click.option(
    "--take-off", "places", multiple=True, metavar="PLACE", help="Take off what lies there."
)
@JSON_LINES
@click.pass_obj
def rejects(
    settings: Settings,
    answered: bool,
    again: bool,
    web: bool,
    private: bool,
    places: tuple[str, ...],
    as_json: bool,
) -> None:
    """List what could not be read, and reports that are kept but cannot be coded yet.

    What came in later is answered, and shown by --all alone: a report came from its place, or its
    file was read to the end without it. --take-off takes off what only you can know to be done, as
    what came through a pipe and was added again; the log keeps it.

    --retry reads again the files that rejects lie in, from the folder and with the options of the
    `add` that set them aside. What comes in is coded; what fails again is listed with its new
    reason. Nothing on the web is asked without --web. Exit code 6 says that nothing came in.
    """
    if (web or private) and not again:
        raise click.UsageError("--web and --allow-private go with --retry")
    if again and answered:
        raise click.UsageError("--all lists, --retry tries again; ask one after the other")
    if places and (again or answered):
        raise click.UsageError("--take-off goes with neither --retry nor --all")
    if places:
        _take_off(settings, places, as_json=as_json)
    elif again:
        _retry(settings, web=web, private=private, as_json=as_json)
    else:
        _list(settings, answered=answered, as_json=as_json)


def _list(settings: Settings, *, answered: bool, as_json: bool) -> None:
    from reportedly.cli.rejects_view import show_rejects
    from reportedly.query.reports import rejects as find

    with opened(settings) as book:
        found = find(book, answered=answered)
    show_rejects(settings, found, as_json=as_json)
    _none(settings, found)


def _take_off(settings: Settings, places: Sequence[str], *, as_json: bool) -> None:
    from reportedly.cli.rejects_view import show_rejects
    from reportedly.pipeline.answering import take_off
    from reportedly.query.reports import rejects as find

    with opened(settings) as book:
        taken = take_off(book, places)
        found = [row for row in find(book, answered=True) if row.reject.id in taken]
    show_rejects(settings, found, as_json=as_json)


def _retry(settings: Settings, *, web: bool, private: bool, as_json: bool) -> None:
    from reportedly.capture.limits import USUAL
    from reportedly.cli.forms import retry_form
    from reportedly.cli.rejects_view import retried_line, retry_block
    from reportedly.cli.summaries import added_lines
    from reportedly.cli.visiting import visitor_of
    from reportedly.cli.work import Bar, engine_for
    from reportedly.pipeline.capturing import Capturing
    from reportedly.pipeline.retries import Tried
    from reportedly.pipeline.retrying import retry
    from reportedly.pipeline.run import conclude

    aloud = err(settings)
    visitor = visitor_of(settings, private=private, between_s=USUAL.between_s) if web else None
    with opened(settings) as book, Bar(aloud) as bar:
        visiting = Capturing(book, visitor) if visitor is not None else None
        retried = retry(
            book,
            engine=engine_for(settings, ()),
            visiting=visiting,
            announce=lambda note: tell(aloud, note),
            progress=bar,
        )
        concluded = conclude(book, progress=bar)
    tries = retried.retries
    for each in tries:
        if as_json:
            json_line(retry_form(each))
        else:
            say(out(settings), retry_block(each))
    _none(settings, tries)
    if tries:
        sums = aloud if as_json else out(settings)
        tell(sums, retried_line(tries))
        for told in added_lines(retried.added, concluded, str(settings.casebook)):
            tell(sums, told)
    came = retried.added.new or any(each.tried is Tried.CAME_IN for each in tries)
    if tries and not came:
        raise NothingRead("nothing came in", hint="`reportedly rejects` lists what stands aside")


def _none(settings: Settings, rows: Sequence[object]) -> None:
    if not rows:
        tell(err(settings), "nothing is set aside")
