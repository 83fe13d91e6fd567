"""What the log keeps of the addresses that were asked: by it a capture goes on where it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from reportedly.capture.answers import NOTHING_KNOWN, Answer, Known, Unanswered
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Wanted

OK, NOT_MODIFIED = 200, 304


@dataclass(frozen=True, slots=True)
class Capture:
    """The last time that an address gave a page or a feed: when, which report came of it, if one
    did, and by what its server knows that answer again.

    `entry` is the log's word for the answer that the report came of, else for the last one.
    `feed_taken_in` is True where the answer was a feed of which nothing is left to be taken in.
    """

    at: datetime
    final: str
    report: str | None
    known: Known
    feed_taken_in: bool
    entry: int


def captures(casebook: Casebook) -> dict[str, Capture]:
    """The last capture of each address, as asked for. What was erased is not among them."""
    found: dict[str, Capture] = {}
    for entry in casebook.log(Wanted(acts=(Act.CAPTURED,))):
        told: Mapping[str, Any] = entry.about or {}
        address, status = told.get("address"), told.get("status")
        if status == OK:
            found[str(address)] = _beside(_capture(told, entry.number), found.get(str(address)))
        elif status == NOT_MODIFIED and address in found:
            found[address] = replace(found[address], at=_at(told))
    return found


def note_answer(
    casebook: Casebook, answer: Answer, *, report: str | None, feed_taken_in: bool = False
) -> Capture:
    """Log what an address answered, and the report that came of it."""
    about = {
        "address": answer.address,
        "final": answer.final,
        "way": list(answer.way),
        "asked_at": answer.at.isoformat(),
        "peer": answer.peer,
        "status": answer.status,
        "headers": [list(header) for header in answer.headers],
        "packed": answer.packed,
        "bytes": len(answer.body),
        "sha256": sha256(answer.body).hexdigest(),
        "report": report,
        "feed_taken_in": feed_taken_in,
    }
    return _capture(about, casebook.note(Act.CAPTURED, about).number)


def note_silence(casebook: Casebook, unanswered: Unanswered) -> None:
    """Log that an address gave no answer, and why."""
    casebook.note(
        Act.CAPTURED,
        {
            "address": unanswered.address,
            "asked_at": unanswered.at.isoformat(),
            "why": unanswered.why.value,
            "reason": unanswered.reason,
        },
    )


def told_of(answer: Answer) -> tuple[str, ...]:
    """The capture as a report's notes tell it; the log has every header."""
    kept = ("Date", "Last-Modified", "Content-Type", "ETag")
    headers = [f"{name}: {value}" for name in kept if (value := answer.header(name)) is not None]
    notes = [
        f"captured {answer.at:%Y-%m-%d %H:%M:%S} UTC from {answer.final} ({answer.peer})",
        "; ".join((f"the server answered {answer.status}", *headers)),
    ]
    if answer.way:
        notes.append(f"led there by {', '.join(answer.way)}")
    if answer.packed:
        notes.append(f"it came packed with {answer.packed}, which was taken off")
    return tuple(notes)


def _beside(now: Capture, last: Capture | None) -> Capture:
    """A capture from which no report could be read leaves standing the one that was read last."""
    if last is None or last.report is None or now.report is not None:
        return now
    return replace(now, report=last.report, known=last.known, entry=last.entry)


def _capture(told: Mapping[str, Any], entry: int) -> Capture:
    return Capture(
        _at(told),
        told["final"],
        told["report"],
        _known(told["headers"]),
        told.get("feed_taken_in", False),  # older entries do not say what they were read as
        entry,
    )


def _known(headers: Sequence[Sequence[str]]) -> Known:
    named = {name.casefold(): value for name, value in headers}
    if "etag" in named or "last-modified" in named:
        return Known(named.get("etag"), named.get("last-modified"))
    return NOTHING_KNOWN


def _at(told: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(told["asked_at"])
