"""Incidents on the screen: the list, and one with its claims side by side and its record."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli import words
from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, SAID_BY, claim_blocks
from reportedly.cli.record_view import record_view
from reportedly.cli.terminal import line
from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.model.records import EventRecord

_INDENT = 6
_RATIOS = (5, 7, 4, 6)  # when, where, what, killed


def incident_view(
    incident: Incident,
    claims: Sequence[ResolvedClaim],
    records: Sequence[EventRecord],
    *,
    labels: Mapping[str, str],
) -> Group:
    """One incident: how far its speakers agree, its claims side by side, its records traced."""
    ordered = side_by_side(claims)
    numbered = {claim.claim_id: (number, claim) for number, claim in enumerate(ordered, start=1)}
    return Group(
        _title(incident, ordered),
        Padding(_overview(ordered), (0, 0, 1, 2)),
        claim_blocks(ordered, labels=labels),
        *(record_view(record, numbered) for record in records),
    )


def side_by_side(claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """The claims as they came out: by publication day, then outlet, then place in the report."""
    return sorted(claims, key=_as_published)


def _as_published(claim: ResolvedClaim) -> tuple[date, str, str, int, str]:
    start = claim.claim.evidence[0].start
    day = claim.published or date.max
    return day, claim.outlet, claim.claim.report_id, start, claim.claim_id


def _title(incident: Incident, claims: Sequence[ResolvedClaim]) -> Text:
    title = line(f"Incident {incident.number}", COUNTED)
    kinds = dict.fromkeys(words.plain(claim.claim.event_type) for claim in claims)
    title.append_text(line(f"  {' / '.join(kinds)}"))
    title.append_text(line(f"  {incident.id}", QUIET))
    if incident.aliases:
        title.append_text(line(f"  earlier {', '.join(incident.aliases)}", QUIET))
    return title


def _overview(claims: Sequence[ResolvedClaim]) -> RenderableType:
    tolls = tolls_as_said(claims)
    heard = line(witness_words(claims), QUIET)
    return heard if tolls is None else Group(heard, tolls)


def tolls_as_said(claims: Iterable[ResolvedClaim]) -> Table | None:
    """Every toll beside all who give it, lowest first; None where at most one was given.

    Parts of a toll ("among them") are left to the claims: they contradict nothing.
    """
    said: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for claim in claims:
        for figure in claim.claim.figures:
            if not figure.part_of_total:
                said[_toll(figure, claim)].append(words.speaker_words(claim))
    return _tolls(said) if len(said) > 1 else None


def _toll(figure: Figure, claim: ResolvedClaim) -> tuple[int, int, str]:
    floor = figure.high if figure.low is None else figure.low
    toll = words.with_status(words.figure_words(figure), claim.claim)
    return list(Outcome).index(figure.outcome), -1 if floor is None else floor, toll


def _tolls(said: Mapping[tuple[int, int, str], Sequence[str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style=SAID_BY)
    for key in sorted(said):
        speakers = Counter(said[key])
        names = (name if n == 1 else f"{name} ({n} times)" for name, n in speakers.items())
        table.add_row(line(key[2], COUNTED), line("; ".join(names), SAID_BY))
    return table


def witness_words(claims: Sequence[ResolvedClaim]) -> str:
    """How many claims, speakers, outlets and reports an incident has."""
    speakers = {(c.speaker.id or c.speaker.name, c.speaker.kind) for c in claims}
    return " · ".join(
        (
            words.plural(len(claims), "claim"),
            words.plural(len(speakers), "speaker"),
            words.plural(len({c.outlet for c in claims}), "outlet"),
            words.plural(len({c.claim.report_id for c in claims}), "report"),
        )
    )


def incident_row(
    incident: Incident, claims: Sequence[ResolvedClaim], record: EventRecord | None
) -> Group:
    """One incident in two lines: when, where, what and how many; then who that rests on."""
    row = Table.grid(expand=True, padding=(0, 2, 0, 0))
    row.add_column(width=_INDENT - 2, justify="right", style=COUNTED)
    for ratio in _RATIOS:
        row.add_column(ratio=ratio, overflow="fold")
    row.add_row(
        str(incident.number),
        line(_when(claims, record)),
        _where(claims, record),
        line(_what(claims, record)),
        _killed(record),
    )
    below = line(witness_words(claims), QUIET).append_text(line(_best_rests_on(claims, record)))
    return Group(row, Padding(below, (0, 0, 0, _INDENT)))


def list_head() -> Table:
    """The head over the rows of a list of incidents."""
    head = Table.grid(expand=True, padding=(0, 2, 0, 0))
    head.add_column(width=_INDENT - 2, justify="right", style=QUIET)
    for ratio in _RATIOS:
        head.add_column(ratio=ratio, style=QUIET)
    head.add_row("no.", "when", "where", "what", "killed, low/best/high")
    return head


def _when(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    if record is not None:
        return words.days_words(record.days)
    dated = [claim.claim.date for claim in claims if claim.claim.date is not None]
    return words.days_words(dated[0].days) if dated else words.NOT_SAID


def _where(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> Text:
    if record is not None and record.place is not None:
        return line(words.candidate_words(record.place))
    named = [claim.place for claim in claims if claim.place is not None]
    return line(words.where_words(named[0]), DOUBTED) if named else line(words.NOT_SAID, QUIET)


def _what(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    return words.plain(record.event_type if record else claims[0].claim.event_type)


def _killed(record: EventRecord | None) -> Text:
    if record is None:
        return line("no record", QUIET)
    killed = words.estimate_words(record.fatalities)
    return line(killed, QUIET if killed == words.NOT_SAID else COUNTED)


def _best_rests_on(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    """Who stands behind the best estimate: no number without a name."""
    trace = None if record is None else record.trace("best")
    if record is None or trace is None or record.fatalities.best is None:
        return ""
    known = {claim.claim_id: claim for claim in claims}
    names = [words.speaker_words(known[i]) for i in trace.claims_for if i in known]
    said = "; ".join(dict.fromkeys(names))
    return f" · best {record.fatalities.best:,}: {said}" if said else ""
