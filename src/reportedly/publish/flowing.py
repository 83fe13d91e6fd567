"""From a casebook to what an audience may see of it, entry by entry: little is held in memory.

What was concluded for the team stands as it is. For any other audience claims are masked first and
concluded anew, incident by incident, by the same rules, so that no value rests on what is hidden;
rules over several incidents are asked at the end, of records without their traces.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from reportedly.model.records import EventRecord
from reportedly.publish.audience import Ids, Profile
from reportedly.publish.coarsening import Districts, half_degree
from reportedly.publish.concluding import Shown, concluded
from reportedly.publish.contents import Entry, Flow, LeftOut, Tally, Telling, claim_ids
from reportedly.publish.institutions import Institutions
from reportedly.publish.keys import Keyed, key_of
from reportedly.publish.labels import Labels, counted
from reportedly.publish.masking import Masks
from reportedly.publish.portions import portions, told_reports
from reportedly.publish.profiles import without_text
from reportedly.publish.settling import Draft, light, settled
from reportedly.publish.spool import Spool
from reportedly.reconcile.packs import RulePack, as_concluded
from reportedly.store.base import Casebook
from reportedly.store.rows import to_json

V = TypeVar("V")


def shown_to(
    book: Casebook, profile: Profile, *, now: datetime, districts: Districts = half_degree
) -> Shown:
    """How a casebook is shown: under its own ids, or under those that its key makes.

    `districts` tells where the district of a site lies; `now` is what an embargo is counted from.
    """
    keyed = Keyed(key_of(book))
    masks = Masks(profile, Institutions(book.speakers()), keyed.pseudonym, districts)
    if profile.ids is Ids.OWN:
        return Shown(masks, Labels(str), int, now)
    numbers = book.public_numbers(profile.name, [one.number for one in book.incidents()])
    return Shown(masks, Labels(keyed.id), numbers.__getitem__, now)


def flow_of(book: Casebook, pack: RulePack, shown: Shown) -> tuple[Flow, tuple[LeftOut, ...]]:
    """All that an export to this audience is made from, and what it leaves out.

    It is put aside once, on disk: the casebook may change or be closed after that.
    """
    told, entries = _Told(book, shown), _Entries(shown)
    if shown.masks.profile.is_internal:
        drafts = [entries.draft(entry) for entry in _as_held(book)]
    else:
        alone = replace(pack, settle=as_concluded)
        found = (each for some in portions(book) for each in concluded(some, alone, shown))
        drafts = settled([entries.draft(entry) for entry in found], entries.spool, pack)
    if shown.masks.profile.ids is Ids.KEYED:
        drafts.sort(key=_by_day)
    places = [draft.at for draft in drafts]
    finish = _as_it_is if shown.masks.profile.is_internal else counted
    flow = Flow(
        lambda: _read(entries.spool, places, finish),
        lambda: _read(told.spool, told.places, finish),
        told.tally(drafts),
    )
    return flow, told.held_back


def _by_day(draft: Draft) -> tuple[date, int, int]:
    """Not by the casebook's number: the order of rows would tell its order."""
    record = draft.record
    return record.days.start if record.days else date.max, record.number, record.part


def _as_it_is(line: str) -> str:
    return line


def _read(spool: Spool[V], places: Sequence[int], finish: Callable[[str], str]) -> Iterator[V]:
    return (spool.value(finish(spool.line(at))) for at in places)


def _as_held(book: Casebook) -> Iterator[Entry]:
    """What the casebook holds, without the texts."""
    for some in portions(book):
        for record in book.records_of([incident.id for incident in some.incidents]):
            yield Entry(
                record,
                tuple(some.claims[key] for key in claim_ids(record) if key in some.claims),
                tuple(without_text(some.reports[key]) for key in record.report_ids),
            )


def _line(value: Entry | Telling, labels: Labels) -> str:
    return labels.text(to_json(value))


class _Entries:
    """Entries as they are put aside."""

    def __init__(self, shown: Shown) -> None:
        self.spool, self._labels = Spool(Entry), shown.labels
        self._same: dict[Any, Any] = {}

    def draft(self, entry: Entry) -> Draft:
        at = self.spool.add(_line(entry, self._labels))
        return Draft(self._lighter(entry.record), len(entry.record.origins), at)

    def _lighter(self, record: EventRecord) -> EventRecord:
        """What rules over several read; places and sides that many share are held once."""
        return replace(
            light(record),
            place=self._once(record.place),
            side_a=self._once(record.side_a),
            side_b=self._once(record.side_b),
            days=self._once(record.days),
            fatalities=self._once(record.fatalities),
        )

    def _once(self, value: V) -> V:
        same: V = self._same.setdefault(value, value)
        return same


class _Told:
    """Reports with their claims as they are put aside, and what is counted meanwhile."""

    def __init__(self, book: Casebook, shown: Shown) -> None:
        self.spool = Spool(Telling)
        self.places: list[int] = []
        self._outlets: set[str] = set()
        self._claims = self._corrected = self._added = self._late = 0
        self._hours = shown.masks.profile.embargo_hours
        for report, claims in told_reports(book):
            if shown.is_free(report):
                self._add(shown.telling(report, claims), shown.labels)
            else:
                self._late += 1

    @property
    def held_back(self) -> tuple[LeftOut, ...]:
        """The reports that are too young, with the records that rest on them alone."""
        reason = (
            f"reports younger than {self._hours} hours, or of a day that is not known; they count "
            "in no record, and a record that rests on them alone is left out"
        )
        return (LeftOut(self._late, reason),) if self._late else ()

    def tally(self, drafts: Sequence[Draft]) -> Tally:
        return Tally(
            records=len(drafts),
            origins=sum(draft.origins for draft in drafts),
            claims=self._claims,
            corrected=self._corrected,
            added=self._added,
            reports=len(self.places),
            outlets=len(self._outlets),
        )

    def _add(self, telling: Telling, labels: Labels) -> None:
        self.places.append(self.spool.add(_line(telling, labels)))
        self._outlets.add(telling.report.outlet)
        self._claims += len(telling.claims)
        self._corrected += sum(bool(claim.corrections) for claim in telling.claims)
        self._added += sum(bool(claim.added) for claim in telling.claims)
