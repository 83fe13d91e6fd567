"""Why a record says what it says, for a page: what all counts set aside alike is said once."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reportedly.model.records import EventRecord, SetAside, Trace
from reportedly.query import words
from reportedly.server.dossier import Told

COUNTS = ("low", "best", "high", "injured_min", "injured_max")


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim by id; `told` is None for one of another incident. `aside` is the rule's word."""

    claim_id: str
    told: Told | None
    aside: SetAside | None = None

    @property
    def id(self) -> str:
        return self.claim_id


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One value with its rule in words, the claims for it, and those set aside."""

    words: str
    rule: str
    held: tuple[Cited, ...]
    asides: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a record says what it says: its counts, what none of them rests on, and the rest."""

    counts: tuple[Reasoned, ...]
    of_no_count: tuple[Cited, ...]
    others: tuple[Reasoned, ...]


def reasons_of(record: EventRecord, numbered: Mapping[str, Told]) -> Reasons:
    """The record's traces; claims in the order of their numbers."""
    counts = [trace for trace in record.traces if trace.field in COUNTS]
    others = [trace for trace in record.traces if trace.field not in COUNTS]
    shared = _in_all(counts)
    return Reasons(
        tuple(_reasoned(trace, numbered, shared) for trace in counts),
        _asides(shared, numbered),
        tuple(_reasoned(trace, numbered, frozenset()) for trace in others),
    )


def _in_all(traces: Sequence[Trace]) -> frozenset[SetAside]:
    """What every one of several traces sets aside by the same rule for the same reason."""
    if len(traces) < 2:
        return frozenset()
    return frozenset.intersection(*(frozenset(trace.against) for trace in traces))


def _reasoned(trace: Trace, numbered: Mapping[str, Told], shared: Set[SetAside]) -> Reasoned:
    held = tuple(Cited(key, numbered.get(key)) for key in _in_order(trace.claims_for, numbered))
    own = [aside for aside in trace.against if aside not in shared]
    return Reasoned(words.trace_words(trace), trace.rule, held, _asides(own, numbered))


def _asides(asides: Iterable[SetAside], numbered: Mapping[str, Told]) -> tuple[Cited, ...]:
    by_claim = {aside.claim_id: aside for aside in asides}
    return tuple(
        Cited(key, numbered.get(key), by_claim[key]) for key in _in_order(by_claim, numbered)
    )


def _in_order(claim_ids: Iterable[str], numbered: Mapping[str, Told]) -> list[str]:
    """By the number on the page; claims of other incidents last."""
    return sorted(claim_ids, key=lambda key: (_number(key, numbered), key))


def _number(claim_id: str, numbered: Mapping[str, Told]) -> float:
    told = numbered.get(claim_id)
    return float("inf") if told is None else told.number
