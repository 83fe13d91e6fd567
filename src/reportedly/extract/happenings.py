"""Which statements of one report tell the same happening, and which are one speaker's one claim.

Statements are taken in the order of the text. Each joins the latest draft it agrees with in
kind, place, day and totals; a draft is one speaker on one happening. Where only the speaker or
the totals differ, it opens a claim in the same group; otherwise a new group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportedly.extract.counts import Count
from reportedly.extract.dates import TimeExpression
from reportedly.extract.parties import Party
from reportedly.extract.places import Place
from reportedly.extract.speakers import Speaker
from reportedly.extract.statements import Statement
from reportedly.model.casualties import Quantifier
from reportedly.model.dates import DateBasis, DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceRelation

# Words for one happening that differ from mouth to mouth.
_ALIKE = (
    {EventType.AIR_STRIKE, EventType.CHEMICAL_ATTACK},
    {EventType.EXPLOSIVE_DEVICE, EventType.SUICIDE_BOMBING},
    {EventType.AIR_STRIKE, EventType.SHELLING},
    {EventType.EXECUTION, EventType.SHOOTING},
)
_TELLTALE = (EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING)  # how, beside by what
_OLD_DAYS = 5  # older than this at publication is context, not the report's news
# "Hundreds died in the gas attack" is one happening.
_ONE_BLOW = (*_TELLTALE, EventType.EXPLOSIVE_DEVICE)
_SUM_OF_WAR = 3000  # a toll above this is no single happening's
_VAGUE_SUM = 200  # "hundreds"
_CONTEXT = 4  # GED date precision from which an expression names a month or more
_LONGEST_AFTER = 31  # days between what was told before and the report that still say when
_NEAR_SENTENCES = 2  # an unplaced, undated sentence speaks of the happening told just before it


@dataclass(frozen=True, slots=True)
class Frame:
    """What the report as a whole lends to its statements."""

    published: date | None
    dateline: bool
    war_began: date | None = None
    latest: date | None = None
    news: int | None = None  # the group that is the report's news although it is old

    @property
    def reference(self) -> date | None:
        """The day from which background is told apart from news."""
        return self.published if self.published is not None else self.latest


@dataclass(slots=True)
class Draft:
    """A claim in the making: one speaker, one happening, the statements that tell it."""

    group: int
    speaker: Speaker | None
    statements: list[Statement] = field(default_factory=list)

    @property
    def loose(self) -> bool:
        return all(s.loose for s in self.statements)

    @property
    def kind(self) -> EventType:
        """The first kind that says more than "attack"; else the first at all."""
        firm = [s.kind for s in self.statements if not s.loose]
        firm.sort(key=lambda kind: kind not in _TELLTALE)
        other = [s.kind for s in self.statements if s.kind is not EventType.OTHER_VIOLENCE]
        return (firm or other or [EventType.OTHER_VIOLENCE])[0]

    @property
    def place(self) -> tuple[Place, Place | None] | None:
        """The most local place it names itself, else the one carried over to it."""
        own = [s.place for s in self.statements if s.place is not None and s.place[0].rank > 1]
        lent = [s.where for s in self.statements if s.where is not None]
        return max(own or lent, key=lambda p: p[0].rank, default=None)

    @property
    def dated(self) -> TimeExpression | None:
        """Its first time expression; a whole month or year only where there is none closer."""
        times = [s.date for s in self.statements if s.date is not None]
        return next((t for t in times if t.precision < _CONTEXT), times[0] if times else None)

    @property
    def days(self) -> DayRange | None:
        return self.dated.days if self.dated is not None else None

    @property
    def is_pointed(self) -> bool:
        """True if it accuses, denies or claims responsibility."""
        return any(s.pointed for s in self.statements) or self.status is Status.DENIED

    @property
    def is_context(self) -> bool:
        """True if all it is dated by is a whole month or year."""
        return self.dated is not None and self.dated.precision >= _CONTEXT

    @property
    def is_sum(self) -> bool:
        """True if it sums over many happenings: a period, "hundreds", thousands."""
        if self.kind in _ONE_BLOW and not self.is_period:
            return False
        return self.is_period or any(_is_sum(f.count) for s in self.statements for f in s.figures)

    @property
    def is_period(self) -> bool:
        return any(s.period and s.figures for s in self.statements)

    @property
    def actors(self) -> list[tuple[Party, ...]]:
        return [s.roles.actors for s in self.statements]

    @property
    def recipients(self) -> list[tuple[Party, ...]]:
        return [s.roles.recipients for s in self.statements]

    @property
    def status(self) -> Status:
        return self.statements[0].status

    @property
    def last_sentence(self) -> int:
        return self.statements[-1].sentence

    @property
    def totals(self) -> dict[str, tuple[int | None, int | None]]:
        merged: dict[str, tuple[int | None, int | None]] = {}
        for statement in self.statements:
            for outcome, bounds in statement.totals.items():
                merged.setdefault(outcome, bounds)
        return merged


def draft_claims(statements: Sequence[Statement], frame: Frame) -> list[Draft]:
    """The claims of one report, in text order; every one has a figure or tells a happening."""
    drafts: list[Draft] = []
    for statement in _carried(statements):
        if not _silent(statement):
            _place(statement, drafts, frame)
    return [d for d in _without_summaries(drafts) if not _idle(d)]


def _carried(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Each with the place a reader would carry over to it: the last one told, or the next."""
    last: tuple[int, tuple[Place, Place | None]] | None = None
    for i, statement in enumerate(statements):
        own = statement.place
        if statement.elsewhere:
            last = None
        if own is not None and own[0].rank > 1:
            last = last if statement.is_context else (statement.sentence, own)
            yield statement
            continue
        lent = (
            _next_place(statement, statements[i + 1 :])
            if last is None or statement.pointing
            else last[1]
        )
        yield replace(statement, lent=lent)


