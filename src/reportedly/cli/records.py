"""`records`: what a rule pack concludes; packs side by side; what was held on a day; doubts."""

from collections.abc import Sequence
from datetime import date

import click

from reportedly.cli.book import asked
from reportedly.cli.choices import a_day, a_doubt
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly records --rules acled",
        "reportedly records --diff ged acled       # which values differ, and by which rules",
        "reportedly records --as-of 2017-12-01     # by the reports published up to that day",
        "reportedly records --without outlet='Harbour Post' --without rule=GED-5",
        "reportedly records --rules airwars --json | jq -c '[.number, .low, .high, .harm.grade]'",
    ),
)
@click.option("--rules", metavar="PACK", default="ged", show_default=True, help="The rule pack.")
@click.option(
    "--diff",
    "packs",
    nargs=2,
    metavar="PACK PACK",
    help="Show the values that two packs state differently, instead of the records.",
)
@click.option(
    "--as-of",
    "day",
    type=a_day,
    metavar="YYYY-MM-DD",
    help="Only what reports published on this day or earlier say.",
)
@click.option(
    "--without",
    "doubts",
    type=a_doubt,
    multiple=True,
    metavar="WHAT=NAME",
    help="Show how the totals move without outlet=NAME, speaker-kind=KIND or rule=ID.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def records(
    settings: Settings,
    rules: str,
    packs: tuple[str, str] | None,
    day: date | None,
    doubts: Sequence[tuple[str, str]],
    as_json: bool,
) -> None:
    """List what a rule pack concludes from the claims: ged, acled, airwars or ibc.

    It is concluded anew for this question and nothing is kept: what was observed, judged and
    concluded stays as it is. A count that a pack does not state is null: acled states one count
    (best), airwars and ibc a range of civilians (low and high).

    With --as-of, claims of later reports and of reports without a day of publication are left
    out; which claims belong together, and what persons judged, is as of now. Each --without is
    tried alone. Sums over a period are in no total: they may overlap.
    """
    from reportedly.cli.records_answers import answered, asked_for

    if packs and doubts:
        raise click.UsageError("--diff and --without are two questions; ask one after the other")
    question = asked_for(packs or (rules,), doubts)
    with asked(settings) as book:
        answer = answered(book, question, until=day)
    for note in answer.notes:
        tell(err(settings), note)
    for form in answer.forms() if as_json else ():
        json_line(form)
    if not as_json:
        say(out(settings), answer.view())
