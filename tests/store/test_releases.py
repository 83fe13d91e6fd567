"""What was published stays as it was, and its numbers are given once, for good."""

from collections.abc import Callable

import pytest
import small_casebook as small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_casebook import release, row, values

from reportedly.errors import CasebookError, Overtaken, UnknownId
from reportedly.store.base import Casebook, Part
from reportedly.store.releases import ReleasedRow

Opener = Callable[[], Casebook]
A_HUNDRED = range(1, 101)


def test_a_key_is_drawn_once_and_stays(reopened: Opener) -> None:
    with reopened() as casebook:
        key = casebook.publishing_key("quotes")
        assert len(key) == 32
        assert casebook.publishing_key("numbers") != key
    with reopened() as casebook:
        assert casebook.publishing_key("quotes") == key


def test_keys_and_numbers_are_in_no_dump(casebook: Casebook) -> None:
    before = list(casebook.dump())
    key = casebook.publishing_key("quotes")
    casebook.public_numbers("public", A_HUNDRED)
    assert list(casebook.dump()) == before
    assert key.hex() not in "".join(before)


def test_two_casebooks_give_the_same_incidents_numbers_in_other_orders(
    casebook: Casebook, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The order is the key's: it says nothing of the ledger's."""
    from reportedly.store.sqlite import open_casebook

    ours = casebook.public_numbers("public", A_HUNDRED)
    with open_casebook(tmp_path_factory.mktemp("other") / "b.casebook") as other:
        theirs = other.public_numbers("public", A_HUNDRED)
    assert sorted(ours.values()) == sorted(theirs.values()) == list(A_HUNDRED)
    assert ours != theirs
    assert list(ours.values()) != sorted(ours.values())


def test_each_series_gives_numbers_of_its_own(casebook: Casebook) -> None:
    public, partner = (casebook.public_numbers(name, A_HUNDRED) for name in ("public", "partner"))
    assert public != partner
    assert casebook.public_numbers("public", ()) == {}


@given(st.lists(st.sets(st.integers(1, 40), max_size=12), max_size=8))
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_number_is_given_once_for_good(casebook: Casebook, asked: list[set[int]]) -> None:
    known: dict[int, int] = {}
    for incidents in asked:
        given_now = casebook.public_numbers("public", incidents)
        assert given_now.keys() == incidents
        assert all(known.get(key, number) == number for key, number in given_now.items())
        known |= given_now
    assert len(set(known.values())) == len(known)


def test_numbers_may_be_asked_for_in_a_moment_that_is_held_still(reopened: Opener) -> None:
    with reopened() as casebook, reopened() as other:
        with casebook.still():
            casebook.counts()
            theirs = other.public_numbers("public", [1, 2])
            ours = casebook.public_numbers("public", [1, 2, 3])
        assert theirs.items() <= ours.items()


def test_a_release_is_kept_with_its_rows_and_what_they_said(casebook: Casebook) -> None:
    told = [row(2, "two", incident=9, part=2), row(2, "two", incident=9, part=1), row(1, "one")]
    casebook.add_release(release("v1"), told, values("two", "one"))
    casebook.add_release(release("v2", after="v1"), [row(1, "other")], values("other"))
    assert casebook.releases() == (release("v1"), release("v2", after="v1"))
    assert casebook.release("v1") == release("v1")
    assert casebook.released_rows("v1") == tuple(reversed(told))
    digests = [one.digest for one in casebook.released_rows("v1")]
    assert set(casebook.released_values(digests).values()) == {"one", "two"}
    assert casebook.released_values([]) == {}


def test_a_release_without_rows_is_one(casebook: Casebook) -> None:
    casebook.add_release(release("empty"), [], {})
    assert casebook.released_rows("empty") == ()


def test_a_name_is_taken_once_and_what_stands_stays(casebook: Casebook) -> None:
    casebook.add_release(release("v1"), [row(1, "one")], values("one"))
    with pytest.raises(CasebookError, match="'v1' already") as refused:
        casebook.add_release(release("v1", profile="internal"), [row(1, "two")], values("two"))
    assert refused.value.hint
    assert casebook.released_rows("v1") == (row(1, "one"),)


def test_a_release_that_does_not_know_of_the_last_one_is_refused(casebook: Casebook) -> None:
    casebook.add_release(release("v1"), [], {})
    with pytest.raises(Overtaken):
        casebook.add_release(release("v2"), [], {})
    casebook.add_release(release("inside", profile="internal"), [], {})
    casebook.add_release(release("acled", pack="acled"), [], {})
    casebook.add_release(release("v2", after="v1"), [], {})


def test_a_release_that_fails_leaves_nothing(casebook: Casebook) -> None:
    twice = [row(1, "one"), row(1, "two")]
    with pytest.raises(CasebookError):
        casebook.add_release(release("v1"), twice, values("one", "two"))
    assert casebook.releases() == ()
    assert casebook.released_values([ReleasedRow.digest_of("one")]) == {}


def test_an_unknown_release_is_told_with_what_to_do(casebook: Casebook) -> None:
    for ask in (casebook.release, casebook.released_rows):
        with pytest.raises(UnknownId, match="v9") as refused:
            ask("v9")
        assert "reportedly releases" in refused.value.hint


def test_the_dump_tells_releases_as_acts_of_persons(casebook: Casebook) -> None:
    small.fill(casebook)
    concluded = list(casebook.dump([Part.CONCLUDED]))
    small.publish(casebook)
    assert list(casebook.dump([Part.CONCLUDED])) == concluded
    tags = [line.split('"')[3] for line in casebook.dump([Part.JUDGED])]
    assert tags == ["judgement", "ledger", "ledger", "release", "released"]
