"""From a casebook to all that a release is made from."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec

from reportedly.errors import CasebookError, InputError
from reportedly.publish.audience import Ids
from reportedly.publish.contents import Bundle, Making
from reportedly.publish.narrowing import narrowed
from reportedly.publish.release.changelog import change_lines
from reportedly.publish.release.changes import Change, Meanwhile, Rows
from reportedly.publish.release.drafting import (
    Draft,
    Past,
    Plan,
    Within,
    changes_since,
    draft,
)
from reportedly.publish.release.freeze import Frame
from reportedly.publish.release.manifest import Made, digest_of, read_manifest
from reportedly.publish.writing import write_whole
from reportedly.query import words
from reportedly.query.since import judged_since, merged_numbers
from reportedly.server.site.site import write_site
from reportedly.store.base import Casebook
from reportedly.store.releases import Release

_DIGESTS = "digests"  # what the key is for
_MAKERS = {
    "program": "the program",
    "code": "the program",
    "extractor": "the extractor, which reads claims in reports",
    "reference": "the lists of places, parties or speakers",
    "rules": "the rules",
    "rules_sha256": "the rules",
}


def check_unused(book: Casebook, name: str) -> None:
    """Raises CasebookError where a release has this name: said before anything is concluded."""
    if name in (release.name for release in book.releases()):
        hint = "A release stays as it was made: choose another name; `reportedly releases` has all."
        raise CasebookError(f"there is a release {name!r} already", hint=hint)


def ready_for(book: Casebook, bundle: Bundle, plan: Plan) -> tuple[Draft, Frame]:
    """What a release would hold, beside the one before, and what it stands in."""
    keyed = bundle.profile.ids is Ids.KEYED
    secret = book.publishing_key(_DIGESTS) if keyed else None
    made = _made_by(book, bundle.making, secret)
    alike = [r for r in book.releases() if _kind(r) == _kind_of(bundle)]
    last = alike[-1] if alike else None
    with book.still():
        within = _within(book, bundle)
        past = _past(book, bundle, last, within)
    moved = () if last is None else _moved(last, made)
    drafted = draft(bundle, plan, past=replace(past, makers=moved), within=within)
    return drafted, Frame(last, made, book.add_release, write_site, secret)


def since_release(book: Casebook, bundle: Bundle, name: str) -> tuple[Bundle, tuple[Change, ...]]:
    """What of a bundle is new or changed since a release, and all that became of what it held.

    Raises UnknownId where nothing was released under this name, InputError where it was made for
    other readers or by other rules.
    """
    release = book.release(name)
    if _kind(release) != _kind_of(bundle):
        message = f"{name} was released for {release.profile} by the rules {release.pack}"
        hint = f"Compare like with like: --profile {release.profile} --rules {release.pack}."
        raise InputError(message, hint=hint)
    with book.still():
        within = _within(book, bundle)
        past = _past(book, bundle, release, within)
        layouts = read_manifest(release.manifest).layouts
        told = changes_since(bundle, layouts, past=past, within=within)
    wanted = {(change.number, change.part) for change in told}
    return narrowed(bundle, lambda record: (record.number, record.part) in wanted), told


def told_since(book: Casebook, bundle: Bundle, name: str, output: Path) -> tuple[Bundle, str]:
    """What `since_release` keeps, and a line on the changes, which are written beside `output`."""
    part, changes = since_release(book, bundle, name)
    beside = output.with_name(f"{output.name}.changes.csv")
    write_whole(beside, change_lines(changes))
    return part, f"{beside}: {words.plural(len(changes), 'change')} since {name}"


def _kind(release: Release) -> tuple[str, str]:
    """For whom and by which rules: within one kind numbers stay and changes are told."""
    return release.profile, release.pack


def _kind_of(bundle: Bundle) -> tuple[str, str]:
    return bundle.profile.name, bundle.making.pack


def _within(book: Casebook, bundle: Bundle) -> Within:
    keyed = bundle.profile.ids is Ids.KEYED
    given = book.given_numbers(bundle.profile.name) if keyed else {}
    return Within(
        {number: incident for incident, number in given.items()},
        {incident.number: incident.claim_ids for incident in book.incidents()},
    )


def _past(book: Casebook, bundle: Bundle, release: Release | None, within: Within) -> Past:
    """A release, and what happened since."""
    if release is None:
        return Past(None, Rows.of((), book.released_values), Meanwhile())
    rows = Rows.of(book.released_rows(release.name), book.released_values)
    signed = bundle.profile.signed_decisions
    judged = judged_since(book, release.made_at, signed=signed)
    merged = _published(merged_numbers(book), within.incidents)
    kind = [r.name for r in book.releases() if _kind(r) == _kind_of(bundle)]
    earlier = frozenset(row.number for name in kind for row in book.released_rows(name))
    return Past(release, rows, Meanwhile(judged, merged, earlier=earlier))


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


def _made_by(book: Casebook, making: Making, secret: bytes | None) -> Made:
    """What made the records that stand. With a `secret` nobody can check by it a guess at which
    reports went in."""
    snapshot = book.snapshot()
    if snapshot is None:
        raise CasebookError("nothing is concluded", hint="try `reportedly conclude` first")
    inputs = snapshot.inputs
    if secret is not None:
        inputs = digest_of([inputs], of="", secret=secret).sha256
    return Made(
        program=f"reportedly {making.version}",
        code=snapshot.code,
        extractor=making.generation,
        reference=making.reference_digest,
        rules=f"{making.pack} {making.pack_version}",
        rules_sha256=sha256("\n".join(making.rules).encode()).hexdigest(),
        inputs=inputs,
    )
