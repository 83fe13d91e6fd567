"""A decision does what it says and nothing else: golden cases that once regrouped their neighbours.

`day`, `deed`: each report tells of Atarib in November. The linker that knew of decisions while it
clustered got each of these wrong.
"""

from builders import claim
from judging import judged, undo
from reportedly.link.incidents import link_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement, Verdict

BAKERY, MARKET = "a bakery was bombed at dawn", "jets hit the market of Atarib"
SCHOOL, FARMS = "shells struck a school at noon", "mortars fell on farms by the road"


def told(*days_and_deeds: tuple[int, str]) -> list[ResolvedClaim]:
    """One claim a report."""
    return [
        claim(
            f"r{n}", on=f"2017-11-{day}", text=deed, outlet=f"Gazette {n}", published="2017-11-15"
        )
        for n, (day, deed) in enumerate(days_and_deeds)
    ]


def parts(claims: list[ResolvedClaim], *judgements: Judgement) -> list[list[int]]:
    """The claims of each incident, by number."""
    number = {each.claim_id: n for n, each in enumerate(claims)}
    found = link_claims(claims, judgements=judgements)
    return sorted(sorted(number[key] for key in incident.claim_ids) for incident in found)


def split(claims: list[ResolvedClaim], *part: int, left: list[int]) -> Judgement:
    apart = tuple(claims[n] for n in left)
    return judged(Verdict.SPLIT, *(claims[n] for n in part), apart=apart)


def test_a_split_draws_no_other_incident_in() -> None:
    """Without the two the rest are nearer to their neighbours than all four were."""
    claims = told((14, MARKET), (13, SCHOOL), (14, BAKERY), (12, SCHOOL), (12, FARMS), (12, SCHOOL))
    assert parts(claims) == [[0, 2], [1, 3, 4, 5]]
    off = split(claims, 3, 4, left=[1, 5])
    assert parts(claims, off) == [[0, 2], [1, 5], [3, 4]]
    assert parts(claims, off, undo(off)) == parts(claims)


def test_a_split_parts_none_of_those_that_are_left() -> None:
    """Without the two, one that was left is nearer to the day before than to the other."""
    claims = told(
        (13, SCHOOL),
        (12, MARKET),
        (14, SCHOOL),
        (14, BAKERY),
        (14, BAKERY),
        (12, FARMS),
        (12, MARKET),
    )
    assert parts(claims) == [[0, 2, 3, 4], [1, 5, 6]]
    off = split(claims, 2, 3, left=[0, 4])
    assert parts(claims, off) == [[0, 4], [1, 5, 6], [2, 3]]
    assert parts(claims, off, undo(off)) == parts(claims)
