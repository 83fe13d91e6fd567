"""The measures by hand on a small gold of invented reports, and against the reference script."""

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import InputError
from reportedly.evaluate.gold import (
    Article,
    Count,
    Days,
    Named,
    SaidClaim,
    read_articles,
    read_texts,
)
from reportedly.evaluate.likeness import same_days, same_name, same_side, same_speaker, same_thing
from reportedly.evaluate.pairing import pair_claims
from reportedly.evaluate.scores import Scores, score_claims

BESIDE = Path(__file__).parents[3] / "shared"


def rows(path: Path, *articles: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(article) for article in articles), encoding="utf-8")
    return path


def claim(words: str, **fields: Any) -> SaidClaim:
    return SaidClaim(evidence=(words,), event_type="shelling", **fields)


MILL = claim(
    "Shells killed four millers in Dar Sola on Sunday, the Sola Monitor said.",
    figures=(Count(outcome="killed", low=4, high=4),),
    speaker=Named(text="the Sola Monitor", kind="monitor"),
    place=Named(text="Dar Sola"),
)
BRIDGE = claim(
    "A bridge guard was wounded at Tell Qamra.", figures=(Count(outcome="wounded", low=1, high=1),)
)
GOLD = (Article(id="a", claims=(MILL, BRIDGE)), Article(id="b", claims=()))


def test_gold_against_itself_is_right_in_everything() -> None:
    scores = score_claims(GOLD, GOLD, texts={"a": " ".join(MILL.quotes + BRIDGE.quotes)})
    assert {m.name for m in scores.measures if m.value != 1.0} == {"unquoted"}
    assert scores["unquoted"].value == 0 and not scores.disagreements


def test_hand_computed_scores_of_one_wrong_figure_and_one_missing_claim() -> None:
    """One of two claims found, its speaker right, its figure wrong: counted on paper."""
    said = claim(MILL.quotes[0], speaker=MILL.speaker, figures=(Count(outcome="killed", low=4),))
    scores = score_claims(GOLD, (Article(id="a", claims=(said,)),))
    assert scores["figures"].value == 0.0
    assert scores["claims"].value == round(2 * 1 / (1 + 2), 3)
    assert (scores["claims_p"].value, scores["claims_r"].value) == (1.0, 0.5)
    assert (scores["speaker"].value, scores["speaker_pair"].value) == (0.5, 1.0)
    assert scores["place"].value == 0.0 and scores["defensible"].value == 0.0
    assert [d.fields for d in scores.disagreements] == [("place", "figures_all")]


def test_an_article_that_is_not_predicted_has_no_claims() -> None:
    scores = score_claims(GOLD, ())
    assert scores["claims"].value == 0.0 and dict(scores.counts)["claims_gold"] == 2


def test_a_quote_that_is_not_in_the_text_is_counted_and_line_breaks_are_not() -> None:
    text = {"a": "Shells killed four millers\nin Dar Sola on Sunday, the Sola Monitor said."}
    scores = score_claims(GOLD, GOLD, texts=text)
    assert (dict(scores.counts)["quotes"], scores["unquoted"].value) == (2, 0.5)


def test_an_empty_gold_scores_nothing_and_does_not_fail() -> None:
    assert score_claims((), ())["claims"].value == 0.0


def test_equal_evidence_is_told_apart_by_figures() -> None:
    words = "Four died and nine were hurt."
    four, nine = (
        claim(words, figures=(Count(outcome=o, low=n, high=n),))
        for o, n in (("killed", 4), ("wounded", 9))
    )
    pairs = pair_claims((four, nine), (nine, four))
    assert all(pair.gold == pair.said for pair in pairs) and len(pairs) == 2


def test_names_agree_by_words_or_by_spelling() -> None:
    assert same_name("the town of Dar Sola", "Dar Sola")
    assert same_name("Al-Qamra", "Qamrah") and not same_name("Dar Sola", "Tell Qamra")
    assert same_name("the city", "al village"), "two names without a telling word"
    assert not same_thing(Named(), Named()), "something without a name is no other"


def test_own_voice_is_no_speaker_however_it_is_written() -> None:
    assert same_speaker(None, Named(text="The Gazette", kind="outlet"))
    assert same_speaker(Named(kind="witness"), None)
    assert not same_speaker(Named(text="the police", kind="official"), None)


def test_a_day_of_slack_and_undated_only_equals_undated() -> None:
    from datetime import date

    night = Days(start=date(2031, 3, 1), end=date(2031, 3, 2))
    day = Days(start=date(2031, 3, 2), end=date(2031, 3, 2))
    assert same_days(night, day, slack_days=1) and not same_days(night, day, slack_days=0)
    assert same_days(None, Days(), slack_days=0) and not same_days(None, day, slack_days=1)


