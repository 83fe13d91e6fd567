"""Near-copies collapse; two reports in like words do not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from builders import later, report
from reportedly.link.copies import Copies, find_copies
from reportedly.model.reports import Report
from strategies import reports

# Sixteen sentences of an invented agency story; a body that other outlets reprint.
BODY = """
Warplanes struck the crowded vegetable market of Sarbin on Monday afternoon, residents reached by
telephone said. Three loud blasts were heard within five minutes and thick smoke rose over the town
hall. Volunteers with torches searched the rubble of two collapsed buildings until after midnight.
The provincial health office asked neighbouring towns to send blood and ambulances at once. A
spokesman for the rescue league put the dead at 29 and warned that the count would grow. Stalls
were burning when the first crews arrived, one of them, Hadi Karam, told the agency. The town had
been spared the worst of the fighting since a truce was announced in September. Nobody claimed the
strike, and the ministry in the capital did not answer written questions. Schools across the
district will stay closed for three days, the council wrote in a notice. Farmers had brought their
olives to the market from as far as Tell Marin and Dorsan. A reporter saw shoes and crates scattered
across the square in front of the bakery. The league said its own station, a street away, lost two
vehicles. Talks on a wider ceasefire are to resume next week under foreign mediation. Observers say
that both camps have broken it before. The market is held every Monday and Thursday. Traders
promised to open it again.
""".replace("\n", " ").strip()

NEW_LEDE = (
    "A market day ended in horror in the northern town of Sarbin when jets dropped their bombs. "
    "Here is what our desk knows so far. "
)


def sentences(text: str) -> list[str]:
    return text.split(". ")


def groups(*found: Report) -> list[tuple[str, ...]]:
    return [group.report_ids for group in find_copies(found)]


def test_an_edited_lede_collapses_and_the_earliest_comes_first() -> None:
    first = report("r-z", BODY, published="2017-11-13")
    rest = ". ".join(sentences(BODY)[2:])
    second = report("r-a", NEW_LEDE + rest, outlet="Evening Mail", published="2017-11-14")
    assert groups(second, first) == [("r-z", "r-a")]


def test_a_trimmed_body_collapses() -> None:
    short = ". ".join(sentences(BODY)[:6])
    assert groups(report("r-1", BODY), report("r-2", short, outlet="Evening Mail"))


def test_a_reprint_by_another_outlet_with_an_updated_toll_collapses() -> None:
    updated = BODY.replace("the dead at 29", "the dead at 53")
    assert groups(report("r-1", BODY), report("r-2", updated, outlet="Evening Mail"))


def test_one_agency_on_one_strike_in_like_words_is_two_reports() -> None:
    """The second report was written anew, with the agency's turns of phrase."""
    other = """
    Warplanes hit Sarbin again on Tuesday, residents reached by telephone said, a day after the
    crowded vegetable market was struck. The rescue league put the dead at 53, many of them found
    overnight under two collapsed buildings. Families buried their relatives at dawn for fear of
    new raids. One of them, Salma Wardi, told the agency that nobody in her street had slept. The
    ministry in the capital did not answer written questions. The provincial health office said
    that two hospitals were full. Talks on a wider ceasefire are to resume next week under foreign
    mediation, a diplomat said, but envoys doubted that both camps would come.
    """
    assert groups(report("r-1", BODY), report("r-2", other)) == []


def test_a_short_template_with_another_town_is_another_report() -> None:
    """The hostile case: nothing differs but a name and two numbers."""
    template = (
        "A bomb planted in a car went off in the town of {} on Monday, killing {} people and "
        "wounding {} others, a source at the provincial police command told the agency, adding "
        "that shops and cars nearby were damaged."
    )
    one = report("r-1", template.format("Sarbin", "four", "12"))
    two = report("r-2", template.format("Dorsan", "six", "9"))
    assert groups(one, two) == []


def story(seed: int, words: int) -> str:
    """A text that shares no three words in a row with one of another seed."""
    chance = random.Random(seed)
    syllables = ("ara", "elo", "imu", "oki", "une")
    vocabulary = [consonant + syllable for consonant in "bdfgklmnprst" for syllable in syllables]
    return " ".join(chance.choice(vocabulary) for _ in range(words))


def test_one_outlets_standing_background_makes_no_copies() -> None:
    """Two stories end in the same paragraphs, as some outlets' always do."""
    background = ". ".join(sentences(BODY)[8:])
    texts = [f"{story(seed, 90)}. {background}" for seed in (1, 2)]
    assert groups(*(report(f"r-{n}", text) for n, text in enumerate(texts))) == []


def test_an_excerpt_does_not_join_two_long_stories_that_share_it() -> None:
    """Groups form around the longest text: the excerpt goes with one story alone."""
    shared = story(0, 90)
    (found,) = groups(
        report("r-1", f"{story(1, 200)} {shared}"),
        report("r-2", f"{story(2, 201)} {shared}"),
        report("r-0", shared, published="2017-11-01"),
    )
    assert found == ("r-0", "r-2")


def test_empty_and_tiny_texts_are_no_copies_of_anything() -> None:
    assert groups(report("r-1", ""), report("r-2", ""), report("r-3", "Breaking")) == []


@given(st.lists(reports(), max_size=6, unique_by=lambda r: r.id), st.randoms())
def test_the_order_of_reports_is_irrelevant(found: list[Report], chance: random.Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert find_copies(found) == find_copies(shuffled)


@given(st.integers(0, 12), st.integers(1, 3))
def test_dropping_one_sentence_and_some_days_never_hides_a_copy(gone: int, days: int) -> None:
    kept = [s for n, s in enumerate(sentences(BODY)) if n != gone]
    copy = report("r-0", ". ".join(kept), published=later("2017-11-14", days))
    assert groups(copy, report("r-1", BODY)) == [("r-1", "r-0")]


@given(st.lists(reports(), unique_by=lambda found: found.id, max_size=12), st.randoms())
def test_reports_that_come_later_end_as_if_all_came_at_once(
    found: list[Report], chance: random.Random
) -> None:
    copies, at = Copies(), 0
    while at < len(found):
        batch = found[at : at + chance.randrange(1, 4)]
        copies.add(batch)
        at += len(batch)
        assert copies.groups() == find_copies(found[:at])


def test_a_longer_text_takes_over_those_that_a_shorter_one_led() -> None:
    copies = Copies()
    part, cut = ". ".join(sentences(BODY)[:10]), ". ".join(sentences(BODY)[:6])
    copies.add([report("r-1", part), report("r-2", cut, outlet="Evening Mail")])
    assert [group.report_ids for group in copies.groups()] == [("r-1", "r-2")]
    copies.add([report("r-3", BODY, outlet="Northern Spring")])
    assert [group.report_ids for group in copies.groups()] == [("r-1", "r-2", "r-3")]
