"""What a form offers as the place of a claim."""

from dossiers import told

from builders import claim, place
from reportedly.model.corrections import ClaimField
from reportedly.server.meanings import names_of

SARMADA = place("Sarmada", admin1="Idlib", id="p-1")
HARIM = place("Harim", admin1="Idlib", id="p-2")


def test_where_the_others_of_the_incident_stand_comes_first() -> None:
    own = told(
        claim("r-1", at=None),
        claim("r-2", at=HARIM),
        claim("r-3", at=SARMADA),
        claim("r-4", at=SARMADA),
    )
    found = names_of(own[0], ClaimField.PLACE, own).found
    assert [(one.id, one.words) for one in found] == [
        ("p-1", "as claims 3, 4"),
        ("p-2", "as claim 2"),
    ]


def test_its_own_place_is_not_offered_twice() -> None:
    own = told(claim("r-1", at=SARMADA), claim("r-2", at=SARMADA))
    assert [one.id for one in names_of(own[0], ClaimField.PLACE, own).found] == ["p-1"]
