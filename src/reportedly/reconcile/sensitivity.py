"""How much the totals rest on each outlet, each kind of speaker and each rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.reconcile.comparing import Trial, Usual
from reportedly.reconcile.held import Held
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import Recall
from reportedly.reconcile.steps import OPTIONAL_STEPS

Step = Callable[[int, int], None]


def sensitivity(held: Held, pack: RulePack, *, step: Step = lambda *_: None) -> tuple[Trial, ...]:
    """What becomes of the totals without each of them alone; first what moves a count most.

    A trial is named as it can be asked for: "outlet=Harbour Post", "speaker-kind=monitor",
    "rule=GED-5". What it has no part in is concluded once for all trials. `step` is called after
    each conclusion with how many are done, of how many.
    """
    recall: Recall = {}
    less, claims = tuple(_less(held)), {claim.claim_id: claim for claim in held.claims}
    usual = Usual.of(held.records(pack, recall=recall))
    trials: list[Trial] = []
    for name, leave_out in less:
        step(1 + len(trials), 1 + len(less) + len(pack.optional))
        trials.append(usual.beside(name, leave_out().records(pack, recall=recall)))
    for rule in pack.optional:
        step(1 + len(trials), 1 + len(less) + len(pack.optional))
        options = replace(pack.options, without=(*pack.options.without, rule))
        same = _untouched(rule, pack, claims, recall)
        found = held.records(replace(pack, options=options), recall=same)
        trials.append(usual.beside(f"rule={rule}", found))
    return tuple(sorted(trials, key=_rank))


def _untouched(
    rule: str, pack: RulePack, claims: Mapping[str, ResolvedClaim], recall: Recall
) -> Recall:
    """What is concluded alike, as far as counts go, with the rule and without it.

    The steps that all packs share need more to work on than one plain toll of nobody's side. The
    other rules share a figure out, which shows in the parts of a record, or speak of several
    incidents and come after.
    """
    steps = {pack.cites.step(number) for number in OPTIONAL_STEPS}
    return {
        basis: records
        for basis, records in recall.items()
        if not (
            _has_steps([claims[key] for key in basis[1]]) if rule in steps else _is_split(records)
        )
    }


def _has_steps(claims: Sequence[ResolvedClaim]) -> bool:
    counting = [claim for claim in claims if claim.claim.figures]
    if len(counting) != 1:
        return len(counting) > 1
    (claim,) = counting
    first, *others = claim.claim.figures
    plain = first.whom is Whom.UNKNOWN and not first.part_of_total and not others
    return not plain or claim.speaker.party is not None or claim.speaker.compiles_others


def _is_split(records: Sequence[EventRecord]) -> bool:
    return any(record.part for record in records)


def _less(held: Held) -> Iterator[tuple[str, Callable[[], Held]]]:
    outlets = {claim.outlet.casefold(): claim.outlet for claim in held.claims}
    for key in sorted(outlets):
        yield f"outlet={outlets[key]}", partial(held.without_outlet, outlets[key])
    for kind in sorted({claim.speaker.kind for claim in held.claims}):
        yield f"speaker-kind={kind.replace('_', '-')}", partial(held.without_speakers, kind)


def _rank(trial: Trial) -> tuple[int, int, int, int, str]:
    """By the count that moves most, then by all counts, by records, by incidents, by name."""
    old, new = trial.before, trial.after
    counts = ((old.low, new.low), (old.best, new.best), (old.high, new.high))
    rows = ((old.records, new.records), (old.events, new.events), (old.sums, new.sums))
    moved = [abs((after or 0) - (before or 0)) for before, after in counts]
    records = sum(abs(after - before) for before, after in rows)
    return -max(moved), -sum(moved), -records, -len(trial.moved), trial.without
