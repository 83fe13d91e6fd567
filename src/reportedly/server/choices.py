"""What the forms of decisions offer to choose from, and what they begin with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.events import EventType
from reportedly.model.opinions import RecordField
from reportedly.model.places import PlaceCandidate
from reportedly.query.words import FIELD_NAMES, candidate_words, plain
from reportedly.server.dossier import Told

_MOST_OF_OTHERS = 3  # places where other claims stand: with more the incident is a mixture
_MOST_NAMED = 5  # claims named by number


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
        case ClaimField.ACTOR:
            return {"value": _names(claim.actors)}
        case ClaimField.RECIPIENT:
            return {"value": _names(claim.recipients)}
        case _:
            return {}


def candidates_of(told: Told, others: Iterable[Told] = ()) -> list[dict[str, str | float]]:
    """What the place of a claim may be, as the map of the form takes it.

    First where the others of its incident stand, most of them before all; then the candidates of
    its own name, the likeliest first.
    """
    agreed = _places_of(one for one in others if one is not told)[:_MOST_OF_OTHERS]
    own = () if told.claim.place is None else told.claim.place.candidates
    listed = {place.id for place, _ in agreed}
    return [
        *(_candidate(place, _as_others(numbers)) for place, numbers in agreed),
        *(_candidate(place, _why(place)) for place in own if place.id not in listed),
    ]


def _places_of(others: Iterable[Told]) -> list[tuple[PlaceCandidate, list[int]]]:
    """Where claims stand, with their numbers; where most do before all."""
    stands: dict[str, tuple[PlaceCandidate, list[int]]] = {}
    for one in others:
        chosen = None if one.claim.place is None else one.claim.place.chosen
        if chosen is not None:
            stands.setdefault(chosen.id, (chosen, []))[1].append(one.number)
    return sorted(stands.values(), key=lambda found: -len(found[1]))


def _candidate(one: PlaceCandidate, why: str) -> dict[str, str | float]:
    name = candidate_words(one)
    return {"id": one.id, "name": name, "lat": one.lat, "lon": one.lon, "words": why}


def _as_others(numbers: Sequence[int]) -> str:
    """ "as claims 2, 7, 8"."""
    named = ", ".join(map(str, sorted(numbers)[:_MOST_NAMED]))
    more = ", …" if len(numbers) > _MOST_NAMED else ""
    return f"as {'claims' if len(numbers) > 1 else 'claim'} {named}{more}"


def _why(one: PlaceCandidate) -> str:
    """How likely, what it is, where it lies, and what speaks for it."""
    at = f"{one.lat:.4f}, {one.lon:.4f}"
    return " · ".join((f"{one.score:.2f}", plain(one.level), at, *one.reasons))


def _written(count: int | None) -> str:
    return "" if count is None else str(count)


def _names(parties: tuple[ResolvedActor, ...]) -> str:
    return "\n".join(dict.fromkeys(party.name for party in parties))
