"""The figures of a claim: each number once, in its speaker's own words, as exact as he gave it."""

import re
from dataclasses import replace

from reportedly.extract.counts import Count
from reportedly.extract.drafts import Draft
from reportedly.extract.statements import CountedFigure, Statement
from reportedly.extract.survivors import lived
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.reports import Report


def figures_of(draft: Draft, report: Report) -> tuple[Figure, ...]:
    """Each number of an outcome once: in the claim's speaker's own words before a headline's.

    Of one number said twice ("at least four", "four") the exact telling stays.
    """
    key = None if draft.speaker is None else draft.speaker.key
    own = [s for s in draft.statements if (None if s.speaker is None else s.speaker.key) == key]
    body = [s for s in own if s.sentence > 0]
    kept: list[tuple[Statement, CountedFigure]] = []
    for statement in [*body, *own, *draft.statements]:
        for figure in statement.figures:
            told = [k for k in kept if _is_retold(statement, figure.count, *k)]
            if not told:
                kept.append((statement, figure))
            elif statement in body and _is_exact(figure) and not _is_exact(told[0][1]):
                kept[kept.index(told[0])] = (statement, figure)
    kept = [(s, f) for s, f in kept if not any(_died_later(s, f, *k, report) for k in kept)]
    kept = [(s, f) for s, f in kept if not any(_counts_the_same(k.count, f.count) for _, k in kept)]
    figures = (_figure(figure, _settled(figure, report), report) for _, figure in kept)
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _is_exact(figure: CountedFigure) -> bool:
    return figure.count.quantifier is Quantifier.EXACT


def _is_retold(statement: Statement, count: Count, earlier: Statement, told: CountedFigure) -> bool:
    """True of a number that another sentence gave; in one sentence two parts may be as large."""
    known = told.count
    if (known.outcome, known.low or known.high) != (count.outcome, count.low or count.high):
        return False
    if earlier.sentence == statement.sentence and known.part_of_total and count.part_of_total:
        return known.whom is count.whom
    return known.part_of_total == count.part_of_total or earlier.sentence != statement.sentence


def _counts_the_same(told: Count, named: Count) -> bool:
    """ "There were casualties. Three were killed": who are only named first are then counted."""
    if (named.low, named.high) != (None, None) or (told.low, told.high) == (None, None):
        return False
    outcomes = {named.outcome} | _PARTS.get(named.outcome, set())
    apart = named.part_of_total or told.part_of_total
    return not apart and told.outcome in outcomes and named.whom in (told.whom, Whom.UNKNOWN)


_PARTS = {Outcome.KILLED_OR_WOUNDED: {Outcome.KILLED, Outcome.WOUNDED}}
_NAMED_AGAIN = re.compile(r"\b(?:(?P<alone>he|she|the victim)|the (?P<noun>[\w-]+))$", re.I)
_HURT = (Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)
_BOTH = words("killed dead casualties losses martyred died")
_BEHIND = 30  # letters behind a count in which the word for what befell them stands
_SOON = 3  # sentences within which "he" and "the boy" are the one told of last


def _died_later(
    hurt: Statement, figure: CountedFigure, dead: Statement, death: CountedFigure, report: Report
) -> bool:
    """ "A boy was shot. He died in hospital": one victim, who is no longer one of the wounded."""
    told, later = figure.count, death.count
    if told.outcome not in _HURT or later.outcome is not Outcome.KILLED:
        return False
    if (told.low, later.low) != (1, 1) or told.cue < told.first or figure.start >= death.start:
        return False  # "he" after "shot a woman" may be who shot her
    soon = 0 <= dead.sentence - hurt.sentence <= _SOON
    return soon and _is_same_person(figure, death, report.reading.text)


def _is_same_person(figure: CountedFigure, death: CountedFigure, text: str) -> bool:
    """ "he", "the victim", and "the boy" of whom the earlier words were "a boy"."""
    if death.group is None or figure.group is None:
        return False
    first, last = death.group
    again = _NAMED_AGAIN.search(text[max(0, first - len("the ")) : last])
    noun = None if again is None else again["noun"]
    known = noun is not None and noun.casefold() in text[slice(*figure.group)].casefold()
    return again is not None and (noun is None or known)


def _settled(figure: CountedFigure, report: Report) -> Count:
    """ "Five were shot. All are in stable condition": of the shot, who live are wounded."""
    count = figure.count
    shot = report.reading.text[figure.start : figure.end + _BEHIND].casefold().split()
    told = count.outcome is Outcome.KILLED_OR_WOUNDED and not _BOTH & set(shot)
    alive = told and lived(report.reading.text, figure.start, alone=count.high == 1)
    return replace(count, outcome=Outcome.WOUNDED) if alive else count


def _figure(figure: CountedFigure, count: Count, report: Report) -> Figure:
    return Figure(
        outcome=count.outcome,
        low=count.low,
        high=count.high,
        quantifier=count.quantifier,
        whom=count.whom,
        span=report.span(figure.start, figure.end),
        base=count.base,
        part_of_total=count.part_of_total,
        cumulative=count.cumulative,
        group=None if figure.group is None else report.span(*figure.group),
    )
