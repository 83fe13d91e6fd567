"""The text of a report beside its claims: nothing lost, nothing moved, long ones cut."""

from hypothesis import given
from hypothesis import strategies as st

from builders import claim, report
from reportedly.server.dossier import Told
from reportedly.server.marked import marked

TEXT = "A market was hit.\n\nNine were killed, a medic said. The base was empty."


def told(text: str, *spans: tuple[int, int]) -> list[Told]:
    told_of = report("r-1", text)
    return [
        Told(
            n,
            claim("r-1", text=text[start:end], start=start, figures=(), at=None, on=None),
            told_of,
            (),
        )
        for n, (start, end) in enumerate(spans, start=1)
    ]


def test_the_words_of_a_claim_are_marked_and_those_of_the_chosen_strongly() -> None:
    own = told(TEXT, (0, 17), (19, 36))
    runs = [run for p in marked(own[0].report, own, own[1]).paragraphs for run in p.runs]
    assert [run.text for run in runs if run.told] == ["A market was hit.", "Nine were killed,"]
    assert [run.text for run in runs if run.strong] == ["Nine were killed,"]


def test_claims_that_overlap_are_both_told() -> None:
    own = told(TEXT, (19, 36), (24, 50))
    runs = [run for p in marked(own[0].report, own, own[0]).paragraphs for run in p.runs]
    both = [run.text for run in runs if len(run.told) == 2]
    assert both == ["were killed,"]


@given(st.text(max_size=300), st.data())
def test_every_run_stands_where_it_says(text: str, data: st.DataObject) -> None:
    whole = text + "x"
    start = data.draw(st.integers(0, len(whole) - 1))
    own = told(whole, (start, data.draw(st.integers(start + 1, len(whole)))))
    shown = marked(own[0].report, own, own[0])
    runs = [run for paragraph in shown.paragraphs for run in paragraph.runs]
    assert all(whole[run.start : run.start + len(run.text)] == run.text for run in runs)
    letters = "".join(run.text for run in runs)
    assert "".join(letters.split()) == "".join(whole.split())


def test_a_very_long_line_is_shown_around_the_words_alone() -> None:
    text = "a" * 1_000_000 + " Nine were killed. " + "b" * 1_000_000
    own = told(text, (1_000_001, 1_000_018))
    shown = marked(own[0].report, own, own[0])
    letters = sum(len(run.text) for paragraph in shown.paragraphs for run in paragraph.runs)
    assert letters < 20_000
    assert any(paragraph.skipped for paragraph in shown.paragraphs)
    assert shown.skipped > 900_000
    assert any(run.strong for paragraph in shown.paragraphs for run in paragraph.runs)
