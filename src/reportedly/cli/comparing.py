"""`compare`: our records beside a file of GED or ACLED; kept nowhere."""

from pathlib import Path

import click

from reportedly.cli.book import asked
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.query import words
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly compare --with GEDEvent_v24_1.csv",
        "reportedly compare --with acled.csv.gz --rules acled --html beside.html",
        "reportedly compare --with ged.csv --km 5 --days 0 --worst 30",
        "reportedly compare --with ged.csv --json | jq -c 'select(.kind == \"pair\")'",
    ),
)
@click.option(
    "--with",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="A file of GED (41, 42 or 49 columns) or ACLED (31), as CSV, also gzipped.",
)
@click.option("--rules", metavar="PACK", help="The rule pack; else that of the file's layout.")
@click.option(
    "--km",
    type=click.FloatRange(min=0, max=500),
    default=25.0,
    show_default=True,
    help="How far apart two places may lie.",
)
@click.option(
    "--days",
    type=click.IntRange(min=0, max=31),
    default=1,
    show_default=True,
    help="How many days apart.",
)
@click.option(
    "--least",
    type=click.FloatRange(min=0, max=1),
    default=0.35,
    show_default=True,
    help="The least score of a pair; 0 joins whatever lies that near, the likeliest first.",
)
@click.option(
    "--worst",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="How many of the pairs that disagree most, and of what stands alone, are printed.",
)
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the whole comparison as one page instead.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: all of it.")
@click.pass_obj
def compare(
    settings: Settings,
    path: Path,
    rules: str | None,
    km: float,
    days: int,
    least: float,
    worst: int,
    page: Path | None,
    as_json: bool,
) -> None:
    """Lay our records beside the events of a dataset that you have, and say how far they agree.

    Events are joined one to one by place, days, parties and type, never by figures, which would
    hide what is looked for. A pair tells little where the war never stops: so ours are also tried
    weeks earlier and later, and what finds a partner then as well is set apart. What stands alone
    is listed within the days and the area that both tell of.

    Agreement is not accuracy: neither list is the truth, and two that cite one witness agree with
    that witness. Nothing of the file is kept, and none of it becomes a claim.
    """
    from reportedly.cli.compare_answers import compared
    from reportedly.cli.compare_forms import forms
    from reportedly.cli.compare_page import page_of
    from reportedly.cli.compare_view import comparison_view
    from reportedly.compare.matching import Reach
    from reportedly.publish.writing import write_whole

    if page is not None and as_json:
        raise click.UsageError("--html and --json are two answers; ask for one after the other")
    if page is not None and page.resolve() == path.resolve():
        raise click.UsageError("--html would overwrite the file of --with; name another")
    with asked(settings) as book:
        answer = compared(settings, book, path, rules=rules, reach=Reach(km, days), least=least)
    for note in answer.notes:
        tell(err(settings), note)
    if page is not None:
        write_whole(page, [page_of(answer).encode()])
        tell(out(settings), f"{page}: {words.plural(len(answer.found.matched), 'pair')}")
    elif as_json:
        for form in forms(answer):
            json_line(form)
    else:
        say(out(settings), comparison_view(answer, worst=worst))
