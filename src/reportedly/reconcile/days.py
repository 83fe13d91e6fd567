"""When it happened: the claims' days brought together (CODEBOOK A.3)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta

from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.opinions import RecordField
from reportedly.model.records import SetAside, Trace
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.judged import JUDGED

_BASES = (DateBasis.STATED, DateBasis.RELATIVE, DateBasis.DATELINE, DateBasis.NARRATIVE)
_NO_TIME_DAYS = 3


@dataclass(frozen=True, slots=True)
class Dating:
    """The days with GED's date precision 1-5, both None where nothing can be said."""

    days: DayRange | None
    precision: int | None
    trace: Trace


def find_days(case: Case, *, guess: bool = False) -> Dating:
    """The most precise days that most origins say, narrowed by all that agree with them.

    Days that are said go before those read from the narrative. Where no claim has any, `guess`
    applies GED's row for "no time given", which is that pack's alone: the three days before the
    first report.
    """
    dated = [(c, c.claim.date) for c in case.standing if c.claim.date is not None]
    preferred = case.choice(RecordField.DATE)
    if preferred is not None and preferred.claim.claim.date is not None:
        return _preferred(case, preferred.claim.claim.date, preferred.words, dated)
    if not dated:
        return _no_time(case) if guess else _nobody_says(case, "date: nobody says")
    days, agreeing = _narrow(case, dated)
    said = (mention.precision for _, mention in agreeing if mention.days == days)
    precision = min(said, default=precision_of(days))
    return Dating(days, precision, _said_trace(case, days, agreeing))


_Dated = tuple[ResolvedClaim, DateMention]


def _preferred(case: Case, said: DateMention, judged: str, dated: list[_Dated]) -> Dating:
    """The days of the claim that a person prefers; claims of other days stand against."""
    agreeing = [pair for pair in dated if pair[1].days.overlaps(said.days)]
    found = replace(_said_trace(case, said.days, agreeing), rule=JUDGED)
    words = f"date {said.days.in_words}: {judged}"
    return Dating(said.days, said.precision, replace(found, words=words))


def _narrow(case: Case, dated: list[_Dated]) -> tuple[DayRange, list[_Dated]]:
    """Start from the best-supported days; take in what overlaps, in order of support."""
    support: dict[DayRange, set[str]] = defaultdict(set)
    for claim, said in dated:
        support[said.days].add(case.origin_of.get(claim.claim_id, claim.claim_id))
    ordered = sorted(dated, key=lambda pair: _rank(pair, support))
    days = ordered[0][1].days
    for _, said in ordered:
        if said.days.overlaps(days):
            days = DayRange(max(days.start, said.days.start), min(days.end, said.days.end))
    return days, [pair for pair in ordered if pair[1].days.overlaps(days)]


def _rank(pair: _Dated, support: dict[DayRange, set[str]]) -> tuple[int, int, int, DayRange]:
    said = pair[1]
    told = said.basis is DateBasis.NARRATIVE  # told after or before something else
    return int(told), said.precision, -len(support[said.days]), said.days


def precision_of(days: DayRange) -> int:
    """GED date precision of a span: a day, some days, a week, a month, a year."""
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((precision for limit, precision in limits if days.days <= limit), 5)


def _said_trace(case: Case, days: DayRange, agreeing: list[_Dated]) -> Trace:
    basis = min((said.basis for _, said in agreeing), key=_BASES.index)
    against = [
        SetAside(c.claim_id, case.cites.days, f"says {c.claim.date.days.in_words}")
        for c in case.standing
        if c.claim.date is not None and not c.claim.date.days.overlaps(days)
    ]
    read = [claim for claim, _ in agreeing if not _is_corrected(claim)]
    told = _BASIS_WORDS[basis] if read else "as a person corrected it"
    words = f"date {days.in_words}: {told}"
    held = [claim.claim_id for claim, _ in agreeing]
    return trace("date", days.in_words, case.cites.days, words, held, against + _unspoken(case))


def _is_corrected(claim: ResolvedClaim) -> bool:
    return any(note.field is ClaimField.DATE for note in claim.corrections)


_BASIS_WORDS = {
    DateBasis.STATED: "a date in the words",
    DateBasis.RELATIVE: "a day in the words",
    DateBasis.DATELINE: "the report's dateline",
    DateBasis.NARRATIVE: "told after or before something dated",
}


def _no_time(case: Case) -> Dating:
    published = [day for day in case.told.values() if day is not None]
    if not published:
        return _nobody_says(case, "date: nobody says, and no report has a publication day")
    first = min(published)
    days = DayRange(first - timedelta(days=_NO_TIME_DAYS), first)
    words = f"date {days.in_words}: no time given, the three days before the first report"
    held = [claim_id for claim_id, day in case.told.items() if day == first]
    rule = f"{case.cites.days} no time given"
    return Dating(days, 2, trace("date", days.in_words, rule, words, held, _unspoken(case)))


def _nobody_says(case: Case, words: str) -> Dating:
    return Dating(None, None, trace("date", None, case.cites.days, words, (), _unspoken(case)))


def _unspoken(case: Case) -> list[SetAside]:
    return case.against_if(lambda claim: claim.claim.date is not None)
