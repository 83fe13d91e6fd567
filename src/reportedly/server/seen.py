"""What a person had before their eyes when they decided, and what has changed since."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.incidents import Judgement
from reportedly.model.records import EventRecord
from reportedly.query import record_words
from reportedly.query.harmless import harmless
from reportedly.query.views import IncidentView

_PARTS = "|"  # between claims, judgements and records; stands in no id and no words of ours
_UNIT = ";"


@dataclass(frozen=True, slots=True)
class Seen:
    """The claims of an incident, the judgements in force on them, its records in words."""

    claims: frozenset[str]
    judgements: frozenset[str]
    records: str

    @property
    def written(self) -> str:
        """As a form carries it: the same for the same, in any order."""
        return _PARTS.join(
            (" ".join(sorted(self.claims)), " ".join(sorted(self.judgements)), self.records)
        )

    @classmethod
    def read(cls, written: str) -> "Seen | None":
        """What a form carried; None where it carried nothing that can be read."""
        parts = written.split(_PARTS)
        if len(parts) != 3:
            return None
        return cls(frozenset(parts[0].split()), frozenset(parts[1].split()), parts[2])


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different: claims that joined or are gone, by id; who decided what meanwhile;
    how many decisions hold no more; the records in words, before and now."""

    joined: tuple[str, ...]
    gone: tuple[str, ...]
    decided: tuple[Judgement, ...]
    withdrawn: tuple[str, ...]
    before: str
    now: str


class ChangedMeanwhile(Exception):
    """An incident is not any more what the person saw who decides about it."""

    def __init__(self, changes: Changes) -> None:
        super().__init__("the incident has changed since the form was opened")
        self.changes = changes


def seen_of(view: IncidentView) -> Seen:
    """What the page of an incident shows now."""
    judged = frozenset(judged.judgement.id for judged in view.judged)
    return Seen(frozenset(view.incident.claim_ids), judged, _in_words(view.records))


def check_unchanged(before: Seen | None, view: IncidentView) -> None:
    """Raises ChangedMeanwhile where the incident is another than was seen; None saw nothing."""
    now = seen_of(view)
    if before is None or before == now:
        return
    new = tuple(j.judgement for j in view.judged if j.judgement.id not in before.judgements)
    raise ChangedMeanwhile(
        Changes(
            tuple(sorted(now.claims - before.claims)),
            tuple(sorted(before.claims - now.claims)),
            new,
            tuple(sorted(before.judgements - now.judgements)),
            before.records,
            now.records,
        )
    )


def _in_words(records: Iterable[EventRecord]) -> str:
    """All that the records say, so that no change of a value goes unseen.

    As a form brings it back: a browser changes line breaks and drops letters that cannot be shown.
    """
    told = (f"{name} {value}" for record in records for name, value in record_words.values(record))
    return " ".join(harmless(f"{_UNIT} ".join(told)).split()).replace(_PARTS, "/")