def _next_place(
    statement: Statement, following: Sequence[Statement]
) -> tuple[Place, Place | None] | None:
    """ "The meeting was held in Al-Atareb": a sentence just after says where it was."""
    for later in following:
        far = later.sentence - statement.sentence > _NEAR_SENTENCES
        if far or later.pointing or later.elsewhere:
            return None
        if later.place is not None and later.place[0].rank > 1:
            return later.place
    return None


_NEWS_ITSELF = (EventType.TERRITORIAL_CHANGE, EventType.CEASEFIRE, EventType.EXECUTION)


def _idle(draft: Draft) -> bool:
    """Talk of violence in the outlet's own voice: nobody quoted, counted, dated or placed."""
    if draft.speaker is not None or draft.dated is not None or draft.kind in _NEWS_ITSELF:
        return False
    if any(s.figures for s in draft.statements):
        return False
    local = draft.place is not None and draft.place[0].rank >= 2
    return not (local and any(s.roles.actors for s in draft.statements))


def _silent(statement: Statement) -> bool:
    """No kind of violence, no figure, or only a name for a happening told elsewhere."""
    if statement.status is Status.PLANNED_OR_HYPOTHETICAL and not statement.threat:
        return True
    nothing = statement.kind is EventType.OTHER_VIOLENCE and not statement.figures
    return (nothing and not statement.pointed) or not statement.telling


def _place(statement: Statement, drafts: list[Draft], frame: Frame) -> None:
    related = [d for d in reversed(drafts) if _same_happening(statement, d, frame)]
    nearest = [d for d in related if d.group == related[0].group]
    for draft in nearest:
        if _same_voice(statement, draft) and not _conflict(statement, draft):
            draft.statements.append(statement)
            draft.speaker = draft.speaker or statement.speaker
            return
    group = related[0].group if related else 1 + max((d.group for d in drafts), default=0)
    if related and _rivals(statement, related[0]) and not _runs_on(statement):
        group = 1 + max(d.group for d in drafts)
    drafts.append(Draft(group, statement.speaker, [statement]))


def _rivals(statement: Statement, draft: Draft) -> bool:
    """One mouth that gives two totals tells two happenings; of two mouths that is to be expected."""
    return _one_voice(statement.speaker, draft.speaker) and _conflict(statement, draft)


def _runs_on(statement: Statement) -> bool:
    """True of "rose to 53": a later count of what was counted before, not another happening."""
    return any(figure.count.cumulative for figure in statement.figures)


def _same_voice(statement: Statement, draft: Draft) -> bool:
    """One speaker; or the outlet's own words beside a speaker it goes on to quote."""
    if statement.status is not draft.status:
        return False
    if statement.speaker is not None and draft.speaker is not None:
        return statement.speaker.key == draft.speaker.key
    if statement.speaker is None and draft.speaker is None:
        return True
    if statement.pointed:
        return False
    close = statement.sentence - draft.last_sentence <= _NEAR_SENTENCES
    return _totals_shared(statement, draft) or (close and not statement.is_context)


def _conflict(statement: Statement, draft: Draft) -> bool:
    """Both give a total of one outcome, and not the same."""
    here, there = statement.totals, draft.totals
    return any(not _agree(here[o], there[o]) for o in here.keys() & there.keys())


