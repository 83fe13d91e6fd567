"""A comparison on the screen: counts, agreement field by field, the worst with who says what."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from reportedly.cli import compare_words as told
from reportedly.cli import words
from reportedly.cli.claims_view import COUNTED, QUIET, SAID_BY, pairs
from reportedly.cli.compare_answers import Answer, Backing
from reportedly.cli.terminal import line
from reportedly.compare.agreement import FieldAgreement
from reportedly.compare.comparison import Alone, Matched

_INDENT = (0, 0, 1, 2)
MOST_SAID = 4  # claims for or against one value; `show` has them all


def comparison_view(answer: Answer, *, worst: int) -> Group:
    """All of it; of the pairs and of what stands alone the first `worst`."""
    telling, others = told.telling_pairs(answer), told.other_pairs(answer)
    return Group(
        line(told.heading(answer), COUNTED),
        line(told.bounds(answer), QUIET),
        Padding(_counts(answer), (1, 0, 1, 2)),
        line(told.NOT_THE_TRUTH),
        line(told.shared_words(answer)),
        *_headed("Agreement by field", Padding(_fields(answer), _INDENT)),
        *_pairs("Furthest apart on the dead, telling pairs", telling[:worst], answer),
        *(_pairs("Furthest apart, others", others[:worst], answer) if not telling else ()),
        *_in_parts(answer, worst),
        *_alone("Ours only, the deadliest", answer.found.ours_alone, worst, answer, ours=True),
        *_alone("Theirs only, the deadliest", answer.found.theirs_alone, worst, answer),
        *_left_out(answer),
    )


def _headed(head: str, *below: RenderableType) -> tuple[RenderableType, ...]:
    return line(head, COUNTED), *below


def _counts(answer: Answer) -> Table:
    table = _grid("", "right", "right", "")
    table.add_row("", line("ours", QUIET), line("theirs", QUIET), "")
    for name, ours, theirs, note in told.counts(answer):
        table.add_row(line(name, QUIET), line(ours), line(theirs), line(note, QUIET))
    return table


def _grid(*justified: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for side in justified:
        table.add_column(justify="right" if side else "left", overflow="fold")
    return table


_HEADS = ("same", "close", "apart", "unsaid")


def _fields(answer: Answer) -> Table:
    """Of the telling pairs, and behind the stroke of all."""
    table = _grid("", *("right",) * 4, "")
    heads = [line(f"{head}", QUIET) for head in _HEADS]
    table.add_row(line("telling / all", QUIET), *heads, line("telling", QUIET))
    for row in told.field_rows(answer):
        both = zip(_four(row.telling), _four(row.all), strict=True)
        cells = (line(f"{telling} / {every}") for telling, every in both)
        table.add_row(line(row.field, QUIET), *cells, line(row.middle, QUIET))
    return table


def _four(found: FieldAgreement) -> tuple[str, ...]:
    return tuple(f"{count:,}" for count in (found.same, found.close, found.apart, found.unsaid))


def _pairs(head: str, found: Sequence[Matched], answer: Answer) -> tuple[RenderableType, ...]:
    if not found:
        return ()
    return _headed(head, *(Padding(_pair(each, answer), _INDENT) for each in found))


def _pair(matched: Matched, answer: Answer) -> Group:
    ours, theirs = matched.pair.one, matched.pair.other
    rows = pairs()
    rows.add_row("killed", _killed(matched))
    rows.add_row("theirs", line(answer.theirs(theirs), SAID_BY))
    for each in told.differing(matched.fields):
        values = f"ours {each.ours or words.NOT_SAID} · theirs {each.theirs or words.NOT_SAID}"
        rows.add_row(words.plain(each.field), line(values))
    _back(rows, answer.backing(matched))
    head = line(f"{answer.incident(ours)}. {told.event_words(ours)}", COUNTED)
    head.append_text(line(f"  score {matched.pair.score:.2f}", QUIET))
    if matched.pair.other_rivals:
        rows.add_row("or theirs", line(told.theirs_words(matched.pair.other_rivals), QUIET))
    return Group(head, Padding(rows, (0, 0, 0, 2)))


def _killed(matched: Matched) -> RenderableType:
    ours, theirs = matched.pair.one, matched.pair.other
    return line(f"ours {told.killed_words(ours)} · theirs {told.killed_words(theirs)}", COUNTED)


def _back(rows: Table, backing: Backing | None) -> None:
    if backing is None:
        return
    rows.add_row("ours", line(backing.why, QUIET))
    for name, said in (("for", backing.claims_for), ("set aside", backing.against)):
        for words_said in said[:MOST_SAID]:
            rows.add_row(name, line(words_said, SAID_BY))
        if len(said) > MOST_SAID:
            rows.add_row("", line(f"and {len(said) - MOST_SAID} more", QUIET))


def _in_parts(answer: Answer, most: int) -> tuple[RenderableType, ...]:
    found = told.in_parts(answer)[:most]
    if not found:
        return ()
    rows = _grid("", "", "", "")
    for each in found:
        theirs, ours = each.pair.other, (each.pair.one, *each.pair.one_rivals)
        cells = (theirs.id, told.event_words(theirs), told.killed_words(theirs))
        styled = (line(cell, style) for cell, style in zip(cells, _STYLES, strict=False))
        rows.add_row(*styled, line(f"our {told.ours_words(answer, ours)}"))
    head = "One of theirs, several of ours: perhaps one incident"
    return _headed(head, Padding(rows, _INDENT))


def _alone(
    head: str, found: Sequence[Alone], most: int, answer: Answer, *, ours: bool = False
) -> tuple[RenderableType, ...]:
    if not found or not most:
        return ()
    rows = _grid("", "", "", "")
    for each in found[:most]:
        event = each.event
        name = answer.incident(event) if ours else event.id
        killed = told.killed_words(event)
        cells = (name, told.event_words(event), killed, each.reason)
        rows.add_row(*(line(cell, style) for cell, style in zip(cells, _STYLES, strict=True)))
    more = len(found) - most
    rest = (line(f"and {more:,} more; --json or --html has all", QUIET),) if more > 0 else ()
    return _headed(head, Padding(Group(rows, *rest), _INDENT))


_STYLES = (QUIET, "", COUNTED, QUIET)


def _left_out(answer: Answer) -> tuple[RenderableType, ...]:
    found = answer.found
    lines = [
        line(f"{whose} {told.left_out_words(left)}", QUIET)
        for whose, lefts in (("ours", found.ours_left_out), ("theirs", found.theirs_left_out))
        for left in lefts
    ]
    return _headed("Not compared", Padding(Group(*lines), (0, 0, 0, 2))) if lines else ()
