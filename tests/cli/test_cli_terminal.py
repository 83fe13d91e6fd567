"""Hostile text is shown and never acts."""

import io
import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reportedly.cli.claims_view import claim_blocks
from reportedly.cli.report_page import report_page
from reportedly.cli.terminal import json_line
from reportedly.query.harmless import harmless
from reportedly.query.views import ReportView
from shown_values import claim, figure, report

HOSTILE = (
    "[bold red]4 killed[/] \x1b]0;owned\x07\x1b[2J \u202eyb dellik\u2069 :skull: "
    "\x9b31m [link=file:///etc/passwd]x[/link] \u200b\ufeff\x00"
)
ACTS = "\x1b\x07\x9b\x00\u202e\u2069\u200b\ufeff"


@given(st.text(st.characters(codec=None)))
def test_nothing_harmless_can_steer_a_terminal(text: str) -> None:
    shown = harmless(text)
    assert not any(category(letter) in ("Cc", "Cs") for letter in shown if letter not in "\n\t")
    assert not set(shown) & set(ACTS)


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp"))))
def test_harmless_text_is_left_as_it_is(text: str) -> None:
    """Arabic, Cyrillic, combining marks and brackets survive whole."""
    assert harmless(text) == text


def test_names_that_need_joiners_keep_them() -> None:
    assert harmless("می\u200cخواهم") == "می\u200cخواهم"


def printed(shown: object, *, terminal: bool = True) -> str:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=100, markup=False, emoji=False)
    console.print(shown)
    return screen.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_a_hostile_report_is_shown_as_words(terminal: bool) -> None:
    hostile = claim(figure(4, 4), speaker=HOSTILE, outlet=HOSTILE, quote=HOSTILE)
    for shown in (
        claim_blocks([hostile], labels={"r-one": HOSTILE}),
        report_page(ReportView(report(HOSTILE, given_id=HOSTILE), (hostile,), (), ()), labels={}),
    ):
        page = printed(shown, terminal=terminal)
        assert "\x1b]0" not in page and "\x1b[2J" not in page
        assert not set(page) & set(ACTS.replace("\x1b", ""))
        assert "[bold red]" in page and ":skull:" in page and "‹U+202E›" in page


@given(st.dictionaries(st.text(), st.text(st.characters(codec=None))))
def test_a_json_line_is_one_line_and_means_the_same(value: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        screen = io.StringIO()
        patch.setattr("sys.stdout", screen)
        json_line(value)
    written = screen.getvalue()
    assert written.splitlines() == [written.rstrip("\n")]
    assert not set(written) & set(ACTS)
    assert json.loads(written) == value
