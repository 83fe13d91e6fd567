"""Marks: what is plain to see of a statement.

Each mark has a name and a size, mostly one. What a mark speaks for is not written here but
learned from annotated reports (weights.py, eval/train.py); so a mark may look at anything that
a reader would.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.extract.party_lines import Party
from reportedly.extract.places import Place
from reportedly.extract.statements import Statement
from reportedly.extract.triggers import find_triggers
from reportedly.model.events import EventType

Marks = dict[str, float]

_EMPTY = frozenset(
    "the a an of in on at to and was were is are by for with from that said has have had as it its "
    "be been their they he she which who after during near".split()
)

# Words that say on whose side a report is. They are no marks: who is called what, and how a death
# is called, must not decide what is a claim.
_LOADED = frozenset(
    "terrorist terrorists rebel rebels regime regimes militant militants fighter fighters "
    "jihadist jihadists extremist extremists gunman gunmen insurgent insurgents takfiri "
    "mercenary mercenaries opposition freedom resistance revolutionaries loyalists thugs gang "
    "gangs martyr martyrs martyred martyrdom killed killing liquidated neutralised "
    "neutralized eliminated slain murdered massacre massacred operation operations liberated "
    "liberation occupied aggression heroic criminal criminals barbaric brutal".split()
)

_NAMED_AGAIN = re.compile(
    r"\b(?:the|this|that|these|those) (?:\w+ )?(?:attacks?|blasts?|explosions?|bombings?|strikes?|"
    r"raids?|incident|massacre|clashes|fighting|shelling|assault|bombardment|operation|offensive|"
    r"air ?strikes?|killings?|deaths?|dead|victims)\b",
    re.I,
)

# Ways of speaking that tell of something else than a happening, or of one long past.
_MANNERS = {
    "had done": re.compile(r"\bhad (?:been )?\w+ed\b"),
    "would": re.compile(r"\b(?:would|could|may|might|will|should|must|can)\b"),
    "denying": re.compile(r"\b(?:no|not|never|without|n't)\b"),
    "still": re.compile(r"\b(?:is|are|has been|have been|being|continues?)\b"),
    "quoting": re.compile(r"[\"“]"),
    "doing": re.compile(r"^\W*\w+ing\b"),
    "politics": re.compile(r"\b(?:talks|negotiat|peace|resolution|council|meeting|summit|minist)"),
    "the war": re.compile(r"\bcivil war|the war|conflict|crisis|since 2011"),
    "judging": re.compile(r"\b(?:support|oppos|condemn|call|urge|demand|vow|warn|accus|blam)"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement with what is looked at more than once."""

    statement: Statement
    text: str
    words: frozenset[str]  # to compare with another's; names are among them
    small: frozenset[str]  # those of them written in small letters: no names
    actors: frozenset[str]
    recipients: frozenset[str]
    named_again: bool  # "the attack": a happening spoken of before


def look(statement: Statement, reading: str) -> Seen:
    """The statement with its words; `reading` is the report's reading copy."""
    text = reading[statement.start : statement.end]
    passed_over = _EMPTY | _LOADED
    return Seen(
        statement,
        text,
        frozenset(re.findall(r"[a-z]{3,}", text.lower())) - passed_over,
        frozenset(re.findall(r"\b[a-z]{3,}\b", text)) - passed_over,
        _names(statement.roles.actors, reading),
        _names(statement.roles.recipients, reading),
        _NAMED_AGAIN.search(text) is not None,
    )


def _names(parties: Iterable[Party], reading: str) -> frozenset[str]:
    return frozenset(reading[p.start : p.end].lower() for p in parties)


def marks_of(seen: Seen) -> Marks:
    """What speaks for or against a statement being a claim at all."""
    s = seen.statement
    triggers = find_triggers(seen.text)
    marks = {
        "any": 1.0,
        "how far": min(s.sentence, 12) / 12,
        "how many figures": float(min(len(s.figures), 4)),
        "how long": math.log(1 + len(seen.text.split())),
        "how many triggers": min(len(triggers), 4) / 4,
    }
    told = place_told(s)
    plain = {
        "first": s.sentence == 0, "early": s.sentence <= 2, "figure": bool(s.figures),
        "total": bool(s.totals), "loose": s.loose, "telling": s.telling, "threat": s.threat,
        "pointed": s.pointed, "period": s.period, "elsewhere": s.elsewhere,
        "pointing": s.pointing, "speaker": s.speaker is not None, "placed": told is not None,
        "place is local": told is not None and told.rank >= 3, "any place": s.place is not None,
        "place lent": s.lent is not None, "dated": s.date is not None, "looks back": s.is_context,
        "actor": bool(s.roles.actors), "recipient": bool(s.roles.recipients),
        "means": s.means is not None, "named again": seen.named_again,
        "backdrop": s.backdrop,
        "many": s.many, "caption": s.caption, "zero": any(f.count.low == 0 for f in s.figures),
        "part": any(f.count.part_of_total for f in s.figures),
        "rising": any(f.count.cumulative for f in s.figures),
        "nothing counted": s.kind is EventType.OTHER_VIOLENCE and not s.figures,
        "bare": told is None and s.date is None and not s.figures,
        "whole sentence": s.words == (s.start, s.end), "no trigger": not triggers,
    }  # fmt: skip
    marks |= marked(plain) | marked({k: p.search(seen.text) for k, p in _MANNERS.items()})
    kind = f"kind {s.kind.value}"
    marks |= marked({kind: True, f"{kind} counted": s.figures, f"{kind} placed": told is not None,
                    f"{kind} dated": s.date is not None, f"status {s.status.value}": True,
                    f"means {s.means}": s.means is not None})  # fmt: skip
    if s.date is not None:
        marks |= {f"date precision {s.date.precision}": 1.0, f"date {s.date.kind.value}": 1.0}
    if s.speaker is not None:
        marks[f"speaker {s.speaker.kind.value}"] = 1.0
    return marks | {f"word {word}": 1.0 for word in seen.small}


def place_told(statement: Statement) -> Place | None:
    """The place it names itself, if that is more than a country."""
    place = statement.place
    return None if place is None or place[0].rank <= 1 else place[0]


def marked(marks: Mapping[str, object]) -> Marks:
    return {name: 1.0 for name, value in marks.items() if value}
