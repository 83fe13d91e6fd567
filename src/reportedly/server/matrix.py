"""Claims side by side: fields down, claims across; what agrees is quiet, what contradicts loud.

A value is held against the one that the record concludes; where the record has none, against the
one that most claims have.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.corrections import ClaimField
from reportedly.model.records import EventRecord, SetAside
from reportedly.query import words
from reportedly.query.speech import _
from reportedly.server.dossier import Dossier, Told
from reportedly.server.quoting import Quote, quote_of
from reportedly.server.sayings import FIELDS, HAPPENED, QUOTED, READ_BY, Field, Saying


class State(StrEnum):
    """How a claim's value lies to what is concluded."""

    AGREES = "agrees"
    DIFFERS = "differs"
    EARLIER = "earlier"  # its own origin has told a later one
    DOUBTFUL = "doubtful"  # what it names could not be found
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Value:
    """One value in words, with those of the report that it was read from, and `more` of it.

    `at` is which of the claim's values of its field it is.
    """

    words: str
    state: State
    quotes: tuple[Quote, ...]
    more: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claim says of one field; no values where it says nothing.

    `decides` names the counts of the record that rest on it, `asides` the rules that set it aside,
    `notes` what persons corrected.
    """

    told: Told
    values: tuple[Value, ...]
    notes: tuple[str, ...]
    decides: tuple[str, ...]
    asides: tuple[SetAside, ...]

    @property
    def state(self) -> State:
        """The loudest of its values."""
        states = [value.state for value in self.values]
        loudness = (State.DIFFERS, State.DOUBTFUL, State.EARLIER, State.AGREES)
        return next((state for state in loudness if state in states), State.UNSAID)


@dataclass(frozen=True, slots=True)
class Row:
    """One field across all claims. `concluded` is what the record says of it, "" for nothing."""

    name: str
    concluded: str
    correctable: ClaimField | None
    cells: tuple[Cell, ...]

    @property
    def quoted(self) -> bool:
        """Whether it holds the claim's own words."""
        return self.name == QUOTED

    @property
    def on_demand(self) -> bool:
        """Whether it is too long to stand open."""
        return self.name in (QUOTED, READ_BY)


@dataclass(frozen=True, slots=True)
class Card:
    """One claim with all that it says, for a narrow page and for paper."""

    told: Told
    cells: tuple[tuple[Row, Cell], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The claims' values; fields that nobody speaks to are left out."""

    rows: tuple[Row, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        columns = zip(*(row.cells for row in self.rows), strict=True)
        paired = (tuple(zip(self.rows, cells, strict=True)) for cells in columns)
        return tuple(Card(pairs[0][1].told, pairs) for pairs in paired)


def matrix_of(found: Dossier, shown: Sequence[Told] | None = None) -> Matrix:
    """The claims that are `shown`, None for all, held against the whole incident."""
    rows = (_row(field, found, found.told if shown is None else shown) for field in FIELDS)
    return Matrix(tuple(row for row in rows if _tells(row)))


def _tells(row: Row) -> bool:
    """Whether any of its claims speaks to it; that all say it has happened goes without saying."""
    said = {value.words for cell in row.cells for value in cell.values}
    return bool(said - {HAPPENED})


def _row(field: Field, found: Dossier, shown: Sequence[Told]) -> Row:
    record = found.record
    read = [tuple(field.read(one.claim, record)) for one in shown]
    # where the record has nothing to agree with, all claims are asked, not only those shown
    compared = any(saying.agrees is None for sayings in read for saying in sayings)
    usual = _usual(field.read(one.claim, record) for one in found.told) if compared else None
    cells = tuple(_cell(field, one, s, record, usual) for one, s in zip(shown, read, strict=True))
    return Row(
        field.name, "" if record is None else _concluded(field, record), field.correctable, cells
    )


def _usual(read: Iterable[Iterable[Saying]]) -> str | None:
    """What most claims say in the same words; None where no two do, and more than one speaks."""
    said = Counter(saying.words for sayings in read for saying in sayings)
    if not said:
        return None
    ((most, count), *others) = said.most_common(2)
    return most if count > 1 or not others else None


def _cell(
    field: Field,
    told: Told,
    sayings: Sequence[Saying],
    record: EventRecord | None,
    usual: str | None,
) -> Cell:
    decides, asides = _standing(field, told.id, record)
    replaced = any(aside.rule.endswith(_SUPERSEDES) for aside in asides)
    values = tuple(
        Value(
            saying.words,
            _state(saying, usual, replaced),
            tuple(quote_of(told.report, span) for span in saying.spans),
            saying.more,
            at if saying.at is None else saying.at,
        )
        for at, saying in enumerate(sayings)
    )
    corrected = (note for note in told.claim.corrections if note.field is field.correctable)
    return Cell(told, values, tuple(note.in_words for note in corrected), decides, asides)


_SUPERSEDES = "-3"  # the step of every pack by which a later toll of one origin replaces earlier


def _state(saying: Saying, usual: str | None, replaced: bool) -> State:
    if saying.doubtful:
        return State.DOUBTFUL
    agrees = saying.words == usual if saying.agrees is None else saying.agrees
    if agrees:
        return State.AGREES
    return State.EARLIER if replaced else State.DIFFERS


def _standing(
    field: Field, claim_id: str, record: EventRecord | None
) -> tuple[tuple[str, ...], tuple[SetAside, ...]]:
    """Which counts rest on the claim, and by which rules others do not."""
    traces = [] if record is None else [t for t in record.traces if t.field in field.concluded]
    counts = [trace for trace in traces if trace.field not in _FOR_ALL]
    decides = tuple(words.plain(trace.field) for trace in counts if claim_id in trace.claims_for)
    against = (aside for trace in traces for aside in trace.against if aside.claim_id == claim_id)
    return decides, tuple(dict.fromkeys(against))


_FOR_ALL = ("date", "place", "event_type", "side_a", "side_b")  # most claims are for these


def _concluded(field: Field, record: EventRecord) -> str:
    told = dict(_values(record))
    return next((told[name] for name in field.concluded[:1] if name in told), "")


def _values(record: EventRecord) -> Iterator[tuple[str, str]]:
    yield "low", words.estimate_words(record.fatalities)
    yield "date", words.days_words(record.days)
    yield "event_type", words.plain(record.event_type)
    if record.place is not None:
        yield "place", words.concluded_place_words(record.place_name, record.place)
    if record.side_a:
        yield "side_a", _("side A: {names}").format(names=words.actors_words(record.side_a))
    if record.side_b:
        yield "side_b", _("side B: {names}").format(names=words.actors_words(record.side_b))
