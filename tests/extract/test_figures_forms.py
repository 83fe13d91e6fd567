"""Numbers of news prose that are easily taken for a toll, and tolls told in unusual ways.

Every sentence is invented. The answer is a set: `K`illed, `W`ounded, `B`oth together, `M`issing,
`C`aptured, `D`isplaced; `12+` at least, `-12` at most, `?` open at both ends.
"""

import pytest
from read_tokens import tokens

from reportedly.extract.casualties import find_counts
from reportedly.extract.counts import Count
from reportedly.model.casualties import Outcome

_LETTERS = {
    Outcome.KILLED: "K",
    Outcome.WOUNDED: "W",
    Outcome.KILLED_OR_WOUNDED: "B",
    Outcome.MISSING: "M",
    Outcome.CAPTURED: "C",
    Outcome.DISPLACED: "D",
}


def short(count: Count) -> str:
    match (count.low, count.high):
        case (None, None):
            said = "?"
        case (low, None):
            said = f"{low}+"
        case (None, high):
            said = f"-{high}"
        case (low, high):
            said = f"{low}" if low == high else f"{low}-{high}"
    return _LETTERS[count.outcome] + said


def told(text: str) -> set[str]:
    return {short(count) for count in find_counts(tokens(text))}


NO_TOLL = {
    "superseded": ("The ministry revised the toll down to 17 from an earlier 25.", "K17"),
    "corrected": ("He said 14, not 40, people were killed.", "K14"),
    "ages listed": ("Two sisters, aged 7 and 9, were wounded.", "W2"),
    "an age": ("Omar Sabri 34 was shot dead by a sniper.", "K1"),
    "a fenced age": ("Omar Sabri, 34, was shot dead by a sniper.", "K1"),
    "an age before a verb": ("Karim 13 suffered a head injury.", "W1"),
    "money": ("The governor promised $5,000 for each of the 12 wounded.", "W12"),
    "those aboard": ("Twenty-three of the 31 aid workers aboard were killed.", "K23"),
    "a ratio": ("Seven out of ten soldiers at the post were killed.", "K7"),
    "freed": ("The group released 50 prisoners for the bodies of 12 fighters.", "K12"),
    "freed later": ("Gunmen kidnapped four engineers, two of whom were later freed.", "C4"),
    "refugees": ("A donation of 3 million dollars will help 40,000 refugees.", ""),
    "flight": (
        "The attackers killed three guards and wounded another five before fleeing.",
        "K3 W5",
    ),
    "overtaken": ("Sunday's toll of nine rose to 11.", "K11"),
    "asked": ("It was not clear how many people were killed.", ""),
    "not a single": ("Not a single soldier was hurt.", "W0"),
    "many kinds": ("The blast killed 14 people including women and children.", "K14"),
}
TOLLS = {
    "beside the dead": ("As well as those killed at least 160 people were injured.", "W160+"),
    "martyrs": ("The number of martyrs has risen to 14.", "K14"),
    "remain": ("Some 200 people remain missing.", "M200"),
    "burns": ("Fifteen people suffered burns.", "W15"),
    "serious injuries": ("Four people sustained serious injuries.", "W4"),
    "breathing": ("Thirty people suffered from breathing difficulties.", "W30"),
    "hospital": ("Eighteen people were rushed to hospital.", "W18"),
    "bodies in hospital": ("Twelve bodies were taken to hospital.", "K12"),
    "another": ("One soldier was killed and another wounded.", "K1 W1"),
    "another was": ("One guard was killed and another was wounded.", "K1 W1"),
    "family": ("A family of seven was wiped out by the bomb.", "K7"),
    "trade": ("Three rockets fell on the town, wounding a shopkeeper.", "W1"),
    "no comma": ("Car bomb kills 5 wounds 17 in Rasd", "K5 W17"),
    "beside a share": ("Sixteen people, half of them children, were killed.", "K16 K?"),
    "spelt out": ("Fourteen people (nine soldiers and five civilians) died.", "K14 K9 K5"),
    "noun style": ("The attack led to the martyrdom of 3 persons and injuring of 10.", "K3 W10"),
    "bare tens": ("The attack led to the killing of three and wounding tens.", "K3 W20+"),
    "seized beside": ("The rebels took 14 soldiers prisoner and seized three tanks.", "C14"),
    "sorties": ("It flew 45 sorties on 130 targets, killing more than 60 militants.", "K60+"),
    "places": ("Ten people were killed in Barda, four in Samra and two in Quta.", "K10 K4 K2"),
    "exceeds": ("The death toll now exceeds 300.", "K300+"),
    "two tolls": ("Four died yesterday, bringing the week's death toll to 37.", "K4 K37"),
}


@pytest.mark.parametrize(("text", "expected"), NO_TOLL.values(), ids=NO_TOLL)
def test_what_no_longer_holds_or_counts_something_else_is_no_toll(text: str, expected: str) -> None:
    assert told(text) == set(expected.split())


@pytest.mark.parametrize(("text", "expected"), TOLLS.values(), ids=TOLLS)
def test_a_toll_is_found_in_unusual_words(text: str, expected: str) -> None:
    assert told(text) == set(expected.split())
