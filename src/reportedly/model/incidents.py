"""Incidents, judgements and copies: what is joined, and what a person decided about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.model.additions import Addition
from reportedly.model.aliases import Alias
from reportedly.model.corrections import Correction
from reportedly.model.ids import content_id
from reportedly.model.opinions import Opinion, RecordField
from reportedly.model.spans import Span


class Verdict(StrEnum):
    """What a person decided."""

    MUST_LINK = "must_link"
    CANNOT_LINK = "cannot_link"
    REJECT = "reject"
    SPLIT = "split"  # these claims are a happening of their own, apart from those
    MERGE = "merge"  # all these claims are one happening
    PREFER = "prefer"  # this claim decides a field of the record
    CORRECT = "correct"  # a field of these claims was misread, or is misprinted
    ADD = "add"  # the report makes this claim, which the extractor missed
    REVIEWED = "reviewed"  # a person has looked at these claims of an incident
    COPY = "copy"  # these two reports are one text
    NOT_COPY = "not_copy"  # these two are not, however alike
    ALIAS = "alias"  # a name means this party or place, in every report of the casebook
    OPINION = "opinion"  # what one reviewer thinks, seen by the others once they have said theirs
    UNDO = "undo"  # an earlier judgement no longer holds


ABOUT_REPORTS = frozenset({Verdict.COPY, Verdict.NOT_COPY})  # they speak of no claim


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judgement holds on: words of a report. It finds its claim again by overlap.

    `focus` are the words by which the claim differs from others of the same sentence: who
    speaks, the figures, the place, the date.
    """

    report_id: str
    start: int
    end: int
    quote: str
    focus: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, why, and when (with a time zone)."""

    author: str
    reason: str
    made_at: datetime


# How many claims (or reports) a verdict speaks of: at least, and at most (None: any number). An
# added claim may be told of the same happening as a second one.
_ANCHORS: dict[Verdict, tuple[int, int | None]] = {
    Verdict.MUST_LINK: (2, 2),
    Verdict.CANNOT_LINK: (2, 2),
    Verdict.REJECT: (1, 1),
    Verdict.SPLIT: (1, None),
    Verdict.MERGE: (2, None),
    Verdict.PREFER: (1, 1),
    Verdict.CORRECT: (1, None),
    Verdict.OPINION: (1, None),
    Verdict.ADD: (1, 2),
    Verdict.REVIEWED: (1, None),
    Verdict.ALIAS: (1, 1),
    Verdict.COPY: (2, 2),
    Verdict.NOT_COPY: (2, 2),
    Verdict.UNDO: (0, 0),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, with reason, author and time. Appended, never changed.

    `apart` are the claims that a split leaves behind, `field` is what a preferred claim decides,
    `correction` what a claim is held to say (of several claims the first, the others `alike`, in
    the order of the anchors), `undoes` the id of the judgement that is withdrawn,
    `opinion` what a reviewer thinks of the claims, `addition` the claim that is added, `alias` the
    name that was met in the claim. Of a judgement about reports, the anchors name these.
    """

    verdict: Verdict
    anchors: tuple[Anchor, ...]
    reason: str
    author: str
    made_at: datetime
    apart: tuple[Anchor, ...] = ()
    field: RecordField | None = None
    correction: Correction | None = None
    undoes: str | None = None
    opinion: Opinion | None = None
    addition: Addition | None = None
    alias: Alias | None = None
    alike: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        least, most = _ANCHORS[self.verdict]
        count = len(self.anchors)
        if count < least or (most is not None and count > most):
            raise ValueError(f"{self.verdict} needs {least} anchors, not {count}")
        told = (
            (Verdict.SPLIT, bool(self.apart)),
            (Verdict.PREFER, self.field is not None),
            (Verdict.CORRECT, self.correction is not None),
            (Verdict.UNDO, self.undoes is not None),
            (Verdict.OPINION, self.opinion is not None),
            (Verdict.ADD, self.addition is not None),
            (Verdict.ALIAS, self.alias is not None),
        )
        says_more = bool(self.alike) and self.correction is None
        if says_more or any((self.verdict is verdict) != there for verdict, there in told):
            raise ValueError(f"{self.verdict} lacks what it is about, or says too much")
        fields = {made.field for made in self.corrections}
        if len(fields) > 1 or (fields and len(self.corrections) != count):
            raise ValueError("a correction says one field of each of its claims")
        if self.opinion is not None and len(self.opinion.belongs) != count:
            raise ValueError("an opinion says of each claim whether it belongs")
        reports = {anchor.report_id for anchor in self.anchors}
        if self.verdict in ABOUT_REPORTS and len(reports) < count:
            raise ValueError(f"{self.verdict} speaks of two reports")
        if self.made_at.tzinfo is None:
            raise ValueError("a judgement's time needs a time zone")

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What each of the claims is held to say, in the order of the anchors."""
        return () if self.correction is None else (self.correction, *self.alike)

    @property
    def id(self) -> str:
        """A digest of all that the judgement says but its reason."""
        about = [
            [[a.report_id, a.start, a.end] for a in self.apart],
            self.field,
            None if self.correction is None else [self.correction.field, self.correction.told],
            self.undoes,
        ]
        about += [] if self.addition is None else [self.addition.claim.id]
        about += [] if self.alias is None else [self.alias.name, self.alias.entry]
        more = [about] if any(about) else []  # older judgements keep their ids
        places = [[a.report_id, a.start, a.end] for a in self.anchors]
        return content_id("j", self.verdict, places, self.author, self.made_at.isoformat(), *more)


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


class RelationKind(StrEnum):
    """How one happening lies to another."""

    PART_OF = "part_of"
    FOLLOWED_BY = "followed_by"


@dataclass(frozen=True, slots=True)
class Relation:
    """That an incident is a part of another, or is followed by it, and why: incidents by id."""

    kind: RelationKind
    incident_id: str
    other_id: str
    reason: str


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
