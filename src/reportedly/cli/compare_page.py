"""A comparison as one page of HTML: no script, nothing fetched; it prints, in light and dark.

Built as a tree, so that whatever a report or a foreign file says stays text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
_E = tag.E  # for the elements that lxml has no name for

FIRST_PAIRS = 10  # stand open: what differs most is what one came for
MOST_PAIRS = 100  # shown in full; the rest, and all that stands alone, is in --json
FIRST_ROWS = 20
MOST_ALONE = 100
MOST_SAID = 8
_STYLE = "compare_page.css"


def page_of(answer: Answer) -> str:
    """The whole page."""
    title = f"{answer.foreign.layout} beside our records"
    style = files("reportedly.cli").joinpath(_STYLE).read_text(encoding="utf-8")
    head = tag.HEAD(
        tag.META(charset="utf-8"),
        tag.META(name="generator", content="reportedly"),
        tag.META(name="viewport", content="width=device-width, initial-scale=1"),
        tag.TITLE(title),
        tag.STYLE(style),
    )
    page = tag.HTML(head, tag.BODY(_E.main(*_body(answer))), lang="en")
    return str(html.tostring(page, doctype="<!doctype html>", encoding="unicode")) + "\n"


def _body(answer: Answer) -> Iterator[Node]:
    yield tag.H1(_safe(f"Our records beside {answer.foreign.name}"))
    yield tag.P(_safe(f"{told.heading(answer)}. {told.bounds(answer)}"))
    yield tag.P(told.NOT_THE_TRUTH, tag.CLASS("caveat"))
    parts = [part for part in _parts(answer) if part.nodes]
    yield _contents(parts)
    yield _counts(answer)
    yield tag.P(told.shared_words(answer))
    yield from map_of(answer.found)
    for part in parts:
        yield tag.H2(part.head, id=part.name)
        yield from part.nodes


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page: its name in addresses, its head, what the list of contents calls it."""

    name: str
    head: str
    short: str
    nodes: Sequence[Node]


def _parts(answer: Answer) -> Iterator[_Part]:
    found, telling, others = answer.found, told.telling_pairs(answer), told.other_pairs(answer)
    yield _Part("agreement", "Agreement by field", "Agreement", [*_agreement(answer)])
    head, short = "Telling pairs, furthest apart on the dead first", f"Telling pairs {_n(telling)}"
    yield _Part("telling", head, short, [*_pairs(telling, answer)])
    parts = told.in_parts(answer)
    head, short = "One of theirs, several of ours: perhaps one incident", "One and several"
    yield _Part("parts", head, f"{short} {_n(parts)}", [*_in_parts(parts, answer)])
    note = "Where the war never stops, or where several fit alike, a pair says little."
    short = f"May be chance {_n(others)}"
    yield _Part("chance", "Pairs that may be chance", short, [*_pairs(others, answer, note)])
    alone = [*_alone(found.ours_alone, answer, ours=True)]
    short = f"Ours only {_n(found.ours_alone)}"
    yield _Part("ours", "Ours only, the deadliest first", short, alone)
    short = f"Theirs only {_n(found.theirs_alone)}"
    alone = [*_alone(found.theirs_alone, answer)]
    yield _Part("theirs", "Theirs only, the deadliest first", short, alone)
    yield _Part("left-out", "Not compared", "Not compared", [*_left_out(answer)])


def _n(found: Sequence[object]) -> str:
    return f"({len(found):,})"


def _contents(parts: Iterable[_Part]) -> Node:
    """The parts, each with how much stands in it."""
    items = (tag.LI(tag.A(part.short, href=f"#{part.name}")) for part in parts)
    return _E.nav(tag.UL(*items), {"aria-label": "Contents"})


def _safe(text: str) -> str:
    """Text of any origin as a page may hold it: nothing in it acts or hides."""
    return harmless(" ".join(text.split()))


def _table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Iterable[int],
    *,
    label: str,
    kind: str = "wide",
) -> Node:
    """Rows of text under their heads; `numbers` are the columns set flush right."""
    right = frozenset(numbers)

    def cells(kind: Any, row: Sequence[str]) -> list[Node]:
        return [
            kind(_safe(cell), *([tag.CLASS("n")] if at in right else []))
            for at, cell in enumerate(row)
        ]

    body = (tag.TR(tag.TH(_safe(row[0]), scope="row"), *cells(tag.TD, row)[1:]) for row in rows)
    head = tag.TR(*cells(tag.TH, heads))
    named = {
        "role": "region",
        "tabindex": "0",
        "aria-label": f"Table: {label}",
    }
    return tag.DIV(tag.TABLE(tag.THEAD(head), tag.TBODY(*body)), tag.CLASS(kind), named)


