"""Every sentence of the pages can be said in another language: none stands bare in a template."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from made_up_language import wide

from reportedly.query import counts, incident_words, record_words, summary_words, words
from reportedly.server import render, scripts_said

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
    return isinstance(node, ast.Call) and _called(node.func) in SPOKEN


def _called(function: ast.expr) -> str | None:
    """ "plural" of `plural(...)` and of `words.plural(...)`."""
    return getattr(function, "id", None) or getattr(function, "attr", None)


TOLD = (words, counts, record_words, incident_words, summary_words)
NO_SENTENCE = {"UTC", "None", "True", "False"}
KEYS = {  # what programs call a part of a record; pages say it by `plain`
    "what", "parties", "when", "where", "rests", "killed", "injured", "grade", "whom",
    "low", "best", "high",
}  # fmt: skip


@pytest.mark.parametrize("module", TOLD, ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_sentence_about_a_value_stands_bare(module: ModuleType) -> None:
    told = set(bare_strings(Path(str(module.__file__)).read_text(encoding="utf-8")))
    assert not told - NO_SENTENCE - (KEYS if module in (record_words, incident_words) else set())


def test_a_bare_sentence_would_be_seen() -> None:
    assert set(bare_strings('def f():\n    return f"{x} killed" + _("not me")')) == {"killed"}


NEVER_SAID = re.compile(r"<(script|style|kbd|code|title)\b.*?</\1>", re.DOTALL)
SHOWN = re.compile(r'>([^<]+)<|\b(?:aria-label|title|placeholder|data-[a-z]+)="([^"[{]*\s[^"]*)"')
# Names, codes, what the examples of a form type, and the suffixes of files.
PROPER = set(
    "reportedly ged acled airwars ibc json utc http https esc text article outlet source csv html"
    " pdf eml warc txt zip".split()
)


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, Any]:
    """The desk's pages where nothing is said in English, and what its casebook says."""
    script = Path(__file__).with_name("made_up_language.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = [sys.executable, str(script)]
    told = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def english(page: str, said: Sequence[str]) -> set[str]:
    """What a page shows in plain letters that its casebook, or a rule of a pack, does not say."""
    shown = [unescape(a or b).strip(" \n…“”") for a, b in SHOWN.findall(NEVER_SAID.sub(" ", page))]
    told = " \n ".join(part for part in shown if not any(part in whole for whole in said))
    for whole in sorted(said, key=len, reverse=True):
        told = told.replace(whole, " ") if len(whole) > 2 else told
    return {
        word for word in re.findall(r"(?<!-)\b[A-Za-z]{3,}", told) if word.casefold() not in PROPER
    }


def test_no_page_says_a_sentence_in_english_to_whoever_reads_another_language(
    elsewhere: dict[str, Any],
) -> None:
    said, pages = elsewhere["said"], elsewhere["pages"]
    found = {address: english(page, said) for address, page in pages.items()}
    assert {address: words for address, words in found.items() if words} == {}


def test_a_page_brings_the_translations_of_what_its_scripts_say(elsewhere: dict[str, Any]) -> None:
    """Each sentence of the scripts, and none in a page that is in English."""
    (held,) = re.findall(r'id="sentences">(.*?)</script>', elsewhere["pages"]["/incidents"])
    told = json.loads(held)
    assert set(told) == {words for words in scripts_said.sentences() if words != wide(words)}
    assert told["Near a place"] == wide("Near a place")
    assert told["{low} to {high} killed"] == wide("{low} to {high} killed")
    assert scripts_said.translations() == {}


SCRIPTS = Path(render.__file__).parent / "static" / "js"


@pytest.mark.parametrize(
    "script", sorted(SCRIPTS.rglob("*.js")), ids=lambda path: str(path.relative_to(SCRIPTS))
)
def test_what_a_script_says_is_in_the_catalogue(script: Path) -> None:
    """Nothing that looks like a sentence stands outside `say` and `many`."""
    code = re.sub(r"^\s*(?://|/?\*).*$|\s//.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
    literals = re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)
    like_sentences = {told for told in literals if re.match(r"[A-Z][a-z]+ [a-z]+", told)}
    assert not like_sentences - set(scripts_said.sentences())
