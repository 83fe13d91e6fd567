"""Scores on the screen: every measure with its interval."""

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, QUIET
from reportedly.cli.terminal import line
from reportedly.evaluate.scores import Measure, Scores
from reportedly.query import words

# The measures that stand first; the others are shares of the gold claims, field by field.
_HEADLINES = ("figures", "claims", "defensible", "unquoted")
_MEANING = {
    "figures": "F1 of (outcome, low, high), article by article",
    "claims": "F1 of claims paired one to one",
    "defensible": "share of gold claims right at once in figures, speaker, place and date",
    "unquoted": "share of predicted quotes that do not stand in the article",
}


def scores_form(scores: Scores) -> dict[str, object]:
    """The measures, their intervals, and the counts they rest on."""
    return {
        "articles": scores.articles,
        "measures": {measure.name: measure.value for measure in scores.measures},
        "intervals": {measure.name: [measure.low, measure.high] for measure in scores.measures},
        "counts": dict(scores.counts),
    }


def scores_view(scores: Scores, *, missing: int) -> Group:
    """The measures as a table; `missing` is how many gold articles have no prediction."""
    counts = dict(scores.counts)
    sizes = (
        f"{words.plural(scores.articles, 'article')} · "
        f"{words.plural(counts['claims_gold'], 'gold claim')} · "
        f"{words.plural(counts['claims_said'], 'predicted claim')}"
    )
    absent = f" · {words.plural(missing, 'article')} without prediction" if missing else ""
    return Group(line(sizes + absent), _headlines(scores), line(""), _fields(scores))


def _headlines(scores: Scores) -> Table:
    table = _grid(3)
    for name in _HEADLINES:
        checked = name != "unquoted" or dict(scores.counts)["quotes"] > 0
        row = _cells(scores[name]) if checked else (line("not checked (--texts)", QUIET), line(""))
        table.add_row(name, *row, line(_meaning(name, scores), QUIET))
    return table


def _meaning(name: str, scores: Scores) -> str:
    if name not in ("figures", "claims"):
        return _MEANING[name]
    precision, recall = scores[f"{name}_p"].value, scores[f"{name}_r"].value
    return f"{_MEANING[name]}; precision {precision:.3f}, recall {recall:.3f}"


def _fields(scores: Scores) -> Table:
    """Every field twice: of all gold claims, and of the paired ones."""
    table = _grid(4)
    table.add_row("", line("of all gold claims", QUIET), "", line("of the paired", QUIET), "")
    names = [m.name for m in scores.measures if m.name.endswith("_pair")]
    for paired in names:
        field = paired.removesuffix("_pair")
        table.add_row(field, *_cells(scores[field]), *_cells(scores[paired]))
    return table


def _cells(measure: Measure) -> tuple[Text, Text]:
    return (
        line(f"{measure.value:.3f}", COUNTED),
        line(f"[{measure.low:.3f}, {measure.high:.3f}]", QUIET),
    )


def _grid(columns: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    for _ in range(columns):
        grid.add_column(overflow="fold")
    return grid
