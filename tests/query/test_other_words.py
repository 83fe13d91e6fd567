"""Two texts laid side by side word by word: nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.query.other_words import Stretch, align, stretches

TEXTS = st.lists(
    st.sampled_from(["killed", "seven", "nine", "in", "the", "market", "\n\n"]), max_size=30
).map(" ".join)


def laid(before: str, now: str) -> tuple[Stretch, ...]:
    aligned = align(before, now)
    assert aligned is not None
    return stretches(before, now, aligned)


@given(before=TEXTS, now=TEXTS)
def test_the_stretches_give_both_texts_word_by_word(before: str, now: str) -> None:
    told = laid(before, now)
    assert " ".join(one.before for one in told).split() == before.split()
    assert " ".join(one.now for one in told).split() == now.split()
    for one in told:
        assert one.before or one.now
        if one.same:
            assert one.before.split() == one.now.split()


@given(before=TEXTS, now=TEXTS)
def test_a_word_that_stayed_is_the_same_word(before: str, now: str) -> None:
    aligned = align(before, now)
    assert aligned is not None
    for old, new in aligned.stayed().items():
        assert before[slice(*aligned.before[old])] == now[slice(*aligned.now[new])]


def test_a_word_between_two_changes_is_told_with_them() -> None:
    told = laid("The post says that seven of them died.", "The post says that nine of us fled.")
    assert told == (
        Stretch("The post says that", "The post says that", same=True),
        Stretch("seven of them died.", "nine of us fled.", same=False),
    )


def test_where_a_text_goes_on_its_beginning_stayed() -> None:
    assert laid("Seven died", "Seven died on Monday") == (
        Stretch("Seven died", "Seven died", same=True),
        Stretch("", "on Monday", same=False),
    )


def test_line_breaks_say_nothing_and_stay() -> None:
    assert laid("a\n\nb", "a b") == (Stretch("a\n\nb", "a b", same=True),)


def test_words_that_went_and_words_that_came() -> None:
    told = laid("seven people\n\nwere killed", "at least nine people were killed there")
    assert [(one.before, one.now) for one in told if not one.same] == [
        ("seven", "at least nine"),
        ("", "there"),
    ]


def test_texts_too_long_and_too_different_are_not_laid_side_by_side() -> None:
    long = "word " * 20_001
    assert align(long, f"{long} more") is None
    assert align(long, long.replace(" ", "\n")) is not None
