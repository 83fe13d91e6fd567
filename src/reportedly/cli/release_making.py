"""From a casebook to all that a release is made from."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

import msgspec

from reportedly.errors import CasebookError
from reportedly.publish.contents import Bundle, Making
from reportedly.publish.release.changes import Meanwhile, Rows
from reportedly.publish.release.drafting import Draft, Past, Plan, Within, draft
from reportedly.publish.release.freeze import Frame
from reportedly.publish.release.manifest import Made, read_manifest
from reportedly.query.since import judged_since, merged_numbers
from reportedly.store.base import Casebook
from reportedly.store.releases import Release

_MAKERS = {
    "program": "the program",
    "code": "the program",
    "extractor": "the extractor, which reads claims in reports",
    "reference": "the lists of places, parties or speakers",
    "rules": "the rules",
    "rules_sha256": "the rules",
}


def ready_for(book: Casebook, bundle: Bundle, plan: Plan) -> tuple[Draft, Frame]:
    """What a release would hold, beside the one before, and what it stands in."""
    made = _made_by(book, bundle.making)
    with book.still():
        within = Within({}, {found.number: found.claim_ids for found in book.incidents()})
        past = _past(book, plan.profile, bundle.making.pack, within)
    moved = () if past.release is None else _moved(past.release, made)
    drafted = draft(bundle, plan, past=replace(past, makers=moved), within=within)
    return drafted, Frame(past.release, made, book.add_release)


def _past(book: Casebook, profile: str, pack: str, within: Within) -> Past:
    """The release before for these readers by these rules, and what happened since."""
    alike = [r for r in book.releases() if (r.profile, r.pack) == (profile, pack)]
    if not alike:
        return Past(None, Rows.of((), book.released_values), Meanwhile())
    last = alike[-1]
    rows = Rows.of(book.released_rows(last.name), book.released_values)
    judged = judged_since(book, last.made_at, signed=True)
    merged = _published(merged_numbers(book), within.incidents)
    return Past(last, rows, Meanwhile(judged, merged))


def _published(merged: Mapping[int, int], incidents: Mapping[int, int]) -> Mapping[int, int]:
    """The same by the numbers that are published, of those that have one."""
    if not incidents:
        return merged
    numbers = {incident: number for number, incident in incidents.items()}
    return {
        numbers[gone]: numbers[heir]
        for gone, heir in merged.items()
        if gone in numbers and heir in numbers
    }


def _moved(last: Release, made: Made) -> tuple[str, ...]:
    """What of that which makes records is not what made those of the last release."""
    before = read_manifest(last.manifest).made_by
    was, now = msgspec.structs.asdict(before), msgspec.structs.asdict(made)
    moved = (words for name, words in _MAKERS.items() if was[name] != now[name])
    return tuple(dict.fromkeys(moved))


def _made_by(book: Casebook, making: Making) -> Made:
    """What made the records that stand."""
    snapshot = book.snapshot()
    if snapshot is None:
        raise CasebookError("nothing is concluded", hint="try `reportedly conclude` first")
    return Made(
        program=f"reportedly {making.version}",
        code=snapshot.code,
        extractor=making.generation,
        reference=making.reference_digest,
        rules=f"{making.pack} {making.pack_version}",
        rules_sha256=sha256("\n".join(making.rules).encode()).hexdigest(),
        inputs=snapshot.inputs,
    )