def _agree(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> bool:
    """Equal, or the same number once with and once without "at least"."""
    open_ended = (None, None) in (left, right)
    numbers = {n for n in (*left, *right) if n is not None}
    return left == right or (len(numbers) == 1 and not open_ended)


def _same_happening(statement: Statement, draft: Draft, frame: Frame) -> bool:
    if (statement.period and bool(statement.figures)) != draft.is_period:
        return False
    if not _kinds_fit(statement, draft) or not _days_fit(statement, draft):
        return False
    if statement.elsewhere and statement.sentence != draft.last_sentence:
        return False
    if (
        statement.pointing
        and statement.speaker is None
        and statement.sentence != draft.last_sentence
    ):
        return False
    if draft.is_context != statement.is_context and not _totals_shared(statement, draft):
        return False
    fit = _places_fit(statement, draft)
    if fit is None:
        return _totals_shared(statement, draft) or (
            statement.sentence - draft.last_sentence <= _NEAR_SENTENCES
        )
    return fit


def _totals_shared(statement: Statement, draft: Draft) -> bool:
    here, there = statement.totals, draft.totals
    return any(
        _agree(here[o], there[o]) and here[o] != (None, None) for o in here.keys() & there.keys()
    )


def _kinds_fit(left: Statement | Draft, right: Draft) -> bool:
    kinds = {left.kind, right.kind}
    if EventType.CEASEFIRE in kinds:
        return len(kinds) == 1
    return len(kinds) == 1 or left.loose or right.loose or kinds in _ALIKE


def _days_fit(statement: Statement, draft: Draft) -> bool:
    days = draft.days
    if statement.date is None or days is None:
        return True
    return statement.date.days.overlaps(days)


def _places_fit(statement: Statement, draft: Draft) -> bool | None:
    """True if they name one place or one lies within the other's words; None if unsaid."""
    here, there = statement.where, draft.place
    if here is None or there is None:
        return None
    left = {p.name.casefold() for p in here if p is not None}
    right = {
        p.name.casefold() for s in draft.statements if s.where for p in s.where if p is not None
    }
    if here[0].name.casefold() in right or there[0].name.casefold() in left:
        return True
    return False if min(here[0].rank, there[0].rank) >= 3 else None


def _without_summaries(drafts: Sequence[Draft]) -> list[Draft]:
    """An outlet's draft that only repeats the totals of a speaker quoted elsewhere is that claim."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in drafts if d is not draft and _repeats(draft, d)), None)
        if twin is None:
            kept.append(draft)
        else:
            twin.statements.extend(draft.statements)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    if draft.speaker is not None or other.speaker is None or not draft.totals:
        return False
    if draft.status is not other.status or not _kinds_fit(draft, other):
        return False
    return all(o in other.totals and _agree(b, other.totals[o]) for o, b in draft.totals.items())


def _counts_war(draft: Draft) -> bool:
    """True of thousands: no town told of before is where they died."""
    counts = [f.count for s in draft.statements for f in s.figures]
    return any((c.low or c.high or 0) >= _SUM_OF_WAR for c in counts)


def _is_sum(count: Count) -> bool:
    least = count.low or count.high or 0
    vague = count.quantifier is Quantifier.VAGUE and least >= _VAGUE_SUM
    return vague or least >= _SUM_OF_WAR


def settle_place(draft: Draft, drafts: Sequence[Draft]) -> tuple[Place, Place | None] | None:
    """The draft's own place, made more local by its group; a toll of a war keeps its country."""
    own = draft.place
    if draft.is_sum:
        carried = not (draft.is_period or _counts_war(draft))
        said = [s.where if carried else s.place for s in draft.statements]
        return max((p for p in said if p is not None), key=lambda p: p[0].rank, default=None)
    if own is not None and own[0].rank >= 3 and own[0].relation is not PlaceRelation.NEAR:
        return own
    group = [d.place for d in drafts if d.group == draft.group and d.place is not None]
    return max([own, *group] if own is not None else group, key=_locality, default=None)


def _locality(place: tuple[Place, Place | None]) -> tuple[int, bool]:
    """A town named as the place goes before a town named as being near it."""
    return place[0].rank, place[0].relation is not PlaceRelation.NEAR


def settle_kind(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft whose words say what kind of violence it was: itself, its group, the one before.

    "Five more were killed in Sabqa" is killed by what the sentence before tells.
    """
    if any(s.pointing for s in draft.statements):
        return draft
    group = [d for d in drafts if d.group == draft.group]
    if draft.kind is EventType.AIR_STRIKE:
        return next((d for d in group if d.kind is EventType.CHEMICAL_ATTACK), draft)
    if not draft.loose:
        return draft
    told = [d for d in _beside(draft, drafts) if not d.loose and d.kind not in _NEWS_ITSELF]
    return told[0] if told else draft


def settle_sides(
    draft: Draft, drafts: Sequence[Draft]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients: its own words', else those of the same happening told beside it.

    Whom somebody blames, or who denies it, did it in nobody else's words.
    """
    recipients = next((s for s in draft.recipients if s), ())
    return _doers(draft, drafts), recipients


def _doers(draft: Draft, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    own = next((s for s in draft.actors if s), ())
    told_apart = any(s.pointing for s in draft.statements)
    if own or draft.is_period or told_apart:
        return own
    before = [d for d in drafts if d.statements[0].sentence < draft.statements[0].sentence]
    for other in _alike(draft, drafts):
        theirs = _doers(other, before) if other in before else next(filter(None, other.actors), ())
        if theirs:
            return theirs
    return ()


def _alike(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts beside it whose actor is its own too: the same voice on the same kind of happening."""
    return [
        d for d in _beside(draft, drafts)
        if _kinds_fit(draft, d) and _one_voice(draft.speaker, d.speaker) and not d.is_pointed
    ]  # fmt: skip


def _one_voice(left: Speaker | None, right: Speaker | None) -> bool:
    return (None if left is None else left.key) == (None if right is None else right.key)


def _beside(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of the same group first, then those told by the same voice just before."""
    at = draft.statements[0].sentence
    group = [d for d in drafts if d.group == draft.group and d is not draft]
    before = [
        d for d in reversed(drafts)
        if d.group != draft.group and 0 <= at - d.last_sentence <= _NEAR_SENTENCES
        and d.status is draft.status and d.is_context == draft.is_context
    ]  # fmt: skip
    return group + before


def settle_days(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """The draft's days with precision and basis: stated, told with the group, or the dateline's."""
    stated = draft.dated
    if stated is not None:
        return _since(stated, draft, frame), stated.precision, stated.basis
    if draft.is_sum:
        return _war_so_far(draft, frame)
    for other in drafts:
        told = other.dated if other.group == draft.group else None
        if told is not None and told.precision < _CONTEXT and not other.is_sum:
            return told.days, told.precision, DateBasis.NARRATIVE
    return _from_dateline(draft, drafts, frame)


def _war_so_far(draft: Draft, frame: Frame) -> tuple[DayRange, int, DateBasis] | None:
    """A war's undated toll runs from where the report says the war began."""
    lows = [f.count.low or 0 for s in draft.statements for f in s.figures]
    if frame.war_began is None or frame.published is None or max(lows, default=0) < _SUM_OF_WAR:
        return None
    return DayRange.inclusive(frame.war_began, frame.published), 5, DateBasis.NARRATIVE


def _since(stated: TimeExpression, draft: Draft, frame: Frame) -> DayRange:
    """A toll over a period that only its beginning dates runs up to the report."""
    begun = draft.is_period and stated.precision >= _CONTEXT
    if begun and frame.published is not None and frame.published > stated.days.last:
        return DayRange.inclusive(stated.days.start, frame.published)
    return stated.days


def _after_told(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """ "Some time later": after the last day told before it, and before the report."""
    at = draft.statements[0].sentence
    told = [d.dated for d in drafts if d.statements[0].sentence < at and not d.is_sum]
    day = next(
        (t.days.last for t in reversed(told) if t is not None and t.precision < _CONTEXT), None
    )
    if day is None or frame.published is None or not day <= frame.published:
        return None
    days = DayRange.inclusive(day, frame.published)
    return (days, _precision(days), DateBasis.NARRATIVE) if days.days <= _LONGEST_AFTER else None


def _precision(days: DayRange) -> int:
    """GED date precision of a stretch of days (CODEBOOK A.3): 2 to six days, 3 a week, 4 a month."""
    return 1 if days.days == 1 else 2 if days.days < 7 else 3 if days.days == 7 else 4


def _from_dateline(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """A fresh, undated happening takes the dateline, unless the news told so far is older."""
    if frame.published is None or not frame.dateline or draft.kind is EventType.CEASEFIRE:
        return None
    if any(s.pointing for s in draft.statements):
        return _after_told(draft, drafts, frame)
    before = [d.dated for d in drafts if d.statements[0].sentence < draft.statements[0].sentence]
    news = [t.days for t in before if t is not None and t.precision < _CONTEXT]
    if news and all(is_old(days, frame.published) for days in news):
        return None
    return DayRange.one(frame.published), 1, DateBasis.DATELINE


def news_group(drafts: Sequence[Draft], frame: Frame) -> int | None:
    """The first group of a report that tells nothing fresh: an inquiry, a look back."""
    dated = [(d, d.days) for d in drafts if d.days is not None and not d.is_period]
    if not dated or any(not is_old(days, frame.published) for _, days in dated):
        return None
    return next((d.group for d, _ in dated if not d.is_context), dated[0][0].group)


def latest_day(drafts: Sequence[Draft]) -> date | None:
    """The last day that a report tells of: what its age is counted from if nothing dates it."""
    return max((d.days.last for d in drafts if d.days is not None), default=None)


def is_old(days: DayRange, published: date | None) -> bool:
    """True if the days lie so far before publication that they are context, not news."""
    return published is not None and days.last < published - timedelta(days=_OLD_DAYS)
