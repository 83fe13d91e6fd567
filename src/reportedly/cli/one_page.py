"""`page`: incidents as one HTML file that can be read, printed and sent."""

from pathlib import Path

import click

from reportedly.cli.book import asked
from reportedly.cli.leaving import leaving
from reportedly.cli.options import PROFILE
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import out, tell
from reportedly.errors import InputError
from reportedly.query import words
from reportedly.settings import Settings
from reportedly.store.base import Casebook


@click.command(
    cls=Taught,
    examples=(
        "reportedly page 3 -o atarib.html",
        "reportedly page --contradicted 10 -o disputed.html      # the ten most disputed",
        "reportedly page 3 -o atarib.html --profile public       # nobody private is named",
    ),
)
@click.argument("keys", metavar="[INCIDENT]...", nargs=-1)
@click.option(
    "--contradicted", type=click.IntRange(min=1), metavar="N", help="The N most contradicted."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write.",
)
@PROFILE
@click.pass_obj
def page(
    settings: Settings, keys: tuple[str, ...], contradicted: int | None, output: Path, profile: str
) -> None:
    """Write incidents as one HTML file: who says what, on one page, and what rules conclude.

    It holds all it needs, runs nothing and fetches nothing. A public page names nobody whom no
    register knows, hides in quotes what is not known to be harmless, places nothing finer than a
    town, and waits 72 hours.
    """
    from reportedly.publish.audience import open_profile
    from reportedly.publish.writing import write_whole
    from reportedly.server.one_file import reading_page

    audience = open_profile(profile)
    with asked(settings) as book:
        chosen = keys or _most_contradicted(book, contradicted)
        title = f"The {len(chosen)} most contradicted incidents" if not keys else ""
        told = reading_page(book, chosen, audience, title=title)
    with leaving(settings, output, layout="page", profile=profile):
        write_whole(output, [told.encode()])
    tell(out(settings), f"{output}: {words.plural(len(chosen), 'incident')}")


def _most_contradicted(book: Casebook, most: int | None) -> tuple[str, ...]:
    """The numbers of the incidents whose claims stand most against each other."""
    from reportedly.store.questions import By

    if most is None:
        hint = "name incidents by number, or ask for --contradicted N"
        raise InputError("no incident is named", hint=hint)
    found = book.summaries(by=By.CONTRADICTION, limit=most)
    chosen = tuple(str(summary.number) for summary in found if summary.contradictions)
    if not chosen:
        raise InputError("no incident of this casebook is contradicted", hint="name one by number")
    return chosen
