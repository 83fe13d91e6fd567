"""`export`: records out, each export beside the statement of its making."""

from pathlib import Path

import click

from reportedly.cli.book import opened
from reportedly.cli.leaving import leaving
from reportedly.cli.options import PROFILE
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import out, tell
from reportedly.publish.layouts import LAYOUTS, SITE, Layout, Site, rules_for
from reportedly.query import words
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly export --as ged -o events.csv",
        "reportedly export --as acled -o acled.csv        # by ACLED's rules, which it holds",
        "reportedly export --as geojson -o events.geojson --rules airwars",
        "reportedly export --as claims -o claims.jsonl    # claims by report, the exchange form",
        "reportedly export --as jsonl -o records.jsonl    # records with their whole trace",
        "reportedly export --as parquet -o records.parquet    # GeoParquet, for pandas or DuckDB",
        "reportedly export --as ftm -o records.ftm.json    # FollowTheMoney entities",
        "reportedly export --as html -o site    # a folder of pages that needs no server",
        "reportedly export --as geojson -o public.geojson --profile public",
        "reportedly export --as ged -o newer.csv --since 2026-03",
    ),
)
@click.option(
    "--as",
    "layout",
    type=click.Choice((*LAYOUTS, SITE)),
    required=True,
    help="In which layout.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write, for html a folder; FILE.methodology.md is written beside it.",
)
@click.option("--rules", metavar="PACK", help="The rule pack; else the layout's own, or ged.")
@PROFILE
@click.option(
    "--since",
    metavar="RELEASE",
    help="Only what is new or changed since; FILE.changes.csv says what became of the rest.",
)
@click.pass_obj
def export(
    settings: Settings,
    layout: Layout | Site,
    output: Path,
    rules: str | None,
    profile: str,
    since: str | None,
) -> None:
    """Write the records that a rule pack concludes, and a methodology statement beside them.

    The statement says which rules, versions and reference data made the export, what it leaves
    out, and how not to read it. Publish the two together. Only --profile public is made to be
    published: it names nobody private, places nothing finer than a town, and waits 72 hours.
    """
    from reportedly.cli.bundles import bundle_of
    from reportedly.cli.release_making import told_since
    from reportedly.publish.audience import open_profile
    from reportedly.publish.bundle import export as write

    audience, pack = open_profile(profile), rules_for(layout, rules)
    with opened(settings) as book:
        bundle = bundle_of(book, rules=pack, profile=audience)
        if since is not None:
            bundle, told = told_since(book, bundle, since, output)
            tell(out(settings), told)
    with leaving(settings, output, layout=layout, rules=pack, profile=profile):
        if layout == SITE:
            from reportedly.server.site.site import write_site

            written = write_site(bundle, output)
        else:
            written = write(bundle, layout=layout, path=output)
    unit = "report" if layout == "claims" else "record"
    tell(out(settings), f"{written.path}: {words.plural(written.rows, unit)}")
    for left in written.left_out:
        tell(out(settings), f"  left out: {left.count:,}: {left.reason}")
    tell(out(settings), f"{written.methodology_path}: how it was made")
