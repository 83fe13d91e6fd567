"""Incidents, judgements and copies: what is joined, and what a person decided about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.model.ids import content_id


class Verdict(StrEnum):
    """What a person decided."""

    MUST_LINK = "must_link"
    CANNOT_LINK = "cannot_link"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judgement holds on: words of a report. It finds its claim again by overlap."""

    report_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, with reason, author and time. Appended, never changed."""

    verdict: Verdict
    anchors: tuple[Anchor, ...]
    reason: str
    author: str
    made_at: datetime

    def __post_init__(self) -> None:
        wanted = 1 if self.verdict is Verdict.REJECT else 2
        if len(self.anchors) != wanted:
            raise ValueError(f"{self.verdict} needs {wanted} anchors, not {len(self.anchors)}")
        if self.made_at.tzinfo is None:
            raise ValueError("a judgement's time needs a time zone")

    @property
    def id(self) -> str:
        places = [[a.report_id, a.start, a.end] for a in self.anchors]
        return content_id("j", self.verdict, places, self.author, self.made_at.isoformat())


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports that are one text: near-copies, reprints, one wire line with an edited lede."""

    report_ids: tuple[str, ...]  # the first is the earliest, whose words the others repeat
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims stand in one incident: the score 0..1 with its features in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A set of claims about one happening. It asserts nothing.

    `id` depends on the founding claim, so it stays when claims join. `number` is the persistent
    integer of the ledger (0 before the ledger has seen it).
    """

    id: str
    founding_claim: str
    claim_ids: tuple[str, ...]
    links: tuple[Link, ...]
    number: int = 0
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.founding_claim not in self.claim_ids:
            raise ValueError("an incident holds its founding claim")
        if list(self.claim_ids) != sorted(set(self.claim_ids)):
            raise ValueError("an incident's claims are a sorted set")

    @staticmethod
    def identity(founding_claim: str) -> str:
        return content_id("i", founding_claim)
