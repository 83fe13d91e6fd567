"""From what a person types to a correction of a claim, with the words of the report it rests on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.errors import InputError
from reportedly.model.actors import ActorMention, ResolvedActor
from reportedly.model.casualties import MOST_DIGITS, Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Counted, Slip
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import EventType
from reportedly.model.places import ResolvedPlace
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.reconcile.days import precision_of
from reportedly.reference.library import Library
from reportedly.resolve.actors import PartyResolver
from reportedly.resolve.naming import look_up

NOTHING = "none"  # the claim says nothing of the field
_DIGITS = rf"[0-9]{{0,{MOST_DIGITS}}}"
_COUNT = re.compile(rf"(?P<low>{_DIGITS})(?:(?P<to>\.\.)(?P<high>{_DIGITS}))?")


def correction_of(claim: ResolvedClaim, report: Report, slip: Slip, library: Library) -> Correction:
    """The correction. Raises InputError for what cannot be understood, found, or quoted."""
    span = None if slip.words is None else _quoted(report, slip.words, claim)
    return _READERS[slip.field](_Asked(claim, slip, span, library))


@dataclass(frozen=True, slots=True)
class _Asked:
    """One slip with all it takes to read it."""

    claim: ResolvedClaim
    slip: Slip
    words: Span | None
    library: Library

    @property
    def value(self) -> str:
        return self.slip.values[0]

    @property
    def nothing(self) -> bool:
        return self.slip.values == (NOTHING,)

    def span(self, observed: Span | None) -> Span:
        """The words that it rests on: those given, those it was read from, or the claim's."""
        return self.words or observed or self.claim.as_read.evidence[0]


