"""What could be read and holds no reports: data sets of events, and what this program made.

Its rows are what others, or we, concluded: they are compared with, and never become claims.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from reportedly.ingest.items import Refused

# Columns that each publisher alone uses; GED 23.1 and older, ACLED's export since 2018.
_REFERENCES = (
    ("GED", frozenset({"deaths_a", "deaths_b", "deaths_civilians", "best", "low", "high"})),
    ("ACLED", frozenset({"event_id_cnty", "sub_event_type", "fatalities"})),
)
# Names that stand together in our exports and answers alone: claims, records, incidents, PLOVER.
_OURS = (
    frozenset({"cid", "event_group", "event_type"}),
    frozenset({"incident", "rules", "event_type"}),
    frozenset({"pack", "pack_version", "event_type"}),
    frozenset({"aliases", "reports", "records"}),
    frozenset({"event_text", "recipient", "coder"}),
)
_STATEMENT = re.compile(r"\s*## How .+ was made\s+- Layout: .+\s+- Software: reportedly ")
_PAGE_MARK = re.compile(r'<meta name="generator" content="reportedly\b')
_PAGE_HEAD = 4096  # letters in which a page says what made it
_SIGNS = re.compile("[,;\t|]")
_LINES = 3  # a line `sep=;` or an empty one may stand before the names of the columns
_EVENTS = "these are events of {}, not reports: what others concluded is no claim"
_COMPARE = "as a CSV file, `reportedly compare --with FILE` lays them beside the casebook's own"
_MADE_HERE = ("this was made by reportedly: what it concluded is no report", "add what it rests on")
# What is true of a whole file once it is true of a row.
NO_REPORTS = frozenset({_MADE_HERE[0], *(_EVENTS.format(name) for name, _ in _REFERENCES)})


def refuse_columns(names: Iterable[str]) -> None:
    """Raises Refused where the columns are those of events or claims that were concluded."""
    found = {name.strip().strip('"\ufeff').casefold() for name in names}
    if any(columns <= found for columns in _OURS):
        raise Refused(*_MADE_HERE)
    for publisher, columns in _REFERENCES:
        if columns <= found:
            raise Refused(_EVENTS.format(publisher), _COMPARE)


def refuse_row(row: Mapping[str, object]) -> None:
    """As `refuse_columns`, for an object of JSON and what lies one level within it."""
    for names in _names(row):
        refuse_columns(names)


def refuse_text(text: str) -> None:
    """Raises Refused for a table of events, whatever its file is called, and for a statement of
    method."""
    if _STATEMENT.match(text):
        raise Refused(*_MADE_HERE)
    for line in text.split("\n", _LINES)[:_LINES]:
        refuse_columns(_SIGNS.split(line))


def refuse_page(page: str) -> None:
    """Raises Refused for a page that this program made."""
    if _PAGE_MARK.search(page, 0, _PAGE_HEAD):
        raise Refused(*_MADE_HERE)


def _names(row: Mapping[str, object]) -> Iterator[Iterable[str]]:
    yield row
    for value in row.values():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, Mapping):
            yield first
