"""Words of a report with a little of what stands around them."""

from dataclasses import dataclass

from reportedly.model.reports import Report
from reportedly.model.spans import Span

_AROUND = 60  # letters on either side: about a line, enough to know the sentence by


@dataclass(frozen=True, slots=True)
class Quote:
    """`words` are exact; `before` and `after` are cut at a word, with "…" where they are."""

    before: str
    words: str
    after: str


def quote_of(report: Report, span: Span) -> Quote:
    """The words with up to a line on either side, line breaks made blanks."""
    return Quote(
        _ending(report.text[max(0, span.start - _AROUND) : span.start], span.start > _AROUND),
        span.text,
        _beginning(
            report.text[span.end : span.end + _AROUND], span.end + _AROUND < len(report.text)
        ),
    )


def _ending(text: str, cut: bool) -> str:
    told = _unbroken(text)
    return "… " + told.partition(" ")[2] if cut else told


def _beginning(text: str, cut: bool) -> str:
    told = _unbroken(text)
    return told.rpartition(" ")[0] + " …" if cut else told


def _unbroken(text: str) -> str:
    return text.translate({ord(sign): " " for sign in "\r\n\t"})
