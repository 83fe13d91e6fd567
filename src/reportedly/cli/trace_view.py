"""Why a record says what it says: for every value the claims for it, and those set aside.

Claims are cited by the numbers they have above. Counts cite in full, since no number stands
without who says it; what is set aside from all counts alike is said once.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, QUIET, Numbered, pairs
from reportedly.cli.terminal import line
from reportedly.model.records import SetAside, Trace
from reportedly.query import words

_COUNTS = ("low", "best", "high", "injured_min", "injured_max")
_INDENT = 4


def traces_view(traces: Sequence[Trace], claims: Numbered) -> RenderableType:
    """First the counts, then all other values."""
    counts = [trace for trace in traces if trace.field in _COUNTS]
    others = [trace for trace in traces if trace.field not in _COUNTS]
    shared = _in_all(counts)
    blocks = [_count(trace, shared, claims) for trace in counts]
    if shared:
        blocks.append(_block(line("from none of the counts"), _asides(shared, claims)))
    rest = [_block(_words(trace), _brief(trace, claims)) for trace in others]
    return Group(*_headed("Why these counts", blocks), *_headed("Why the rest", rest))


def _headed(head: str, blocks: Sequence[RenderableType]) -> Sequence[RenderableType]:
    return (line(head, COUNTED), *blocks) if blocks else ()


def _in_all(traces: Sequence[Trace]) -> tuple[SetAside, ...]:
    """What every one of several traces sets aside by the same rule for the same reason."""
    if len(traces) < 2:
        return ()
    return tuple(
        aside for aside in traces[0].against if all(aside in t.against for t in traces[1:])
    )


def _count(trace: Trace, shared: Sequence[SetAside], claims: Numbered) -> RenderableType:
    rows = pairs()
    for claim_id in _in_order(trace.claims_for, claims):
        rows.add_row("for", _cited(claim_id, claims))
    own = [aside for aside in trace.against if aside not in shared]
    return _block(_words(trace), rows, _asides(own, claims))


def _asides(asides: Iterable[SetAside], claims: Numbered) -> Table:
    rows = pairs()
    for aside in asides:
        reason = line(f" · {aside.rule}: {aside.reason}", QUIET)
        rows.add_row("set aside", _cited(aside.claim_id, claims).append_text(reason))
    return rows


def _brief(trace: Trace, claims: Numbered) -> RenderableType:
    """The claims for a value by their numbers, and against it by number and reason."""
    rows = pairs()
    if trace.claims_for:
        rows.add_row("for", line(_numbers(trace.claims_for, claims)))
    for reason, claim_ids in _by_reason(trace.against):
        rows.add_row("set aside", line(f"{_numbers(claim_ids, claims)} {reason}"))
    return rows


def _by_reason(asides: Iterable[SetAside]) -> Iterator[tuple[str, list[str]]]:
    grouped: dict[str, list[str]] = {}
    for aside in asides:
        grouped.setdefault(f"{aside.rule}: {aside.reason}", []).append(aside.claim_id)
    yield from grouped.items()


def _numbers(claim_ids: Iterable[str], claims: Numbered) -> str:
    ordered = _in_order(claim_ids, claims)
    return " ".join(f"[{claims[key][0]}]" if key in claims else key for key in ordered)


def _in_order(claim_ids: Iterable[str], claims: Numbered) -> list[str]:
    """By the number on the screen; claims of other incidents last."""
    return sorted(claim_ids, key=lambda key: (key not in claims, claims.get(key, (0,))[0], key))


def _words(trace: Trace) -> Text:
    return line(words.trace_words(trace)).append_text(line(f"  {trace.rule}", QUIET))


def _cited(claim_id: str, claims: Numbered) -> Text:
    """A claim as its number and its line; one of another incident by its id alone."""
    if claim_id not in claims:
        return line(claim_id, QUIET)
    number, claim = claims[claim_id]
    return line(f"[{number}] {words.attributed(claim)}")


def _block(head: Text, *below: RenderableType) -> RenderableType:
    return Padding(
        Group(head, *(Padding(part, (0, 0, 0, _INDENT)) for part in below)), (0, 0, 0, 2)
    )
