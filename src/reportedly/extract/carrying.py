"""What a reader carries over from sentence to sentence: the place and the day told before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.background import LONGEST_WAR_DAYS
from reportedly.extract.dates import TimeExpression, TimeKind
from reportedly.extract.drafts import CONTEXT, NEAR_SENTENCES
from reportedly.extract.places import Place
from reportedly.extract.recalling import recalled
from reportedly.extract.statements import Statement
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceRelation


def after_silence(statements: Sequence[Statement]) -> list[Statement]:
    """Each with what a sentence that claims nothing itself says just before it of day and means.

    "On the 13th aviation was at work on a house. As a result 40 were killed."
    """
    told: list[Statement] = []
    for statement in statements:
        before = told[-1] if told else None
        if before is not None and _introduces(before, statement):
            statement = replace(statement, date=statement.date or before.date)
            if statement.loose and before.kind is not EventType.CEASEFIRE:
                statement = replace(statement, kind=before.kind, means=before.means)
        told.append(statement)
    return told


def _introduces(before: Statement, statement: Statement) -> bool:
    beside = statement.sentence - before.sentence == 1
    dated = before.date is not None and _says_when(before.date)
    apart = statement.pointing or statement.elsewhere
    return beside and dated and is_silent(before) and bool(statement.figures) and not apart


def _says_when(time: TimeExpression) -> bool:
    """A day, or the spell since a war began; not "last month", nor "in power since 1963"."""
    if time.kind is TimeKind.SINCE:
        return time.days.days <= LONGEST_WAR_DAYS
    return time.precision < CONTEXT


def carried(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Each with the place a reader would carry over to it: the last one told, or the next."""
    last: tuple[int, tuple[Place, Place | None]] | None = None
    told: list[Place] = []
    for i, statement in enumerate(statements):
        own = statement.place
        if statement.elsewhere:
            last = None
        meant = recalled(statement.same_as, told)
        told += [p for p in statement.places if p.relation is not PlaceRelation.NEAR]
        if own is not None and (own[0].rank > 1 or _is_the_country(own[0])):
            if own[0].rank > 1:
                last = last if statement.is_context else (statement.sentence, own)
            yield statement
            continue
        if meant is not None:
            last = (statement.sentence, (meant[0], None))
        lent = (
            _next_place(statement, statements[i + 1 :])
            if last is None or (statement.pointing and meant is None)
            else last[1]
        )
        yield replace(statement, lent=lent if meant is None else (meant[1], None))


def _is_the_country(place: Place) -> bool:
    """A country in which the deed was done, where no town of it is meant."""
    return place.rank == 1 and place.is_bound and not place.is_unnamed


def _next_place(
    statement: Statement, following: Sequence[Statement]
) -> tuple[Place, Place | None] | None:
    """ "The meeting was held in Al-Atareb": a sentence just after says where it was."""
    for later in following:
        far = later.sentence - statement.sentence > NEAR_SENTENCES
        if far or later.pointing or later.elsewhere:
            return None
        if later.place is not None and later.place[0].rank > 1:
            return later.place
    return None


def is_silent(statement: Statement) -> bool:
    """No kind of violence, no figure, or only a name for a happening told elsewhere."""
    nothing = statement.kind is EventType.OTHER_VIOLENCE and not statement.figures
    quiet = (nothing and not statement.pointed) or not statement.telling
    return claims_nothing(statement) or statement.caption or quiet


def claims_nothing(statement: Statement) -> bool:
    """What only might be, was asked or stands over a report: no claim, however it is worded."""
    unreal = statement.status is Status.PLANNED_OR_HYPOTHETICAL and not statement.threat
    return unreal or statement.aside or statement.headline
