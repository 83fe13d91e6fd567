"""Words for everybody: what is not known to be harmless is hidden."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.addresses import harmless_address
from reportedly.publish.institutions import Institutions
from reportedly.publish.redaction import HIDDEN, Told, known_words, plain_words, tells_case, veiled


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Warplanes hit the town on Monday.", "Warplanes hit the town on Monday."),
        ("Yusra Dandal was killed with others.", "[…] was killed with others."),
        ("Said was killed in the market.", "[…] was killed in the market."),
        ("Nour, a 9-year-old girl, was killed.", "[…], a […] girl, was killed."),
        ("The dead include Amal (12) and civilians.", "The dead include […]) and civilians."),
        ("The son of the baker was among the dead.", "The […] of the […] was among the dead."),
        ("He told us to call +963 944 123456 at once.", "He told us to call […] at once."),
        ("They were hit at 36.1389, 36.8249 in the night.", "They were hit at […] in the night."),
        ("May Sallum was killed there in July.", "[…] was killed there in July."),
        ("It was told by @umm_q and by x@y.org then.", "It was told by […] and by […] then."),
        ("She was killed [by Yusra] there.", "She was killed (by […]) there."),
        ("They hit the town in war{time.", "They hit the town in war time."),
    ],
)  # fmt: skip
def test_of_names_nothing_is_left(said: str, shown: str) -> None:
    """Nor of ages, kin, callings, telephone numbers, points and handles; the rest stays."""
    assert known_words(said) == shown


def test_what_is_known_to_stand_there_is_told_in_brackets() -> None:
    told = [Told(0, 5, "Lantern Watch"), Told(26, 32, "Atarib")]
    said = "L. W. counted the dead in Aatrib."
    assert known_words(said, told) == "[Lantern Watch] counted the dead in [Atarib]."


def test_what_is_told_may_cut_a_number_and_shows_no_half_of_it() -> None:
    told = [Told(2, 7, "a party")]
    assert known_words("Hanin 144 was killed in the town", told).startswith("[a party] was killed")


@given(st.lists(st.sampled_from("Hanin Qasem Dala'a Zoë نور Бела X1 4x4".split()), min_size=1))
def test_what_nobody_listed_is_never_shown(names: list[str]) -> None:
    """However often, and wherever between plain words it stands."""
    said = " was killed and ".join(names) + " was killed in the town"
    shown = known_words(said)
    assert not any(name in shown for name in names)


@given(st.text(max_size=200))
def test_hostile_text_shows_plain_words_and_no_number(said: str) -> None:
    words = re.findall(r"[^\W_]+", known_words(said))
    months = "January February March April July September October November December"
    known = plain_words() | {part for word in plain_words() for part in word.split("-")}
    allowed = {*known, "s"}
    assert all(word.lower() in allowed or word in months or word.istitle() for word in words)


def test_a_quote_of_which_little_is_left_is_none() -> None:
    assert known_words("Yusra Dandal, Hanin Qasem, killed") == HIDDEN


def test_a_text_without_case_tells_no_names() -> None:
    """Arabic has no capitals, and a text all in small or large letters none to go by."""
    assert not tells_case("قتل أحمد في السوق")
    assert not tells_case("the strike killed nour and hope in the town " * 9)
    assert not tells_case("STRIKE KILLS NOUR AND HOPE")
    assert tells_case("Jets hit the town on Monday. Nour was killed.")


@given(st.text(max_size=80))
def test_veiled_words_keep_their_places(said: str) -> None:
    """Judgements find a claim by offsets, and rules tell two words by their letters."""
    assert len(veiled(said)) == len(said)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://sana.sy/en/12345", "https://sana.sy/en/12345"),
        ("https://sana.sy/2017/11/13/node-7.html", "https://sana.sy/2017/11/13/node-7.html"),
        ("https://sana.sy/girl-of-14-killed", "https://sana.sy/"),
        ("https://sana.sy/girl-of-fourteen-killed", "https://sana.sy/"),
        ("https://sana.sy/strike-kills-yusra-dandal", "https://sana.sy/"),
        ("https://sana.sy/?p=yusra", "https://sana.sy/"),
        ("https://yusra-dandal.example/1", None),
        ("https://t.me/yusra/3", None),
        ("https://user:yusra@sana.sy/1", "https://sana.sy/1"),
        ("https://sana.sy/%D9%8A", "https://sana.sy/"),
        ("javascript:yusra()", None),
        ("https://[bad", None),
        (None, None),
    ],
)
def test_an_address_names_nobody(url: str | None, shown: str | None) -> None:
    assert harmless_address(url, Institutions()) == shown


@pytest.mark.parametrize("name", ["Yusra Dandal", "@yusra", "Young Channel", "Hope", "Day"])
def test_an_outlet_called_like_a_person_is_not_named(name: str) -> None:
    assert Institutions().outlet(name) is None


def test_an_outlet_of_a_list_or_of_plain_words_is_named() -> None:
    assert Institutions().outlet("sana") == "SANA"
    assert Institutions().outlet("The Daily Post") == "The Daily Post"


def test_no_plain_word_is_kin_or_a_calling() -> None:
    """One person is told by them: the mayor's son, the town's baker."""
    telling = "son daughter wife husband brother sister mother father uncle aunt baker mayor imam"
    assert not plain_words() & set(telling.split())
