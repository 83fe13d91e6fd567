"""`evaluate`: how well claims agree with annotated ones."""

from pathlib import Path

import click

from reportedly.cli.options import JSON_OBJECT
from reportedly.cli.taught import TaughtGroup
from reportedly.cli.terminal import json_line, out, say
from reportedly.settings import Settings

_EXAMPLES = (
    "reportedly evaluate claims gold.jsonl                       # the claims of the casebook",
    "reportedly evaluate claims gold.jsonl --texts articles.jsonl.gz --split check",
    "reportedly evaluate claims gold.jsonl --pred theirs.jsonl --json",
)


@click.group(cls=TaughtGroup, examples=_EXAMPLES)
def evaluate() -> None:
    """Measure claims against annotated ones, anybody's and ours alike."""


@evaluate.command("claims", examples=_EXAMPLES)
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--pred",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Claims in the exchange form; else what --texts yields, else the casebook's.",
)
@click.option(
    "--texts",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Articles (id, title, text): coded afresh without --pred, and quotes are checked in them.",
)
@click.option("--split", metavar="NAME", help="Only the gold articles of this split.")
@JSON_OBJECT
@click.pass_obj
def claims(
    settings: Settings,
    gold: Path,
    pred: Path | None,
    texts: Path | None,
    split: str | None,
    as_json: bool,
) -> None:
    """Score claims against GOLD.jsonl, each measure with its 95 % interval (articles resampled).

    GOLD.jsonl holds one article a line: its id and its claims in the exchange form. An article
    that has no prediction counts as having no claims.
    """
    from reportedly.cli.predictions import predicted
    from reportedly.cli.scores_view import scores_form, scores_view
    from reportedly.evaluate.gold import read_articles, read_texts
    from reportedly.evaluate.scores import score_claims

    wanted = read_articles(gold, split=split)
    words = None if texts is None else read_texts(texts)
    said = predicted(settings, {article.key for article in wanted}, pred=pred, texts=texts)
    scores = score_claims(wanted, said, texts=words)
    missing = len({article.key for article in wanted} - {article.key for article in said})
    if as_json:
        json_line(scores_form(scores))
    else:
        say(out(settings), scores_view(scores, missing=missing))
