"""Claims on the screen: side by side, each number beside the one who says it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.terminal import line
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status
from reportedly.query import words

QUIET = "dim"
SAID_BY = "cyan"
COUNTED = "bold"
DOUBTED = "yellow"

_NUMBER_COLUMNS = 4

Numbered = Mapping[str, tuple[int, ResolvedClaim]]  # by claim id: its number on the screen


def side_by_side(claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """The claims as they came out: by publication day, then outlet, then place in the report."""
    return sorted(claims, key=_as_published)


def _as_published(claim: ResolvedClaim) -> tuple[date, str, str, int, str]:
    start = claim.claim.evidence[0].start
    day = claim.published or date.max
    return day, claim.outlet, claim.claim.report_id, start, claim.claim_id


def claim_blocks(
    claims: Sequence[ResolvedClaim], *, labels: Mapping[str, str], quotes: bool = True
) -> RenderableType:
    """The claims numbered from 1 under one head. `labels` names each report by its id."""
    head = _row("#", "who says it", "how many", "when and where", style=QUIET)
    blocks = [
        _block(number, claim, labels.get(claim.claim.report_id, claim.claim.report_id), quotes)
        for number, claim in enumerate(claims, start=1)
    ]
    return Group(head, *blocks)


def _block(number: int, claim: ResolvedClaim, label: str, quotes: bool) -> RenderableType:
    first = _row(
        str(number),
        line(words.speaker_words(claim), SAID_BY),
        line(words.claim_figures(claim.claim) + words.corrected_mark(claim), figures_style(claim)),
        _when_and_where(claim),
    )
    below: list[RenderableType] = [_parties(claim)]
    below += [line(note, DOUBTED) for note in claim.judged_in_words]
    if quotes:
        below += [line(f"“{words.quote_words(claim.claim)}”"), _where_it_stands(claim, label)]
    return Group(first, Padding(Group(*below), (0, 0, 1, _NUMBER_COLUMNS)))


def _row(number: str, *cells: Text | str, style: str = "") -> Table:
    """One row; the same ratios in every row keep the columns of all blocks in line."""
    row = Table.grid(expand=True, padding=(0, 2, 0, 0))
    row.add_column(width=_NUMBER_COLUMNS - 2, justify="right", style=QUIET)
    for ratio in (5, 5, 5):
        row.add_column(ratio=ratio, overflow="fold", style=style)
    row.add_row(number, *cells)
    return row


def figures_style(claim: ResolvedClaim) -> str:
    """Bold for what is said to have happened, set apart for denials and mere possibilities."""
    return COUNTED if claim.claim.status is Status.ACTUAL else DOUBTED


def _when_and_where(claim: ResolvedClaim) -> Text:
    when = line(words.when_words(claim.claim.date))
    where = line(words.where_words(claim.place))
    if claim.place is not None and claim.place.chosen is None:
        where.stylize(DOUBTED)
    if when.plain == where.plain == words.NOT_SAID:
        return line("when and where are not said", QUIET)
    return Text("\n").join([_or_unsaid(when, "when"), _or_unsaid(where, "where")])


def _or_unsaid(answer: Text, question: str) -> Text:
    unsaid = answer.plain == words.NOT_SAID
    return line(f"{question} is {words.NOT_SAID}", QUIET) if unsaid else answer


def _parties(claim: ResolvedClaim) -> Text:
    parts = [
        words.what_words(claim.claim),
        f"by: {words.actors_words(claim.actors)}",
        f"against: {words.actors_words(claim.recipients)}",
    ]
    return line(" · ".join(parts))


def _where_it_stands(claim: ResolvedClaim, label: str) -> Text:
    spans = claim.claim.evidence
    stretch = f"characters {spans[0].start:,}–{spans[-1].end:,}"
    published = words.day_words(claim.published)
    return line(f"{label}, {stretch} · published {published} · {claim.claim_id}", QUIET)


def pairs() -> Table:
    """Two columns: what, and the answer, which wraps under itself."""
    pairs = Table.grid(padding=(0, 2, 0, 0))
    pairs.add_column(style=QUIET, no_wrap=True)
    pairs.add_column(overflow="fold")
    return pairs
