"""Marks of two statements of one report side by side: what speaks for their telling the same.

What each mark weighs is learned (weights.py), as it is for the marks of one statement.
"""

from collections.abc import Iterable

from reportedly.extract.drafts import agree, kinds_fit
from reportedly.extract.marks import Marks, Seen, marked, place_told
from reportedly.extract.statements import Statement
from reportedly.model.events import EventType

LONGEST = 400  # characters; what is longer counts the same

_UNITED = (EventType.CEASEFIRE, EventType.TERRITORIAL_CHANGE, EventType.ARMED_CLASH)


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
    return {"any": 1.0, "how far": min(gap, 10) / 10} | marked({
        "one sentence": gap == 0, "next sentence": gap == 1, "two on": gap == 2, "far": gap >= 3,
        "very far": gap >= 6, "earlier is first": t.sentence == 0, "earlier is lede":
        t.sentence == 1,
    })  # fmt: skip


def _voices(s: Statement, t: Statement) -> Marks:
    a, b = s.speaker, t.speaker
    if a is None or b is None:
        quoted = a is not None or b is not None
        return marked({
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
    return marked(marks)


def _places(s: Statement, t: Statement) -> Marks:
    here, there = place_told(s), place_told(t)
    if here is None or there is None:
        return marked({
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
    return marked({"one larger": shared, "places differ": not shared, "towns differ": local})


def _carried(s: Statement, t: Statement) -> Marks:
    """Where at least one names no town: whether what a reader would carry over agrees."""
    here, there = s.where, t.where
    if here is None or there is None or not (place_told(s) is None or place_told(t) is None):
        return {}
    same = here[0].name.casefold() == there[0].name.casefold()
    return {"carried to one place" if same else "carried apart": 1.0}


def _told_names(statement: Statement) -> set[str]:
    return {p.name.casefold() for p in statement.place or () if p is not None}


def _days(s: Statement, t: Statement) -> Marks:
    looks = marked({"one looks back": s.is_context != t.is_context})
    a, b = s.date, t.date
    if a is None or b is None:
        return looks | marked({
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
    return marked({
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
    return marked({
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
    return marks | marked({
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
