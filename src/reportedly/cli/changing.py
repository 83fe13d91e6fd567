"""`changes`: the addresses that had several texts, or those of one, two of them side by side."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from reportedly.cli.book import asked
from reportedly.cli.changed_words import changed_lines
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, out, tell
from reportedly.query import words
from reportedly.query.changed import Changed, changed
from reportedly.query.comparing import Comparison, Pair, compare_two
from reportedly.query.versions import Versions, versions_of
from reportedly.settings import Settings


@click.command(
    cls=Taught,
    examples=(
        "reportedly changes                        # every address that had several texts",
        "reportedly changes --limit 20 --json | jq -r .address",
        "reportedly changes r-gj3ydff2oig5",
        "reportedly changes r-gj3y --before r-k3v9aaqd5o2x",
        "reportedly changes r-gj3y --json | jq '.claims[].differing'",
    ),
)
@click.argument("key", metavar="[REPORT]", default="")
@click.option("--before", default="", metavar="ID", help="One of the two texts, by its full id.")
@click.option("--now", default="", metavar="ID", help="The other one.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="List at most so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; of the list one a line.")
@click.pass_obj
def changes(
    settings: Settings, key: str, before: str, now: str, limit: int | None, as_json: bool
) -> None:
    """Show each time that the address of a report was seen, and what differs between two texts.

    Without REPORT it lists the addresses, and the ids that outlets gave, of which the casebook
    holds several texts, the last that changed first: when the newest text came in, how many there
    are, how many claims are told otherwise in the newest and the one before it, or stand in one
    of the two alone.

    Without --before and --now it is this text and the one that was seen before it. "We saw a
    change" is all that follows: it is no proof that anybody edited or deleted anything. `recapture`
    asks an address again.
    """
    if not key:
        if before or now:
            raise click.UsageError("--before and --now go with a REPORT")
        _list(settings, limit, as_json=as_json)
        return
    if limit is not None:
        raise click.UsageError("--limit is for the list, without a REPORT")
    with asked(settings) as book:
        report = book.report(key)
        versions = versions_of(book, report)
        found = compare_two(book, versions, report, before, now)
    if as_json:
        json_line(_form(versions, found))
        return
    for row in (*_seen(versions), *_told(versions, found)):
        tell(out(settings), row)


def _list(settings: Settings, limit: int | None, *, as_json: bool) -> None:
    with asked(settings) as book:
        items = book.changed_items()
        for row in changed(book, items[:limit]):
            if as_json:
                json_line(_listed(row))
            else:
                tell(out(settings), _row(row))
    if not items:
        tell(err(settings), "the casebook holds one text of each address: no change was seen")


def _listed(row: Changed) -> dict[str, Any]:
    """One line of `--json` without a report: `id` is the newest text, `claims` counts those that
    are told otherwise, or stand in one alone, of it and the text before."""
    return {
        "outlet": row.now.outlet,
        "address": row.now.url,
        "given_id": row.now.given_id,
        "title": row.now.title,
        "id": row.now.id,
        "reports": list(row.reports),
        "kept_at": [at.isoformat() for at in row.kept_at],
        "claims": row.claims,
    }


def _row(row: Changed) -> str:
    at = f"{row.kept_at[-1]:%Y-%m-%d %H:%M:%S}"
    count = f"{words.plural(len(row.reports), 'text')}, {words.plural(row.claims, 'claim')} changed"
    return f"{at}  {row.now.id}  {count}  {row.now.outlet}: {row.name}"


def _form(versions: Versions, found: Comparison | None) -> dict[str, Any]:
    """`--json`: null for a comparison where there is one text alone, and for its words where the
    texts are too long to be laid side by side."""
    seen = [
        {**asdict(one), "at": None if one.at is None else one.at.isoformat()}
        for one in versions.seen
    ]
    told = {"reports": [one.id for one in versions.reports], "seen": seen}
    if found is None:
        return {**told, "before": None, "now": None, "words": None, "claims": [], "same_claims": 0}
    changed = (one for one in found.stretches or () if not one.same)
    texts = None if found.stretches is None else [[one.before, one.now] for one in changed]
    claims = [_pair(pair) for pair in found.pairs]
    ids = {"before": found.before.id, "now": found.now.id}
    return {**told, **ids, "words": texts, "claims": claims, "same_claims": found.same_claims}


def _pair(pair: Pair) -> dict[str, Any]:
    before, now = (None if one is None else one.claim_id for one in (pair.before, pair.now))
    return {"before": before, "now": now, "differing": [asdict(one) for one in pair.differing]}


def _seen(versions: Versions) -> Iterator[str]:
    for one in versions.seen:
        at = "before there was a log" if one.at is None else f"{one.at:%Y-%m-%d %H:%M:%S}"
        yield f"{at}  {one.report_id or '-'}  {one.words}"


def _told(versions: Versions, found: Comparison | None) -> Iterator[str]:
    if found is None:
        yield "the casebook holds one text of it: no change was seen"
        return
    yield f"we saw a change between {found.before.id} and {found.now.id}"
    for pair in found.pairs:
        yield from _claim(pair)
    yield f"{words.plural(found.same_claims, 'claim')} the same in both"
    if found.stretches is None:
        yield "the texts are too long, and too different, to be laid side by side"
    yield from changed_lines(found.stretches or ())


def _claim(pair: Pair) -> Iterator[str]:
    for one in pair.differing:
        claim = pair.now or pair.before
        assert claim is not None  # what differs stands in both
        yield f"claim {claim.claim_id}: {one.field} changed from {one.before} to {one.now}"
    if pair.now is None and pair.before is not None:
        yield f"only in the earlier text: {words.attributed(pair.before)}"
    if pair.before is None and pair.now is not None:
        yield f"only in the later text: {words.attributed(pair.now)}"
