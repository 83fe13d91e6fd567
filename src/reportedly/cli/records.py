"""`records`: what a rule pack concludes; packs side by side; what was held on a day; doubts."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import click

from reportedly.cli.book import asked, opened
from reportedly.cli.choices import a_day, a_doubt
from reportedly.cli.options import JSON_LINES
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly records --rules acled",
        "reportedly records --diff ged acled       # which values differ, and by which rules",
        "reportedly records --held-on 2026-03-01            # what we held then, as it was kept",
        "reportedly records --published-until 2017-12-01    # what reports of then say, by now",
        "reportedly records --sensitivity                   # who and which rule moves the totals",
        "reportedly records --without outlet='Harbour Post' --without rule=GED-5",
        "reportedly records --rules airwars --json | jq -c '[.number, .low, .high, .harm.grade]'",
    ),
)
@click.option("--rules", metavar="PACK", help="The rule pack.  [default: ged]")
@click.option(
    "--diff",
    "packs",
    nargs=2,
    metavar="PACK PACK",
    help="Show the values that two packs state differently, instead of the records.",
)
@click.option(
    "--published-until",
    "--as-of",
    "until",
    type=a_day,
    metavar="YYYY-MM-DD",
    help="Only what reports published on this day or earlier say, concluded by now.",
)
@click.option(
    "--held-on",
    type=a_day,
    metavar="YYYY-MM-DD",
    help="What was held at the end of this day (UTC), as it was kept then.",
)
@click.option(
    "--without",
    "doubts",
    type=a_doubt,
    multiple=True,
    metavar="WHAT=NAME",
    help="Show how the totals move without outlet=NAME, speaker-kind=KIND or rule=ID.",
)
@click.option(
    "--sensitivity",
    is_flag=True,
    help="Leave out each outlet, kind of speaker and rule in turn; most telling first.",
)
@JSON_LINES
@click.pass_obj
def records(
    settings: Settings,
    rules: str | None,
    packs: tuple[str, str] | None,
    until: date | None,
    held_on: date | None,
    doubts: Sequence[tuple[str, str]],
    sensitivity: bool,
    as_json: bool,
) -> None:
    """List what a rule pack concludes from the claims: ged, acled, airwars or ibc.

    It is concluded anew for this question and nothing is kept: what was observed, judged and
    concluded stays as it is. A count that a pack does not state is null: acled states one count
    (best), airwars and ibc a range of civilians (low and high).

    --held-on and --published-until answer two questions. What was held on a day is what was
    concluded by then, from what had been added and judged by then, by the program and the lists
    of then; it was kept, and nothing is concluded for it. With --published-until today's rules
    and today's judgements conclude from claims of reports that had appeared; claims of later
    reports and of reports without a day of publication are left out.

    Each --without is tried alone; --sensitivity tries all there are. Sums over a period are in no
    total: they may overlap.
    """
    from reportedly.cli.records_answers import answered, asked_for, held_then
    from reportedly.cli.work import Bar

    _check(packs=packs, doubts=doubts, sensitivity=sensitivity, held=held_on, until=until)
    if packs is not None and rules is not None:
        raise click.UsageError("--diff names both rule packs itself; leave --rules out")
    question = asked_for(packs or (rules or "ged",), doubts, sensitivity=sensitivity)
    with asked(settings) if held_on is None else opened(settings) as book:
        if held_on is None:
            with Bar(err(settings)) as bar:
                answer = answered(book, question, until=until, progress=bar)
        else:
            today = datetime.now(UTC).date()
            answer = held_then(book, held_on, rules=rules, today=today)
    for note in answer.notes:
        tell(err(settings), note)
    for form in answer.forms() if as_json else ():
        json_line(form)
    if not as_json:
        say(out(settings), answer.view())


def _check(**asked: object) -> None:
    """Refuse two questions at once."""
    asks = [name for name in ("packs", "doubts", "sensitivity", "held") if asked[name]]
    if len(asks) > 1 or (asks == ["held"] and asked["until"]):
        named = "--diff, --without, --sensitivity and --held-on are questions of their own"
        raise click.UsageError(f"{named}; ask one after the other")
