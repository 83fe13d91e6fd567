"""What the forms of decisions offer to choose from, and what they begin with."""

from dataclasses import dataclass

from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.opinions import RecordField
from reportedly.query.speech import _, plain
from reportedly.query.words import FIELD_NAMES
from reportedly.server.alike import counted_words, figure_at
from reportedly.server.dossier import Told

# What is said by a name, which may mean this entry of the lists or that.
NAMED = (ClaimField.PLACE, ClaimField.ACTOR, ClaimField.RECIPIENT)
_DENIED = {
    Denies.OCCURRENCE: _("it is denied that it happened"),
    Denies.AUTHORSHIP: _("it is denied who did it"),
    Denies.TOLL: _("the toll is denied"),
}


@dataclass(frozen=True, slots=True)
class FieldChoices:
    """Values with the words for them, for every list of a form."""

    fields: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    whom: tuple[tuple[str, str], ...]
    record_fields: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]


FIELD_CHOICES = FieldChoices(
    tuple((field.value, name) for field, name in FIELD_NAMES.items()),
    tuple((kind.value, plain(kind)) for kind in EventType),
    tuple((outcome.value, plain(outcome)) for outcome in Outcome),
    tuple(
        (whom.value, _("everybody") if whom is Whom.UNKNOWN else plain(whom))
        for whom in Whom
        if whom is not Whom.MIXED
    ),
    tuple((field.value, plain(field)) for field in RecordField),
    tuple((kind.value, plain(kind)) for kind in SpeakerKind if kind is not SpeakerKind.OUTLET),
    (
        (Status.ACTUAL.value, _("it has happened")),
        (Status.PLANNED_OR_HYPOTHETICAL.value, _("it is planned, threatened or feared")),
        *((f"{Status.DENIED}:{what}", _DENIED[what]) for what in Denies),
    ),
)


def defaults_of(told: Told, field: ClaimField | None, at: int | None = None) -> dict[str, str]:
    """What the form of a correction begins with: the claim's own values, so that little is typed.

    Without a field, its figure where it has one, else its place. `at` is which of several figures;
    one that it does not have is another one.
    """
    claim = told.claim
    usual = ClaimField.FIGURE if claim.claim.figures else ClaimField.PLACE
    asked = field or usual
    return {"field": asked.value, **_begins(claim, asked, at)}


def _begins(claim: ResolvedClaim, field: ClaimField, at: int | None) -> dict[str, str]:
    figure = figure_at(claim, at)
    match field:
        case ClaimField.DATE if claim.claim.date is not None:
            days = claim.claim.date.days
            return {"first": days.start.isoformat(), "last": days.last.isoformat()}
        case ClaimField.EVENT_TYPE:
            return {"value": claim.claim.event_type.value}
        case ClaimField.FIGURE if figure is not None:
            return _counting(figure)
        case ClaimField.SPEAKER:
            return {"value": claim.claim.attribution.name or ""}
        case ClaimField.STATUS:
            denies = claim.claim.denies
            status = claim.claim.status.value
            return {"value": status if denies is None else f"{status}:{denies}"}
        case _:
            return {}


def _counting(figure: Figure) -> dict[str, str]:
    """`instead` and `stood` are the figure as it stands, which what is typed takes the place of."""
    typed = {
        "low": _written(figure.low),
        "high": _written(figure.high),
        "about": "yes" if figure.quantifier is Quantifier.ABOUT else "",
    }
    stood = written_count(*typed.values())
    whom = figure.whom if figure.whom is not Whom.MIXED else Whom.UNKNOWN
    names = {"outcome": figure.outcome.value, "whom": whom.value}
    return {**names, **typed, "instead": counted_words(figure), "stood": stood}


def written_count(low: str, high: str, about: str) -> str:
    """What stands in the fields of a count, in one."""
    return "|".join((low, high, about))


def _written(count: int | None) -> str:
    return "" if count is None else str(count)
