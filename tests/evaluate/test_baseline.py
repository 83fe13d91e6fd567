"""The yardstick finds numbers beside verbs, and nothing that takes understanding."""

from reportedly.evaluate.baseline import baseline_articles
from reportedly.evaluate.gold import Count


def figures(text: str) -> set[Count]:
    (article,) = baseline_articles({"a": text})
    return {figure for claim in article.claims for figure in claim.figures or ()}


def test_numbers_words_and_bounds_beside_a_verb_of_harm() -> None:
    assert figures("At least 1,200 people were killed.") == {Count("killed", 1200, None)}
    assert figures("Shelling wounded twelve.") == {Count("wounded", 12, 12)}
    assert figures("Dozens died.") == {Count("killed", 24, None)}


def test_one_claim_a_sentence_with_the_sentence_as_evidence() -> None:
    (article,) = baseline_articles(
        {"a": "Two were killed. Nothing else. Three were hurt, one died."}
    )
    assert [c.quotes for c in article.claims] == [
        ("Two were killed.",),
        ("Three were hurt, one died.",),
    ]


def test_no_number_no_claim() -> None:
    assert figures("They were killed in Dar Sola.\n\n31 shells fell.") == set()
