"""The lists of places, parties and speakers that a user brings, whichever database keeps them."""

from collections.abc import Sequence
from typing import Protocol

from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow


class OwnLists(Protocol):
    """What a casebook knows beside what ships with the package: appended, never changed."""

    def add_places(self, rows: Sequence[PlaceRow], *, name: str, digest: str) -> bool:
        """Keep a user's list of places; False if the file with this digest was added before."""

    def places(self) -> tuple[PlaceRow, ...]:
        """Rows of all lists by id; where two lists give one id, the list added last."""

    def add_actors(self, rows: Sequence[ActorRow], *, name: str, digest: str) -> bool:
        """Keep a user's list of parties; False if the file with this digest was added before."""

    def actors(self) -> tuple[ActorRow, ...]:
        """Rows of all lists by id; where two lists give one id, the list added last."""

    def add_speakers(self, rows: Sequence[SpeakerRow], *, name: str, digest: str) -> bool:
        """Keep a user's list of speakers; False if the file with this digest was added before."""

    def speakers(self) -> tuple[SpeakerRow, ...]:
        """Rows of all lists by id; where two lists give one id, the list added last."""

    def choose_theatre(self, name: str) -> bool:
        """Keep which built-in theatre is on, by name; False if that was the last choice."""

    def theatre(self) -> str | None:
        """The theatre chosen last; None where none ever was."""
