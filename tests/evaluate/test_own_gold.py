"""Our own gold quotes its reports word for word, and its floors are pinned to it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.evaluate.floors import read_floors, require_pinned
from reportedly.evaluate.gold import read_articles
from reportedly.evaluate.scores import score_claims
from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.events import Denies, EventType, Status

EVAL = Path(__file__).parents[2] / "eval"


def lines(name: str) -> list[dict[str, Any]]:
    path = EVAL / "gold" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


TEXTS = {row["id"]: f"{row['title']}\n{row['text']}" for row in lines("reports.jsonl")}


def words(claim: dict[str, Any]) -> Iterator[str]:
    """Everything a claim gives as exact words."""
    yield from claim["evidence"]
    yield from (entry["text"] for entry in claim["actors"] + claim["recipients"])
    yield from (figure["text"] for figure in claim["figures"])
    yield from (claim[key]["text"] for key in ("place", "date", "speaker") if claim[key])


def test_every_word_stands_in_its_report() -> None:
    for article in lines("claims.jsonl"):
        for claim in article["claims"]:
            missing = [w for w in words(claim) if w is not None and w not in TEXTS[article["id"]]]
            assert not missing, (article["id"], claim["cid"])


def test_every_word_of_a_list_is_one_of_the_model() -> None:
    for claim in (claim for article in lines("claims.jsonl") for claim in article["claims"]):
        EventType(claim["event_type"])
        assert (Status(claim["status"]) is Status.DENIED) == ("denies" in claim)
        Denies(claim.get("denies", "toll"))
        for figure in claim["figures"]:
            Outcome(figure["outcome"]), Quantifier(figure["quantifier"]), Whom(figure["who"])


def test_outlets_are_marked_as_invented() -> None:
    assert all(row["outlet"].endswith("(invented)") for row in lines("reports.jsonl"))


def test_the_floors_are_pinned_to_the_gold_and_name_known_measures() -> None:
    own = next(gold for gold in read_floors(EVAL / "floors.toml") if not gold.optional)
    require_pinned(own)
    articles = read_articles(Path(own.gold))
    scores = score_claims(articles, articles, draws=0)
    assert all(scores[name].value >= floor for name, floor in own.floors.items())
