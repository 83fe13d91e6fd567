"""From what a person types to a correction of a claim, with the words of the report it rests on."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from reportedly.errors import InputError
from reportedly.extract.quantities import VAGUE
from reportedly.model.actors import ActorCandidate, ActorMention, ResolvedActor
from reportedly.model.casualties import MOST_DIGITS, Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Counted, Slip
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import EventType
from reportedly.model.reports import Report
from reportedly.pipeline.placing import place_meant
from reportedly.pipeline.typed import NOTHING, Typed, one_of, plain, quoted
from reportedly.pipeline.voicing import sense_meant, speaker_meant
from reportedly.reconcile.days import precision_of
from reportedly.reference.library import Library
from reportedly.resolve.open_names import by_name_alone

_ABOUT = "~"
_DIGITS = rf"[0-9]{{0,{MOST_DIGITS}}}"
_COUNT = re.compile(rf"(?P<low>{_DIGITS})(?:(?P<to>\.\.)(?P<high>{_DIGITS}))?")


def correction_of(
    claim: ResolvedClaim, report: Report, slip: Slip, library: Library, *, leave_open: bool = False
) -> Correction:
    """The correction. Raises InputError for what cannot be understood, found, or quoted.

    With `leave_open` a place that is not clear is left unresolved with its candidates.
    """
    near = claim.as_read.evidence[0].start
    span = None if slip.words is None else quoted(report, slip.words, near=near)
    return _READERS[slip.field](Typed(claim, report, slip, span, library, leave_open))


def _date(typed: Typed) -> Correction:
    if typed.nothing:
        return Correction(ClaimField.DATE, NOTHING, typed.words)
    first, _, last = typed.value.partition("..")
    try:
        days = DayRange.inclusive(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        hint = "write a day as 2017-11-13, or days as 2017-11-13..2017-11-15"
        raise InputError(f"{typed.value!r} is no day", hint=hint) from None
    observed = typed.claim.as_read.date
    span = typed.span(None if observed is None else observed.span)
    said = DateMention(days, precision_of(days), DateBasis.STATED, span)
    return Correction(ClaimField.DATE, days.in_words, typed.words, date=said)


def _event_type(typed: Typed) -> Correction:
    kind = one_of(EventType, typed.value, "type")
    told = kind.replace("_", " ")
    return Correction(ClaimField.EVENT_TYPE, told, typed.words, event_type=kind)


def _figure(typed: Typed) -> Correction:
    """ "killed=83", "killed:civilians=70..79", "wounded=12..", "missing=dozens", "killed=none".

    In place of another figure it may stand without a count, which then stays as it is.
    """
    named, given, count = typed.value.partition("=")
    try:
        counted = _counted_by(named)
        instead = counted if typed.slip.instead_of is None else _counted_by(typed.slip.instead_of)
        if not given and instead != counted:
            figure: Figure | None = _recounted(typed, instead, counted)
        else:
            figure = None if count == NOTHING else _counted(typed, instead, counted, count)
    except ValueError:
        outcomes = ", ".join(outcome.replace("_", "-") for outcome in Outcome)
        hint = (
            f"write it as killed=83, killed:civilians=70..79 or wounded=12..; counted: {outcomes}"
        )
        raise InputError(f"{typed.value!r} is no figure", hint=hint) from None
    told = _of_whom(counted)
    if given:
        told = f"{told} not said" if count == NOTHING else f"{_in_words(count)} {told}"
    told = told if instead == counted else f"{told} in place of {_of_whom(instead)}"
    return Correction(ClaimField.FIGURE, told, typed.words, counted=instead, figure=figure)


def _counted_by(named: str) -> Counted:
    """ "killed:civilians"; ValueError for what nobody counts."""
    outcome, _, whom = named.partition(":")
    return Counted(Outcome(plain(outcome)), Whom(plain(whom or Whom.UNKNOWN)))


def _of_whom(counted: Counted) -> str:
    group = "" if counted.whom is Whom.UNKNOWN else f"{counted.whom} "
    return f"{group}{counted.outcome.replace('_', ' ')}"


def _in_words(count: str) -> str:
    """A count as typed, as a person says it: "12.." as "at least 12"."""
    if count in VAGUE:
        return count
    low, high = _bounds(count)
    about = "about " if count.startswith(_ABOUT) else ""
    if low is None or high is None:
        return f"{about}up to {high}" if low is None else f"{about}at least {low}"
    return f"{about}{low}" if low == high else f"{about}{low} to {high}"


def _counted(typed: Typed, instead: Counted, counted: Counted, count: str) -> Figure:
    """The figure that is meant, with the count in place of its own. ValueError for no count."""
    (low, high), quantifier = _bounds(count), _quantifier(count)
    observed = next((f for f in _figures_of(typed) if instead.names(f)), None)
    if observed is None:
        said = count.strip(f".{_ABOUT}").partition("..")[0]
        span, part = typed.span(None, said), _is_part(counted, typed.claim.claim.figures)
        outcome, whom = counted.outcome, counted.whom
        return Figure(outcome, low, high, quantifier, whom, span, count, part_of_total=part)
    if instead != counted:
        observed = _recounted(typed, instead, counted)
    span = typed.span(observed.span)
    return replace(observed, low=low, high=high, quantifier=quantifier, span=span, base=count)


def _figures_of(typed: Typed) -> tuple[Figure, ...]:
    """As read, then as corrected: what a person says is laid over what was read."""
    return (*typed.claim.as_read.figures, *typed.claim.claim.figures)


def _recounted(typed: Typed, instead: Counted, counted: Counted) -> Figure:
    """The figure as it stands, counting others than it did. InputError where there is none."""
    stands = typed.claim.claim.figures
    found = next((f for f in stands if instead.names(f)), None)
    if found is None:
        hint = "take only claims that give that figure"
        raise InputError(f"{typed.claim.claim_id} says nothing of {_of_whom(instead)}", hint=hint)
    part = _is_part(counted, [f for f in stands if f is not found])
    return replace(found, outcome=counted.outcome, whom=counted.whom, part_of_total=part)


def _is_part(counted: Counted, figures: Iterable[Figure]) -> bool:
    """Whether it counts some of those that a total of the claim counts already."""
    total = Counted(counted.outcome)
    return counted.whom is not Whom.UNKNOWN and any(map(total.names, figures))


def _quantifier(count: str) -> Quantifier:
    if count in VAGUE:
        return Quantifier.VAGUE
    if count.startswith(_ABOUT):
        return Quantifier.ABOUT
    low, high = _bounds(count)
    if low is None:
        return Quantifier.AT_MOST
    return Quantifier.AT_LEAST if high is None else Quantifier.EXACT


def _bounds(count: str) -> tuple[int | None, int | None]:
    """ "14", "~14", "12..15", "12..", "..15", or a vague word ("dozens")."""
    if count in VAGUE:
        return VAGUE[count], None
    found = _COUNT.fullmatch(count.strip().removeprefix(_ABOUT))
    if found is None or not (found["low"] or found["high"]):
        raise ValueError(f"{count!r} is no count")
    low, high = found["low"], found["high"] if found["to"] else found["low"]
    return int(low) if low else None, int(high) if high else None


def _actor(typed: Typed) -> Correction:
    return _parties(typed, ClaimField.ACTOR, typed.claim.as_read.actors)


def _recipient(typed: Typed) -> Correction:
    return _parties(typed, ClaimField.RECIPIENT, typed.claim.as_read.recipients)


def _parties(typed: Typed, field: ClaimField, observed: Sequence[ActorMention]) -> Correction:
    """Each party by the name it had on the day, or by its id; one that no list knows stays under
    its name."""
    if typed.nothing:
        return Correction(field, NOTHING, typed.words)
    read, claim = observed[0].span if observed else None, typed.claim.claim
    day = typed.claim.published if claim.date is None else claim.date.days.start
    mentions = (ActorMention(typed.span(read, name), name) for name in typed.slip.values)
    parties = tuple(_named(typed, mention, day) for mention in mentions)
    told = ", ".join(party.name for party in parties)
    return Correction(field, told, typed.words, parties=parties)


def _named(typed: Typed, mention: ActorMention, day: date | None) -> ResolvedActor:
    register, name = typed.library.register, mention.name
    row = register.actor(name)
    if row is not None:
        chosen = ActorCandidate(row.id, row.name, row.kind, 1.0, ("chosen by a person",))
        return ResolvedActor(replace(mention, name=row.name), chosen, (chosen,))
    return by_name_alone(mention, day, register, country=typed.slip.country)


_READERS: dict[ClaimField, Callable[[Typed], Correction]] = {
    ClaimField.PLACE: place_meant,
    ClaimField.DATE: _date,
    ClaimField.EVENT_TYPE: _event_type,
    ClaimField.FIGURE: _figure,
    ClaimField.ACTOR: _actor,
    ClaimField.RECIPIENT: _recipient,
    ClaimField.SPEAKER: speaker_meant,
    ClaimField.STATUS: sense_meant,
}
