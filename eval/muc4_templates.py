"""Our claims as terrorism templates, and when two fills of a slot are the same.

An incident of a report becomes a template if somebody told it as having happened. Perpetrators are
the actors of its claims, targets their recipients and those whom their figures count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from muc4_keys import ASKED, Fill, Template

Claim = Mapping[str, Any]
# What the keys call each kind of happening; kinds that they do not ask for make no template.
TYPES = {
    "explosive_device": "BOMBING",
    "suicide_bombing": "BOMBING",
    "abduction": "KIDNAPPING",
    "armed_clash": "ATTACK",
    "air_strike": "ATTACK / BOMBING",
    "shelling": "ATTACK",
    "shooting": "ATTACK",
    "chemical_attack": "ATTACK",
    "execution": "ATTACK",
    "other_violence": "ATTACK",
}
_EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "captured": "NO INJURY OR DEATH"}
_HARMING = frozenset({*_EFFECTS, "killed_or_wounded", "missing"})
_AUTHORITIES = frozenset({"state", "official"})
_REPORTING = frozenset({"outlet", "media", "witness", "monitor"})
_OPENERS = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|at least|at most|about|some|several|many|another|other|all"
    r"|more than|up to|over|nearly|of|these|those|\d[\d,]*|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|unidentified|alleged)\s+)+",
    re.I,
)
_FATE = re.compile(
    r"[\s,]*\b(?:also|(?:was|were|is|are|has|have|had|been|being|be|who|got)\s.*|killed|died|dead"
    r"|wounded|injured|kidnapped|abducted|murdered|assassinated|hurt)\b.*$",
    re.I,
)
# What the keys call an organisation, though it bears no name of its own.
_BODY = re.compile(
    r"\b(?:army|armed forces|air force|navy|police|government|battalion|junta)$", re.I
)
_TITLES = frozenset(
    "captain major lieutenant sergeant corporal colonel general col gen capt lt dr doctor father"
    " msgr monsignor bishop archbishop judge justice senator minister president mayor governor"
    " deputy professor engineer reporter journalist officer agent guard mr mrs first second".split()
)
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y"})
_GOLD_DAY = re.compile(r"\d{1,2} [A-Z]{3} \d\d")


def templates(claims: Sequence[Claim]) -> list[Template]:
    """One template for each incident of a report that is told as having happened."""
    told = [c for c in claims if c["status"] == "actual" and c["event_type"] in TYPES]
    ordered = sorted(told, key=lambda claim: str(claim["event_group"]))
    grouped = groupby(ordered, key=lambda claim: str(claim["event_group"]))
    return [template(list(group)) for _, group in grouped]


def template(claims: Sequence[Claim]) -> Template:
    actors = [actor["text"] for claim in claims for actor in claim["actors"]]
    victims = list(dict.fromkeys(victim for claim in claims for victim in _victims(claim)))
    slots = {
        "INCIDENT: TYPE": [TYPES[claims[0]["event_type"]]],
        "INCIDENT: DATE": [f"{d['start']} {d['end']}" for d in _first(claims, "date")],
        "INCIDENT: LOCATION": [_words_of(place) for place in _first(claims, "place")],
        "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
        "PERP: INDIVIDUAL ID": [a for a in actors if not is_body(a)],
        "PERP: ORGANIZATION ID": [a for a in actors if is_body(a)],
        "PERP: ORGANIZATION CONFIDENCE": [_confidence(c) for c in claims if _bodies(c)][:1],
        "HUM TGT: NAME": [v for v in victims if _name(v)],
        "HUM TGT: DESCRIPTION": [v for v in victims if not _name(v)],
        "HUM TGT: NUMBER": [str(n) for n in _numbers(claims)],
        "HUM TGT: EFFECT OF INCIDENT": [_EFFECTS[o] for o in _outcomes(claims) if o in _EFFECTS],
    }
    return Template({slot: _distinct(words) for slot, words in slots.items()})


def _first(claims: Iterable[Claim], key: str) -> list[Any]:
    return [claim[key] for claim in claims if claim[key] is not None][:1]


def _distinct(words: Iterable[str]) -> list[Fill]:
    bared = dict.fromkeys(filter(None, map(bare, words)))
    return [Fill(frozenset(word.split(" / "))) for word in bared]


def bare(words: str) -> str:
    """Small letters, without article, count and quotes: how words are compared."""
    return _OPENERS.sub("", " ".join(words.lower().split()).strip(" \"'.,"))


def _words_of(place: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (place["text"], place["name"], place["admin"])))


def is_body(words: str) -> bool:
    """True of a party with a name of its own, an army, a police, a government."""
    return is_named(words) or _BODY.search(words) is not None


def is_named(words: str) -> bool:
    """True if the last word of a party is a name ("the FMLN", "Shining Path")."""
    return words.split()[-1][:1].isupper() if words.split() else False


def _bodies(claim: Claim) -> list[str]:
    return [actor["text"] for actor in claim["actors"] if is_body(actor["text"])]


def _confidence(claim: Claim) -> str:
    """How sure it is that the organisation did it, by who says so."""
    speaker = claim["speaker"]
    if speaker["kind"] in _REPORTING:
        return "REPORTED AS FACT"
    if any(bare(speaker["text"] or "") == bare(body) for body in _bodies(claim)):
        return "CLAIMED OR ADMITTED"
    if speaker["kind"] in _AUTHORITIES:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "SUSPECTED OR ACCUSED"


def _counted(claim: Claim) -> Iterator[Mapping[str, Any]]:
    """Figures of those harmed; none where nobody was."""
    return (f for f in claim["figures"] if f["outcome"] in _HARMING and f["high"] != 0)


def _victims(claim: Claim) -> Iterator[str]:
    """Whom a claim tells as hit: its recipients, and the words of its figures without their fate.

    Of named people the name alone, without title: the keys hold it so.
    """
    yield from (recipient["text"] for recipient in claim["recipients"])
    for figure in _counted(claim):
        for part in re.split(r", (?:and )?| and ", _FATE.sub("", figure["text"])):
            yield _name(part) or _OPENERS.sub("", part)


def _name(words: str) -> str:
    """The run of capitals that ends the words, without titles; "" if it is no full name."""
    name: list[str] = []
    for word in reversed(words.split()):
        if not (word[:1].isupper() or (name and word in _PARTICLES)):
            break
        name.insert(0, word)
    while name and name[0].lower() in _TITLES:
        name.pop(0)
    return " ".join(name) if len(name) > 1 else ""


def _numbers(claims: Sequence[Claim]) -> list[int]:
    lows = [f["low"] for claim in claims for f in _counted(claim)]
    return [low for low in dict.fromkeys(lows) if low is not None]


def _outcomes(claims: Sequence[Claim]) -> list[str]:
    return list(dict.fromkeys(f["outcome"] for claim in claims for f in _counted(claim)))


def alike(slot: str, key: Fill, own: Fill) -> bool:
    """True if our fill answers the key's: by days, by parts of a place, else by its words."""
    same = _LIKE.get(slot, _equal if slot in ASKED else _same_words)
    return any(same(words, said) for words in key.words for said in own.words)


def _equal(key: str, said: str) -> bool:
    return key.lower() == said


def _same_words(key: str, said: str) -> bool:
    """One's words all stand in the other's."""
    wanted, given = set(bare(key).split()), set(said.split())
    return bool(wanted and given) and (wanted <= given or given <= wanted)


def _meet(key: str, said: str) -> bool:
    """True if the days said touch the key's; with one end open ("- 04 FEB 90"), that end."""
    days = [datetime.strptime(day, "%d %b %y").date() for day in _GOLD_DAY.findall(key)]
    start, last = map(date.fromisoformat, said.split())
    return bool(days) and start <= days[-1] and days[0] <= last


def _same_place(key: str, said: str) -> bool:
    """True if any named part of the key's place is one of ours."""
    parts = {re.sub(r" ?\(.*?\)", "", part).strip().lower() for part in re.split(r"[:-]", key)}
    return bool(parts & {part.strip() for part in said.split(",")})


_LIKE = {"INCIDENT: DATE": _meet, "INCIDENT: LOCATION": _same_place}
