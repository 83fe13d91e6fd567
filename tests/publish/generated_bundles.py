"""Generated casebooks as exports see them: what the packs conclude, and then made hostile.

Names hold formulas, quotes, line ends, NUL and a million letters; days lie at the calendar's ends,
points at the poles and on the antimeridian, and anything that may be unsaid is.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from builders import report
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.incidents import CopyGroup, Incident
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.records import AcledCodes, EventRecord
from reportedly.model.reports import Report
from reportedly.publish.contents import Bundle, Making
from reportedly.reconcile.records import open_pack, reconcile_incidents
from strategies import claim_sets

HOSTILE = (
    *("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "＝1", "\t=1", '"=1"', "a;=b", "x\n=y"),
    *('He said "so", twice', "a,b;c", "line\r\nend", "nul\x00nul", "\u202etsop\u202c", "  ", ""),
    *("خبر\u200f", "\ufeffmark", "{}", "</script><b>", "'; DROP TABLE", "𝔘𝔫𝔦", "\x1b[31m"),
)
LONG = "word =1;\n" * 112_000  # a million letters
_DAYS = (
    *(date.min, date(1, 1, 2), date(1066, 10, 14), date(1899, 12, 31), date(1900, 2, 28)),
    *(date(1969, 12, 31), date(2016, 2, 29), date(2038, 1, 19), date(9999, 12, 30)),
)
_LATS = (-90.0, 90.0, -0.0, 1e-9, -36.123456789, 89.9999999)
_LONS = (-180.0, 180.0, 179.9999999, -179.99996, 0.0, -1e-7)
_COUNTRIES = ("SY", "XK", "NL", "ZZ", "", "sy")
_IDS = ("gn:173576", "user:list:SY02", "user:list:SY020401", "hand:x", "gn:x")
_MAKING = Making("0", "ged", "1", "g", "d", ("GED-6  done",))
Value = TypeVar("Value")


@st.composite
def bundles(draw: DrawFn, *, rules: str) -> Bundle:
    """A casebook of up to three incidents as `rules` conclude them."""
    claims = draw(claim_sets(min_size=1, max_size=6))
    chance = Random(draw(st.integers(0, 2**32)))
    claims = [_told_by(chance, claim) for claim in claims]
    records = reconcile_incidents(
        _incidents(chance, claims), {c.claim_id: c for c in claims}, pack=open_pack(rules)
    )
    return Bundle(
        records=tuple(_odd_record(chance, record) for record in records),
        claims=tuple(claims),
        reports=tuple(_odd_report(chance, number) for number in range(6)),
        making=replace(_MAKING, pack=rules),
        copies=(CopyGroup(("r0", "r3"), "same text"),),
    )


def _incidents(chance: Random, claims: Sequence[ResolvedClaim]) -> list[Incident]:
    heaps: dict[int, list[str]] = {}
    for claim in claims:
        heaps.setdefault(chance.randrange(3), []).append(claim.claim_id)
    sets = [sorted(heap) for heap in heaps.values()]
    return [
        Incident(Incident.identity(ids[0]), ids[0], tuple(ids), (), number=number + 1)
        for number, ids in enumerate(sets)
    ]


def _odd(chance: Random, usual: Value, *others: Value) -> Value:
    """Mostly what is usual."""
    return chance.choice(others) if chance.random() < 0.3 else usual


def _odd_text(chance: Random, usual: str) -> str:
    return LONG if chance.random() < 0.003 else _odd(chance, usual, *HOSTILE)


def _told_by(chance: Random, claim: ResolvedClaim) -> ResolvedClaim:
    name = _odd_text(chance, claim.speaker.name)
    return replace(claim, speaker=replace(claim.speaker, name=name))


def _odd_report(chance: Random, number: int) -> Report:
    day = _odd(chance, "2017-11-14", None, *(each.isoformat() for each in _DAYS))
    made = report(f"r{number}", "text", outlet=_odd_text(chance, "Daily Post"), published=day)
    return replace(made, title=_odd_text(chance, "Strike"))


def _odd_record(chance: Random, record: EventRecord) -> EventRecord:
    number = _odd(chance, record.number, 0)
    days = _odd(chance, record.days, None, *(_days(chance, first) for first in _DAYS))
    place = _odd(chance, record.place, None, _odd_place(chance))
    name = _odd_text(chance, record.place_name) if place is None else place.name
    precision = None if place is None else chance.randrange(1, 8)
    return replace(
        record,
        number=number,
        days=days,
        date_precision=None if days is None else record.date_precision or 1,
        place=place,
        place_name=name,
        place_precision=precision,
        acled=_in_step(record, days, place),
    )


def _in_step(
    record: EventRecord, days: DayRange | None, place: PlaceCandidate | None
) -> AcledCodes | None:
    """ACLED's precisions, there exactly where a day and a place are."""
    if record.acled is None:
        return None
    time = None if days is None else record.acled.time_precision or 1
    geo = None if place is None else record.acled.geo_precision or 3
    return replace(record.acled, time_precision=time, geo_precision=geo)


def _days(chance: Random, first: date) -> DayRange:
    most = (date.max - first).days
    return DayRange(first, first + timedelta(days=min(chance.choice((1, 2, 7, 365)), most)))


def _odd_place(chance: Random) -> PlaceCandidate:
    return PlaceCandidate(
        id=chance.choice(_IDS),
        name=_odd_text(chance, "Dar Sola"),
        lat=chance.choice(_LATS),
        lon=chance.choice(_LONS),
        level=chance.choice(list(PlaceLevel)),
        country=chance.choice(_COUNTRIES),
        admin1=_odd_text(chance, "Aleppo"),
        admin2=_odd_text(chance, ""),
        score=1.0,
        reasons=(),
        ids=tuple(chance.sample(_IDS, 2)),
    )
