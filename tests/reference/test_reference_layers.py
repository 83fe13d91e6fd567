"""Several lists of one country: one place, one row, with every list's id."""

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.layers import layered


def place(
    id: str, name: str, lat: float = 50.0, level: PlaceLevel = PlaceLevel.POPULATED,
    admin1: str = "", spellings: tuple[str, ...] = (),
) -> PlaceRow:  # fmt: skip
    return PlaceRow(id, name, spellings, lat, 20.0, level, "ZZ", admin1, "", "list")


def test_the_same_place_of_two_lists_is_one_with_both_ids_and_spellings() -> None:
    (row,) = layered([place("a:1", "Al-Zeitoun")], [place("b:1", "Az Zaytun", lat=50.01)])
    assert (row.id, row.ids, row.lat) == ("a:1", ("b:1",), 50.0)
    assert "Az Zaytun" in row.spellings


def test_a_namesake_that_lies_far_stays_apart() -> None:
    rows = layered([place("a:1", "Zaytun")], [place("b:1", "Zaytun", lat=50.3)])
    assert [row.id for row in rows] == ["a:1", "b:1"]


def test_a_town_and_the_district_called_after_it_stay_apart() -> None:
    district = place("b:1", "Zaytun", level=PlaceLevel.ADM2)
    assert len(layered([place("a:1", "Zaytun")], [district])) == 2


def test_rows_of_the_first_list_are_never_joined_with_one_another() -> None:
    first = [place("a:1", "Zaytun"), place("a:2", "Zaytun")]
    assert [row.id for row in layered(first, [place("b:1", "Other")])] == ["a:1", "a:2", "b:1"]


def test_a_province_is_called_as_the_first_list_calls_it() -> None:
    province = place("a:1", "Vale", level=PlaceLevel.ADM1, admin1="Vale", spellings=("El Vale",))
    rows = layered([province], [place("b:1", "Zaytun", admin1="El Vale Governorate")])
    assert rows[1].admin1 == "Vale"


def test_a_place_without_a_province_has_that_of_its_neighbours() -> None:
    rows = layered([place("a:1", "Zaytun", admin1="Vale")], [place("b:1", "Bir", lat=50.05)])
    assert rows[1].admin1 == "Vale"
