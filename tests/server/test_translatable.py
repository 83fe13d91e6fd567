"""Every sentence of the pages can be said in another language: none stands bare in a template."""

import re
from pathlib import Path

import pytest

from reportedly.server import render

TEMPLATES = Path(render.__file__).parent / "templates"
NAMES = {"reportedly", "ged", "api", "json", "km"}  # what is called the same in every language
LABELS = re.compile(r'\b(?:aria-label|title|alt)="([^"]*[A-Za-z]{2}[^"]*)"')
MADE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)  # by the template, in any language
NO_WORDS = re.compile(r"<(script|style|kbd|code)\b.*?</\1>|<[^>]*>|\S*[/=]\S*")  # nor do addresses


def bare_words(source: str) -> set[str]:
    """Words of a template that no translation reaches."""
    text = MADE.sub("", source)
    labels = LABELS.findall(text)
    shown = NO_WORDS.sub(" ", text)
    words = re.findall(r"[A-Za-z]{2,}", " ".join([re.sub(r"&\w+;", " ", shown), *labels]))
    return {word for word in words if word.casefold() not in NAMES}


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_no_word_stands_bare(template: Path) -> None:
    assert not bare_words(template.read_text(encoding="utf-8"))


def test_a_bare_word_would_be_seen() -> None:
    assert bare_words('<p title="Hello">There {{ _("not me") }}</p>') == {"Hello", "There"}
