"""`add`: reports into the casebook."""

from datetime import date

import click

from reportedly.cli.book import opened
from reportedly.cli.border import NothingRead
from reportedly.cli.given import given_options
from reportedly.cli.options import JSON_OBJECT
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, tell
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly add reports/",
        "reportedly add article.txt --outlet 'Example Post' --date 2017-11-14",
        "reportedly add crawl.warc.gz inbox.mbox result.json",
        "reportedly add table.csv --map text=article_content --map outlet=source",
        "curl -s https://example.org/a.html | reportedly add - --outlet 'Example Post'",
        "reportedly add reports/ --json | jq .new",
    ),
)
@given_options
@JSON_OBJECT
@click.pass_obj
def add(
    settings: Settings,
    paths: tuple[str, ...],
    outlet: str | None,
    day: date | None,
    url: str | None,
    mapping: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    """Read reports from files, folders or standard input (-) into the casebook.

    Plain text, HTML, PDF, JSON Lines, JSON, CSV and workbooks, web archives (WARC, WACZ), mails
    and mailboxes, Telegram's exports; also gzipped. A report of the same outlet is never added
    twice, so a run that was stopped goes on where it was: type the same command again. What
    cannot be read, or was erased and is kept out, is set aside with the reason, and the rest goes
    on: the exit code is then 0, and 6 where all of it was set aside.
    """
    from reportedly.cli.summaries import added_form, added_lines
    from reportedly.cli.work import Bar, engine_for
    from reportedly.ingest.given import Given
    from reportedly.pipeline.run import add_reports, conclude

    aloud = err(settings)
    with opened(settings, create=True) as book, Bar(aloud) as bar:
        added = add_reports(
            book,
            paths,
            engine=engine_for(settings, paths),
            given=Given(outlet, day, url, mapping),
            progress=bar,
            announce=lambda note: tell(aloud, note),
        )
        concluded = conclude(book, progress=bar)
    if as_json:
        json_line(added_form(added, concluded))
    else:
        for told in added_lines(added, concluded, str(settings.casebook)):
            tell(out(settings), told)
    if not (added.new or added.known):
        raise _nothing_came(paths, rejected=added.rejected, kept_out=added.kept_out)


def _nothing_came(paths: tuple[str, ...], *, rejected: int, kept_out: int) -> NothingRead:
    hint = "`reportedly rejects` gives the reason for each item"
    if rejected:
        return NothingRead("nothing could be read", hint=hint)
    if kept_out:
        return NothingRead("nothing came in: it was erased, and is kept out", hint=hint)
    hint = "give files or folders with reports: text, pages, tables, archives, mails"
    return NothingRead(f"no report was found in {', '.join(paths)}", hint=hint)
