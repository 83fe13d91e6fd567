"""`release` and `releases`: a dataset frozen under a name, and those that were."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from reportedly.cli.book import opened
from reportedly.cli.choices import some_words
from reportedly.cli.options import JSON_LINES, PROFILE
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import json_line, out, say, tell
from reportedly.errors import InputError
from reportedly.publish.layouts import LAYOUTS, SITE, Layout, Site, rules_for_all
from reportedly.query import words
from reportedly.query.harmless import harmless
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly release 2026-03 --dry-run",
        "reportedly release 2026-03 --profile public --authors 'Lantern Records'",
        "reportedly release v2 --as ged --as claims --authors 'Okoro, Ada; Lantern Records' -o out",
        "reportedly release v2 --as ged --as html --profile public --authors 'Okoro, Ada'",
        "reportedly release v2 --authors 'Okoro, Ada' --title 'Harm in Idlib' --licence CC-BY-4.0",
    ),
)
@click.argument("name", metavar="NAME", type=some_words)
@click.option(
    "--as",
    "layouts",
    type=click.Choice((*LAYOUTS, SITE)),
    multiple=True,
    default=("geojson",),
    show_default=True,
    help="In which layouts; may be given again and again.",
)
@click.option("--rules", metavar="PACK", help="The rule pack; else the layouts' own, or ged.")
@PROFILE
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("releases"),
    show_default=True,
    help="The folder in which the folder NAME is made.",
)
@click.option(
    "--authors",
    type=some_words,
    envvar="REPORTEDLY_AUTHORS",
    metavar="NAMES",
    help="Whom to cite, apart by semicolons, persons as 'Family, Given'; else REPORTEDLY_AUTHORS.",
)
@click.option("--title", type=some_words, metavar="WORDS", help="What the dataset is called.")
@click.option("--licence", type=some_words, metavar="SPDX", help="Its licence, as in CC-BY-4.0.")
@click.option("--url", type=some_words, metavar="URL", help="Where it will be found.")
@click.option("--dry-run", is_flag=True, help="Print what changed; write and keep nothing.")
@click.pass_obj
def release(
    settings: Settings,
    name: str,
    layouts: tuple[Layout | Site, ...],
    rules: str | None,
    profile: str,
    output: Path,
    authors: str | None,
    title: str | None,
    licence: str | None,
    url: str | None,
    dry_run: bool,
) -> None:
    """Freeze a dataset under a name, with all that changed since the last one and why.

    FOLDER/NAME holds the data, each file beside the statement of its making; CHANGELOG.md and
    changes.csv; CITATION.cff; and manifest.json with SHA256SUMS, by which anybody can check every
    byte with standard tools. The number of an incident is never given to another, through all
    releases. What was released stays on record in the casebook; no name is used twice.
    """
    from reportedly.cli.bundles import bundle_of
    from reportedly.cli.release_making import check_unused, ready_for
    from reportedly.publish.audience import open_profile
    from reportedly.publish.release.citation import citation_of
    from reportedly.publish.release.drafting import Plan
    from reportedly.publish.release.freeze import free_place, freeze

    pack = rules_for_all(layouts, rules)
    free_place(output, name)
    if authors is None and not dry_run:
        raise click.UsageError("whom is it to be cited by? Give --authors, as in 'Okoro, Ada'")
    cited = citation_of(authors, title=title, licence=licence, url=url)
    plan = Plan(name, tuple(dict.fromkeys(layouts)), datetime.now(UTC), cited)
    audience = open_profile(profile)
    with opened(settings) as book:
        check_unused(book, name)
        bundle = bundle_of(book, rules=pack, profile=audience, now=plan.made_at)
        made, frame = ready_for(book, bundle, plan)
        frozen = None if dry_run else freeze(bundle, plan, made, output, frame)
    if frozen is None:
        click.echo(harmless(made.changelog), nl=False)
    else:
        _tell(settings, frozen.path, frozen.rows, frozen.release.seal)


def _tell(settings: Settings, path: Path, rows: int, seal: str) -> None:
    tell(out(settings), f"{path}: {words.plural(rows, 'record')}")
    tell(out(settings), f"{path / 'CHANGELOG.md'}: what changed")
    tell(out(settings), f"seal (SHA-256 of manifest.json): {seal}")


@click.command(
    cls=Taught,
    examples=(
        "reportedly releases",
        "reportedly releases --json | jq -r '[.name, .seal] | @tsv'",
        "reportedly releases --check out/2026-03",
    ),
)
@click.option(
    "--check",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Say whether a folder is, byte by byte, what was released.",
)
@JSON_LINES
@click.pass_obj
def releases(settings: Settings, folder: Path | None, as_json: bool) -> None:
    """List what was released: when, for whom, by which rules, and the seal that proves it.

    The seal is the SHA-256 of manifest.json. Publish it apart from the data: whoever knows it can
    check with `sha256sum` alone that a copy is whole, without this program or the casebook.
    """
    from reportedly.cli.releases_view import release_form, releases_view

    with opened(settings) as book:
        made = book.releases()
    if folder is not None:
        _check(settings, folder, {one.seal: one.name for one in made})
    elif as_json:
        for one in made:
            json_line(release_form(one))
    else:
        say(out(settings), releases_view(made))


def _check(settings: Settings, folder: Path, names: Mapping[str, str]) -> None:
    """Raises InputError where the folder is not what its manifest and the casebook say."""
    from reportedly.publish.release.manifest import checked_seal

    seal = checked_seal(folder)
    if seal not in names:
        hint = "Its files fit its manifest, but the seal is of no release here; see `releases`."
        raise InputError(f"{folder} was not released from this casebook", hint=hint)
    tell(out(settings), f"{folder} is {names[seal]}, byte by byte")
