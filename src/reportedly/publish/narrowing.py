"""A part of what an export is made from: some records, and the reports that they rest on."""

from collections.abc import Callable, Iterator

from reportedly.model.records import EventRecord
from reportedly.publish.contents import Bundle, Entry, Flow, Tally, Telling


def narrowed(bundle: Bundle, keep: Callable[[EventRecord], bool]) -> Bundle:
    """The bundle with the records that `keep` says; it is gone through once to count them."""
    kept = _Kept(bundle, keep)
    return Bundle.flowing(
        Flow(kept.entries, kept.tellings, kept.tally()),
        bundle.making,
        profile=bundle.profile,
        copies=bundle.copies,
        actors=bundle.actors,
        held_back=bundle.held_back,
    )


class _Kept:
    """The entries that are kept, and the tellings of the reports that they rest on."""

    def __init__(self, bundle: Bundle, keep: Callable[[EventRecord], bool]) -> None:
        self._bundle, self._keep = bundle, keep
        self._reports: set[str] = set()
        self._records = self._origins = 0
        for entry in self.entries():
            self._records += 1
            self._origins += len(entry.record.origins)
            self._reports.update(entry.record.report_ids)

    def entries(self) -> Iterator[Entry]:
        return (entry for entry in self._bundle.entries() if self._keep(entry.record))

    def tellings(self) -> Iterator[Telling]:
        return (told for told in self._bundle.tellings() if told.report.id in self._reports)

    def tally(self) -> Tally:
        claims = corrected = added = 0
        outlets: set[str] = set()
        for told in self.tellings():
            claims += len(told.claims)
            corrected += sum(bool(claim.corrections) for claim in told.claims)
            added += sum(bool(claim.added) for claim in told.claims)
            outlets.add(told.report.outlet)
        return Tally(
            records=self._records,
            origins=self._origins,
            claims=claims,
            corrected=corrected,
            added=added,
            reports=len(self._reports),
            outlets=len(outlets),
        )
