"""A report as a list shows it, and which are asked for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeadFilter:
    """Which reports. What is left out restricts nothing.

    `outlet` is a part of the outlet's name, in any case; `text` are words that all stand in title
    or text. Days are those of publication, both included; a report without one is in none.
    """

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report without its text: what a list shows. `claims` counts those that stand now."""

    id: str
    given_id: str | None
    outlet: str
    title: str
    day: date | None
    set_aside: str | None
    claims: int

    @property
    def label(self) -> str:
        """What a person calls this report: the id it was given, or ours."""
        return self.given_id or self.id
