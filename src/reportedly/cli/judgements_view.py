"""Judgements in words, on the screen and as JSON."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET
from reportedly.cli.forms import Form, builtins_of
from reportedly.cli.terminal import line
from reportedly.query import words
from reportedly.query.views import JudgementRow, Standing

_MOST_QUOTED = 60  # letters of the claim's words: enough to know the sentence by


def judgements_view(rows: Sequence[JudgementRow]) -> RenderableType:
    """One block a judgement, oldest first; what no longer holds says so first."""
    if not rows:
        return line("nothing was judged")
    return Group(*(_block(row) for row in rows))


def _block(row: JudgementRow) -> RenderableType:
    made = row.judgement
    head = line(made.id, QUIET)
    if row.standing is not Standing.HOLDS:
        head.append_text(line(f"  {row.standing}", DOUBTED))
    head.append_text(line(f"  {words.judgement_words(made)}", COUNTED))
    head.append_text(
        line(f"{_about(row)}  by {made.author}, {words.minute_words(made.made_at)}: {made.reason}")
    )
    below = [line(f"“{_short(anchor.quote)}”", QUIET) for anchor in made.anchors[:2]]
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


def judgement_form(row: JudgementRow) -> Form:
    """One line of `judge list --json`."""
    return {
        "id": row.judgement.id,
        "standing": row.standing.value,
        "why": row.reason,
        "claims": list(row.claim_ids),
        "incidents": list(row.incidents),
        **builtins_of(row.judgement),
    }
