"""What came of trying again what was set aside."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.reports import Reject
from reportedly.pipeline.taking_in import Added


class Tried(StrEnum):
    """What came of one try."""

    CAME_IN = "came in"
    SAME = "set aside again"  # for the same reason
    OTHER = "set aside for another reason"
    FOLLOWED = "followed"  # a feed that is there now: what it held is told with what came in
    LEFT = "no longer there"  # its file was read whole, and does not hold it any more
    GONE = "file gone"
    ASKS = "not asked"  # it lies on the web, and nobody was allowed to ask there
    NOWHERE = "lies nowhere"  # it came through a pipe


@dataclass(frozen=True, slots=True)
class Retry:
    """A reject that was tried again: what came of it, and the reason why it stands, if it does."""

    reject: Reject
    tried: Tried
    report: str | None = None
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Retried:
    """What came of all tries, in the order of their places, and the sums of what was read.

    One place may hold many reports, so that `added` counts more than the tries that came in.
    """

    retries: tuple[Retry, ...]
    added: Added
