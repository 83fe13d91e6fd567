"""A name that a person joins to an entry of the lists: it means that one, in every report."""

from dataclasses import dataclass

from reportedly.model.reference import ActorRow, PlaceRow


@dataclass(frozen=True, slots=True)
class Alias:
    """That `name` means the party or the place with the id `entry`; `told` is what that is called.

    `party` or `place` is the row that says so, as a user's own list would.
    """

    name: str
    entry: str
    told: str
    party: ActorRow | None = None
    place: PlaceRow | None = None

    def __post_init__(self) -> None:
        if (self.party is None) == (self.place is None):
            raise ValueError("a name is either of a party or of a place")
