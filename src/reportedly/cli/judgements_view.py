"""Judgements in words, on the screen and as JSON."""

from collections.abc import Collection, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET
from reportedly.cli.forms import Form, builtins_of
from reportedly.cli.terminal import line
from reportedly.query import words
from reportedly.query.views import JudgementRow, Standing

_BLIND = " (told to those who gave theirs)"
_MOST_QUOTED = 60  # letters of the claim's words: enough to know the sentence by


def judgements_view(rows: Sequence[JudgementRow], hidden: Collection[str]) -> RenderableType:
    """One block a judgement, oldest first; what no longer holds says so first.

    Of those that are `hidden`, by id, neither the reason is told nor what they are about.
    """
    if not rows:
        return line("nothing was judged")
    return Group(*(_block(row, row.judgement.id in hidden) for row in rows))


def _block(row: JudgementRow, hidden: bool) -> RenderableType:
    made, told = row.judgement, _BLIND if hidden else f": {row.judgement.reason}"
    head = line(made.id, QUIET)
    if row.standing is not Standing.HOLDS:
        head.append_text(line(f"  {row.standing}", DOUBTED))
    head.append_text(line(f"  {words.judgement_words(made)}", COUNTED))
    head.append_text(
        line(f"{_about(row)}  by {made.author}, {words.minute_words(made.made_at)}{told}")
    )
    anchors = () if hidden else made.anchors[:2]
    below = [line(f"“{_short(anchor.quote)}”", QUIET) for anchor in anchors]
    if row.reason:
        below.insert(0, line(f"{row.standing}: {row.reason}", DOUBTED))
    return Group(head, Padding(Group(*below), (0, 0, 1, 4)))


def _about(row: JudgementRow) -> str:
    """The incidents it speaks of now; of an undo, none."""
    if not row.incidents:
        return ""
    noun = "incident" if len(row.incidents) == 1 else "incidents"
    return f"  {noun} {', '.join(map(str, row.incidents))}"


def _short(quote: str) -> str:
    told = " ".join(quote.split())
    return told if len(told) <= _MOST_QUOTED else f"{told[:_MOST_QUOTED].rstrip()} …"


def judgement_form(row: JudgementRow, hidden: Collection[str]) -> Form:
    """One line of `judge list --json`; of one that is hidden only who gave it and when."""
    if row.judgement.id in hidden:
        return _hidden_form(row)
    return {
        "id": row.judgement.id,
        "standing": row.standing.value,
        "why": row.reason,
        "claims": list(row.claim_ids),
        "incidents": list(row.incidents),
        **builtins_of(row.judgement),
    }


def _hidden_form(row: JudgementRow) -> Form:
    made = row.judgement
    told = {"verdict": made.verdict.value, "author": made.author, "made_at": made.made_at}
    return {
        "id": made.id,
        "standing": row.standing.value,
        "incidents": list(row.incidents),
        **builtins_of(told),
        "hidden": True,
    }
