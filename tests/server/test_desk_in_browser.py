"""The desk as a person meets it, in a real browser."""

import pytest
from served_desk import Visitor

pytestmark = pytest.mark.slow


def test_keys_lead_from_page_to_page(visitor: Visitor) -> None:
    page = visitor.goes("/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.get_by_role("searchbox").evaluate("one => one === document.activeElement")
