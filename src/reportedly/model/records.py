"""Records: what a rule pack concludes from an incident, with the trace of every value."""

from dataclasses import dataclass

from reportedly.model.actors import ResolvedActor
from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate


@dataclass(frozen=True, slots=True)
class Estimate:
    """A count as concluded. None means nobody said; GED's low <= best <= high is not forced."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that does not decide a value, and the rule that says why."""

    claim_id: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How one value came about: claims for it, claims against it, the rule, and words.

    `against` are claims that speak to the field but did not decide it, each with its rule.
    """

    field: str
    value: str
    rule: str
    words: str
    claims_for: tuple[str, ...]
    against: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent witness after copies and citation chains are collapsed."""

    key: str
    name: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcledCodes:
    """What ACLED alone states of an event, in its own vocabulary (CODEBOOK B.2 to B.4).

    `inter1` and `inter2` are 1-8, `interaction` their two digits in order or a sole side's digit
    and 0; None where the sort of party is not known. `time_precision` and `geo_precision` are
    1-3, None where nobody says when or where.
    """

    disorder_type: str
    event_type: str
    sub_event_type: str
    inter1: int | None
    inter2: int | None
    interaction: int | None
    civilian_targeting: bool
    time_precision: int | None
    geo_precision: int | None


@dataclass(frozen=True, slots=True)
class CivilianHarm:
    """What a casualty recorder states beside the civilians killed: a grade, the injured.

    `grade` is Airwars' (Confirmed, Fair, Weak, Contested, Discounted) or Iraq Body Count's
    (Provisional, else Corroborated). None means that nobody said.
    """

    grade: str
    injured_min: int | None
    injured_max: int | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What the rule pack `pack` concludes from one incident: typed values and their traces.

    `fatalities` are what the pack counts: `ged` all killed; `acled` all killed, as `best` alone;
    `airwars` and `ibc` the civilians killed, as `low` and `high`. A count that has no trace is one
    that the pack does not state. `part` numbers from 1 the records that one incident was split
    into, 0 where it was not. `acled` and `harm` are what one pack alone states.
    `days` and `place` are None where nothing could be concluded; `type_of_violence` is GED's
    1-3 and None where parties do not say. Deaths by side may be None: not said is not zero.
    `warnings` are for a person ("low above best"); they never change a value.
    """

    id: str
    incident_id: str
    number: int
    pack: str
    pack_version: str
    event_type: str
    type_of_violence: int | None
    days: DayRange | None
    date_precision: int | None
    place: PlaceCandidate | None
    place_precision: int | None
    place_name: str
    side_a: tuple[ResolvedActor, ...]
    side_b: tuple[ResolvedActor, ...]
    fatalities: Estimate
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    clarity: int
    report_ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    traces: tuple[Trace, ...]
    warnings: tuple[str, ...] = ()
    part: int = 0
    acled: AcledCodes | None = None
    harm: CivilianHarm | None = None

    def trace(self, field: str) -> Trace | None:
        """The trace of one field, None where the field has no value."""
        return next((trace for trace in self.traces if trace.field == field), None)
