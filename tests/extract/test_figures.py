"""Which numbers of a sentence are figures, of what outcome, with which bounds.

Every sentence is invented. Each is read twice: as written, and without commas and apostrophes, as
many collections keep their texts.
"""

from collections.abc import Callable

import pytest
from read_tokens import tokens

from reportedly.extract.casualties import find_counts
from reportedly.extract.counts import Count
from reportedly.model.casualties import Outcome, Whom

Bounds = tuple[str, int | None, int | None]
K, W, B = Outcome.KILLED.value, Outcome.WOUNDED.value, Outcome.KILLED_OR_WOUNDED.value


def counts(text: str) -> list[Count]:
    return find_counts(tokens(text))


def bounds(text: str, keep: Callable[[Count], bool] = lambda count: True) -> list[Bounds]:
    return [(c.outcome.value, c.low, c.high) for c in counts(text) if keep(c)]


def stripped(text: str) -> str:
    return text.replace(",", "").replace("'", "")


CASES: dict[str, tuple[str, list[Bounds]]] = {
    "lives": ("The attack claimed 15 lives in Rasd.", [(K, 15, 15)]),
    "lost": ("The army lost 20 soldiers in the battle.", [(K, 20, 20)]),
    "shot dead": ("Gunmen shot dead two teachers.", [(K, 2, 2)]),
    "prisoner": ("Rebels took 12 soldiers prisoner.", [(Outcome.CAPTURED.value, 12, 12)]),
    "number of killed": ("The number of people killed has risen to 61.", [(K, 61, 61)]),
    "died of the wounded": ("Three of the wounded later died.", [(K, 3, 3)]),
    "the dead included": ("The dead included five children and a nurse.", [(K, 5, 5), (K, 1, 1)]),
    "of the dead": ("Eleven of the 30 dead were children.", [(K, 11, 11), (K, 30, 30)]),
    "of the killed": ("Of the 20 killed, eight were children.", [(K, 20, 20), (K, 8, 8)]),
    "unspecified": ("The raid killed an unspecified number of militants.", [(K, None, None)]),
    "no loss of life": ("The bridge fell with no loss of life.", [(K, 0, 0)]),
    "none of": ("None of the passengers were hurt.", [(W, 0, 0)]),
    "eliminates": ("Army eliminates 40 militants near Rasd", [(K, 40, 40)]),
    "at least": ("At least 15 people were killed in Rasd.", [(K, 15, None)]),
    "more than": ("Shelling killed more than 30 civilians.", [(K, 30, None)]),
    "no fewer than": ("No fewer than 12 guards died at the gate.", [(K, 12, None)]),
    "up to": ("The raid killed up to 80 fighters.", [(K, None, 80)]),
    "range": ("Between 30 and 40 villagers were wounded.", [(W, 30, 40)]),
    "from to": ("The blast wounded from six to 14 shoppers.", [(W, 6, 14)]),
    "two or three": ("Two or three people were killed.", [(K, 2, 3)]),
    "dozens": ("Dozens of residents were injured.", [(W, 24, None)]),
    "quoted word": ('The mayor said "dozens" of farmers were killed.', [(K, 24, None)]),
    "spelt": ("Twelve bodies were pulled from the rubble.", [(K, 12, 12)]),
    "some": ("Some 40 soldiers were killed.", [(K, 40, 40)]),
    "half a dozen": ("Half a dozen guards were wounded.", [(W, 6, 6)]),
    "family": ("A family of five was killed when their house fell in.", [(K, 5, 5)]),
    "quarter million": ("The war has killed a quarter of a million people.", [(K, 250_000, None)]),
    "medical staff": ("Shells wounded five medical staff in Rasd.", [(W, 5, 5)]),
    "group fighters": ("The raid killed nine rebel group fighters.", [(K, 9, 9)]),
    "a number were": ("A number of guards were killed when the gate fell.", [(K, None, None)]),
    "at least behind": ("The raid killed 12 guards at least.", [(K, 12, None)]),
    "all inside": ("A rocket hit a van, killing all inside.", [(K, None, None)]),
    "and others": ("Six guards were killed and others wounded.", [(K, 6, 6), (W, None, None)]),
    "bare plural": ("The blast killed guards and officials.", [(K, None, None)]),
    "uncounted": ("Rockets fell on Rasd causing civilian casualties.", [(B, None, None)]),
    "two singles": ("A driver and a nurse were killed in Rasd.", [(K, 2, 2)]),
    "parts": ("Nine people including two nurses were injured.", [(W, 9, 9), (W, 2, 2)]),
    "toll set": (
        "The mayor raised the death toll from the floods and the fighting to 61.",
        [(K, 61, 61)],
    ),
    "doer": ("A soldier killed three shepherds.", [(K, 3, 3)]),
    "used then killed": ("The rockets that were used had killed 30 people.", [(K, 30, 30)]),
    "said": ("The minister claimed 12 guards were wounded.", [(W, 12, 12)]),
    "killed or hurt": ("The blast left 12 guards dead or injured.", [(B, 12, 12)]),
    "stoned": ("Two men were stoned to death in Rasd.", [(K, 2, 2)]),
    "elided": ("The rebels lost 60 fighters and the army lost 12.", [(K, 60, 60), (K, 12, 12)]),
    "elliptic": (
        "A bomb went off in the market, killing nine and wounding 20 others.",
        [(K, 9, 9), (W, 20, 20)],
    ),
    "wounding others": ("The mine killed a farmer, wounding others.", [(K, 1, 1), (W, None, None)]),
    "both together": ("200 killed and wounded in Rasd offensive.", [(B, 200, 200)]),
    "killed or injured": ("Hundreds were killed or injured on the road.", [(B, 200, None)]),
    "48 killed and injured": ("At least 48 people were killed and injured.", [(B, 48, None)]),
    "left dead": ("The strike left 7 people dead and 9 injured.", [(K, 7, 7), (W, 9, 9)]),
    "heavy losses": ("The brigade caused heavy losses among the guards.", [(B, None, None)]),
    "in their hundreds": ("The casualties are in their hundreds.", [(B, 200, None)]),
    "missing": ("Three fishermen are missing after the attack.", [(Outcome.MISSING.value, 3, 3)]),
    "captured": ("Rebels captured 14 soldiers at the post.", [(Outcome.CAPTURED.value, 14, 14)]),
    "displaced": ("The fighting displaced 4,000 people.", [(Outcome.DISPLACED.value, 4000, 4000)]),
    "two kinds": ("Five soldiers and three rebels were killed.", [(K, 5, 5), (K, 3, 3)]),
    "joined kinds": (
        "Another 120 soldiers and allied militiamen were also killed.",
        [(K, 120, 120)],
    ),
    "far verb": (
        "At least 86 members of the national guard and its allies who include members of the"
        " river militia and other bands were killed in fighting near Rasd.",
        [(K, 86, None)],
    ),
    "aside": (
        "At least 40 people - mainly women and children - have been hurt this week.",
        [(W, 40, None)],
    ),
    "destroyed people": ("The army destroyed over 60 militants.", [(K, 60, None)]),
    "group called IS": ("IS has killed hundreds of people since June.", [(K, 200, None)]),
    "both men": ("Both men were killed on the bridge.", [(K, 2, 2)]),
    "age is no count": ("A 12-year-old boy, Sami, was killed.", [(K, 1, 1)]),
    "household": ("A woman and her child were killed.", [(K, 2, 2), (K, 1, 1), (K, 1, 1)]),
    "siblings": ("Gas spread, killing the four siblings and their father.", [(K, 5, 5)]),
    "he": ("He was killed by a sniper.", [(K, 1, 1)]),
    "his wife": ("His wife died of her wounds.", [(K, 1, 1)]),
    "commander": ("The commander of the brigade was killed in Rasd.", [(K, 1, 1)]),
    "named": ("Karim Sadoun was killed near the mill.", [(K, 1, 1)]),
    "no one": ("No one was hurt in the blast.", [(W, 0, 0)]),
    "no casualties": ("There were no casualties.", [(B, 0, 0)]),
    "without any": ("Shells fell on the fields without any casualties.", [(B, 0, 0)]),
    "did not cause any": ("The attack did not cause any casualties.", [(B, 0, 0)]),
    "no injuries": ("Two houses burned but there were no injuries.", [(W, 0, 0)]),
    "not but": ("Not 20 but 12 people were killed, the ministry said.", [(K, 12, 12)]),
    "from to change": ("The death toll rose from 29 to 53.", [(K, 53, 53)]),
    "to from change": ("The death toll rose to 53 from 29.", [(K, 53, 53)]),
    "made up the rest": (
        "Four militiamen and 11 raiders made up the rest of the dead.",
        [(K, 4, 4), (K, 11, 11)],
    ),
    "among the dead were": (
        "Among the dead were a child and two women.",
        [(K, 1, 1), (K, 2, 2)],
    ),
    "were among": (
        "The office said 76 children and 41 women were among those killed.",
        [(K, 76, 76), (K, 41, 41)],
    ),
    "most of the dead": ("Most of the dead were civilians.", [(K, None, None)]),
    "children among": ("Children were among those killed.", [(K, None, None)]),
    "rest of the dead": ("The rest of the dead were fighters.", [(K, None, None)]),
    "most of them": ("The ambush left most of them dead.", [(K, None, None)]),
    "much higher": ("Activists say the death toll is much higher.", [(K, None, None)]),
    "half of a total": (
        "Air strikes killed at least 39 people, more than half of them civilians.",
        [(K, 39, None), (K, 20, None)],
    ),
    "places": (
        "Shells killed 30 people, including 9 in Sabqa, 8 in Ansari and 13 in Mayar.",
        [(K, 30, 30), (K, 9, 9), (K, 8, 8), (K, 13, 13)],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_a_figure_has_the_bounds_that_the_words_give(text: str, wanted: list[Bounds]) -> None:
    assert sorted(bounds(text), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_commas_and_apostrophes_may_be_gone(text: str, wanted: list[Bounds]) -> None:
    assert sorted(bounds(stripped(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "The 46th Brigade lost a base on 12 May 2016, 15 kilometres from Rasd.",
        "More than 120 raids hit the town, destroying three houses and 20 vehicles.",
        "Resolution 2254 was passed after 40 percent of homes were destroyed.",
        "The previous toll was 20 dead.",
        "The monitor had earlier given a toll of 20 dead.",
        "There were no reports of casualties.",
        "There was no immediate word on casualties.",
        "The ministry did not report any casualties.",
        "Planes struck the village at dawn.",
        "The toll is likely to be higher.",
        "Some of the wounded were in a serious condition.",
        "If he were killed, the talks would end.",
        "The army lost three positions and two tanks.",
        "The army captures 3 villages.",
        "Fighters shot down three drones.",
        "The guards were killed.",
        "The raid destroyed two other key bridges.",
        "The raid destroyed 23 rebel targets.",
        "Two infants died of malnutrition in the camp.",
        "The monitor had earlier reported 12 dead.",
        "The planes take care to avoid civilian casualties.",
    ],
)
def test_what_is_no_casualty_yields_no_figure(text: str) -> None:
    assert bounds(text) == []
    assert bounds(stripped(text)) == []


def test_a_part_never_passes_for_the_total() -> None:
    total = bounds("126 people were killed, among them 68 children.", lambda c: not c.part_of_total)
    parts = bounds("126 people were killed, among them 68 children.", lambda c: c.part_of_total)
    assert (total, parts) == ([(K, 126, 126)], [(K, 68, 68)])


def test_the_whole_of_which_some_were_a_part_is_the_total() -> None:
    text = "Six civilians, including a child, were among at least 22 people killed."
    assert bounds(text, lambda c: not c.part_of_total) == [(K, 22, None)]


def test_a_place_of_a_sum_is_no_part_of_its_people() -> None:
    text = "Shells killed 30 people, including 9 in Sabqa and 21 in Ansari."
    assert not any(c.part_of_total for c in counts(text))


@pytest.mark.parametrize(
    "text", ["The death toll rose to 53.", "The toll was revised to 12.", "Rescuers found two more,"
             " bringing the death toll to 31."],
)  # fmt: skip
def test_a_running_toll_is_cumulative(text: str) -> None:
    assert [c.cumulative for c in counts(text) if c.low != 2] == [True]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Seventeen civilians including eight children were killed.", Whom.CIVILIANS),
        ("Nine members of the Haddad family were killed.", Whom.CIVILIANS),
        ("Nine members of the militia were killed.", Whom.COMBATANTS),
        ("50 women and children were killed.", Whom.MIXED),
        ("Most of the dead were children.", Whom.CHILDREN),
    ],
)
def test_who_is_counted(text: str, whom: Whom) -> None:
    assert counts(text)[0].whom is whom


def test_the_others_beside_a_part_are_not_of_that_part() -> None:
    found = counts("Ten villagers were killed including a child and 37 others were injured.")
    assert {c.low: c.whom for c in found}[37] is Whom.CIVILIANS


def test_parts_are_listed_on() -> None:
    text = "Forty people died, among them nine women and 11 children."
    assert bounds(text, lambda c: c.part_of_total) == [(K, 9, 9), (K, 11, 11)]


def test_killed_and_wounded_never_mix() -> None:
    text = "The siege left 12 dead, 30 wounded and, in the camp, 48 killed and wounded."
    assert bounds(text) == [(K, 12, 12), (W, 30, 30), (B, 48, 48)]
