"""Every judgement ever made, in order, and what became of it."""

from collections.abc import Mapping, Sequence

from reportedly.link.copies_judged import settle_copies
from reportedly.link.verdicts import settle
from reportedly.model.anchors import Told, by_report, held_at, held_by
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import ABOUT_REPORTS, Judgement, Verdict
from reportedly.model.undoing import in_force, undone
from reportedly.query.views import JudgementRow, Standing
from reportedly.reference.own_names import named_alike
from reportedly.store.base import Casebook


def judgement_rows(casebook: Casebook) -> tuple[JudgementRow, ...]:
    """All judgements, oldest first, each with whether it holds now, and if not, why."""
    with casebook.still():
        made = casebook.judgements()
        named = {anchor.report_id for j in made for anchor in (*j.anchors, *j.apart)}
        claims = casebook.resolved_in(named)
        incidents = casebook.numbers_of([claim.claim_id for claim in claims])
    told = by_report(claims)
    reasons = {**_overruled(made, claims), **_later(made, told, incidents), **_undone(made)}
    return tuple(_row(judgement, told, incidents, reasons) for judgement in made)


# They hold whatever becomes of the claim where a name was met, or of no claim at all.
_OF_NO_CLAIM = ABOUT_REPORTS | {Verdict.UNDO, Verdict.ALIAS}
_Reasons = dict[str, tuple[Standing, str]]


def _row(
    judgement: Judgement, told: Told, incidents: Mapping[str, int], reasons: _Reasons
) -> JudgementRow:
    held = _held(judgement, told)
    numbers = tuple(sorted({incidents[key] for key in held if key in incidents}))
    adrift = not held and judgement.verdict not in _OF_NO_CLAIM
    usual = (Standing.ADRIFT, "no claim has its words now") if adrift else (Standing.HOLDS, "")
    standing, reason = reasons.get(judgement.id, usual)
    return JudgementRow(judgement, standing, reason, held, numbers)


def _held(judgement: Judgement, told: Told) -> tuple[str, ...]:
    return tuple(claim.claim_id for claim in held_by(judgement, told))


def _undone(made: Sequence[Judgement]) -> _Reasons:
    return {
        key: (Standing.UNDONE, f"{undo.author}: {undo.reason} ({undo.id})")
        for key, undo in undone(made).items()
    }


def _overruled(made: Sequence[Judgement], claims: Sequence[ResolvedClaim]) -> _Reasons:
    """Links that later ones contradict, and those that hold on to too few claims."""
    settled = settle(made, claims)
    contradicted = (*settled.overruled, *settle_copies(made).overruled)
    lost = {
        o.judgement.id: (Standing.IN_PART if o.in_part else Standing.OVERRULED, o.reason)
        for o in contradicted
    }
    adrift = {j.id: (Standing.ADRIFT, "no two claims have its words now") for j in settled.adrift}
    return {**lost, **adrift}


def _later(made: Sequence[Judgement], told: Told, incidents: Mapping[str, int]) -> _Reasons:
    """Corrections of one field of a claim, preferences for one of an incident, and what a name
    means, decided anew."""
    reasons: _Reasons = {}
    last: dict[object, Judgement] = {}
    left: dict[str, set[object]] = {}  # what each judgement decides still
    for judgement in in_force(made):
        left[judgement.id] = set(_decides(judgement, told, incidents))
        for key in tuple(left[judgement.id]):
            if key in last:
                before = last[key].id
                left[before].discard(key)
                if not left[before]:
                    reasons[before] = (Standing.OVERRULED, f"decided anew by {judgement.id}")
            last[key] = judgement
    return reasons


def _decides(
    judgement: Judgement, told: Told, incidents: Mapping[str, int]
) -> list[tuple[object, ...]]:
    """What a judgement decides, as keys: two with the same key decide the same."""
    alias = judgement.alias
    if alias is not None:
        return [(alias.party is None, named_alike(alias.name))]
    if judgement.field is not None:
        return [(incidents.get(key), judgement.field) for key in _held(judgement, told)]
    return [
        (claim.claim_id, made.field, made.counted)
        for at, made in enumerate(judgement.corrections)
        for claim in held_at(judgement, at, told)
    ]
