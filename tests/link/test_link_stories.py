"""News first: what reports are about is put together before what they tell by the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from builders import actor, claim
from reportedly.link.bundling import tellings_of
from reportedly.link.grouping import Row, average_link
from reportedly.link.marks import marks_of_words
from reportedly.link.profiles import profile_of
from reportedly.link.stories import news_first
from reportedly.link.tellings import Telling
from reportedly.model.claims import ResolvedClaim

NEWS, OTHER_NEWS, BY_THE_WAY = 0, 1, 2


def never(left: Sequence[int], right: Sequence[int]) -> bool:
    return False


def told(scores: dict[tuple[int, int], int]) -> Callable[[int], Row]:
    """What each of the three was found like."""

    def row(node: int) -> Row:
        found = {sum(two) - node: score for two, score in scores.items() if node in two}
        return np.array([*found], np.int64), np.array([*found.values()], np.int64)

    return row


def grouped(scores: dict[tuple[int, int], int]) -> list[list[int]]:
    news, row = {NEWS, OTHER_NEWS}, told(scores)
    return news_first(3, row, news=news, news_threshold=1500, threshold=2500, apart=never)


def test_what_is_told_by_the_way_takes_no_news_from_another_report() -> None:
    scores = {(NEWS, BY_THE_WAY): 9000, (NEWS, OTHER_NEWS): 4500}
    torn = average_link(3, told(scores), threshold=2500, apart=never)
    assert torn == [[NEWS, BY_THE_WAY], [OTHER_NEWS]]
    assert grouped(scores) == [[NEWS, OTHER_NEWS, BY_THE_WAY]]


def test_what_is_told_by_the_way_draws_no_two_news_together() -> None:
    scores = {(NEWS, BY_THE_WAY): 9000, (OTHER_NEWS, BY_THE_WAY): 8000, (NEWS, OTHER_NEWS): 1000}
    assert grouped(scores) == [[NEWS, BY_THE_WAY], [OTHER_NEWS]]


TEXT = "Ferran Quillock and Odessa Brandweiner wrote of the Vorrulian front."


def tellings(*claims: ResolvedClaim, text: str = TEXT) -> tuple[Telling, ...]:
    profiles = {claim.claim.report_id: profile_of(text) for claim in claims}
    return tellings_of(claims, profiles=profiles)


def keys(left: Telling, right: Telling) -> set[str]:
    return {mark.key for mark in marks_of_words(left, right)}


def test_rare_names_that_one_outlet_always_has_are_another_mark() -> None:
    """Its reporters, its other headlines at the foot of the page."""
    two = keys(
        *tellings(claim("r1", outlet="Harbour Digest"), claim("r2", outlet="Harbour Digest"))
    )
    assert "rare names in common, one outlet" in two
    assert "rare names in common" in keys(
        *tellings(claim("r1", outlet="Harbour Digest"), claim("r2", outlet="Ridge Road"))
    )


def test_a_party_written_out_is_no_rare_name() -> None:
    """The words say QV, the text around them Quillock Vorruls: a party is weighed as a party."""
    known = actor("Quillock Vorruls")
    party = replace(known, mention=replace(known.mention, name="QV"))
    text = "The Quillock Vorruls, or QV, held the road."
    found = keys(*tellings(claim("r1", actors=(party,)), claim("r2", outlet="B"), text=text))
    assert not any("rare names" in key for key in found)
