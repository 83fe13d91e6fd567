"""`actors find`: which parties a name may stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportedly.model.actors import ActorCandidate
from reportedly.reference.register import Register

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """When the party acted, and in which country (ISO letters); None where nobody said."""

    day: date | None
    country: str | None


def found(register: Register, name: str, asked: Asked) -> tuple[ActorCandidate, ...]:
    """Candidates, best first, with their histories among the reasons."""
    candidates = register.find_actor(name, day=asked.day, country=asked.country)
    return tuple(
        replace(one, reasons=(*one.reasons, *register.history(one.id))) for one in candidates
    )


def forms(register: Register, candidates: Iterable[ActorCandidate]) -> list[Form]:
    """Candidates as JSON for a program; what the register does not say is null or empty."""
    return [_form(register, one) for one in candidates]


def answers(register: Register, names: Iterable[str], asked: Asked) -> Iterator[Form]:
    """One answer a name, blank lines left out: the name, and its candidates."""
    for name in (line.strip() for line in names):
        if name:
            yield {"name": name, "candidates": forms(register, found(register, name, asked))}


def _form(register: Register, one: ActorCandidate) -> Form:
    row = register.actor(one.id)
    return {
        "id": one.id,
        "name": one.name,
        "score": one.score,
        "kind": one.kind.value,
        "country": row.country or None if row is not None else None,
        "acts_in": list(row.acts_in) if row is not None else [],
        "from": row.start_year if row is not None else None,
        "to": row.end_year if row is not None else None,
        "ids": list(row.ids) if row is not None else [],
        "list": row.source if row is not None else None,
        "reasons": list(one.reasons),
    }
