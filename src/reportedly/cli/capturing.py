"""`capture` and `follow`: pages and feeds from the web."""

from datetime import date

import click

from reportedly.cli.book import opened
from reportedly.cli.choices import a_day, some_words
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err
from reportedly.cli.visiting import visiting_options
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly capture https://example.org/2017/11/14/raid.html",
        "reportedly capture addresses.txt --outlet 'Example Post'    # one a line, or a table",
        "reportedly capture https://example.org/a --json | jq .outcome",
    ),
)
@click.argument("names", nargs=-1, required=True, metavar="ADDRESS|FILE...")
@click.option("--outlet", type=some_words, metavar="NAME", help="Who published it.")
@click.option("--date", "day", type=a_day, metavar="YYYY-MM-DD", help="On which day.")
@visiting_options
@click.pass_obj
def capture(
    settings: Settings,
    names: tuple[str, ...],
    outlet: str | None,
    day: date | None,
    between_s: float,
    private: bool,
    as_json: bool,
) -> None:
    """Fetch pages from the web into the casebook, with their headers, their time, the way there.

    A FILE lists addresses: one a line, a table, workbook or JSON with a column of them, a file of
    GDELT (zipped or not) or of Media Cloud; - is standard input. A line that is no address is set
    aside, and the rest goes on; comments (#) are passed over. robots.txt and waiting times are
    kept. Machines of your own network are refused. No script runs, no cookie is kept. A page of
    which a report came is not asked for again, so a run that was stopped goes on where it was.
    What cannot be had is told with the reason; exit code 6 says that all of it could not.
    """
    from reportedly.cli.address_lists import listed
    from reportedly.cli.captured import tell_whole, telling
    from reportedly.cli.visiting import visitor_of
    from reportedly.cli.work import Bar, engine_for
    from reportedly.ingest.given import Given
    from reportedly.pipeline.capturing import Capturing, capture_pages
    from reportedly.pipeline.run import conclude

    pages = [each for name in names for each in listed(name)]
    visitor = visitor_of(settings, private=private, between_s=between_s)
    told = telling(settings, as_json=as_json)
    with opened(settings, create=True) as book, Bar(err(settings)) as bar:
        run = Capturing(book, visitor, Given(outlet, day), told)
        engine = engine_for(settings, ())
        captured = capture_pages(run, pages, names=names, engine=engine, progress=bar)
        concluded = conclude(book, progress=bar)
    tell_whole(settings, captured, concluded, as_json=as_json)


@click.command(
    cls=Taught,
    examples=(
        "reportedly follow https://example.org/feed.xml",
        "reportedly follow https://example.org/feed.xml https://example.net/atom --json",
    ),
)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--outlet", type=some_words, metavar="NAME", help="Who published all of it.")
@visiting_options
@click.pass_obj
def follow(
    settings: Settings,
    feeds: tuple[str, ...],
    outlet: str | None,
    between_s: float,
    private: bool,
    as_json: bool,
) -> None:
    """Take in what is new in RSS and Atom feeds; run it again for what came since.

    An entry whose whole text stands in the feed is read there; of any other the page is captured
    as `reportedly capture` does. A feed that has not changed since is not sent again.
    """
    from reportedly.cli.captured import tell_whole, telling
    from reportedly.cli.visiting import visitor_of
    from reportedly.cli.work import Bar, engine_for
    from reportedly.ingest.given import Given
    from reportedly.pipeline.capturing import Capturing
    from reportedly.pipeline.following import follow_feeds
    from reportedly.pipeline.run import conclude

    visitor = visitor_of(settings, private=private, between_s=between_s)
    told = telling(settings, as_json=as_json)
    with opened(settings, create=True) as book, Bar(err(settings)) as bar:
        run = Capturing(book, visitor, Given(outlet), told)
        captured = follow_feeds(run, feeds, engine=engine_for(settings, ()), progress=bar)
        concluded = conclude(book, progress=bar)
    tell_whole(settings, captured, concluded, as_json=as_json)
