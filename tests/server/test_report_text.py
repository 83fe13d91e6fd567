"""A report's text in runs: every letter at its offset, every claim's words marked, nothing acts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from builders import claim, figure
from reportedly.ingest.reading import Edit, make_reading
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.query.harmless import HARMFUL
from reportedly.server.report_text import PART_LETTERS, Part, Run, cut_at, part_of, shown_part

LETTERS = st.text(alphabet="ab \n\r\té؟ع\u202e\u200f\0<&'\"\x93😀", max_size=120)


def report_of(text: str) -> Report:
    return builders.report("r-one", text, outlet="Gull Gazette")


def claiming(text: str, start: int, end: int) -> ResolvedClaim:
    """A claim whose words are `text[start:end]`."""
    made = claim("r-one", outlet="Gull Gazette", text="x", figures=(figure(3),))
    words = Span(start, end, text[start:end])
    bare = replace(made.claim, evidence=(words,), figures=(), place=None, date=None)
    return replace(made, claim=bare, claim_id=bare.id)


def runs_of(part: Part) -> list[Run]:
    return [run for line in part.paragraphs for run in line]


@given(LETTERS)
def test_every_letter_is_shown_once_and_where_it_stands(text: str) -> None:
    at = 0
    for run in runs_of(shown_part(report_of(text), (), 1)):
        assert text[at : run.start].strip("\r\n") == ""
        assert run.acting or text[run.start : run.end] == run.text
        at = run.end
    assert text[at:].strip("\r\n") == ""


@given(LETTERS)
def test_no_letter_acts(text: str) -> None:
    shown = "".join(run.text for run in runs_of(shown_part(report_of(text), (), 1)))
    assert HARMFUL.search(shown) is None


@given(LETTERS.filter(str.strip), st.data())
def test_runs_carry_the_claims_whose_words_they_are(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = data.draw(st.lists(ends.map(sorted).filter(lambda e: e[0] < e[1]), max_size=3))
    claims = [claiming(text, *span) for span in spans]
    for run in runs_of(shown_part(report_of(text), claims, 1)):
        inside = [n for n, (a, b) in enumerate(spans, 1) if a <= run.start and run.end <= b]
        assert list(run.claims) == inside


def test_overlapping_words_belong_to_both_claims() -> None:
    text = "Shells killed three and hurt nine."
    claims = (claiming(text, 0, 19), claiming(text, 13, 33))
    told = [(run.text, run.claims) for run in runs_of(shown_part(report_of(text), claims, 1))]
    assert told == [
        ("Shells killed", (1,)),
        (" three", (1, 2)),
        (" and hurt nine", (2,)),
        (".", ()),
    ]


def test_what_the_reader_leaves_out_is_furniture_and_what_it_mends_is_one_run() -> None:
    text = "Share this\nThey wereÂ killed."
    reading = make_reading(text, cuts=[(0, 11)], repairs=[Edit(20, 22, "")])
    mended = make_reading(text, cuts=[(0, 11)], repairs=[Edit(20, 22, " ")])
    assert reading.text == "They werekilled."
    runs = runs_of(shown_part(replace(report_of(text), reading=mended), (), 1))
    assert [(run.text, run.furniture, run.received) for run in runs] == [
        ("Share this", True, ""),
        ("They were", False, ""),
        (" ", False, "Â "),
        ("killed.", False, ""),
    ]


@pytest.mark.parametrize("filling", ["x", "word ", "line\n"])
def test_a_long_text_comes_in_parts_that_leave_nothing_out(filling: str) -> None:
    text = filling * (3 * PART_LETTERS // len(filling))
    told = report_of(text)
    parts = [shown_part(told, (), number) for number in range(1, len(cut_at(text)) + 1)]
    assert len(parts) == parts[0].of >= 3
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert parts[-1].end == len(text)
    assert part_of(told, parts[1].start) == 2
    assert shown_part(told, (), 99).number == len(parts)
