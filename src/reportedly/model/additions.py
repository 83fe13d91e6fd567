"""A claim that a person adds, where the extractor read none."""

from dataclasses import dataclass

from reportedly.model.actors import ResolvedActor
from reportedly.model.claims import Claim
from reportedly.model.places import ResolvedPlace


@dataclass(frozen=True, slots=True)
class Addition:
    """The claim as the person makes it, and what its names mean as far as they could be told.

    A name that is unresolved here is looked up again whenever the casebook is concluded.
    """

    claim: Claim
    place: ResolvedPlace | None = None
    actors: tuple[ResolvedActor, ...] = ()
    recipients: tuple[ResolvedActor, ...] = ()
