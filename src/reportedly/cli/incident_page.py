"""One incident on the screen: its claims side by side, and its records with their reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, SAID_BY, claim_blocks, side_by_side
from reportedly.cli.record_view import record_view
from reportedly.cli.terminal import line
from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.query import words
from reportedly.query.counts import figure_words
from reportedly.query.incident_words import heard_words
from reportedly.query.views import IncidentView
from reportedly.query.words import judgement_words

_NO_RECORD = "no record: nothing that counts here is said to have happened"
_Toll = tuple[int, int, str]  # outcome in its order, lowest count, words


def incident_page(found: IncidentView) -> Group:
    """One incident: who gives which toll, all its claims, its records traced to the claims."""
    ordered = side_by_side(found.claims)
    numbered = {claim.claim_id: (number, claim) for number, claim in enumerate(ordered, start=1)}
    return Group(
        _title(found.incident, ordered),
        Padding(_overview(ordered, found), (0, 0, 1, 2)),
        claim_blocks(ordered, labels=found.labels),
        *(record_view(record, numbered) for record in found.records),
        *(() if found.records else (line(_NO_RECORD),)),
    )


def _title(incident: Incident, claims: Sequence[ResolvedClaim]) -> Text:
    title = line(f"Incident {incident.number}", COUNTED)
    kinds = dict.fromkeys(words.plain(claim.claim.event_type) for claim in claims)
    title.append_text(line(f"  {' / '.join(kinds)}"))
    title.append_text(line(f"  {incident.id}", QUIET))
    if incident.aliases:
        title.append_text(line(f"  earlier {', '.join(incident.aliases)}", QUIET))
    return title


def _overview(claims: Sequence[ResolvedClaim], found: IncidentView) -> RenderableType:
    tolls = tolls_as_said(claims)
    below = () if tolls is None else (tolls,)
    heard = line(heard_words(claims), QUIET)
    notes = (*_copies(found), *_related(found), *_judged(found, claims))
    return Group(heard, *notes, *below)


def _related(found: IncidentView) -> Iterator[Text]:
    for other in found.related:
        yield line(f"{other.words} incident {other.number}: {other.reason}", QUIET)


def _copies(found: IncidentView) -> Iterator[Text]:
    """Which reports are one text: their claims count once."""
    for group in found.copies:
        names = [found.labels[key] for key in group.report_ids if key in found.labels]
        if len(names) > 1:
            yield line(f"one text, counted once: {', '.join(names)} ({group.reason})", QUIET)


def _judged(found: IncidentView, claims: Sequence[ResolvedClaim]) -> Iterator[Text]:
    """What persons decided about these claims; a rejected claim looks like any other below."""
    numbers = {claim.claim_id: f"[{number}]" for number, claim in enumerate(claims, start=1)}
    for judged in found.judged:
        held = " ".join(numbers[key] for key in judged.claim_ids if key in numbers)
        held = held or "of claims that stood here"
        verdict, made = judgement_words(judged.judgement), judged.judgement
        told = f"judged by {made.author}: {verdict} {held}: {made.reason}"
        yield line(told, DOUBTED)


def tolls_as_said(claims: Iterable[ResolvedClaim]) -> Table | None:
    """Every toll beside all who give it, lowest first; None where at most one was given.

    Parts of a toll ("among them") are left to the claims: they contradict nothing.
    """
    said: dict[_Toll, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        for figure in claim.claim.figures:
            if not figure.part_of_total:
                said[_toll(figure, claim)].append(claim)
    return _tolls(said) if len(said) > 1 else None


def _toll(figure: Figure, claim: ResolvedClaim) -> _Toll:
    floor = figure.high if figure.low is None else figure.low
    said = figure_words(figure) + words.corrected_mark(claim)
    toll = words.with_status(said, claim.claim)
    return list(Outcome).index(figure.outcome), -1 if floor is None else floor, toll


def _tolls(said: Mapping[_Toll, Sequence[ResolvedClaim]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for toll in sorted(said):
        names = "; ".join(words.speakers_words(said[toll]))
        table.add_row(line(toll[2], COUNTED), line(names, SAID_BY))
    return table
