"""A comparison on the screen: counts, agreement field by field, the worst with who says what."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from reportedly.cli import compare_words as told
from reportedly.cli.claims_view import COUNTED, QUIET, SAID_BY, pairs
from reportedly.cli.compare_answers import Answer, Backing
from reportedly.cli.terminal import line
from reportedly.compare.agreement import FieldAgreement
from reportedly.compare.comparison import Alone, Matched
from reportedly.query import words

_INDENT = (0, 0, 1, 2)
_ROW = (0, 0, 0, 2)
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
        *_headed(
            "Agreement by field", line(told.JOINED_BY, QUIET), Padding(_fields(answer), _INDENT)
        ),
        *_pairs("Furthest apart on the dead, telling pairs", telling, worst, answer),
        *(_pairs("Furthest apart, others", others, worst, answer) if not telling else ()),
        *_in_parts(answer, worst),
        *_alone("Ours only, the deadliest", answer.found.ours_alone, worst, answer, ours=True),
        *_alone("Theirs only, the deadliest", answer.found.theirs_alone, worst, answer),
        *((line(told.unseen_words(answer), QUIET),) if answer.found.theirs_alone else ()),
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


def _pairs(
    head: str, found: Sequence[Matched], most: int, answer: Answer
) -> tuple[RenderableType, ...]:
    if not found or not most:
        return ()
    found = [matched for matched in found if told.is_apart(matched)][:most]
    if not found:
        return _headed(head, Padding(line("no pair differs", QUIET), _INDENT))
    return _headed(head, *(Padding(_pair(each, answer), _INDENT) for each in found))


def _pair(matched: Matched, answer: Answer) -> Group:
    ours, theirs = matched.pair.one, matched.pair.other
    rows = pairs()
    rows.add_row("killed", _killed(matched))
    rows.add_row("theirs", line(answer.theirs(theirs), SAID_BY))
    for each in told.differing(matched.fields):
        values = f"ours {each.ours or words.NOT_SAID} · theirs {each.theirs or words.NOT_SAID}"
        rows.add_row(words.plain(each.field), line(values))
    _back(rows, answer.backing(ours))
    head = line(f"{answer.incident(ours)}. {told.event_words(ours)}", COUNTED)
    head.append_text(line(f"  score {matched.pair.score:.2f}", QUIET))
    if matched.pair.other_rivals:
        rows.add_row("or theirs", line(told.theirs_words(matched.pair.other_rivals), QUIET))
    return Group(head, Padding(rows, _ROW))


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
    head = "One of theirs, several of ours: perhaps one incident"
    return _headed(head, *(_in_part(each, answer) for each in found)) if found else ()


def _in_part(matched: Matched, answer: Answer) -> RenderableType:
    theirs, ours = matched.pair.other, (matched.pair.one, *matched.pair.one_rivals)
    first = f"{told.event_words(theirs)}: {told.killed_words(theirs)}, {answer.theirs(theirs)}"
    below = [
        f"our {answer.incident(event)}: {told.killed_words(event)}, {answer.said_by(event)}"
        for event in ours[:MOST_SAID]
    ]
    said = (Padding(line(each, SAID_BY), _ROW) for each in below)
    return Padding(Group(line(first), *said), _INDENT)


def _alone(
    head: str, found: Sequence[Alone], most: int, answer: Answer, *, ours: bool = False
) -> tuple[RenderableType, ...]:
    if not found or not most:
        return ()
    rows = [_lone(each, answer, ours=ours) for each in found[:most]]
    more = len(found) - most
    rest = line(f"and {more:,} more; --json has all" if more > 0 else "", QUIET)
    return _headed(head, *rows, Padding(rest, _INDENT))


def _lone(alone: Alone, answer: Answer, *, ours: bool) -> RenderableType:
    event = alone.event
    number = f"{answer.incident(event)}. " if ours else ""
    first = line(f"{number}{told.event_words(event)}: ")
    first.append_text(line(told.killed_words(event), COUNTED))
    who = answer.said_by(event) if ours else answer.theirs(event)
    first.append_text(line(f"  {who}", SAID_BY)).append_text(line(f" · {alone.reason}", QUIET))
    return Padding(first, _ROW)


def _left_out(answer: Answer) -> tuple[RenderableType, ...]:
    found = answer.found
    lines = [
        line(f"{whose} {told.left_out_words(left)}", QUIET)
        for whose, lefts in (("ours", found.ours_left_out), ("theirs", found.theirs_left_out))
        for left in lefts
    ]
    return _headed("Not compared", Padding(Group(*lines), _ROW)) if lines else ()
