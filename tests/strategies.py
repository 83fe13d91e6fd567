"""Hypothesis strategies for the model's values: spans, figures, claims, resolved claims, reports.

Small worlds on purpose: few towns, days, speakers and outlets, so that things meet.
"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from builders import (
    ATARIB,
    CIVILIANS,
    DARAT_IZZA,
    actor,
    claim,
    place,
    report,
    speaker,
    unknown_place,
    when,
)
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.places import PlaceLevel
from reportedly.model.reports import Report
from reportedly.model.spans import Span

FIRST_DAY = date(2017, 11, 10)
OUTLETS = ("Daily Post", "Evening Mail", "Northern Spring")
_WORDS = "market school warplanes struck crowded hill road bakery convoy rebels dawn village"
WORDS = tuple(_WORDS.split())
PLACES = (
    ATARIB,
    DARAT_IZZA,
    place("Aleppo", 36.2, 37.1, level=PlaceLevel.ADM1, admin2="", id="t:aleppo-province"),
    unknown_place("Kafer Na'al"),
    None,
)
ACTORS = (
    actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army"),
    actor("Nusra Front", id="hts/nusra"),
    actor("Zinki", id="zinki"),
    CIVILIANS,
)
SPEAKERS = (
    None,
    speaker("Observatory", SpeakerKind.MONITOR, id="sohr"),
    speaker("Commission of Inquiry", SpeakerKind.UN, id="un-coi"),
    speaker("residents", SpeakerKind.WITNESS),
    speaker("Syrian army", SpeakerKind.STATE, id="syria-army", party="syria"),
    speaker("Event Database", SpeakerKind.MONITOR, id="ucdp", compiles_others=True),
)


def spans(text: str = "Forty were killed") -> SearchStrategy[Span]:
    """A span somewhere in `text`."""
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return ends.filter(lambda pair: pair[0] < pair[1]).map(
        lambda pair: Span(pair[0], pair[1], text[pair[0] : pair[1]])
    )


@st.composite
def figures(draw: st.DrawFn, *, outcomes: SearchStrategy[Outcome] | None = None) -> Figure:
    """A figure that the model admits, with any quantifier, outcome and group."""
    quantifier = draw(st.sampled_from(Quantifier))
    count = draw(st.integers(0, 200))
    low, high = {
        Quantifier.AT_LEAST: (count, None),
        Quantifier.AT_MOST: (None, count),
        Quantifier.VAGUE: (draw(st.none() | st.just(24)), None),
    }.get(quantifier, (count, count))
    return Figure(
        outcome=draw(outcomes if outcomes is not None else st.sampled_from(Outcome)),
        low=low,
        high=high,
        quantifier=quantifier,
        whom=draw(st.sampled_from(Whom)),
        span=draw(spans()),
        base=str(count),
        part_of_total=draw(st.booleans()),
        cumulative=draw(st.booleans()),
        group=draw(st.none() | spans()),
    )


@st.composite
def resolved_claims(draw: st.DrawFn, *, report_id: str | None = None) -> ResolvedClaim:
    """A claim of one of six reports; outlet and publication day belong to the report."""
    key = report_id if report_id is not None else f"r{draw(st.integers(0, 5))}"
    number = sum(key.encode())
    published = FIRST_DAY + timedelta(days=3 + number % 4)
    status = draw(st.sampled_from([Status.ACTUAL] * 6 + [Status.DENIED, *Status]))
    happened = FIRST_DAY + timedelta(days=draw(st.integers(0, 3)))
    last = happened + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 20])))
    return claim(
        key,
        outlet=OUTLETS[number % len(OUTLETS)],
        published=published.isoformat(),
        group=draw(st.sampled_from(["e1", "e2"])),
        kind=draw(st.sampled_from([EventType.AIR_STRIKE] * 3 + list(EventType))),
        status=status,
        denies=draw(st.sampled_from(Denies)) if status is Status.DENIED else None,
        background=draw(st.sampled_from([False, False, False, True])),
        by=draw(st.sampled_from(SPEAKERS)),
        relayed_from=draw(st.sampled_from([(), (), ("Wire",)])),
        text=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))),
        start=draw(st.integers(0, 400)),
        at=draw(st.sampled_from(PLACES)),
        on=draw(st.none() | st.just(when(happened.isoformat(), last.isoformat()))),
        actors=tuple(draw(st.lists(st.sampled_from(ACTORS[:3]), max_size=2, unique_by=id))),
        recipients=tuple(draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique_by=id))),
        figures=tuple(draw(st.lists(figures(), max_size=3))),
        means=draw(st.sampled_from([None, "barrel bomb"])),
    )


def claims() -> SearchStrategy[Claim]:
    """A claim as extracted."""
    return resolved_claims().map(lambda resolved: resolved.claim)


def claim_sets(*, min_size: int = 0, max_size: int = 10) -> SearchStrategy[list[ResolvedClaim]]:
    """Claims with distinct ids."""
    return st.lists(
        resolved_claims(), min_size=min_size, max_size=max_size, unique_by=lambda c: c.claim_id
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A short report; texts of several may share most of their words."""
    number = draw(st.integers(0, 10_000))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80))
    published = draw(st.none() | st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=5)))
    day = published.isoformat() if published is not None else None
    return report(
        f"r-{number}", " ".join(words), outlet=draw(st.sampled_from(OUTLETS)), published=day
    )
