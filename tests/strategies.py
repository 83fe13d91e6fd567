"""Hypothesis strategies for the model's values: spans, figures, claims, resolved claims, reports.

Small worlds on purpose: few towns, days, speakers and outlets, so that things meet.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import TypeVar

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
from reportedly.model.dates import DateBasis, DateMention
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
    return seeded(lambda chance: _span(chance, text))


def figures() -> SearchStrategy[Figure]:
    """A figure that the model admits, with any quantifier, outcome and group."""
    return seeded(_figure)


def resolved_claims() -> SearchStrategy[ResolvedClaim]:
    """A claim of one of six reports; outlet and publication day are the report's."""
    return seeded(_resolved_claim)


Value = TypeVar("Value")


def seeded(make: Callable[[Random], Value]) -> SearchStrategy[Value]:
    """A value of many parts from one number: a hundred times faster than drawing each part."""
    return st.integers(0, 2**32).map(lambda seed: make(Random(seed)))


def _span(chance: Random, text: str) -> Span:
    start = chance.randrange(len(text))
    end = chance.randrange(start, len(text)) + 1
    return Span(start, end, text[start:end])


def _figure(chance: Random) -> Figure:
    quantifier = chance.choice(list(Quantifier))
    count = chance.randrange(200)
    low, high = {
        Quantifier.AT_LEAST: (count, None),
        Quantifier.AT_MOST: (None, count),
        Quantifier.VAGUE: (chance.choice([None, 24]), None),
    }.get(quantifier, (count, count))
    return Figure(
        outcome=chance.choice([Outcome.KILLED] * 5 + list(Outcome)),
        low=low,
        high=high,
        quantifier=quantifier,
        whom=chance.choice([Whom.UNKNOWN] * 4 + list(Whom)),
        span=_span(chance, "Forty were killed"),
        base=str(count),
        part_of_total=chance.random() < 0.2,
        cumulative=chance.random() < 0.3,
        group=chance.choice([None, _span(chance, "fighters and civilians")]),
    )


def _resolved_claim(chance: Random) -> ResolvedClaim:
    number = chance.randrange(6)
    status = chance.choice([Status.ACTUAL] * 6 + list(Status))
    return claim(
        f"r{number}",
        outlet=OUTLETS[number % len(OUTLETS)],
        published=(FIRST_DAY + timedelta(days=3 + number % 4)).isoformat(),
        group=chance.choice(["e1", "e2"]),
        kind=chance.choice([EventType.AIR_STRIKE] * 9 + list(EventType)),
        status=status,
        denies=chance.choice(list(Denies)) if status is Status.DENIED else None,
        background=chance.random() < 0.2,
        by=chance.choice(SPEAKERS),
        relayed_from=chance.choice([(), (), ("Wire",)]),
        text=" ".join(chance.choices(WORDS, k=chance.randrange(2, 7))),
        start=chance.randrange(400),
        at=chance.choice(PLACES),
        on=chance.choice([None, _date(chance), _date(chance)]),
        actors=tuple(chance.sample(ACTORS[:3], chance.randrange(3))),
        recipients=tuple(chance.sample(ACTORS, chance.randrange(3))),
        figures=tuple(_figure(chance) for _ in range(chance.randrange(4))),
        means=chance.choice([None, "barrel bomb"]),
    )


def _date(chance: Random) -> DateMention:
    first = FIRST_DAY + timedelta(days=chance.randrange(4))
    last = first + timedelta(days=chance.choice([0, 0, 0, 1, 20]))
    basis = chance.choice([DateBasis.STATED, DateBasis.RELATIVE, DateBasis.NARRATIVE])
    return when(first.isoformat(), last.isoformat(), basis=basis)


def claims() -> SearchStrategy[Claim]:
    """A claim as extracted."""
    return resolved_claims().map(lambda resolved: resolved.claim)


def claim_sets(*, min_size: int = 0, max_size: int = 10) -> SearchStrategy[list[ResolvedClaim]]:
    """Claims with distinct ids."""
    return st.lists(
        resolved_claims(), min_size=min_size, max_size=max_size, unique_by=lambda c: c.claim_id
    )


def reports() -> SearchStrategy[Report]:
    """A short report; texts of several may share most of their words."""
    return seeded(_report)


def _report(chance: Random) -> Report:
    words = chance.choices(WORDS, k=chance.randrange(1, 80))
    day = FIRST_DAY + timedelta(days=chance.randrange(6))
    return report(
        f"r-{chance.randrange(10_000)}",
        " ".join(words),
        outlet=chance.choice(OUTLETS),
        published=chance.choice([None, day.isoformat()]),
    )
