"""An incident stays itself: numbers are given once and kept through joining, merging, splitting."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.ledger import LedgerEntry, current_entries, number_incidents
from reportedly.model.incidents import Incident

Parts = list[set[str]]


def incidents(*parts: set[str]) -> list[Incident]:
    return [Incident(Incident.identity(min(p)), min(p), tuple(sorted(p)), ()) for p in parts]


def numbered(
    ledger: list[LedgerEntry], *parts: set[str]
) -> tuple[dict[int, Incident], list[LedgerEntry]]:
    found, added = number_incidents(incidents(*parts), ledger)
    return {incident.number: incident for incident in found}, [*ledger, *added]


def test_an_incident_keeps_id_and_number_when_an_older_claim_joins() -> None:
    before, ledger = numbered([], {"c-m"}, {"c-z"})
    after, _ = numbered(ledger, {"c-a", "c-m"}, {"c-z"})
    assert after[1].id == before[1].id
    assert after[1].founding_claim == "c-m"
    assert sorted(after) == [1, 2]


def test_after_a_merge_the_younger_number_is_an_alias() -> None:
    _, ledger = numbered([], {"c-a"}, {"c-b"})
    merged, ledger = numbered(ledger, {"c-a", "c-b"})
    assert merged[1].aliases == ("2",)
    assert current_entries(ledger)[1].alias_of == 1


def test_after_a_split_the_founding_claim_keeps_the_number_and_the_other_part_gets_a_new_one() -> (
    None
):
    before, ledger = numbered([], {"c-a", "c-b"})
    after, _ = numbered(ledger, {"c-a"}, {"c-b"})
    assert after[1].id == before[1].id
    assert after[2].claim_ids == ("c-b",)


def test_a_merge_that_is_undone_gives_the_alias_its_number_back() -> None:
    _, ledger = numbered([], {"c-a"}, {"c-b"})
    _, ledger = numbered(ledger, {"c-a", "c-b"})
    apart, ledger = numbered(ledger, {"c-a"}, {"c-b"})
    assert apart[2].claim_ids == ("c-b",)
    assert current_entries(ledger)[1].alias_of is None


def test_a_withdrawn_number_is_never_given_again() -> None:
    _, ledger = numbered([], {"c-a"}, {"c-b"})
    after, _ = numbered(ledger, {"c-a"}, {"c-new"})
    assert sorted(after) == [1, 3]


@st.composite
def partitions(draw: st.DrawFn) -> Parts:
    claims = draw(st.sets(st.sampled_from([f"c-{letter}" for letter in "abcdefgh"]), min_size=1))
    homes = {claim: draw(st.integers(0, 3)) for claim in sorted(claims)}
    return [p for n in range(4) if (p := {c for c in homes if homes[c] == n})]


@given(st.lists(partitions(), min_size=1, max_size=5))
def test_numbers_and_ids_are_unique_and_numbering_again_adds_nothing(history: list[Parts]) -> None:
    ledger: list[LedgerEntry] = []
    for parts in history:
        found, ledger = numbered(ledger, *parts)
        assert len(found) == len(parts)
        assert len({incident.id for incident in found.values()}) == len(parts)
        again, added = number_incidents(incidents(*parts), ledger)
        assert added == ()
        assert {i.number: i.id for i in again} == {n: i.id for n, i in found.items()}
