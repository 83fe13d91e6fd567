"""`code`: the claims of reports, printed and not kept."""

from collections.abc import Callable, Sequence
from datetime import date

import click

from reportedly.cli.border import NothingRead
from reportedly.cli.given import given_options
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, say, tell
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Reject, Report
from reportedly.reference.theatre import THEATRES
from reportedly.settings import Settings

Print = Callable[[Report, Sequence[ResolvedClaim]], None]


@click.command(
    cls=Taught,
    examples=(
        "reportedly code article.txt --outlet 'Example Post' --date 2017-11-14",
        "reportedly code reports/ --format claims > claims.jsonl",
        "reportedly code reports/ --theatre none",
        "echo '12 people were killed in Idlib on 3 March, rescuers said.' | reportedly code -",
    ),
)
@given_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "claims")),
    default="table",
    show_default=True,
    help="A table for people, or the exchange form: one JSON object a report.",
)
@click.option(
    "--theatre",
    type=click.Choice(THEATRES, case_sensitive=False),
    help="Which built-in war lists are on, for this once; else as the casebook has it, else SY.",
)
@click.pass_obj
def code(
    settings: Settings,
    paths: tuple[str, ...],
    outlet: str | None,
    day: date | None,
    url: str | None,
    mapping: tuple[tuple[str, str], ...],
    form: str,
    theatre: str | None,
) -> None:
    """Print the claims of each report; keep nothing.

    Names are looked up as in the casebook at hand, if there is one: its lists, its theatre. Each
    report's claims are printed as soon as they are read. What cannot be read or coded goes to
    standard error with the reason.
    """
    from reportedly.cli.work import coder_for, engine_for
    from reportedly.ingest.given import Given
    from reportedly.pipeline.run import code_paths

    aloud = err(settings)
    print_one = _as_claims if form == "claims" else _as_table(settings)
    rejected, read = 0, 0
    for found in code_paths(
        paths,
        engine=engine_for(settings, paths),
        given=Given(outlet, day, url, mapping),
        announce=lambda note: tell(aloud, note),
        coder=coder_for(settings, theatre=theatre),
    ):
        if isinstance(found, Reject):
            rejected += 1
            tell(aloud, f"{found.locator}: {found.reason}; {found.hint}")
        else:
            read += 1
            print_one(*found)
    if not read:
        raise NothingRead("nothing could be coded", hint=_hint(rejected))


def _hint(rejected: int) -> str:
    if rejected:
        return "the reason for each item stands above"
    return "give files or folders with reports: text, pages, tables, archives, mails"


def _as_claims(report: Report, claims: Sequence[ResolvedClaim]) -> None:
    from reportedly.resolve.exchange import claims_document

    json_line(claims_document(report, claims))


def _as_table(settings: Settings) -> Print:
    from reportedly.cli.report_page import coded_block

    screen = out(settings)
    return lambda report, claims: say(screen, coded_block(report, claims))
