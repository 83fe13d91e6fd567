"""A report on the screen: the cleaned text with the words of every claim marked and numbered.

Marks are brackets with the claim's number, so that they survive a pipe: "[2›forty were killed‹2]".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, claim_blocks
from reportedly.cli.terminal import block, line
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.model.spans import Piece, ReadingCopy, Span
from reportedly.query import words
from reportedly.query.reports import by_position
from reportedly.query.views import ReportView

_MARK = "bold cyan"
_MARKED = "underline"


def report_page(found: ReportView, *, labels: Mapping[str, str]) -> Group:
    """The report's head, its marked text and the claims that the numbers stand for.

    `labels` names the reports of the same text by their ids.
    """
    report, ordered = found.report, by_position(found.claims)
    legend = claim_blocks(ordered, labels={report.id: report.label}, quotes=False)
    return Group(
        report_head(found, labels),
        Padding(marked_text(report, ordered), (1, 0, 1, 0)),
        legend if ordered else line("no claim of violence was found in this report", QUIET),
    )


def coded_block(report: Report, claims: Sequence[ResolvedClaim]) -> Group:
    """A report's claims under its name, as `code` prints them; its text is left out."""
    ordered = by_position(claims)
    head = line(report.label, COUNTED).append_text(line(f"  {report.title}"))
    count = words.plural(len(ordered), "claim")
    below = f"{report.outlet} · published {words.published_words(report)} · {count}"
    notes = (line(f"note: {note}", DOUBTED) for note in report.notes)
    table = claim_blocks(ordered, labels={report.id: report.label}) if ordered else line("")
    return Group(head, line(below, QUIET), *notes, table)


def report_head(found: ReportView, labels: Mapping[str, str]) -> Table:
    """What is known of the report itself, with the reason for its publication day."""
    report = found.report
    head = Table.grid(padding=(0, 2, 0, 0))
    head.add_column(style=QUIET, no_wrap=True)
    head.add_column(overflow="fold")
    head.add_row("report", line(report.label, COUNTED).append_text(line(_also(report), QUIET)))
    for name, answer in _answers(found, labels):
        head.add_row(name, line(answer))
    return head


def _answers(found: ReportView, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    report = found.report
    yield "outlet", report.outlet
    yield "title", report.title or words.NOT_SAID
    yield "published", words.published_words(report)
    if report.url is not None:
        yield "address", report.url
    yield "read from", f"{report.locator}, language {report.language}"
    yield from (("note", note) for note in report.notes)
    for group in found.copies:
        others = (labels.get(key, key) for key in group.report_ids if key != report.id)
        yield "same text", f"{', '.join(others)} ({group.reason})"
    if found.incidents:
        yield "incidents", ", ".join(str(incident.number) for incident in found.incidents)


def _also(report: Report) -> str:
    return f"  {report.id}" if report.given_id is not None else ""


def marked_text(report: Report, claims: Sequence[ResolvedClaim]) -> Text:
    """The reading copy with a numbered pair of marks around the words of each claim."""
    reading = report.reading
    opens, closes = _marks(reading, claims)
    figures = _places_of_figures(reading, claims)
    cuts = sorted({0, len(reading.text), *opens, *closes, *(at for pair in figures for at in pair)})
    marked, open_claims = Text(), 0
    for at, following in zip(cuts, [*cuts[1:], len(reading.text)], strict=True):
        marked.append_text(_mark("‹{}]", closes[at])).append_text(_mark("[{}›", opens[at]))
        open_claims += len(opens[at]) - len(closes[at])
        counted = any(begin <= at < end for begin, end in figures)
        style = f"{_MARKED} {COUNTED if counted else ''}" if open_claims else ""
        marked.append_text(block(reading.text[at:following], style.strip()))
    return marked


def _mark(shape: str, numbers: Sequence[int]) -> Text:
    return line(shape.format(",".join(map(str, numbers))), _MARK) if numbers else Text()


def _marks(
    reading: ReadingCopy, claims: Sequence[ResolvedClaim]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each offset of the reading copy, the numbers of the claims that open and close there."""
    opens: dict[int, list[int]] = defaultdict(list)
    closes: dict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims, start=1):
        for span in claim.claim.evidence:
            for begin, end in read_at(reading, span):
                opens[begin].append(number)
                closes[end].append(number)
    return opens, closes


def _places_of_figures(
    reading: ReadingCopy, claims: Sequence[ResolvedClaim]
) -> set[tuple[int, int]]:
    spans = (figure.span for claim in claims for figure in claim.claim.figures)
    return {place for span in spans for place in read_at(reading, span)}


def read_at(reading: ReadingCopy, span: Span) -> Iterator[tuple[int, int]]:
    """Where a span of the report's text stands in its reading copy; nothing if it was left out.

    The way back from `ReadingCopy.locate`: one stretch from the first piece the span touches to
    the last, since what lies between them is furniture that the reader does not see.
    """
    touched = [p for p in reading.pieces if p.text_start < span.end and span.start < p.text_end]
    if touched:
        yield _begin(touched[0], span), _end(touched[-1], span)


def _begin(piece: Piece, span: Span) -> int:
    skipped = max(0, span.start - piece.text_start)
    return piece.start + (skipped if piece.divisible else 0)


def _end(piece: Piece, span: Span) -> int:
    beyond = max(0, piece.text_end - span.end)
    return piece.end - (beyond if piece.divisible else 0)
