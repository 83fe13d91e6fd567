"""The front door: what stands before every command, and where each command lives."""

import os
import sys

import click

from reportedly.cli.taught import Door
from reportedly.settings import read_settings

_HERE = "reportedly.cli"
# In the order of a day's work, which is the order help shows them in.
_ADDRESSES = {
    "add": f"{_HERE}.adding:add",
    "rejects": f"{_HERE}.adding:rejects",
    "code": f"{_HERE}.coding:code",
    "incidents": f"{_HERE}.asking:incidents",
    "show": f"{_HERE}.asking:show",
    "report": f"{_HERE}.asking:report",
    "judge": f"{_HERE}.judging:judge",
    "export": f"{_HERE}.exporting:export",
    "evaluate": f"{_HERE}.evaluating:evaluate",
    "places": f"{_HERE}.referring:places",
    "actors": f"{_HERE}.referring:actors",
    "status": f"{_HERE}.keeping:status",
    "dump": f"{_HERE}.keeping:dump",
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
