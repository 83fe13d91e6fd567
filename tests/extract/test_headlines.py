"""Headlines: whose news they tell, and what a site puts behind them."""

from dataclasses import replace

import pytest
from stories import Telling, bounds, quotes, said_by

from builders import report

BODY = "It is not known who was behind it. Shops were open again in the evening, and the road too."
TOLD = "Nine people were killed on Monday when warplanes bombed a market, the Observatory said."


@pytest.mark.parametrize(
    ("title", "voice"),
    [
        ("Air strike on Saraqeb kills nine: monitor", "monitor"),
        ("Air strike on Saraqeb kills nine: SANA", "SANA"),
        ("Air strike on Saraqeb kills nine - NGO", "NGO"),
        ("Air strike on Saraqeb kills nine – state media", "state media"),
        ("Air strike kills nine in Saraqeb Monitor", "Monitor"),
        ("Air strike kills nine in Saraqeb State media", "State media"),
    ],
)
def test_the_voice_at_the_end_of_a_headline_says_it(told: Telling, title: str, voice: str) -> None:
    for claims in (told(BODY, title=title), told(title)):
        (claim,) = [c for c in claims if c.figures]
        assert said_by(claim) == voice
        assert bounds(claim) == [(9, 9)]
        assert claim.place is not None and claim.place.name == "Saraqeb"


@pytest.mark.parametrize(
    "title",
    [
        "Air strike on Saraqeb kills nine",
        "Northern war: air strike on Saraqeb kills nine",
        "Air strike kills nine in rebel-held Saraqeb - Hill Post Online",
        "Air strike on Saraqeb kills nine outside the home of a monitor",
        "Air strike on Saraqeb kills nine: two women among them",
        "Air strike on Saraqeb kills nine, monitor",
    ],
)
def test_what_else_ends_a_headline_says_nothing(told: Telling, title: str) -> None:
    assert {said_by(c) for c in told(BODY, title=title)} <= {None}


@pytest.mark.parametrize("behind", [" - World - Hill Post Online", " | Hill Post", ""])
def test_a_sites_name_behind_a_headline_makes_no_claim_of_it(told: Telling, behind: str) -> None:
    """Reading has taken it off the text, and the report's title keeps it."""
    bare = "Air strike on Saraqeb kills nine"
    claims = told.of(replace(report("r", f"{bare}\n\n{TOLD}"), title=bare + behind))
    assert [quotes(claim) for claim in claims] == [TOLD]
