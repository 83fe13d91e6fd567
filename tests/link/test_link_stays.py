"""A decision does what it says and nothing else: golden cases that once regrouped their neighbours.

`day`, `deed`: each report tells of Atarib in November. The linker that knew of decisions while it
clustered got each of these wrong.
"""

from collections.abc import Set

from builders import claim
from judging import judged, undo
from reportedly.link.incidents import link_claims
from reportedly.link.judged import Fit, lay
from reportedly.link.rulings import Decision
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


def test_a_merge_draws_no_third_incident_in() -> None:
    """Each is near enough to the third, on one side or the other, once both are one."""
    claims = told((13, MARKET), (12, MARKET), (14, SCHOOL), (12, BAKERY), (10, MARKET), (12, FARMS))
    assert parts(claims) == [[0, 1, 3, 5], [2], [4]]
    merge = judged(Verdict.MERGE, claims[2], claims[4])
    assert parts(claims, merge) == [[0, 1, 3, 5], [2, 4]]
    assert parts(claims, merge, undo(merge)) == parts(claims)


# --- what is laid over what: claims by letter, clusters by the letters they hold

ONE, TWO = ("abcdef", "uvwxyz")


class Near:
    """Pairs of letters that are a little alike; no others were compared."""

    def __init__(self, *pairs: str) -> None:
        self._pairs = pairs

    def likeness(self, some: Set[str], others: Set[str]) -> tuple[bool, float]:
        met = ("".join(sorted(a + b)) for a in some for b in others)
        return False, 1.0 if any(pair in self._pairs for pair in met) else 0.0

    def fit(self, some: Set[str], others: Set[str]) -> Fit:
        return self.likeness(some, others)

    def near(self, some: Set[str]) -> Set[str]:
        return {letter for pair in self._pairs if set(pair) & some for letter in pair}

    def reread(self, claims: Set[str], at: int, words: str) -> None:
        raise AssertionError("nothing is amended")


def laid(*decisions: Decision, alike: tuple[str, ...] = ()) -> list[str]:
    found = lay([ONE, TWO], decisions, Near(*alike))
    return sorted("".join(sorted(block)) for block in found)


def off(part: str, left: str) -> Decision:
    return Decision("", tuple(part), tuple(left))


def one(claims: str) -> Decision:
    return Decision("", tuple(claims))


def apart(younger: str, elder: str) -> Decision:
    return Decision("", tuple(younger), tuple(elder), as_one=False)


def test_what_a_split_does_not_name_stays_unless_it_is_likelier_with_the_part() -> None:
    assert laid(off("ab", "cd")) == ["ab", "cdef", TWO]
    assert laid(off("ab", "cd"), alike=("ae",)) == ["abe", "cdf", TWO]
    assert laid(off("ab", "cd"), alike=("ae", "ce")) == ["ab", "cdef", TWO]


def test_what_a_person_joined_is_likelier_nowhere_by_itself() -> None:
    assert laid(one("ef"), off("ab", "cd"), alike=("ae",)) == ["abef", "cd", TWO]


def test_a_part_is_split_again_and_its_pieces_are_merged_with_others() -> None:
    again = off("abc", "def"), off("a", "bc")
    assert laid(*again) == ["a", "bc", "def", TWO]
    assert laid(*again, one("au")) == [f"a{TWO}", "bc", "def"]
    assert laid(*again, one("au"), one("adef")) == [f"adef{TWO}", "bc"]


def test_a_merge_of_claims_moves_these_alone_where_more_is_kept_apart() -> None:
    """The hostile case: one of each incident was judged not to be with one of the other."""
    assert laid(apart("f", "z"), one("au")) == [f"{ONE}u", "vwxyz"]
    assert laid(apart("f", "z"), one(ONE + TWO)) == [ONE + TWO]


def test_who_is_parted_from_one_of_many_that_were_merged_leaves_the_rest_merged() -> None:
    assert laid(one("acux"), apart("c", "u")) == [f"abdef{TWO}", "c"]
    assert laid(one("cu"), one("uf"), off("f", "c")) == ["abcde" + "vwxyz", "fu"]


def test_of_two_joins_that_a_split_breaks_the_later_holds() -> None:
    assert laid(one("ab"), one("bc"), off("c", "a")) == ["adef", "bc", TWO]
    assert laid(one("bc"), one("ab"), off("c", "a")) == ["abdef", "c", TWO]
