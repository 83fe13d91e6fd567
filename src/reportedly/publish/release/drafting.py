"""What a release would hold and what changed since the one before; nothing is written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportedly.model.records import EventRecord
from reportedly.publish import acled, ged, plover
from reportedly.publish.contents import Bundle, Entry, claim_ids
from reportedly.publish.layouts import Layout, Site
from reportedly.publish.release.changelog import Heading, changelog
from reportedly.publish.release.changes import Change, Meanwhile, Rows, ValuesOf, changes
from reportedly.publish.release.citation import Citation
from reportedly.publish.release.manifest import Digest, digest_of
from reportedly.publish.release.values import value_of, value_text
from reportedly.store.releases import Release, ReleasedRow

# Layouts that do not hold every record, with why they leave one out.
_LEAVING_OUT: Mapping[str, Callable[[EventRecord], str | None]] = {
    **dict.fromkeys(("ged", "ged42", "hxl"), ged.why_left_out),
    **dict.fromkeys(("acled", "acled-numbers"), acled.why_left_out),
    "plover": plover.why_left_out,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be frozen: under which name, in which layouts, when, by whom."""

    name: str
    layouts: tuple[Layout | Site, ...]
    made_at: datetime
    citation: Citation


@dataclass(frozen=True, slots=True)
class Past:
    """The release before (None: this is the first), its rows, and what happened since.

    `makers` say in words what of that which made it is not what it was: the program, the rules.
    """

    release: Release | None
    rows: Rows
    meanwhile: Meanwhile
    makers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """What no export shows: by published number the ledger's (none: they are the same), and by the
    ledger's number the claims of each incident."""

    incidents: Mapping[int, int]
    claims: Mapping[int, tuple[str, ...]]

    def incident(self, number: int) -> int:
        """The ledger's number; a number that is published as it is stands for itself."""
        return self.incidents.get(number, number)


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that is not written yet. `values` are those that the one before did not have."""

    rows: tuple[ReleasedRow, ...]
    values: Mapping[str, str]
    changes: tuple[Change, ...]
    changelog: str
    claims: Digest
    reports: Digest


def draft(bundle: Bundle, plan: Plan, *, past: Past, within: Within) -> Draft:
    """The bundle as a release by this plan, beside the release before."""
    found = _Gathered.of(bundle, plan.layouts, past, within)
    told = found.changes(past)
    return Draft(
        tuple(found.rows),
        found.values,
        told,
        changelog(_heading(plan, past, len(found.rows)), told),
        digest_of(sorted(found.claims), of="ids of the claims that records name, sorted"),
        digest_of(sorted(found.reports), of="ids of the reports that records rest on, sorted"),
    )


def changes_since(
    bundle: Bundle, layouts: Collection[str], *, past: Past, within: Within
) -> tuple[Change, ...]:
    """What a release in these layouts would hold otherwise than the one before."""
    return _Gathered.of(bundle, layouts, past, within).changes(past)


@dataclass(slots=True)
class _Gathered:
    """Rows as they come; of values only those that are not kept already."""

    known: frozenset[str]
    rows: list[ReleasedRow] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    left_out: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, bundle: Bundle, layouts: Collection[str], past: Past, within: Within
    ) -> "_Gathered":
        found = cls(frozenset(row.digest for row in past.rows.rows.values()))
        for entry in bundle.entries():
            reason = _left_out(entry.record, layouts)
            if reason is None:
                found.add(entry, within)
            else:
                found.left_out[entry.record.number] = reason
        return found

    def add(self, entry: Entry, within: Within) -> None:
        record = entry.record
        incident = within.incident(record.number)
        text = value_text(value_of(entry, within.claims.get(incident, ())))
        digest = ReleasedRow.digest_of(text)
        self.rows.append(ReleasedRow(record.number, record.part, incident, record.id, digest))
        if digest not in self.known:
            self.values[digest] = text
        self.claims.update(claim_ids(record))
        self.reports.update(record.report_ids)

    def changes(self, past: Past) -> tuple[Change, ...]:
        now = Rows.of(self.rows, _either(self.values, past.rows.values_of))
        return changes(past.rows, now, replace(past.meanwhile, left_out=self.left_out))


def _left_out(record: EventRecord, layouts: Collection[str]) -> str | None:
    """Why no layout of the release holds a record; None if one does."""
    reasons = [_LEAVING_OUT[name](record) if name in _LEAVING_OUT else None for name in layouts]
    return reasons[0] if reasons and None not in reasons else None


def _either(values: Mapping[str, str], others: ValuesOf) -> ValuesOf:
    """Values from here; those that the release before had as well, from where it is kept."""

    def found(digests: Collection[str]) -> Mapping[str, str]:
        here = {digest: values[digest] for digest in digests if digest in values}
        return {**others([digest for digest in digests if digest not in here]), **here}

    return found


def _heading(plan: Plan, past: Past, records: int) -> Heading:
    previous = None if past.release is None else past.release.name
    return Heading(plan.name, plan.made_at, previous, records, past.makers)