def test_half_of_the_parties_make_a_side() -> None:
    army, militia, guard = (Named(text=t) for t in ("the army", "Qamra Brigade", "border guards"))
    assert same_side((army, militia), (army,)) and not same_side(
        (army, militia, guard), (guard,) * 9
    )
    assert same_side((), None) and not same_side((army,), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2"),
        ('{"id": "b", "claims": [{"figures": [{"low": 3}]}]}', "outcome"),
        ('{"id": "b", "claims": [{"date": {"start": "2031-13-01"}}]}', "date"),
        ('{"id": "b", "claims": [{"date": {"start": "2031-01-01"}}]}', "no end"),
        ('{"id": "b", "claims": "none"}', "claims"),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, line: str, told: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "claims": []}\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match=told) as caught:
        read_articles(gold)
    assert "gold.jsonl" in str(caught.value) and caught.value.hint


def test_a_file_that_is_missing_or_binary_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_articles(tmp_path / "none.jsonl")
    (tmp_path / "x.jsonl").write_bytes(b'\xff\xfe{"id"')
    with pytest.raises(InputError, match="line 1"):
        read_articles(tmp_path / "x.jsonl")
    (tmp_path / "x.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        read_texts(tmp_path / "x.gz")


def test_of_an_article_that_comes_twice_the_last_stands(tmp_path: Path) -> None:
    """Collections repeat articles, and so do predictions made from them."""
    twice = rows(tmp_path / "p.jsonl", {"id": 1}, {"id": 2}, {"id": "1", "claims": [{}]})
    assert [(a.key, len(a.claims)) for a in read_articles(twice)] == [("1", 1), ("2", 0)]


def test_a_split_that_nobody_has_is_told_with_those_there_are(tmp_path: Path) -> None:
    gold = rows(tmp_path / "g.jsonl", {"id": 1, "split": "tune"}, {"id": 2, "split": "check"})
    assert [a.key for a in read_articles(gold, split="check")] == ["2"]
    with pytest.raises(InputError, match="no article") as caught:
        read_articles(gold, split="chekc")
    assert caught.value.hint == "It has: check, tune."


def disturbed(claims: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """The gold with fields lost, figures changed, claims dropped, doubled and shuffled."""
    kept = []
    for one in json.loads(json.dumps([c for c in claims if dice.random() < 0.8])):
        for field in ("place", "date", "speaker", "event_type"):
            if dice.random() < 0.2:
                one[field] = None
        if one.get("figures") and dice.random() < 0.3:
            one["figures"][0]["low"] = dice.choice([None, 1, 7.0])
        if dice.random() < 0.3:
            one["evidence"] = [str(e)[: len(str(e)) // 2] + " xyz" for e in one["evidence"]]
        if dice.random() < 0.3:
            one["actors"], one["recipients"] = one["recipients"], one["actors"]
        kept += [one] * dice.choice([1, 1, 2])
    dice.shuffle(kept)
    return kept


def as_script_prints(scores: Scores) -> dict[str, Any]:
    return {
        "measures": {m.name: m.value for m in scores.measures},
        "intervals": {m.name: [m.low, m.high] for m in scores.measures},
    }


@pytest.mark.shared
@pytest.mark.parametrize(("seed", "split"), [(1, "tune"), (2, "check"), (3, None)])
def test_agrees_with_the_reference_script_to_the_third_digit(
    tmp_path: Path, seed: int, split: str | None
) -> None:
    gold, script = BESIDE / "corpora/claims/dev.jsonl", BESIDE / "tools/score_claims.py"
    if not gold.exists() or not script.exists():
        pytest.skip("the corpora are not beside the project")
    dice = random.Random(seed)
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    kept = [article for article in articles if dice.random() < 0.9]
    predicted = rows(
        tmp_path / "said.jsonl",
        *({"id": a["id"], "claims": disturbed(a["claims"], dice)} for a in kept),
    )
    quotes = {a["id"]: [q for c in a["claims"] for q in c["evidence"]] for a in articles}
    texts = rows(
        tmp_path / "texts.jsonl",
        *({"id": key, "title": "", "text": " ".join(said)} for key, said in quotes.items()),
    )
    command = [sys.executable, str(script), str(gold), str(predicted), "--texts", str(texts)]
    command += ["--json", *(("--split", split) if split else ())]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score_claims(
        read_articles(gold, split=split), read_articles(predicted), texts=read_texts(texts)
    )
    assert as_script_prints(ours) == {k: theirs[k] for k in ("measures", "intervals")}
    assert ours.articles == theirs["articles"]
    assert ours["unquoted"].value > 0


def test_a_torn_gzip_file_is_told(tmp_path: Path) -> None:
    torn = bytearray(gzip.compress(b'{"id": 1}\n' * 400))
    torn[12:30] = bytes(18)
    (tmp_path / "x.gz").write_bytes(torn)
    with pytest.raises(InputError, match=r"x\.gz cannot be read"):
        read_texts(tmp_path / "x.gz")
