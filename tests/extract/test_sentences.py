"""Sentences are cut out of a text so that none is lost and none grows without bound."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.sentences import LONGEST, split_sentences

pieces = st.sampled_from(
    ["shells hit the market", " ", ", ", ".", "\n", "x" * 900, "The mayor said", ".Then", "\u0627"]
)
texts = st.lists(pieces, max_size=80).map("".join)


@given(texts)
def test_every_letter_stands_in_one_sentence_and_none_is_too_long(text: str) -> None:
    found = list(split_sentences(text))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(0 < b - a <= LONGEST for a, b in found)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(found))


def test_a_sentence_that_goes_on_and_on_is_cut_at_a_pause() -> None:
    clause = "shells hit the market of Velmo while the bridge was held by rebels, "
    text = clause * 40
    found = [text[a:b] for a, b in split_sentences(text)]
    assert len(found) > 1
    assert all(sentence.endswith(",") for sentence in found)


def test_a_sentence_of_common_length_stays_whole() -> None:
    text = "Shells hit the market of Velmo, " + "and again the market, " * 30 + "the mayor said."
    assert len(list(split_sentences(text))) == 1


def test_a_pictures_line_ends_at_its_credit() -> None:
    text = (
        "Smoke is seen over the old market of Tarn, 3 May 2017 (Hill Press and Agencies) Shells "
        "killed two people on Monday.\n(Reuters) Three died in Sel.\nTARN (Reuters) Four died."
    )
    sentences = [text[a:b] for a, b in split_sentences(text)]
    assert sentences == [
        "Smoke is seen over the old market of Tarn, 3 May 2017 (Hill Press and Agencies)",
        "Shells killed two people on Monday.",
        "(Reuters)",
        "Three died in Sel.",
        "TARN (Reuters) Four died.",
    ]
