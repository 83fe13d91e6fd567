"""`incidents`, `show` and `report`: questions to a casebook."""

from datetime import date

import click

from reportedly.cli.book import asked
from reportedly.cli.choices import a_day
from reportedly.cli.options import JSON_LINES, JSON_OBJECT
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.query import words
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly incidents",
        "reportedly incidents --since 2017-11-01 --until 2017-11-30 --place Atarib",
        "reportedly incidents --sort contradiction --limit 10    # the most disputed first",
        "reportedly incidents --json | jq -c '[.number, .low, .best, .high, .reports]'",
    ),
)
@click.option("--since", type=a_day, metavar="YYYY-MM-DD", help="On this day or later.")
@click.option("--until", type=a_day, metavar="YYYY-MM-DD", help="On this day or earlier.")
@click.option("--place", metavar="NAME", help="At a place, or in a province, of this name.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(("number", "claims", "contradiction")),
    default="number",
    show_default=True,
    help="What comes first: the lowest number, the most claims, the most contradicted.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@JSON_LINES
@click.pass_obj
def incidents(
    settings: Settings,
    since: date | None,
    until: date | None,
    place: str | None,
    order: str,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the incidents: when, where, what, how many killed, and who stands behind it.

    low, best and high are what the rules conclude; `reportedly show NUMBER` says why.

    With --json each line has id, number, aliases, claims (their ids), reports (their ids as
    given), span (start and end, both days included), place, low, best, high and origins, as its
    record concludes them; null where it does not. Of an incident that the rules split the counts
    are those of all parts. sayings holds the claims with who says what, records each record with
    its coordinates and precisions.
    """
    from reportedly.cli.forms import labels_of, row_form
    from reportedly.cli.incident_list import incident_list
    from reportedly.query.incidents import Order, Wanted, first_incidents

    with asked(settings) as book:
        wanted = Wanted(since=since, until=until, place=place)
        shown, total = first_incidents(book, wanted=wanted, order=Order(order), limit=limit)
        labels = labels_of(book, shown) if as_json else {}
    for form in (row_form(row, labels) for row in shown) if as_json else ():
        json_line(form)
    if not as_json:
        say(out(settings), incident_list(shown))
    if len(shown) < total:
        tell(err(settings), f"{len(shown)} of {words.plural(total, 'incident')}")


@click.command(
    cls=Taught,
    examples=(
        "reportedly show 3                  # an incident by its number",
        "reportedly show i-wz2bwiirsvyb     # or by its id, or the first letters of it",
        "reportedly show e-k3v9aaqd5o2x     # a record: the incident it was concluded from",
        "reportedly show c-eyosofj5aozt     # a claim: the incident it stands in",
        "reportedly show 3 --json | jq '.records[0].trace'",
    ),
)
@click.argument("key", metavar="ID")
@JSON_OBJECT
@click.pass_obj
def show(settings: Settings, key: str, as_json: bool) -> None:
    """Show an incident: its claims side by side, and its record with the reason of every value.

    Claims that contradict each other stay next to each other; the record says which it rests on
    and which it set aside, by which rule.
    """
    from reportedly.cli.forms import incident_form
    from reportedly.cli.incident_page import incident_page
    from reportedly.query.incidents import incident_view

    with asked(settings) as book:
        found = incident_view(book, key)
    if as_json:
        json_line(incident_form(found))
    else:
        say(out(settings), incident_page(found))


@click.command(
    cls=Taught,
    examples=(
        "reportedly report demo-03          # the id that came with the report",
        "reportedly report r-k3v9           # or ours, or its first letters",
    ),
)
@click.argument("key", metavar="ID")
@click.pass_obj
def report(settings: Settings, key: str) -> None:
    """Print a report's cleaned text with the words of each claim marked and numbered.

    The claims that the numbers stand for follow below the text.
    """
    from reportedly.cli.report_page import report_page
    from reportedly.query.reports import report_view

    with asked(settings) as book:
        found = report_view(book, key)
        alike = {report_id for group in found.copies for report_id in group.report_ids}
        labels = {copy.id: copy.label for copy in book.reports(alike)}
    say(out(settings), report_page(found, labels=labels))
