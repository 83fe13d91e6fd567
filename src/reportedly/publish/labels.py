"""Ids, numbers and the names of the nameless, as an export shows them in the end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord, Origin, SetAside, Trace
from reportedly.model.reports import Report
from reportedly.publish.contents import COARSE, Entry, Telling
from reportedly.publish.redaction import HIDDEN

_OWN_ID = re.compile(r"\b[a-z]-[a-z2-7]{12}\b")  # as model/ids.py writes them
_PSEUDONYM = re.compile(r"q([0-9a-f]{4})([0-9a-f]{20})")  # as keys.py writes them
_CAPITAL = re.compile(r"\b(?:An?|Activists|Another)(?=(?: [a-zUN][a-z]*){0,4} q[0-9a-f]{24}\b)")
_FINE_PLACE = re.compile(rf"\b({COARSE}|named):z[0-9a-f]{{20}}")
_SPAN = re.compile(r'\{"start":0,"end":\d+,"text":("(?:[^"\\]|\\.)*")\}')
_VEILED = re.compile("[\ue000-\uefff]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """The ids of an export in the place of the casebook's. `label` gives the id for one."""

    label: Callable[[str], str]

    def entry(self, entry: Entry) -> Entry:
        """The entry under ids of the export; its record's incident has them already."""
        return Entry(
            self._record(entry.record),
            tuple(map(self._claim, entry.claims)),
            tuple(map(self._report, entry.reports)),
        )

    def telling(self, telling: Telling) -> Telling:
        """The same of a report with its claims."""
        claims = tuple(map(self._claim, telling.claims))
        return Telling(self._report(telling.report), claims)

    def text(self, line: str) -> str:
        """JSON in which no id is left that stands within other words."""
        return _OWN_ID.sub(lambda own: self.label(own[0]), line)

    def _record(self, record: EventRecord) -> EventRecord:
        return replace(
            record,
            id=self.label(record.id),
            report_ids=self._all(record.report_ids),
            origins=tuple(map(self._origin, record.origins)),
            traces=tuple(map(self._trace, record.traces)),
        )

    def _claim(self, claim: ResolvedClaim) -> ResolvedClaim:
        bare = replace(claim.claim, report_id=self.label(claim.claim.report_id))
        return replace(claim, claim_id=self.label(claim.claim_id), claim=bare)

    def _report(self, report: Report) -> Report:
        return replace(report, id=self.label(report.id))

    def _origin(self, origin: Origin) -> Origin:
        claims, reports = self._all(origin.claim_ids), self._all(origin.report_ids)
        return Origin(self.label(f"o-{origin.key}"), origin.name, claims, reports)

    def _trace(self, trace: Trace) -> Trace:
        against = tuple(map(self._aside, trace.against))
        return replace(trace, claims_for=self._all(trace.claims_for), against=against)

    def _aside(self, aside: SetAside) -> SetAside:
        return replace(aside, claim_id=self.label(aside.claim_id))

    def _all(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.label, ids))


def counted(line: str) -> str:
    """JSON of one entry, in which those who are not named are counted: "a witness 2".

    They are counted anew in each: nothing joins what one witness says of two happenings.
    """
    held: dict[str, dict[str, int]] = {}
    line = _CAPITAL.sub(lambda found: found[0].lower(), line)  # by which the rules knew a name

    def count(found: re.Match[str]) -> str:
        sort = held.setdefault(found[1], {})
        return str(sort.setdefault(found[2], len(sort) + 1))

    shown = _VEILED.sub(HIDDEN, _FINE_PLACE.sub(r"\1:", _PSEUDONYM.sub(count, line)))
    return line if shown == line else _SPAN.sub(_as_long_as_it_is, shown)


def _as_long_as_it_is(span: re.Match[str]) -> str:
    text = msgspec.json.decode(span[1], type=str) if "\\" in span[1] else span[1][1:-1]
    return f'{{"start":0,"end":{len(text)},"text":{span[1]}}}'
