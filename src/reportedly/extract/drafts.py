"""Drafts: claims in the making, one speaker on one happening."""

from dataclasses import dataclass, field
from datetime import date

from reportedly.extract.counts import Count
from reportedly.extract.dates import TimeExpression
from reportedly.extract.party_lines import Party
from reportedly.extract.places import Place
from reportedly.extract.speakers import Speaker
from reportedly.extract.statements import Statement
from reportedly.model.casualties import Quantifier
from reportedly.model.dates import DateBasis, DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceMention

# Words for one happening that differ from mouth to mouth.
ALIKE = (
    {EventType.AIR_STRIKE, EventType.CHEMICAL_ATTACK},
    {EventType.EXPLOSIVE_DEVICE, EventType.SUICIDE_BOMBING},
    {EventType.AIR_STRIKE, EventType.SHELLING},
    {EventType.EXECUTION, EventType.SHOOTING},
)

TELLTALE = (EventType.CHEMICAL_ATTACK, EventType.SUICIDE_BOMBING)  # how, beside by what

# "Hundreds died in the gas attack" is one happening.
ONE_BLOW = (*TELLTALE, EventType.EXPLOSIVE_DEVICE)

SUM_OF_WAR = 3000  # a toll above this is no single happening's

_VAGUE_SUM = 200  # "hundreds"

CONTEXT = 4  # GED date precision from which an expression names a month or more

NEAR_SENTENCES = 2  # an unplaced, undated sentence speaks of the happening told just before it


@dataclass(frozen=True, slots=True)
class Frame:
    """What the report as a whole lends to its statements."""

    published: date | None
    dateline: bool
    war_began: date | None = None
    latest: date | None = None
    news: int | None = None  # the group that is the report's news although it is old
    country: PlaceMention | None = None  # the one it names most

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
    weighed: str = ""  # how likely it is a claim, and which marks say so

    @property
    def loose(self) -> bool:
        return all(s.loose for s in self.statements)

    @property
    def kind(self) -> EventType:
        """The first kind that says more than "attack"; else the first at all."""
        firm = [s.kind for s in self.statements if not s.loose]
        firm.sort(key=lambda kind: kind not in TELLTALE)
        other = [s.kind for s in self.statements if s.kind is not EventType.OTHER_VIOLENCE]
        return (firm or other or [EventType.OTHER_VIOLENCE])[0]

    @property
    def place(self) -> tuple[Place, Place | None] | None:
        """The most local place it names itself, else the one carried over to it."""
        own = [s.place for s in self.statements if s.place is not None and s.place[0].rank > 1]
        lent = [s.where for s in self.statements if s.where is not None]
        return max(own or lent, key=lambda p: p[0].rank, default=None)

    @property
    def names_place(self) -> bool:
        """True if its own words name a place that is more than a country."""
        return any(s.place is not None and s.place[0].rank > 1 for s in self.statements)

    @property
    def dated(self) -> TimeExpression | None:
        """Its first time expression; a whole month or year only where there is none closer, and
        the day when it was said only where no word dates the deed."""
        times = [s.date for s in self.statements if s.date is not None]
        close = [t for t in times if t.precision < CONTEXT] or times[:1]
        deeds = (t for t in close if t.basis is not DateBasis.NARRATIVE)
        return next(deeds, close[0] if close else None)

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
        return self.dated is not None and self.dated.precision >= CONTEXT

    @property
    def is_sum(self) -> bool:
        """True if it sums over many happenings: a period, "hundreds", thousands."""
        if self.kind in ONE_BLOW and not self.is_period:
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


NEWS_ITSELF = (EventType.TERRITORIAL_CHANGE, EventType.CEASEFIRE, EventType.EXECUTION)


def agree(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> bool:
    """Equal, or the same number once with and once without "at least"."""
    open_ended = (None, None) in (left, right)
    numbers = {n for n in (*left, *right) if n is not None}
    return left == right or (len(numbers) == 1 and not open_ended)


def kinds_fit(left: Statement | Draft, right: Statement | Draft) -> bool:
    kinds = {left.kind, right.kind}
    if EventType.CEASEFIRE in kinds:
        return len(kinds) == 1
    return len(kinds) == 1 or left.loose or right.loose or kinds in ALIKE


def _is_sum(count: Count) -> bool:
    least = count.low or count.high or 0
    vague = count.quantifier is Quantifier.VAGUE and least >= _VAGUE_SUM
    return vague or least >= SUM_OF_WAR


def one_voice(left: Speaker | None, right: Speaker | None) -> bool:
    return (None if left is None else left.key) == (None if right is None else right.key)
