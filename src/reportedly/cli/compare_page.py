"""A comparison as one page of HTML: no script, nothing fetched; it prints, in light and dark.

Built as a tree, so that whatever a report or a foreign file says stays text.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any

from lxml import html  # type: ignore[import-untyped]
from lxml.html import builder as tag  # type: ignore[import-untyped]

from reportedly.cli import compare_words as told
from reportedly.cli.compare_answers import Answer
from reportedly.cli.compare_map import map_of
from reportedly.compare.agreement import FieldAgreement
from reportedly.compare.comparison import Alone, Matched
from reportedly.query import words
from reportedly.query.harmless import harmless

Node = Any  # lxml has no types

MOST_PAIRS = 100  # shown in full; the rest, and all that stands alone, is in --json
MOST_ALONE = 100
MOST_SAID = 8
_STYLE = "compare_page.css"


def page_of(answer: Answer) -> str:
    """The whole page."""
    title = f"{answer.foreign.layout} beside our records"
    style = files("reportedly.cli").joinpath(_STYLE).read_text(encoding="utf-8")
    head = tag.HEAD(
        tag.META(charset="utf-8"),
        tag.META(name="viewport", content="width=device-width, initial-scale=1"),
        tag.TITLE(title),
        tag.STYLE(style),
    )
    page = tag.HTML(head, tag.BODY(*_body(answer)), lang="en")
    return str(html.tostring(page, doctype="<!doctype html>", encoding="unicode")) + "\n"


def _body(answer: Answer) -> Iterator[Node]:
    yield tag.H1(_safe(f"Our records beside {answer.foreign.name}"))
    yield tag.P(_safe(f"{told.heading(answer)}. {told.bounds(answer)}"))
    yield tag.P(told.NOT_THE_TRUTH, tag.CLASS("caveat"))
    yield _counts(answer)
    yield tag.P(told.shared_words(answer))
    yield from map_of(answer.found)
    yield from _agreement(answer)
    telling, others = told.telling_pairs(answer), told.other_pairs(answer)
    yield from _pairs("Telling pairs, furthest apart on the dead first", telling, answer)
    yield from _in_parts(answer)
    note = "Where the war never stops, or where several fit alike, a pair says little."
    yield from _pairs("Pairs that may be chance", others, answer, note)
    yield from _alone("Ours only, the deadliest first", answer.found.ours_alone, answer, ours=True)
    yield from _alone("Theirs only, the deadliest first", answer.found.theirs_alone, answer)
    yield from _left_out(answer)


def _safe(text: str) -> str:
    """Text of any origin as a page may hold it: nothing in it acts or hides."""
    return harmless(" ".join(text.split()))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int]) -> Node:
    """Rows of text under their heads; `numbers` are the columns set flush right."""
    right = frozenset(numbers)

    def cells(kind: Any, row: Sequence[str]) -> list[Node]:
        return [
            kind(_safe(cell), *([tag.CLASS("n")] if at in right else []))
            for at, cell in enumerate(row)
        ]

    body = (tag.TR(tag.TH(_safe(row[0]), scope="row"), *cells(tag.TD, row)[1:]) for row in rows)
    head = tag.TR(*cells(tag.TH, heads))
    return tag.DIV(tag.TABLE(tag.THEAD(head), tag.TBODY(*body)), tag.CLASS("wide"))


def _counts(answer: Answer) -> Node:
    return _table(("", "ours", "theirs", ""), told.counts(answer), (1, 2))


def _agreement(answer: Answer) -> Iterator[Node]:
    yield tag.H2("Agreement by field")
    note = (
        "How many of the telling pairs, and behind the stroke of all. Below, counts are low / "
        "best / high of those killed, or one number where all that are said are the same."
    )
    yield tag.P(note, tag.CLASS("quiet"))
    heads = ("", "same", "close", "apart", "not said", "telling pairs", "“close” means")
    rows = [
        (row.field, *_both(row.telling, row.all), row.middle, row.close)
        for row in told.field_rows(answer)
    ]
    yield _table(heads, rows, (1, 2, 3, 4))


def _both(telling: FieldAgreement, every: FieldAgreement) -> Iterator[str]:
    for name in ("same", "close", "apart", "unsaid"):
        yield f"{getattr(telling, name):,} / {getattr(every, name):,}"


def _pairs(head: str, found: Sequence[Matched], answer: Answer, note: str = "") -> Iterator[Node]:
    if found:
        yield tag.H2(head)
        yield from (tag.P(words_said, tag.CLASS("quiet")) for words_said in (note,) if words_said)
        yield from (_pair(each, answer) for each in found[:MOST_PAIRS])
        yield from _more(len(found) - MOST_PAIRS)


def _more(count: int) -> Iterator[Node]:
    if count > 0:
        words_said = f"And {count:,} more, which reportedly compare --json has."
        yield tag.P(words_said, tag.CLASS("quiet"))


def _pair(matched: Matched, answer: Answer) -> Node:
    ours, theirs = matched.pair.one, matched.pair.other
    head = f"{answer.incident(ours)}. {told.event_words(ours)}"
    killed = tag.P(
        "killed: ",
        tag.SPAN(f"ours {told.killed_words(ours)}", tag.CLASS("ours")),
        " · ",
        tag.SPAN(f"theirs {told.killed_words(theirs)}", tag.CLASS("theirs")),
        tag.CLASS("killed"),
    )
    rows = [
        node
        for name, text in _told(matched, answer)
        for node in (tag.DT(_safe(name)), tag.DD(_safe(text)))
    ]
    return tag.ARTICLE(tag.H3(_safe(head)), killed, tag.DL(*rows))


def _told(matched: Matched, answer: Answer) -> Iterator[tuple[str, str]]:
    """What is said of a pair, line by line: whose number it is always stands beside it."""
    yield "theirs", answer.theirs(matched.pair.other)
    backing = answer.backing(matched.pair.one)
    if backing is not None:
        yield "ours", backing.why
        for name, said in (("for", backing.claims_for), ("set aside", backing.against)):
            yield from ((name, each) for each in said[:MOST_SAID])
            more = len(said) - MOST_SAID
            yield from ((name, f"{more} more") for _ in range(more > 0))
    for each in told.differing(matched.fields):
        values = f"ours {each.ours or words.NOT_SAID} · theirs {each.theirs or words.NOT_SAID}"
        yield words.plain(each.field), values
    if matched.pair.other_rivals:
        yield "or theirs", told.theirs_words(matched.pair.other_rivals)
    yield "score", f"{matched.pair.score:.2f}"


def _in_parts(answer: Answer) -> Iterator[Node]:
    found = told.in_parts(answer)
    if found:
        yield tag.H2("One of theirs, several of ours: perhaps one incident")
        heads = ("theirs", "killed", "ours, each with its count and who says it")
        yield _table(heads, [_in_part(each, answer) for each in found[:MOST_PAIRS]], ())
        yield from _more(len(found) - MOST_PAIRS)


def _in_part(matched: Matched, answer: Answer) -> tuple[str, str, str]:
    theirs, ours = matched.pair.other, (matched.pair.one, *matched.pair.one_rivals)
    said = (
        f"{answer.incident(event)}: {told.killed_words(event)}, {answer.said_by(event)}"
        for event in ours[:MOST_SAID]
    )
    first = f"{told.event_words(theirs)} ({answer.theirs(theirs)})"
    return first, told.killed_words(theirs), "; ".join(said)


def _alone(
    head: str, found: Sequence[Alone], answer: Answer, *, ours: bool = False
) -> Iterator[Node]:
    if not found:
        return
    rows = []
    for each in found[:MOST_ALONE]:
        event = each.event
        number = f"{answer.incident(event)}. " if ours else ""
        who = answer.said_by(event) if ours else answer.theirs(event)
        killed = told.killed_words(event)
        rows.append((f"{number}{told.event_words(event)}", killed, who, each.reason))
    yield tag.H2(head)
    yield _table(("where and when", "killed", "who says so", "why alone"), rows, (1,))
    yield from _more(len(found) - MOST_ALONE)


def _left_out(answer: Answer) -> Iterator[Node]:
    found = answer.found
    rows = [("ours", f"{left.count:,}", left.reason) for left in found.ours_left_out]
    rows += [("theirs", f"{left.count:,}", left.reason) for left in found.theirs_left_out]
    if rows:
        yield tag.H2("Not compared")
        yield _table(("", "how many", "why"), rows, (1,))
