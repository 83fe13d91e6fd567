"""How reports are kept, and what changed in them, as JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from reportedly.query.changed import Changed
from reportedly.query.changed import changed as told_of
from reportedly.query.comparing import Comparison, Differing, Pair, compare_two
from reportedly.query.custody import kept as kept_of
from reportedly.query.paging import place_of
from reportedly.query.versions import Seen, versions_of
from reportedly.server.api.custody import Entry, entry_out
from reportedly.server.desk import AtDesk
from reportedly.store.custody import LogEntry

routes = APIRouter(prefix="/api/v1", tags=["custody"])


@dataclass(frozen=True, slots=True)
class KeptOut:
    """How a report is kept: the digest of its bytes, their kind and size (null, with `damage`,
    where they are damaged), where it was read, the file it was a part of, and the entries of the
    log that name it."""

    report: str
    sha256: str
    media_type: str
    bytes: int | None
    damage: str
    locator: str
    notes: list[str]
    headers: list[tuple[str, str]]
    taken_in: Entry | None
    imported: Entry | None
    file: Entry | None
    captured: Entry | None
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class PairOut:
    """A claim of two texts by its ids, null where only the other text has it."""

    before: str | None
    now: str | None
    differing: list[Differing]


@dataclass(frozen=True, slots=True)
class ComparisonOut:
    """Two texts of one address: the stretches of words that differ (null where the texts are too
    long to be laid side by side), and the claims that are told otherwise."""

    before: str
    now: str
    words: list[tuple[str, str]] | None
    claims: list[PairOut]
    same_claims: int


@dataclass(frozen=True, slots=True)
class ChangesOut:
    """We saw a change, where there are several texts: their report ids in the order they were seen
    in, each time that the address was seen, and two texts side by side (null where there is one).
    """

    reports: list[str]
    seen: list[Seen]
    comparison: ComparisonOut | None


@dataclass(frozen=True, slots=True)
class ChangedOut:
    """An item of an outlet of which there are several texts: the ids of their reports in the order
    they were kept in, when each was, and how many claims are told otherwise in the newest text and
    the one before it, or stand in one of the two alone."""

    outlet: str
    address: str | None
    given_id: str | None
    title: str
    reports: list[str]
    kept_at: list[datetime]
    claims: int
    url: str


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """One page of those items, the last that changed first; pages count from 1."""

    total: int
    page: int
    pages: int
    rows: list[ChangedOut]


@routes.get("/changes")
def changed(
    desk: AtDesk,
    page: Annotated[int, Query(ge=1, le=10**9)] = 1,
    size: Annotated[int, Query(ge=1, le=100)] = 25,
) -> ChangedPage:
    """The addresses, and the ids that outlets gave, of which the casebook holds several texts."""
    items = desk.casebook.changed_items()
    at = place_of(page, total=len(items), size=size)
    rows = told_of(desk.casebook, items[at.offset : at.offset + size])
    return ChangedPage(len(items), at.page, at.pages, [_changed(row) for row in rows])


def _changed(row: Changed) -> ChangedOut:
    now = row.now
    told = now.outlet, now.url, now.given_id, now.title
    url = f"/reports/{now.id}/changes"
    return ChangedOut(*told, list(row.reports), list(row.kept_at), row.claims, url)


@routes.get("/reports/{key}/kept")
def kept(desk: AtDesk, key: str) -> KeptOut:
    """How a report is kept, and how it came in."""
    found = kept_of(desk.casebook, key)
    report, held = found.report, found.bytes
    return KeptOut(
        report.id,
        held.sha256,
        held.media_type,
        held.size,
        held.damage,
        report.locator,
        list(report.notes),
        list(found.headers),
        _optional(found.taken_in),
        _optional(found.imported),
        _optional(found.file),
        _optional(found.captured),
        [entry_out(one) for one in found.entries],
    )


@routes.get("/reports/{key}/changes")
def changes(desk: AtDesk, key: str, before: str = "", now: str = "") -> ChangesOut:
    """The texts of a report's address, two of them side by side: those named, else this one and
    the one seen before it. "We saw a change" is all that follows from them."""
    with desk.casebook.still():
        report = desk.casebook.report(key)
        versions = versions_of(desk.casebook, report)
        found = compare_two(desk.casebook, versions, report, before, now)
    told = None if found is None else _comparison(found)
    return ChangesOut([one.id for one in versions.reports], list(versions.seen), told)


def _comparison(found: Comparison) -> ComparisonOut:
    words = None
    if found.stretches is not None:
        words = [(one.before, one.now) for one in found.stretches if not one.same]
    claims = [_pair(one) for one in found.pairs]
    return ComparisonOut(found.before.id, found.now.id, words, claims, found.same_claims)


def _pair(pair: Pair) -> PairOut:
    before, now = (None if one is None else one.claim_id for one in (pair.before, pair.now))
    return PairOut(before, now, list(pair.differing))


def _optional(entry: LogEntry | None) -> Entry | None:
    return None if entry is None else entry_out(entry)
