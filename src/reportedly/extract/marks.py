"""Marks: what is plain to see of a statement, and of two statements side by side.

Each mark has a name and a size, mostly one. What a mark speaks for is not written here but
learned from annotated reports (weights.py, eval/train.py); so a mark may look at anything that
a reader would.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.extract.drafts import agree, kinds_fit
from reportedly.extract.parties import Party
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

LONGEST = 400  # characters; what is longer counts the same

_UNITED = (EventType.CEASEFIRE, EventType.TERRITORIAL_CHANGE, EventType.ARMED_CLASH)


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
    told = _place_told(s)
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
    marks |= _true(plain) | _true({k: p.search(seen.text) for k, p in _MANNERS.items()})
    kind = f"kind {s.kind.value}"
    marks |= _true({kind: True, f"{kind} counted": s.figures, f"{kind} placed": told is not None,
                    f"{kind} dated": s.date is not None, f"status {s.status.value}": True,
                    f"means {s.means}": s.means is not None})  # fmt: skip
    if s.date is not None:
        marks |= {f"date precision {s.date.precision}": 1.0, f"date {s.date.kind.value}": 1.0}
    if s.speaker is not None:
        marks[f"speaker {s.speaker.kind.value}"] = 1.0
    return marks | {f"word {word}": 1.0 for word in seen.small}


def _place_told(statement: Statement) -> Place | None:
    """The place it names itself, if that is more than a country."""
    place = statement.place
    return None if place is None or place[0].rank <= 1 else place[0]


def _true(marks: Mapping[str, object]) -> Marks:
    return {name: 1.0 for name, value in marks.items() if value}


def marks_of_pair(later: Seen, earlier: Seen) -> Marks:
    """What speaks for or against two statements of one report telling the same."""
    marks = _apart(later.statement, earlier.statement)
    marks |= _voices(later.statement, earlier.statement)
    marks |= _kinds(later, earlier)
    marks |= _places(later.statement, earlier.statement)
    marks |= _carried(later.statement, earlier.statement)
    marks |= _days(later.statement, earlier.statement)
    marks |= _tolls(later.statement, earlier.statement)
    marks |= _manners(later, earlier)
    marks |= _likeness(later, earlier)
    marks |= _lengths(later, earlier)
    crossed = (*_crossed(marks, _NEARNESS, _TELLING), *_crossed(marks, _AGREEING, _WHOSE))
    return marks | dict.fromkeys(crossed, 1.0)


_NEARNESS = ("one sentence", "next sentence")
_TELLING = (
    "one speaker", "both outlet", "one quoted", "two speakers", "figures differ", "figures agree",
    "places differ", "no place", "earlier placed", "later placed", "one loose", "one kind",
    "no date", "named again",
)  # fmt: skip
_AGREEING = (
    "figures agree", "figures differ", "one kind", "one place", "places differ", "kinds differ",
)  # fmt: skip
_WHOSE = ("one speaker", "both outlet", "one quoted", "two speakers", "far", "earlier is first")


def _crossed(marks: Marks, left: Iterable[str], right: Iterable[str]) -> list[str]:
    beside = [b for b in right if b in marks]
    return [f"{a}, {b}" for a in left if a in marks for b in beside]


def _apart(s: Statement, t: Statement) -> Marks:
    gap = s.sentence - t.sentence
    return {"any": 1.0, "how far": min(gap, 10) / 10} | _true({
        "one sentence": gap == 0, "next sentence": gap == 1, "two on": gap == 2, "far": gap >= 3,
        "very far": gap >= 6, "earlier is first": t.sentence == 0, "earlier is lede":
        t.sentence == 1,
    })  # fmt: skip


def _voices(s: Statement, t: Statement) -> Marks:
    a, b = s.speaker, t.speaker
    if a is None or b is None:
        quoted = a is not None or b is not None
        return _true({
            "both outlet": not quoted, "one quoted": quoted,
            "later quoted": a is not None, "earlier quoted": b is not None,
        })  # fmt: skip
    return {"one speaker" if a.key == b.key else "two speakers": 1.0}


def _kinds(later: Seen, earlier: Seen) -> Marks:
    s, t = later.statement, earlier.statement
    same = s.kind is t.kind
    fit = same or s.loose or t.loose
    marks = {
        "one kind": same and not s.loose, "one loose": s.loose != t.loose,
        "both loose": s.loose and t.loose, "later loose": s.loose, "earlier loose": t.loose,
        "kinds differ": not fit, "kinds fit": kinds_fit(s, t),
        "kinds alike": not fit and kinds_fit(s, t), "one means": s.means and s.means == t.means,
    }  # fmt: skip
    for kind in _UNITED:
        marks[f"one is {kind.value}"] = not same and kind in (s.kind, t.kind)
        marks[f"both are {kind.value}"] = same and s.kind is kind
    return _true(marks)


def _places(s: Statement, t: Statement) -> Marks:
    here, there = _place_told(s), _place_told(t)
    if here is None or there is None:
        return _true({
            "later placed": here is not None, "earlier placed": there is not None,
            "no place": here is None and there is None,
        })  # fmt: skip
    if here.name.casefold() == there.name.casefold():
        return {"one place": 1.0}
    ours, theirs = _told_names(s), _told_names(t)
    local = min(here.rank, there.rank) >= 3
    if here.name.casefold() in theirs or there.name.casefold() in ours:
        return {"one within": 1.0}
    shared = not ours.isdisjoint(theirs)
    return _true({"one larger": shared, "places differ": not shared, "towns differ": local})


def _carried(s: Statement, t: Statement) -> Marks:
    """Where at least one names no town: whether what a reader would carry over agrees."""
    here, there = s.where, t.where
    if here is None or there is None or not (_place_told(s) is None or _place_told(t) is None):
        return {}
    same = here[0].name.casefold() == there[0].name.casefold()
    return {"carried to one place" if same else "carried apart": 1.0}


def _told_names(statement: Statement) -> set[str]:
    return {p.name.casefold() for p in statement.place or () if p is not None}


def _days(s: Statement, t: Statement) -> Marks:
    looks = _true({"one looks back": s.is_context != t.is_context})
    a, b = s.date, t.date
    if a is None or b is None:
        return looks | _true({
            "later dated": a is not None, "earlier dated": b is not None,
            "no date": a is None and b is None,
        })  # fmt: skip
    meet = a.may_be(b)
    kind = "one day" if a.days == b.days else "days meet" if meet else "days differ"
    return looks | {kind: 1.0}


def _tolls(s: Statement, t: Statement) -> Marks:
    ours, theirs = s.totals, t.totals
    shared = [(ours[o], theirs[o]) for o in ours.keys() & theirs.keys()]
    agreeing = [agree(a, b) for a, b in shared]
    return _true({
        "figures agree": any(
            same and a != (None, None) for same, (a, _) in zip(agreeing, shared, strict=True)
        ),
        "figures differ": not all(agreeing), "all agree": shared and all(agreeing),
        "other outcomes": ours and theirs and not shared, "later counts": ours and not theirs,
        "earlier counts": theirs and not ours, "nobody counts": not ours and not theirs,
        "rising": any(f.count.cumulative for f in s.figures),
        "later part": _counts_part(s), "earlier part": _counts_part(t),
        "part of what was counted": _counts_part(s) and theirs,
        "one over a period": s.period != t.period,
        "one sums": (s.period and bool(s.figures)) != (t.period and bool(t.figures)),
    })  # fmt: skip


def _counts_part(statement: Statement) -> bool:
    return any(f.count.part_of_total for f in statement.figures)


def _manners(later: Seen, earlier: Seen) -> Marks:
    s, t = later.statement, earlier.statement
    return _true({
        "elsewhere": s.elsewhere, "pointing": s.pointing, "later pointed": s.pointed,
        "earlier pointed": t.pointed, "both pointed": s.pointed and t.pointed,
        "named again": later.named_again,
    })  # fmt: skip


def _likeness(later: Seen, earlier: Seen) -> Marks:
    common = len(later.words & earlier.words)
    shortest = min(len(later.words), len(earlier.words))
    marks = {
        "words of the shorter": common / max(1, shortest),
        "words shared": common / max(1, len(later.words | earlier.words)),
    }
    return marks | _true({
        "one actor": later.actors & earlier.actors,
        "other actors": _disjoint(later.actors, earlier.actors),
        "one names an actor": bool(later.actors) != bool(earlier.actors),
        "one recipient": later.recipients & earlier.recipients,
        "other recipients": _disjoint(later.recipients, earlier.recipients),
        "sides turned": later.actors & earlier.recipients or later.recipients & earlier.actors,
    })  # fmt: skip


def _lengths(later: Seen, earlier: Seen) -> Marks:
    """How much is said, as shares of a very long sentence."""
    return {
        "how long later": min(len(later.text), LONGEST) / LONGEST,
        "how long earlier": min(len(earlier.text), LONGEST) / LONGEST,
    }


def _disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)
