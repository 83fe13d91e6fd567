"""What the forms of decisions offer to choose from, and what they begin with."""

from dataclasses import dataclass

from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.events import EventType
from reportedly.model.opinions import RecordField
from reportedly.query.words import FIELD_NAMES, plain
from reportedly.server.dossier import Told

# What is said by a name, which may mean this entry of the lists or that.
NAMED = (ClaimField.PLACE, ClaimField.ACTOR, ClaimField.RECIPIENT)


@dataclass(frozen=True, slots=True)
class FieldChoices:
    """Values with the words for them, for every list of a form."""

    fields: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    whom: tuple[tuple[str, str], ...]
    record_fields: tuple[tuple[str, str], ...]


FIELD_CHOICES = FieldChoices(
    tuple((field.value, name) for field, name in FIELD_NAMES.items()),
    tuple((kind.value, plain(kind)) for kind in EventType),
    tuple((outcome.value, plain(outcome)) for outcome in Outcome),
    tuple(
        (whom.value, "everybody" if whom is Whom.UNKNOWN else plain(whom))
        for whom in Whom
        if whom is not Whom.MIXED
    ),
    tuple((field.value, plain(field)) for field in RecordField),
)


def defaults_of(told: Told, field: ClaimField | None) -> dict[str, str]:
    """What the form of a correction begins with: the claim's own values, so that little is typed.

    Without a field, its figure where it has one, else its place.
    """
    claim = told.claim
    usual = ClaimField.FIGURE if claim.claim.figures else ClaimField.PLACE
    asked = field or usual
    return {"field": asked.value, **_begins(claim, asked)}


def _begins(claim: ResolvedClaim, field: ClaimField) -> dict[str, str]:
    match field:
        case ClaimField.DATE if claim.claim.date is not None:
            days = claim.claim.date.days
            return {"first": days.start.isoformat(), "last": days.last.isoformat()}
        case ClaimField.EVENT_TYPE:
            return {"value": claim.claim.event_type.value}
        case ClaimField.FIGURE if claim.claim.figures:
            figure = claim.claim.figures[0]
            return {
                "outcome": figure.outcome.value,
                "whom": figure.whom.value,
                "low": _written(figure.low),
                "high": _written(figure.high),
                "about": "yes" if figure.quantifier is Quantifier.ABOUT else "",
            }
        case _:
            return {}


def _written(count: int | None) -> str:
    return "" if count is None else str(count)
