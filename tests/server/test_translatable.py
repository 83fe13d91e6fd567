"""Every sentence of the pages can be said in another language: none stands bare in a template."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.query import counts, words
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


SPOKEN = {"_", "plural", "plain"}  # what a sentence passes on its way to a reader
GIVEN = {"_ONE_OF", "_MANY_OF", "_amount"}  # words that pass it later, and those of reports


def bare_strings(source: str) -> Iterator[str]:
    """Words of a module that reach a reader without passing where a translation is laid in."""
    tree = ast.parse(source)
    kept = [node for node in tree.body if _name(node) not in GIVEN]
    nodes = [node for top in kept for node in ast.walk(top)]
    passed = {id(part) for call in nodes if _is_said(call) for part in ast.walk(call)}
    passed |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    formats = [n.format_spec for n in nodes if isinstance(n, ast.FormattedValue) and n.format_spec]
    passed |= {id(part) for spec in formats for part in ast.walk(spec)}
    for node in nodes:
        if isinstance(node, ast.Constant) and id(node) not in passed:
            yield from re.findall(r"[A-Za-z]{3,}", re.sub(r"\{\w+\}", "", str(node.value)))


def _name(node: ast.AST) -> str | None:
    target = node.targets[0] if isinstance(node, ast.Assign) else node
    return getattr(target, "id", None) or getattr(target, "name", None)


def _is_said(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", None) in SPOKEN


@pytest.mark.parametrize("module", [words, counts], ids=["words", "counts"])
def test_no_sentence_about_a_value_stands_bare(module: ModuleType) -> None:
    told = set(bare_strings(Path(str(module.__file__)).read_text(encoding="utf-8")))
    assert not told - {"UTC", "None", "True", "False"}


def test_a_bare_sentence_would_be_seen() -> None:
    assert set(bare_strings('def f():\n    return f"{x} killed" + _("not me")')) == {"killed"}
