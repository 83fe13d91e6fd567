"""From what a form or a program sends to a judgement about an incident."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from reportedly.errors import InputError
from reportedly.model.corrections import ClaimField, Slip
from reportedly.model.incidents import Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.pipeline.aliasing import naming
from reportedly.pipeline.amending import correcting
from reportedly.pipeline.review import (
    about_claims,
    merging,
    reviewing,
    splitting,
    undoing,
)
from reportedly.store.base import Casebook

_AHEAD = timedelta(minutes=5)  # two clocks of one desk differ by no more
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)  # no desk is older


class Deed(StrEnum):
    """What a person may do with an incident and its claims."""

    REJECT = "reject"
    CORRECT = "correct"
    PREFER = "prefer"
    SPLIT = "split"
    MERGE = "merge"
    REVIEWED = "reviewed"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done: to which claims of which incident, and all that the deed needs.

    `slip` is what is corrected in them, `everywhere` the name that from now on means it in every
    report, "" where these claims alone are corrected; `field` is what a preferred claim decides,
    `others` the incidents that are merged with it, `undoes` the id of the judgement that is
    withdrawn.
    """

    deed: Deed
    incident: str
    claims: tuple[str, ...] = ()
    field: RecordField | None = None
    slip: Slip | None = None
    others: tuple[str, ...] = ()
    undoes: str = ""
    everywhere: str = ""


def judgement_of(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    """The judgement that was asked for. Raises UnknownId, and InputError for what cannot be."""
    if not _SINCE <= signed.made_at <= datetime.now(UTC) + _AHEAD:
        hint = "a decision is made now; open the form again, or set the clock right"
        raise InputError(f"the decision is dated {signed.made_at}", hint=hint)
    return _MAKERS[asked.deed](casebook, asked, signed)


def _reject(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    return about_claims(casebook, Verdict.REJECT, (_the_one(asked),), signed)


def _prefer(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    if asked.field is None:
        raise InputError("no field is named", hint="say which field of the record it decides")
    return about_claims(casebook, Verdict.PREFER, (_the_one(asked),), signed, field=asked.field)


def _correct(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    slip = asked.slip
    elsewhere = slip is not None and slip.field is ClaimField.PLACE
    if slip is None or not (slip.values or (elsewhere and (slip.pointed or slip.entry))):
        hint = "say what it should be, or that the claim says nothing of it"
        raise InputError("no value is given", hint=hint)
    if asked.everywhere:
        return naming(casebook, _the_one(asked), asked.everywhere, slip, signed)
    if not asked.claims:
        raise InputError("no claim is named", hint="choose those that are to be corrected")
    return correcting(casebook, asked.claims, slip, signed)


def _split(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    if not asked.claims:
        raise InputError("no claim is chosen", hint="choose those that do not belong here")
    return splitting(casebook, tuple(dict.fromkeys(asked.claims)), signed)


def _merge(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    if not asked.others:
        raise InputError("no other incident is named", hint="give the number of another incident")
    return merging(casebook, (asked.incident, *asked.others), signed)


def _reviewed(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    return reviewing(casebook, asked.incident, signed)


def _undo(casebook: Casebook, asked: Asked, signed: Signature) -> Judgement:
    if not asked.undoes:
        raise InputError("no judgement is named", hint="choose the one that shall hold no more")
    return undoing(casebook, asked.undoes, signed)


def _the_one(asked: Asked) -> str:
    if len(asked.claims) != 1:
        raise InputError(f"{len(asked.claims)} claims are named", hint="name one claim")
    return asked.claims[0]


_MAKERS: dict[Deed, Callable[[Casebook, Asked, Signature], Judgement]] = {
    Deed.REJECT: _reject,
    Deed.CORRECT: _correct,
    Deed.PREFER: _prefer,
    Deed.SPLIT: _split,
    Deed.MERGE: _merge,
    Deed.REVIEWED: _reviewed,
    Deed.UNDO: _undo,
}
