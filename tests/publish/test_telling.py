"""What speakers say of a happening, told in our own words."""

from dataclasses import replace

import pytest
from publish_values import MARKET, acled_strike, bundle

from builders import claim, figure, speaker
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.events import Status
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate
from reportedly.publish.paraphrase import paraphrase
from reportedly.publish.telling import MOST_SPEAKERS, count_told, told

VAGUE = Quantifier.VAGUE


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (figure(83), "83 killed"),
        (figure(79, whom=Whom.CIVILIANS), "79 civilians killed"),
        (
            figure(40, whom=Whom.COMBATANTS, quantifier=Quantifier.AT_LEAST),
            "at least 40 combatants killed",
        ),
        (figure(None, 9, quantifier=Quantifier.AT_MOST), "up to 9 killed"),
        (figure(3, 5, quantifier=Quantifier.ABOUT, outcome=Outcome.WOUNDED), "3 to 5 wounded"),
        (figure(None, base="scores", quantifier=VAGUE), "an unsaid number killed"),
        (figure(None, whom=Whom.MEDICS, quantifier=VAGUE), "an unsaid number of medics killed"),
        (figure(200, outcome=Outcome.KILLED_OR_WOUNDED), "200 killed or wounded"),
        (figure(1, whom=Whom.WOMEN), "1 woman killed"),
        (figure(1, whom=Whom.CHILDREN, quantifier=Quantifier.AT_LEAST), "at least 1 child killed"),
        (figure(2, whom=Whom.POLICE, part=True), "among them 2 police officers killed"),
    ],
)
def test_a_count_in_words(said: Figure, words: str) -> None:
    assert count_told(said) == words


@pytest.mark.parametrize("who", ["residents", "Lantern Watch"])
def test_one_and_several_say_it_in_the_same_words(who: str) -> None:
    said = claim("r1", by=speaker(who), figures=(figure(1), figure(11, whom=Whom.WOMEN)))
    assert paraphrase(said) == (
        f"{who} said that there was an air strike at Atarib: 1 person killed; 11 women killed"
    )


def test_the_earliest_speaks_first_and_nobody_twice() -> None:
    monitor = speaker("Lantern Watch")
    claims = (
        claim("r2", by=monitor, published="2017-11-15", figures=(figure(53),)),
        claim("r1", by=monitor, published="2017-11-13", figures=(figure(29),)),
        claim("r3", by=monitor, published="2017-11-16", figures=(figure(53),)),
        claim("r4", by=speaker("residents"), published=None, figures=(figure(7),)),
    )
    assert told(acled_strike(), claims).endswith(
        "Lantern Watch: 29 killed, 53 killed. residents: 7 killed."
    )


def test_what_is_planned_or_missing_gives_no_count() -> None:
    planned = claim("r1", status=Status.PLANNED_OR_HYPOTHETICAL, figures=(figure(500),))
    missing = claim("r2", figures=(figure(4, outcome=Outcome.MISSING),))
    uncounted = acled_strike(fatalities=Estimate(None, None, None))
    assert "500" not in told(uncounted, (planned, missing))
    assert told(uncounted, ()).endswith("Nobody gives a number of dead that counts.")


def test_many_speakers_are_counted_and_not_all_told() -> None:
    """A cell that a spreadsheet shows, however many speak."""
    claims = [claim(f"r{n}", by=speaker(f"Watch {n}"), figures=(figure(n),)) for n in range(50)]
    words = told(acled_strike(), claims)
    assert words.count("killed") == MOST_SPEAKERS and "30 more give figures" in words


def test_no_word_of_a_report_but_names_is_told() -> None:
    held = bundle()
    words = told(acled_strike(), held.claims)
    evidence = {
        word for c in held.claims for span in c.claim.evidence for word in span.text.split()
    }
    assert not {"Jets", "people", "said."} & set(words.split()) and "Jets" in evidence


def test_a_place_is_told_with_what_holds_it_once() -> None:
    province = replace(MARKET, name="Aleppo", level=PlaceLevel.ADM1, admin2="")
    words = told(acled_strike(place=province, place_name="Aleppo", days=None), ())
    assert words == "air strike, Aleppo."
