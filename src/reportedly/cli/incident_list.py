"""The list of incidents on the screen: two lines each, no number without a name."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, SAID_BY
from reportedly.cli.terminal import line
from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.record_words import killed_words
from reportedly.query.views import IncidentRow

_INDENT = 6
MOST_NAMES = 2  # speakers named in a row of the list; `show` names all
_RATIOS = (5, 7, 5, 7)  # when, where, what, killed


def incident_list(rows: Sequence[IncidentRow]) -> Group:
    """The rows under one head; each with its first record."""
    if not rows:
        return Group(line("no incident"))
    return Group(list_head(), *(incident_row(row) for row in rows))


def incident_row(row: IncidentRow) -> Group:
    """One incident, two lines a record: when, where, what, how many; then who that rests on."""
    return Group(*(_lines(row, record) for record in row.records or (None,)))


def _lines(row: IncidentRow, record: EventRecord | None) -> RenderableType:
    told = _columns(COUNTED)
    told.add_row(
        str(row.incident.number),
        line(_when(row.claims, record)),
        _where(row.claims, record),
        line(_what(row.claims, record)),
        _killed(record),
    )
    below = line(_said_by(row.claims, record), SAID_BY)
    below.append_text(line(f" · {heard_words(row.claims)}", QUIET))
    return Group(told, Padding(below, (0, 0, 0, _INDENT)))


def list_head() -> Table:
    """The head over the rows of a list of incidents."""
    head = _columns(QUIET)
    names = ("no.", "when", "where", "what", "killed, low/best/high")
    head.add_row(*(line(name, QUIET) for name in names))
    return head


def _columns(number_style: str) -> Table:
    columns = Table.grid(expand=True, padding=(0, 2, 0, 0))
    columns.add_column(width=_INDENT - 2, justify="right", style=number_style)
    for ratio in _RATIOS:
        columns.add_column(ratio=ratio, overflow="fold")
    return columns


def _when(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    if record is not None:
        return words.days_words(record.days)
    dated = [claim.claim.date for claim in claims if claim.claim.date is not None]
    return words.days_words(dated[0].days) if dated else words.NOT_SAID


def _where(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> Text:
    if record is not None and record.place is not None:
        return line(words.candidate_words(record.place))
    named = [claim.place for claim in claims if claim.place is not None]
    return line(words.where_in_short(named[0]), DOUBTED) if named else line(words.NOT_SAID, QUIET)


def _what(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    return words.plain(record.event_type if record else claims[0].claim.event_type)


def _killed(record: EventRecord | None) -> Text:
    if record is None:
        return line("no record", QUIET)
    killed = killed_words(record)
    return line(killed, QUIET if killed.startswith(words.NOT_SAID) else COUNTED)


def _said_by(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    """Who stands behind the counts, or, without any, behind the claims."""
    behind = () if record is None else _behind(claims, record)
    return " · ".join(behind) or _named(claims)


def _behind(claims: Sequence[ResolvedClaim], record: EventRecord) -> list[str]:
    """Who says the best estimate, or, where a pack states bounds alone, each of the two."""
    known = {claim.claim_id: claim for claim in claims}
    counts = record.fatalities
    told: dict[str, list[str]] = {}
    for field in ("low", "high") if counts.best is None else ("best",):
        trace, count = record.trace(field), getattr(counts, field)
        decided = [known[key] for key in trace.claims_for if key in known] if trace else []
        if count is not None and decided:
            reckoned = "" if _is_said(count, decided) else ", by the rules from the tolls of"
            told.setdefault(f"{count:,}{reckoned}: {_named(decided)}", []).append(field)
    return [f"{' and '.join(fields)} {rest}" for rest, fields in told.items()]


def _is_said(count: int, claims: Sequence[ResolvedClaim]) -> bool:
    """Whether one of them gives the number itself: a share or a remainder is in nobody's mouth."""
    figures = (figure for claim in claims for figure in claim.claim.figures)
    return any(count in (figure.low, figure.high) for figure in figures)


def _named(claims: Sequence[ResolvedClaim]) -> str:
    names = words.speakers_words(claims)
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return "; ".join(names[:MOST_NAMES]) + more


def heard_words(claims: Sequence[ResolvedClaim]) -> str:
    """ "3 claims by 2 speakers in 3 reports"."""
    speakers = {(c.speaker.id or c.speaker.name, c.speaker.kind) for c in claims}
    reports = {c.claim.report_id for c in claims}
    by = f"{words.plural(len(claims), 'claim')} by {words.plural(len(speakers), 'speaker')}"
    return f"{by} in {words.plural(len(reports), 'report')}"
