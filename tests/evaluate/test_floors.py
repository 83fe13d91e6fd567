"""A floor holds on the gold it was found on, and on no other."""

from pathlib import Path

import pytest

from reportedly.errors import FloorError, InputError
from reportedly.evaluate.floors import Gold, below_floor, read_floors, require_pinned
from reportedly.evaluate.gold import Article, SaidClaim
from reportedly.evaluate.scores import score_claims
from reportedly.model.ids import sha256_hex


def pinned(path: Path, **floors: float) -> Gold:
    digest = sha256_hex(path.read_bytes())
    return Gold(name="own", gold=str(path), reports="", sha256=digest, floors=floors)


def test_a_changed_gold_fails_with_its_new_digest(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text('{"id": 1}')
    gold = pinned(path)
    require_pinned(gold)
    path.write_text('{"id": 2}')
    with pytest.raises(FloorError, match=sha256_hex(b'{"id": 2}')) as caught:
        require_pinned(gold)
    assert caught.value.exit_code == 5


def test_a_measure_at_its_floor_stands_and_below_it_falls(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text("{}")
    articles = (Article(id=1, claims=(SaidClaim(evidence=("four died",)),)),)
    scores = score_claims(articles, articles)
    assert below_floor(pinned(path, claims=1.0), scores) == []
    (fallen,) = below_floor(pinned(path, claims=1.0, figures=0.5), scores)
    assert "figures 0.000" in fallen and "0.500" in fallen
    with pytest.raises(InputError, match="figurs"):
        below_floor(pinned(path, figurs=0.5), scores)


def test_a_quote_that_is_not_in_the_text_breaks_the_ceiling() -> None:
    gold = Gold(name="own", gold="", reports="", sha256="", ceilings={"unquoted": 0.0})
    said = (Article(id=1, claims=(SaidClaim(evidence=("four died",)),)),)
    assert below_floor(gold, score_claims(said, said, texts={"1": "four died"})) == []
    (broken,) = below_floor(gold, score_claims(said, said, texts={"1": "five died"}))
    assert "unquoted 1.000 is above its ceiling" in broken


def test_a_floors_file_resolves_paths_beside_itself_and_refuses_unknown_words(
    tmp_path: Path,
) -> None:
    path = tmp_path / "floors.toml"
    text = '[[set]]\nname="own"\ngold="g.jsonl"\nreports="r.jsonl"\nsha256=""\n'
    path.write_text(text)
    assert read_floors(path)[0].gold == str(tmp_path / "g.jsonl")
    path.write_text(text + "flors = {}\n")
    with pytest.raises(InputError, match="flors"):
        read_floors(path)