def _counts(answer: Answer) -> Node:
    heads = ("how many", "ours", "theirs", "what is counted")
    return _table(heads, told.counts(answer), (1, 2), label="counts", kind="slim")


def _agreement(answer: Answer) -> Iterator[Node]:
    yield tag.P(told.JOINED_BY)
    note = (
        "How many of the telling pairs, and behind the stroke of all. Below, counts are low / "
        "best / high of those killed, or one number where all that are said are the same."
    )
    yield tag.P(note, tag.CLASS("quiet"))
    heads = ("field", "same", "close", "apart", "not said", "in the telling pairs", "“close” means")
    rows = [
        (row.field, *_both(row.telling, row.all), row.middle, row.close)
        for row in told.field_rows(answer)
    ]
    yield _table(heads, rows, (1, 2, 3, 4), label="agreement by field")


def _both(telling: FieldAgreement, every: FieldAgreement) -> Iterator[str]:
    for name in ("same", "close", "apart", "unsaid"):
        yield f"{getattr(telling, name):,} / {getattr(every, name):,}"


def _pairs(found: Sequence[Matched], answer: Answer, note: str = "") -> Iterator[Node]:
    yield from (tag.P(words_said, tag.CLASS("quiet")) for words_said in (note,) if words_said)
    yield from (_pair(each, answer) for each in found[:FIRST_PAIRS])
    yield from _folded([_pair(each, answer) for each in found[FIRST_PAIRS:MOST_PAIRS]], "pair")
    yield from _more(len(found) - MOST_PAIRS)


def _folded(nodes: Sequence[Node], noun: str) -> Iterator[Node]:
    """What stands behind a line that opens it."""
    if nodes:
        summary = _E.summary(f"The next {words.plural(len(nodes), noun)}")
        yield _E.details(summary, *nodes)


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


def _in_parts(found: Sequence[Matched], answer: Answer) -> Iterator[Node]:
    heads = ("theirs", "killed", "ours, each with its count and who says it")
    rows = [_in_part(each, answer) for each in found[:MOST_PAIRS]]
    yield from _rows(heads, rows, "one of theirs, several of ours")
    yield from _more(len(found) - MOST_PAIRS)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]], label: str) -> Iterator[Node]:
    """A table whose second column are counts, the first rows open."""
    if rows:
        yield _table(heads, rows[:FIRST_ROWS], (1,), label=label)
    if rows[FIRST_ROWS:]:
        rest = _table(heads, rows[FIRST_ROWS:], (1,), label=f"{label}, the next")
        summary = _E.summary(f"The next {words.plural(len(rows) - FIRST_ROWS, 'row')}")
        yield _E.details(summary, rest)


def _in_part(matched: Matched, answer: Answer) -> tuple[str, str, str]:
    theirs, ours = matched.pair.other, (matched.pair.one, *matched.pair.one_rivals)
    said = (
        f"{answer.incident(event)}: {told.killed_words(event)}, {answer.said_by(event)}"
        for event in ours[:MOST_SAID]
    )
    first = f"{told.event_words(theirs)} ({answer.theirs(theirs)})"
    return first, told.killed_words(theirs), "; ".join(said)


def _alone(found: Sequence[Alone], answer: Answer, *, ours: bool = False) -> Iterator[Node]:
    if found and not ours:
        yield tag.P(told.unseen_words(answer))
    heads = ("where and when", "killed", "who says so", "why alone")
    rows = [_lone(each, answer, ours) for each in found[:MOST_ALONE]]
    yield from _rows(heads, rows, "ours only" if ours else "theirs only")
    yield from _more(len(found) - MOST_ALONE)


def _lone(alone: Alone, answer: Answer, ours: bool) -> tuple[str, str, str, str]:
    event = alone.event
    number = f"{answer.incident(event)}. " if ours else ""
    who = answer.said_by(event) if ours else answer.theirs(event)
    return f"{number}{told.event_words(event)}", told.killed_words(event), who, alone.reason


def _left_out(answer: Answer) -> Iterator[Node]:
    found = answer.found
    rows = [("ours", f"{left.count:,}", left.reason) for left in found.ours_left_out]
    rows += [("theirs", f"{left.count:,}", left.reason) for left in found.theirs_left_out]
    if rows:
        yield _table(("list", "how many", "why"), rows, (1,), label="not compared")
