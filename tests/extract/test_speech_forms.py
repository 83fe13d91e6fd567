"""Speaker + saying verb + killing, in every order: a claim each, its speaker right, and nobody a
perpetrator because he speaks. And the mirror: where the speaker or another did it, that one is.

Sentences are made from templates, invented speakers and verbs; each is a report of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle, product

import pytest
from tests.builders import report

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.claims import Claim
from reportedly.reference.library import open_library

LEAST_RIGHT = 0.90


@dataclass(frozen=True)
class Spoken:
    """A sentence, who speaks in it, and who it says did it ("" for nobody)."""

    text: str
    speaker: str
    actor: str = ""


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    return extract_claims(report("r", text), reader())


@cache
def reader() -> Reader:
    return open_reader(open_library())


SPEAKERS = (
    "the Vareni Health Directorate",
    "a hospital official in Marud",
    "Governor Anton Belka",
    "police",
    "a military source",
    "the interior ministry",
    "the Orlin Human Rights Centre",
    "rescue workers",
    "local activists",
    "army spokesman Colonel Petr Sava",
    "the rebel group Northern Shield",
    "a resident of the town",
    "Dr Lena Oru, head of the city hospital,",
    "the monitoring group Casualty Watch",
    "the Varenian army",
)
BEFORE = (
    "{S} said 12 civilians were killed in the town of Marud on Monday.",
    "{S} said on Tuesday that 12 people had been killed in an air strike on Marud.",
    "{S} told the Marud Courier that 12 people were killed by shelling on Monday.",
    "{S} reported that at least 12 people had been killed in a car bombing.",
    "According to {s}, 12 civilians were killed in shelling on Monday.",
    "{S} confirmed that 12 people were shot dead near the bridge.",
    "{S} announced late on Monday that 12 villagers had been killed in clashes.",
    "{S} added that 12 people had been killed by a roadside bomb.",
    "{S} said in a statement that 12 people were killed when shells hit a market.",
)
AFTER = (
    "Twelve people were killed in shelling on Monday, {s} said.",
    "At least 12 civilians were killed in an air strike on Marud, {s} told reporters.",
    "Twelve people have been killed in the blast, according to {s}.",
    '"Twelve people were killed in the bombing," {s} said.',
    "Twelve people were killed in a suicide attack on Monday {s} reported.",
    "A car bomb exploded near the school and 12 people were killed, {s} said on Tuesday.",
)
DENIALS = (
    "{S} denied that 12 civilians had been killed in the air strike on Marud.",
    "{S} has categorically denied that civilians were killed in the shelling of Marud.",
    "{S} rejected reports that 12 people were killed in the raid on Marud.",
)


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


def passives() -> Iterator[Spoken]:
    for template, who in product((*BEFORE, *AFTER, *DENIALS), SPEAKERS):
        words = who if "{S}" in template or "," not in who else who.rstrip(",")
        text = template.format(S=capital(words), s=words).replace(",.", ".")
        yield Spoken(text, words.rstrip(","))


FORCES = (
    ("the army", "soldiers"),
    ("the rebel group", "militants"),
    ("the Turkish military", "gunmen"),
    ("Islamic State", "soldiers"),
    ("the coalition", "fighters"),
    ("Hezbollah", "fighters"),
    ("the Free Syrian Army", "soldiers"),
    ("the Russian military", "militants"),
    ("al-Nusra Front", "rebels"),
    ("the Syrian army", "insurgents"),
)
SELF_TOLD = (
    "{S} said it killed 14 {v} near Marud on Monday.",
    "{S} said it had killed 14 {v} in an ambush.",
    "{S} said its forces killed 14 {v} in clashes on Monday.",
    "{S} announced that it had killed 14 {v} in Marud.",
    "{S} claimed responsibility for the attack that killed 14 {v} in Marud.",
    "{S} claimed responsibility for a car bombing in which 14 {v} were killed.",
    "The attack that killed 14 {v} in Marud was claimed by {s}.",
)
WITNESSES = ("police", "a hospital official", "local activists", "the Orlin Rights Centre")
TOLD_OF = (
    "{S} killed 14 {v} near Marud on Monday, {w} said.",
    "{S} killed at least 14 {v} in an air strike, {w} told reporters.",
    "{W} said {s} killed 14 {v} in Marud.",
    "{W} reported that 14 {v} were killed by {s}.",
    "According to {w}, {s} shot dead 14 {v} on Monday.",
    "Fourteen {v} were killed by {s} in Marud, according to {w}.",
    "{W} blamed {s} for an attack that killed 14 people.",
    "{W} accused {s} of killing 14 people in Marud.",
)


def mirrored() -> Iterator[Spoken]:
    witness = cycle(WITNESSES)
    for template, (who, victims) in product(SELF_TOLD, FORCES):
        yield Spoken(template.format(S=capital(who), s=who, v=victims), who, who)
    for template, (who, _), _twice in product(TOLD_OF, FORCES, (0, 1)):
        told = next(witness)
        text = template.format(S=capital(who), s=who, v="civilians", w=told, W=capital(told))
        yield Spoken(text, told, who)


def same_words(left: str | None, right: str) -> bool:
    """Equal but for the article, or one the fuller form of the other."""
    a, b = (_bare(words or "") for words in (left, right))
    return bool(a) and (a in b or b in a)


def _bare(words: str) -> str:
    words = words.casefold().strip(" ,")
    for article in ("the ", "a ", "an "):
        words = words.removeprefix(article)
    return words


def has_speaker(case: Spoken) -> bool:
    claims = claims_of(case.text)
    if "claimed" in case.text:  # the toll beside a claim of responsibility is the outlet's
        claims = [c for c in claims if not c.figures]
    said = [c.attribution.speaker.text for c in claims if c.attribution.speaker is not None]
    return bool(said) and len(said) == len(claims) and same_words(said[0], case.speaker)


def nobody_did_it(case: Spoken) -> bool:
    return not any(same_words(a.name, case.speaker) for c in claims_of(case.text) for a in c.actors)


def right_perpetrator(case: Spoken) -> bool:
    actors = [a.name for c in claims_of(case.text) for a in c.actors]
    return bool(actors) and all(same_words(name, case.actor) for name in actors)


def wrong(cases: list[Spoken], right: Callable[[Spoken], bool]) -> list[str]:
    """The sentences that are read wrongly, each with what was made of it."""
    return [f"{c.text} {_made(c)}" for c in cases if not right(c)]


def _made(case: Spoken) -> list[tuple[str | None, list[str]]]:
    return [(c.attribution.name, [a.name for a in c.actors]) for c in claims_of(case.text)]


@pytest.fixture(scope="module")
def spoken() -> list[Spoken]:
    cases = list(passives())
    assert len(cases) >= 200
    return cases


@pytest.fixture(scope="module")
def mirror() -> list[Spoken]:
    cases = list(mirrored())
    assert len(cases) >= 200
    return cases


def test_every_saying_yields_a_claim_with_its_speaker(spoken: list[Spoken]) -> None:
    assert wrong(spoken, has_speaker) == []


def test_nobody_who_only_speaks_is_a_perpetrator(spoken: list[Spoken]) -> None:
    assert wrong(spoken, nobody_did_it) == []


def test_who_did_it_is_found_whoever_tells_it(mirror: list[Spoken]) -> None:
    failed = wrong(mirror, right_perpetrator)
    assert len(failed) <= (1 - LEAST_RIGHT) * len(mirror), failed


def test_the_teller_of_a_deed_is_its_speaker(mirror: list[Spoken]) -> None:
    failed = wrong(mirror, has_speaker)
    assert len(failed) <= (1 - LEAST_RIGHT) * len(mirror), failed


def test_the_toll_beside_a_claim_of_responsibility_is_the_outlets(mirror: list[Spoken]) -> None:
    for case in (c for c in mirror if "claimed" in c.text):
        toll, *more = [c for c in claims_of(case.text) if c.figures]
        assert not more
        assert toll.attribution.speaker is None, case.text
