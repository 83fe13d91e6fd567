"""`history`: what was concluded and judged, and when, from what was kept."""

from collections.abc import Iterator
from typing import Any

import click
from rich.console import RenderableType

from reportedly.cli.book import opened
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import json_line, out, say
from reportedly.settings import Settings
from reportedly.store.base import Casebook

Form = dict[str, Any]


@click.command(
    cls=Taught,
    examples=(
        "reportedly history                 # every conclusion: when, and what had changed",
        "reportedly history 3               # how the record of an incident came to be",
        "reportedly history 3 --json | jq -c '[.at, .because]'",
    ),
)
@click.argument("incident", metavar="[INCIDENT]", required=False)
@JSON_LINES
@click.pass_obj
def history(settings: Settings, incident: str | None, as_json: bool) -> None:
    """Tell what was concluded and judged, and when.

    Every conclusion that changed something was kept with what made it; nothing is concluded anew
    to answer. Without INCIDENT each conclusion is one line; with one, each change of its record
    stands with the reason of every value that moved, and each judgement about its claims.
    `reportedly records --held-on DAY` lists all records as they were held on a day.
    """
    with opened(settings) as book:
        view, forms = _of_all(book) if incident is None else _of_one(book, incident)
    if not as_json:
        say(out(settings), view)
    for form in forms if as_json else ():
        json_line(form)


def _of_all(book: Casebook) -> tuple[RenderableType, Iterator[Form]]:
    from reportedly.cli.history_view import conclusions_view, step_form
    from reportedly.query.history import conclusions

    steps = conclusions(book)
    return conclusions_view(steps), map(step_form, steps)


def _of_one(book: Casebook, key: str) -> tuple[RenderableType, Iterator[Form]]:
    from reportedly.cli.history_view import history_forms, incident_history_view
    from reportedly.query.history import incident_history

    found = incident_history(book, key)
    return incident_history_view(found), history_forms(found)