def _quoted(report: Report, words: str, claim: ResolvedClaim) -> Span:
    """The words in the report, whatever its line breaks; of several places the nearest one."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    at = claim.as_read.evidence[0].start
    found = sorted(
        re.finditer(pattern, report.text), key=lambda m: (abs(m.start() - at), m.start())
    )
    if not pattern or not found:
        hint = "give its exact words, or leave --words out and say in the reason how you know"
        raise InputError(f"the report does not say {words!r}", hint=hint)
    return Span(found[0].start(), found[0].end(), found[0].group())


def _place(asked: _Asked) -> Correction:
    if asked.nothing:
        return Correction(ClaimField.PLACE, NOTHING, asked.words)
    known = asked.claim.place
    near = None if known is None or known.chosen is None else known.chosen.country
    found = look_up(asked.value, asked.library.gazetteer, country=asked.slip.country or near)
    if found.chosen is None:
        named = ", ".join(f"{c.name} ({c.admin1 or c.country})" for c in found.candidates[:4])
        hint = f"known: {named}" if named else "add it with `reportedly places add --name`"
        raise InputError(f"{asked.value!r} is not clear", hint=hint)
    place = _placed(found, asked.span(None if known is None else known.mention.span))
    told = ", ".join(dict.fromkeys(p for p in (found.chosen.name, found.chosen.admin1) if p))
    return Correction(ClaimField.PLACE, told, asked.words, place=place)


def _placed(found: ResolvedPlace, span: Span) -> ResolvedPlace:
    return replace(found, mention=replace(found.mention, span=span), reason="a person's correction")


def _date(asked: _Asked) -> Correction:
    if asked.nothing:
        return Correction(ClaimField.DATE, NOTHING, asked.words)
    first, _, last = asked.value.partition("..")
    try:
        days = DayRange.inclusive(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        hint = "write a day as 2017-11-13, or days as 2017-11-13..2017-11-15"
        raise InputError(f"{asked.value!r} is no day", hint=hint) from None
    observed = asked.claim.as_read.date
    span = asked.span(None if observed is None else observed.span)
    said = DateMention(days, precision_of(days), DateBasis.STATED, span)
    return Correction(ClaimField.DATE, days.in_words, asked.words, date=said)


def _event_type(asked: _Asked) -> Correction:
    try:
        kind = EventType(asked.value.casefold().replace("-", "_").replace(" ", "_"))
    except ValueError:
        kinds = ", ".join(kind.replace("_", "-") for kind in EventType)
        raise InputError(f"{asked.value!r} is no type", hint=f"types: {kinds}") from None
    told = kind.replace("_", " ")
    return Correction(ClaimField.EVENT_TYPE, told, asked.words, event_type=kind)


def _figure(asked: _Asked) -> Correction:
    """ "killed=83", "killed:civilians=70..79", "wounded=12..", "killed=none"."""
    named, _, count = asked.value.partition("=")
    outcome, _, whom = named.partition(":")
    try:
        counted = Counted(Outcome(_word(outcome)), Whom(_word(whom or Whom.UNKNOWN)))
        figure = None if count == NOTHING else _counted(asked, counted, count)
    except ValueError:
        outcomes = ", ".join(outcome.replace("_", "-") for outcome in Outcome)
        hint = (
            f"write it as killed=83, killed:civilians=70..79 or wounded=12..; counted: {outcomes}"
        )
        raise InputError(f"{asked.value!r} is no figure", hint=hint) from None
    group = "" if counted.whom is Whom.UNKNOWN else f"{counted.whom} "
    told = f"{count} {group}{counted.outcome.replace('_', ' ')}"
    return Correction(ClaimField.FIGURE, told, asked.words, counted=counted, figure=figure)


def _word(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _counted(asked: _Asked, counted: Counted, count: str) -> Figure:
    """The figure that is meant, with the count in place of its own. ValueError for no count."""
    low, high = _bounds(count)
    quantifier = Quantifier.AT_MOST if low is None else Quantifier.EXACT
    quantifier = Quantifier.AT_LEAST if high is None else quantifier
    observed = next((f for f in asked.claim.as_read.figures if counted.names(f)), None)
    if observed is None:
        span = asked.span(None)
        return Figure(counted.outcome, low, high, quantifier, counted.whom, span, count)
    span = asked.span(observed.span)
    return replace(observed, low=low, high=high, quantifier=quantifier, span=span, base=count)


def _bounds(count: str) -> tuple[int | None, int | None]:
    found = _COUNT.fullmatch(count.strip())
    if found is None or not (found["low"] or found["high"]):
        raise ValueError(f"{count!r} is no count")
    if not found["to"]:
        return int(count), int(count)
    return int(found["low"]) if found["low"] else None, int(found["high"]) if found[
        "high"
    ] else None


def _actor(asked: _Asked) -> Correction:
    return _parties(asked, ClaimField.ACTOR, asked.claim.as_read.actors)


def _recipient(asked: _Asked) -> Correction:
    return _parties(asked, ClaimField.RECIPIENT, asked.claim.as_read.recipients)


def _parties(asked: _Asked, field: ClaimField, observed: Sequence[ActorMention]) -> Correction:
    """Each party by the name it had on the day; one that no list knows stays under its name."""
    if asked.nothing:
        return Correction(field, NOTHING, asked.words)
    span, claim = asked.span(observed[0].span if observed else None), asked.claim.claim
    day = asked.claim.published if claim.date is None else claim.date.days.start
    resolver = PartyResolver(asked.library.register, asked.slip.country)
    mentions = (ActorMention(span, name) for name in asked.slip.values)
    parties = tuple(_named(resolver, mention, day) for mention in mentions)
    told = ", ".join(party.name for party in parties)
    return Correction(field, told, asked.words, parties=parties)


def _named(resolver: PartyResolver, mention: ActorMention, day: date | None) -> ResolvedActor:
    """Looked up by the name that was typed alone: its words in the report may say another."""
    typed = ActorMention(Span(0, len(mention.name), mention.name), mention.name)
    return replace(resolver.resolve(typed, day), mention=mention)


_READERS: dict[ClaimField, Callable[[_Asked], Correction]] = {
    ClaimField.PLACE: _place,
    ClaimField.DATE: _date,
    ClaimField.EVENT_TYPE: _event_type,
    ClaimField.FIGURE: _figure,
    ClaimField.ACTOR: _actor,
    ClaimField.RECIPIENT: _recipient,
}
