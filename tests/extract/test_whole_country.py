"""Background that names only the country is told of the country, not of the town in the news."""

from stories import Telling, where

NEWS = "Jets struck a market in the town of Azaz on Monday, killing nine people, residents said."


def places(told: Telling, text: str) -> list[str | None]:
    return [where(claim) for claim in told(text)]


def test_what_befell_a_country_for_years_is_told_of_the_country(told: Telling) -> None:
    background = "Government forces have repeatedly used chlorine gas in Syria since 2013."
    assert places(told, f"{NEWS} {background}") == ["Azaz", "Syria"]


def test_news_stays_in_its_town_though_the_country_is_named(told: Telling) -> None:
    news = "Syrian and Russian jets also dropped barrel bombs, killing four, an activist said."
    assert set(places(told, f"{NEWS} {news} Syria is at war.")) == {"Azaz"}


def test_background_with_a_town_of_its_own_keeps_it(told: Telling) -> None:
    background = "In 2013 Syrian forces shelled the town of Marea and killed 30 people."
    assert places(told, f"{NEWS} {background} Syria is at war.") == ["Azaz", "Marea"]


def test_a_part_of_the_country_stays_told(told: Telling) -> None:
    background = "Government troops pulled out of Kurdish areas of Syria in 2013."
    *_, claim = told(f"{NEWS} {background}")
    assert claim.place is not None
    assert claim.place.span.text == "Kurdish areas of Syria"


def test_a_wars_toll_is_not_told_of_the_country_whose_planes_are_named_most(told: Telling) -> None:
    toll = "Russian raids have killed thousands of civilians since September 2015."
    assert places(told, f"{NEWS} {toll} Russian officials deny it. Syria is at war.")[1] == "Syria"
