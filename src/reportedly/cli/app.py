"""The front door: what stands before every command, and where each command lives."""

import os
import sys

import click

from reportedly.cli.taught import Address, Door
from reportedly.settings import read_settings


def _at(where: str, summary: str) -> Address:
    return Address(f"reportedly.cli.{where}", summary)


# In the order of a day's work, which is the order help shows them in.
_ADDRESSES = {
    "add": _at("adding:add", "Read reports into the casebook."),
    "capture": _at("capturing:capture", "Fetch pages from the web into the casebook."),
    "follow": _at("capturing:follow", "Take in what is new in RSS and Atom feeds."),
    "recapture": _at("recapturing:recapture", "Fetch pages again, and say what changed."),
    "rejects": _at("rejects:rejects", "List what was set aside, or try it again."),
    "incidents": _at("asking:incidents", "List the incidents with low, best and high."),
    "show": _at("asking:show", "Show an incident: claims side by side, records traced."),
    "records": _at(
        "records:records", "List what a rule pack concludes; compare packs, days, doubts."
    ),
    "report": _at("asking:report", "Print a report with the words of its claims marked."),
    "changes": _at("changing:changes", "List what changed, or lay two texts side by side."),
    "serve": _at("serving:serve", "Open the desk: review in the browser."),
    "judge": _at("judging:judge", "Decide what the rules cannot: link, split, prefer, correct."),
    "history": _at("history:history", "Tell what was concluded and judged, and when."),
    "page": _at("one_page:page", "Write incidents as one HTML file, to read and send."),
    "export": _at("exporting:export", "Write records or claims, in one of twelve layouts."),
    "release": _at("releasing:release", "Freeze a dataset: data, changelog, seal."),
    "releases": _at("releasing:releases", "List what was released, or check a copy of it."),
    "compare": _at("comparing:compare", "Lay the records beside a GED or ACLED file."),
    "code": _at("coding:code", "Print the claims of reports, keep nothing."),
    "evaluate": _at("evaluating:evaluate", "Measure claims against annotated ones."),
    "places": _at("place_names:places", "Add lists of places of your own, look places up."),
    "actors": _at("referring:actors", "Add lists of parties of your own, look parties up."),
    "speakers": _at("speaking:speakers", "Add speakers and outlets of your own, look them up."),
    "theatre": _at("speaking:theatre", "Say or choose which built-in war lists are on."),
    "conclude": _at("keeping:conclude", "Conclude anew after the program has changed."),
    "status": _at("keeping:status", "Say what the casebook holds, and what made it."),
    "dump": _at("keeping:dump", "Print the whole casebook, to compare it with another."),
    "log": _at("custody:log", "List what was done: taken in, judged, exported, erased."),
    "verify": _at("custody:verify", "Check all that is kept, and name what is broken."),
    "timestamp": _at("custody:timestamp", "Have the log stamped by an authority (RFC 3161)."),
    "backup": _at("copying:backup", "Write a copy that verifies."),
    "restore": _at("copying:restore", "Put a backup in the place of the casebook."),
    "erase": _at("erasing:erase", "Take a report away on request, with all its words."),
}


@click.group(
    cls=Door,
    addresses=_ADDRESSES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=(
        "reportedly add reports/ --outlet 'Example Post' --date 2017-11-14",
        "reportedly incidents --since 2017-11-01 --place Idlib",
        "reportedly show 3",
        "reportedly --casebook idlib.casebook export --as ged -o idlib.csv",
        "reportedly code article.txt --format claims",
    ),
)
@click.option(
    "--casebook",
    metavar="FILE",
    help="The casebook to work on; else REPORTEDLY_CASEBOOK, else ./reportedly.casebook.",
)
@click.option("--workers", type=int, metavar="N", help="Processes that may work; else one a core.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error in the program.")
@click.version_option(package_name="reportedly", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, casebook: str | None, workers: int | None, debug: bool) -> None:
    """Turn contradictory reports of armed conflict into event data that one can trace.

    Claims first, events second: every number stands beside who said it, in which words, where.
    Answers go to standard output, everything else to standard error.
    """
    _speak_utf8()
    ctx.obj = read_settings(os.environ, casebook=casebook, workers=workers, debug=debug)


def _speak_utf8() -> None:
    """Names in any script must leave whole, whatever the locale of a pipe or a scheduler says."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
