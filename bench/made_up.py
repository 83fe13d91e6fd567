"""Made-up reports of armed conflict, about 260 words each, the same for the same seed."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

WORDS = 260  # as long as the news reports that the program is for
FIRST_DAY = date(2016, 1, 1)
DAYS = 1000

OUTLETS = ["Walnut Street Ledger", "Grey Heron Dispatch", "Copper Bell", "Lantern Post"]
TOWNS = [
    "Saraqib",
    "Al-Atarib",
    "Darat Izza",
    "Binnish",
    "Azaz",
    "Harem",
    "Salqin",
    "Jisr al-Shughur",
]
PROVINCES = ["Idlib", "Aleppo", "Hama", "Homs", "Raqqa"]
PARTIES = [
    "the Syrian army",
    "Hayat Tahrir al-Sham",
    "Islamic State militants",
    "Ahrar al-Sham",
    "Jabhat an-Nusra",
]
SPEAKERS = [
    "the Syrian Observatory for Human Rights",
    "local activists",
    "a rescue worker",
    "state television",
    "residents",
    "a rebel commander",
]
PEOPLE = ["civilians", "people", "fighters", "soldiers", "children", "shoppers"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

VIOLENT = [
    "At least {n} {people} were killed in an air strike on {town} in {province} province on {day}, "
    "{speaker} said.",
    "{Speaker} put the toll at {n} dead and {m} wounded, among them {k} children.",
    "Shells fired by {party} struck the market of {town} on {day} and wounded {m} {people}.",
    "{Party} attacked positions of {other} near {town} overnight, killing about {n} fighters.",
    "A car bomb went off beside a checkpoint in {town}, {speaker} reported, and {n} {people} died.",
    "{Party} captured the village from {other} after clashes in which dozens were killed.",
    "A spokesman for {party} denied that its planes had bombed {town}.",
    "The fighting in {province} has killed more than {n}00 people since January, {speaker} said.",
]
QUIET = [
    "The road from {town} to the north was closed for most of the week, and prices rose.",
    "Rain fell on the camps along the border, where many families spend a second winter in tents.",
    "Diplomats met again without a statement, and the next round of talks was put off to spring.",
    "In {town} the bakery opened at dawn, as it does every morning, and the queue was long.",
    "Schools in the district have been shut since {day}; teachers hold lessons in cellars instead.",
    "Electricity comes for two hours a day, and water is brought by lorry from {province}.",
    "An old man who gave no name said that he would stay, whoever held the town in the end.",
    "The province lies on the highway that links the two largest cities of the country.",
]


def write_reports(path: Path, *, count: int, seed: int = 0) -> None:
    """`count` reports as JSON Lines, which `reportedly add` reads without a mapping."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps(_report(number, dice)) + "\n")


def _report(number: int, dice: random.Random) -> dict[str, str]:
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    return {
        "id": f"made-up-{number}",
        "outlet": f"{dice.choice(OUTLETS)} (invented)",
        "date": day.isoformat(),
        "title": f"Fighting near {dice.choice(TOWNS)}",
        "text": "\n\n".join(_paragraphs(dice)),
        "language": "en",
    }


def _paragraphs(dice: random.Random) -> Iterator[str]:
    words = 0
    while words < WORDS:
        sentences = [_sentence(dice) for _ in range(dice.randint(1, 3))]
        words += sum(len(sentence.split()) for sentence in sentences)
        yield " ".join(sentences)


def _sentence(dice: random.Random) -> str:
    """One of two sentences tells of violence, as in the reports that the program is for."""
    template = dice.choice(dice.choice([VIOLENT, QUIET]))
    party, other = dice.sample(PARTIES, 2)
    speaker = dice.choice(SPEAKERS)
    return template.format(
        n=dice.randint(2, 90),
        m=dice.randint(2, 120),
        k=dice.randint(2, 9),
        people=dice.choice(PEOPLE),
        town=dice.choice(TOWNS),
        province=dice.choice(PROVINCES),
        day=dice.choice(WEEKDAYS),
        party=party,
        other=other,
        Party=party[0].upper() + party[1:],
        speaker=speaker,
        Speaker=speaker[0].upper() + speaker[1:],
    )
