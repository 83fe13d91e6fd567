"""Who says what of a happening, in a line of our own words: no word of a report but names."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.model.casualties import Figure, Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, Status
from reportedly.model.records import EventRecord
from reportedly.publish.cells import in_short

# Enough for all sides of a contradiction; the claims themselves stand in other layouts.
MOST_SPEAKERS = 20
_TOLD_OF = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)
# One of them, and several.
_PEOPLE = {
    Whom.CIVILIANS: ("civilian", "civilians"),
    Whom.COMBATANTS: ("combatant", "combatants"),
    Whom.CHILDREN: ("child", "children"),
    Whom.WOMEN: ("woman", "women"),
    Whom.POLICE: ("police officer", "police officers"),
    Whom.MEDICS: ("medic", "medics"),
    Whom.JOURNALISTS: ("journalist", "journalists"),
}
_ANYBODY = ("person", "people")
UNSAID = "an unsaid number"
DENIED = {
    Denies.OCCURRENCE: "denies that it happened",
    Denies.AUTHORSHIP: "denies having done it",
    Denies.TOLL: "denies the toll",
}


def told(record: EventRecord, claims: Iterable[ResolvedClaim]) -> str:
    """ "2017-11-13: air strike, Sola (Aleppo). Monitor: 83 killed. Army: denies the toll."

    A count nobody gives is told as that.
    """
    said = list(_sayings(claims))
    more = len(said) - MOST_SPEAKERS
    lines = [_heading(record), *said[:MOST_SPEAKERS]]
    if more > 0:
        lines.append(f"{more} more give figures or deny them")
    if not _is_counted(record):
        lines.append("Nobody gives a number of dead that counts")
    if record.part >= 1:
        lines.append("One of several days or places told together: the dead are shared out")
    return f"{'. '.join(lines)}."


def _heading(record: EventRecord) -> str:
    kind = record.event_type.replace("_", " ")
    when = "" if record.days is None else f"{record.days.in_words}: "
    return f"{when}{kind}" + (f", {_where(record)}" if record.place_name else "")


def _where(record: EventRecord) -> str:
    place = record.place
    units = () if place is None else (place.admin2, place.admin1)
    beside = [unit for unit in dict.fromkeys(units) if unit and unit != record.place_name]
    within = f" ({', '.join(map(in_short, beside))})" if beside else ""
    return in_short(record.place_name) + within


def _is_counted(record: EventRecord) -> bool:
    toll = record.fatalities
    return any(count is not None for count in (toll.low, toll.best, toll.high))


def _sayings(claims: Iterable[ResolvedClaim]) -> Iterator[str]:
    """What each speaker says, the earliest first; said twice it is told once."""
    by_speaker: dict[str, dict[str, None]] = {}
    for claim in sorted(claims, key=lambda claim: claim.published or date.max):
        sayings = dict.fromkeys(_said(claim))
        if sayings:
            by_speaker.setdefault(claim.speaker.name, {}).update(sayings)
    for speaker, sayings in by_speaker.items():
        yield f"{in_short(speaker)}: {', '.join(sayings)}"


def _said(claim: ResolvedClaim) -> Iterator[str]:
    denies = claim.claim.denies
    if denies is not None:
        yield DENIED[denies]
    if claim.claim.status is Status.ACTUAL:
        figures = sorted(claim.claim.figures, key=lambda figure: figure.part_of_total)
        yield from (count_told(figure) for figure in figures if figure.outcome in _TOLD_OF)


def count_told(figure: Figure) -> str:
    """ "at least 40 combatants killed", "among them 9 children killed"; no word of the report."""
    part = "among them " if figure.part_of_total else ""
    amount = amount_told(figure.low, figure.high)
    people = f"{people_told(figure, amount)} " if figure.whom in _PEOPLE else ""
    of = "of " if amount == UNSAID and people else ""
    return f"{part}{amount} {of}{people}{figure.outcome.replace('_', ' ')}"


def people_told(figure: Figure, amount: str) -> str:
    """Those whom a figure counts, as they are called behind the amount: "1 woman", "2 women"."""
    one, several = _PEOPLE.get(figure.whom, _ANYBODY)
    return one if amount.split()[-1] == "1" else several


def amount_told(low: int | None, high: int | None) -> str:
    """ "83", "at least 40", "up to 12", "60 to 70", or that no number is said."""
    if low is None:
        return UNSAID if high is None else f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"
