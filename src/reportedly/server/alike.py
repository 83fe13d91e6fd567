"""What each claim of an incident says of one field, for a correction of several at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.model.casualties import Figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Counted
from reportedly.query import words
from reportedly.query.counts import figure_words, figures_words
from reportedly.query.speech import _, plain
from reportedly.server.dossier import Told


@dataclass(frozen=True, slots=True)
class Other:
    """A claim that a correction may be about, too; `says` what it says of the field.

    `is_alike`: the very same as the one that the correction begins with.
    """

    told: Told
    says: str
    is_alike: bool


def others_of(
    chosen: Told, told: Iterable[Told], field: ClaimField, at: int | None
) -> tuple[Other, ...]:
    """The other claims of the incident, those that say the same first; `at` is which figure."""
    said = said_of(chosen.claim, field, at)
    others = [
        Other(one, _all_said(one.claim, field), said in _sayings(one.claim, field))
        for one in told
        if one is not chosen
    ]
    return tuple(sorted(others, key=lambda other: not other.is_alike))


def said_of(claim: ResolvedClaim, field: ClaimField, at: int | None = None) -> str:
    """What a claim says of a field; of figures the one `at`, else the first."""
    figure = figure_at(claim, at)
    if field is ClaimField.FIGURE and figure is not None:
        return figure_words(figure)
    return _all_said(claim, field)


def figure_at(claim: ResolvedClaim, at: int | None) -> Figure | None:
    """The figure that a correction is about; None where it gives none, or another is meant."""
    figures = claim.claim.figures
    number = 0 if at is None else at
    return figures[number] if 0 <= number < len(figures) else None


def counted_words(figure: Figure) -> str:
    """What names a figure in a form: "killed:civilians"."""
    counted = Counted.by(figure)
    return f"{counted.outcome}:{counted.whom}"


def _sayings(claim: ResolvedClaim, field: ClaimField) -> Iterator[str]:
    if field is ClaimField.FIGURE and claim.claim.figures:
        yield from map(figure_words, claim.claim.figures)
    else:
        yield _all_said(claim, field)


def _all_said(claim: ResolvedClaim, field: ClaimField) -> str:
    match field:
        case ClaimField.FIGURE:
            told = figures_words(claim.claim.figures) or _("no figure")
        case ClaimField.PLACE:
            told = words.NOT_SAID if claim.place is None else words.where_in_short(claim.place)
        case ClaimField.DATE:
            told = words.days_words(None if claim.claim.date is None else claim.claim.date.days)
        case ClaimField.EVENT_TYPE:
            told = plain(claim.claim.event_type)
        case ClaimField.ACTOR:
            told = words.actors_words(claim.actors)
        case ClaimField.RECIPIENT:
            told = words.actors_words(claim.recipients)
        case ClaimField.SPEAKER:
            told = words.speaker_words(claim)
        case ClaimField.STATUS:
            told = words.sense_words(claim.claim)
    return told
