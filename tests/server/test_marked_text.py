"""The report beside the claims: their words marked, those of the chosen one strongly."""

from builders import claim, figure, report
from reportedly.server.dossier import Told
from reportedly.server.marked import Elsewhere, Marking, marked

TEXT = "A market was hit.\n\nNine were killed, a medic said. The base was empty."


def told(text: str, *spans: tuple[int, int]) -> list[Told]:
    said = [claim("r-1", text=text[a:b], start=a, at=None, on=None) for a, b in spans]
    own = report("r-1", text)
    return [Told(number, one, own, ()) for number, one in enumerate(said, start=1)]


def markings(own: list[Told], chosen: Told) -> list[Marking]:
    return [marking for line in marked(own, chosen).lines for marking in line]


def test_the_words_of_a_claim_are_marked_and_those_of_the_chosen_strongly() -> None:
    own = told(TEXT, (0, 17), (19, 36))
    found = markings(own, own[1])
    assert [one.run.text for one in found if one.told] == ["A market was hit.", "Nine were killed,"]
    assert [one.run.text for one in found if one.strong] == ["Nine were killed,"]


def test_claims_that_overlap_are_both_told() -> None:
    own = told(TEXT, (19, 36), (24, 50))
    both = [one.run.text for one in markings(own, own[0]) if len(one.told) == 2]
    assert both == ["were killed,"]


def test_what_of_the_claim_the_words_say_is_told_apart() -> None:
    text = "Nine were killed in Atarib."
    own = [
        Told(
            1,
            claim("r-1", text=text, figures=(figure(9, base="Nine"),), on=None),
            report("r-1", text),
            (),
        )
    ]
    assert ("Nine", "figure") in [(one.run.text, one.field) for one in markings(own, own[0])]


def test_claims_of_another_report_are_not_marked_here() -> None:
    own = told(TEXT, (0, 17))
    other = Told(2, claim("r-2", text="Nine were killed", start=19), report("r-2", "x" * 40), ())
    assert all(one.told in ((), (own[0],)) for one in markings([*own, other], own[0]))


def test_of_a_very_long_line_the_part_is_shown_that_holds_the_claim() -> None:
    text = "a" * 1_000_000 + " Nine were killed. " + "b" * 1_000_000
    own = told(text, (1_000_001, 1_000_018))
    shown = marked(own, own[0])
    assert shown.part.of > 10
    assert any(one.strong for one in markings(own, own[0]))
    assert sum(len(one.run.text) for one in markings(own, own[0])) < 50_000


def test_what_stands_in_another_incident_is_told_with_its_number() -> None:
    """Whoever reads the report sees what was read of it, wherever that stands."""
    own = told(TEXT, (0, 17))
    (other,) = told(TEXT, (19, 36))
    found = marked(own, own[0], [Elsewhere(other.claim, 7)])
    runs = [one for line in found.lines for one in line]
    assert [(one.run.text, one.leads[0].incident) for one in runs if one.leads] == [
        ("Nine were killed,", 7)
    ]
    assert not any(one.told or one.strong for one in runs if one.elsewhere)
