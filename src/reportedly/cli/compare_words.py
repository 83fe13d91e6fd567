"""A comparison in the words a person reads, on the screen and on a page alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.cli.compare_answers import Answer
from reportedly.compare.agreement import (
    CLOSE,
    COUNTS,
    Compared,
    FieldAgreement,
    Verdict,
    agreements,
)
from reportedly.compare.comparison import CHANCE_DAYS, Matched
from reportedly.compare.events import LeftOut, ListedEvent
from reportedly.model.dates import DayRange
from reportedly.query import words

NOT_THE_TRUTH = (
    "Agreement, not accuracy: neither list is the truth, and lists that cite one witness agree "
    "with that witness."
)
JOINED_BY = (
    "Place, days, parties and type are what joins a pair, so in these the lists agree more than "
    "they would by themselves. Counts join nothing: read those."
)
_WEEKS = sorted({abs(days) // 7 for days in CHANCE_DAYS})
_MIDDLES = {"days": ("{:.0f}", "days off"), "place": ("{:.1f}", "km off")}


def heading(answer: Answer) -> str:
    """What was laid beside what."""
    foreign = answer.foreign
    return (
        f"{words.plural(answer.held, 'record')} by the rules {answer.rules} beside "
        f"{words.plural(foreign.rows, 'row')} of {foreign.name} "
        f"({foreign.layout}, {foreign.columns} columns)"
    )


def bounds(answer: Answer) -> str:
    """On which days, how far apart."""
    days = answer.found.days
    told = "Nothing of ours can be laid beside it" if days is None else _ours_of(days, answer)
    return f"{told}. Figures join nothing: they are what is compared."


def _ours_of(days: DayRange, answer: Answer) -> str:
    told = f"{answer.found.days_told:,} of the {words.plural(days.days, 'day')}"
    return f"Ours tell of {told} of {words.days_words(days)}"


def unseen_words(answer: Answer) -> str:
    """What theirs alone are, so that nobody takes them for what our reports should have told."""
    found = answer.found
    of = words.plural(len(found.theirs_alone), "event")
    return (
        f"Alone is not missed. Near {found.theirs_unseen:,} of these {of} ours have nothing at "
        "all, because no report in the casebook tells of them or none was read so. How many "
        "happenings a list should hold, no other list can say."
    )


def _near(answer: Answer) -> str:
    reach = answer.found.reach
    days = words.plural(reach.days, "day")
    return f"with anything of theirs within {reach.km:g} km and {days}"


def counts(answer: Answer) -> list[tuple[str, str, str, str]]:
    """Rows of the small table: what, ours, theirs, and a word on it."""
    found = answer.found
    pairs = f"{len(found.matched):,}"
    rows = [
        ("compared", f"{found.ours:,}", f"{found.theirs:,}", "within the days and area of both"),
        ("near", f"{found.within_reach:,}", "", _near(answer)),
        ("matched", pairs, pairs, "one to one, by place, days, parties and type"),
        ("alone", f"{len(found.ours_alone):,}", f"{len(found.theirs_alone):,}", _unseen(answer)),
    ]
    if found.by_chance is not None:
        weeks = f"{', '.join(map(str, _WEEKS[:-1]))} or {_WEEKS[-1]} weeks"
        told = f"matched as well when ours are moved by {weeks} (mean)"
        rows.insert(3, ("by chance", f"{found.by_chance:,.0f}", "", told))
        telling = f"{len(telling_pairs(answer)):,}"
        told = "matched, no other fits about as well, and seldom matched when moved"
        rows.insert(4, ("telling", telling, telling, told))
    return rows


def _unseen(answer: Answer) -> str:
    return f"{answer.found.theirs_unseen:,} of theirs have nothing of ours near"


_MOST_RIVALS = 4


def theirs_words(events: Sequence[ListedEvent]) -> str:
    """Events of theirs by id, with their counts."""
    names = [f"{event.id} ({killed_words(event)})" for event in events]
    more = len(names) - _MOST_RIVALS
    return ", ".join([*names[:_MOST_RIVALS], *([f"{more} more"] if more > 0 else [])])


def telling_pairs(answer: Answer) -> list[Matched]:
    """The pairs that say something, those furthest apart first."""
    return [matched for matched in answer.found.matched if matched.is_telling]


def in_parts(answer: Answer) -> list[Matched]:
    """One of theirs for which several of ours would do as well: perhaps one incident of ours."""
    found = [each for each in answer.found.matched if each.pair.one_rivals]
    return sorted(found, key=lambda each: -(each.pair.other.killed.best or 0))


def other_pairs(answer: Answer) -> list[Matched]:
    """The pairs that may be mere chance."""
    return [matched for matched in answer.found.matched if not matched.is_telling]


def shared_words(answer: Answer) -> str:
    """On how many pairs the lists rest on one witness."""
    both = sum(bool(matched.shared) for matched in answer.found.matched)
    of = words.plural(len(answer.found.matched), "pair")
    return f"In {both:,} of {of} both cite one witness: there they are no second opinion."


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field's agreement: of the telling pairs, of all, the middle of the telling, what close
    means."""

    field: str
    telling: FieldAgreement
    all: FieldAgreement
    middle: str
    close: str


def field_rows(answer: Answer) -> list[FieldRow]:
    """The agreement field by field."""
    telling = agreements(matched.fields for matched in telling_pairs(answer))
    return [
        FieldRow(words.plain(one.field), one, every, _middle(one), CLOSE[one.field])
        for one, every in zip(telling, answer.found.fields, strict=True)
    ]


def _middle(found: FieldAgreement) -> str:
    """What half of the pairs lie between, and the middle."""
    if not found.quarters:
        return ""
    form, what = _MIDDLES.get(found.field, ("{:.2f}", "times theirs"))
    low, middle, high = map(form.format, found.quarters)
    return f"half of them {low} to {high} {what}, the middle {middle}"


def event_words(event: ListedEvent) -> str:
    """Where and when: "Atarib, Aleppo, 13 Nov 2017"."""
    place = ", ".join(dict.fromkeys(part for part in (event.place, event.region) if part))
    return f"{place or words.NOT_SAID}, {words.days_words(event.days)}"


def killed_words(event: ListedEvent) -> str:
    """ "60 / 83 / 84" for low, best and high; one number where they are one, or the only one."""
    killed = event.killed
    known = {killed.low, killed.best, killed.high}
    if len(known) == 1 or known == {killed.best, None}:
        return words.count_words(killed.best)
    return words.estimate_words(killed)


def differing(fields: Sequence[Compared]) -> Iterator[Compared]:
    """The fields in which the lists do not say the same, but for the counts."""
    worded = (each for each in fields if each.field not in COUNTS)
    yield from (each for each in worded if each.verdict in (Verdict.APART, Verdict.CLOSE))


def is_apart(matched: Matched) -> bool:
    """Whether the two say different things, of the dead or of anything else."""
    ours, theirs = matched.pair.one, matched.pair.other
    return killed_words(ours) != killed_words(theirs) or any(differing(matched.fields))


def left_out_words(left: LeftOut) -> str:
    return f"{left.count:,}: {left.reason}"
