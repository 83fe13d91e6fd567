"""A reviewer's opinion made into a judgement, and what is settled made into decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.errors import InputError
from reportedly.model.anchors import anchor_of
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Judgement, Signature, Verdict
from reportedly.model.opinions import Belonging, Choice, Opinion, RecordField
from reportedly.pipeline.review import about_claims, splitting
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reviewer answered: by claim id whether it belongs, by field which claim decides.

    A field that is missing, or None, is left to the rules.
    """

    belongs: Mapping[str, Belonging]
    choices: Mapping[RecordField, str | None] = field(default_factory=dict)


def opining(
    casebook: Casebook,
    incident: Incident,
    answers: Answers,
    signed: Signature,
    *,
    settles: bool = False,
) -> Judgement:
    """The judgement that keeps these answers.

    Raises InputError where a claim of the incident is left out, or a claim is chosen that the
    reviewer says is not of this incident.
    """
    claims = casebook.resolved(incident.claim_ids)
    keys = [claim.claim_id for claim in claims]
    _check(keys, answers)
    at = {key: number for number, key in enumerate(keys)}
    choices = tuple(
        Choice(wanted, None if key is None else at[key])
        for wanted, key in sorted(answers.choices.items())
    )
    opinion = Opinion(tuple(answers.belongs[key] for key in keys), choices, settles)
    return Judgement(
        Verdict.OPINION,
        tuple(map(anchor_of, claims)),
        signed.reason,
        signed.author,
        signed.made_at,
        opinion=opinion,
    )


def _check(keys: list[str], answers: Answers) -> None:
    missing = [key for key in keys if key not in answers.belongs]
    if missing:
        hint = "say of every claim whether it belongs; “unsure” is an answer"
        raise InputError(f"nothing is said of {len(missing)} of {len(keys)} claims", hint=hint)
    for wanted, key in answers.choices.items():
        if key is not None and answers.belongs.get(key) is not Belonging.HERE:
            name = wanted.replace("_", " ")
            hint = "choose a claim that belongs here, or leave the field to the rules"
            raise InputError(f"{name} rests on a claim that is said not to belong", hint=hint)


def settling(
    casebook: Casebook, incident: Incident, answers: Answers, signed: Signature
) -> tuple[Judgement, ...]:
    """The opinion that settles an incident, and the decisions that follow from it, in order.

    Claims that are none are rejected, those of another happening are split off together, and a
    chosen claim is preferred for its field.
    """
    settled = opining(casebook, incident, answers, signed, settles=True)
    return (settled, *_decisions(casebook, casebook.resolved(incident.claim_ids), answers, signed))


def _decisions(
    casebook: Casebook, claims: tuple[ResolvedClaim, ...], answers: Answers, signed: Signature
) -> Iterator[Judgement]:
    said = answers.belongs
    for claim in claims:
        if said[claim.claim_id] is Belonging.NO_CLAIM:
            yield about_claims(casebook, Verdict.REJECT, (claim.claim_id,), signed)
    elsewhere = [c.claim_id for c in claims if said[c.claim_id] is Belonging.ELSEWHERE]
    if elsewhere:
        yield splitting(casebook, elsewhere, signed)
    for wanted, key in sorted(answers.choices.items()):
        if key is not None:
            yield about_claims(casebook, Verdict.PREFER, (key,), signed, field=wanted)
