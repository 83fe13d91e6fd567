"""What a person's judgements ask of linking; where two contradict, the later one wins."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.amendments import Amendment
from reportedly.link.rulings import Decision, Rulings
from reportedly.link.seniority import seniority
from reportedly.model.anchors import Told, anchored_claims, by_report, held_at
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.model.undoing import in_force

_Claims = dict[str, ResolvedClaim]  # by id


CONTRARY = "a later judgement says the contrary"


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that later ones contradict; `in_part` if the rest of it holds."""

    judgement: Judgement
    reason: str
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is decided about claims, and what is amended of them, oldest first.

    Of what is `overruled` later decisions took something back; what is `adrift` holds on to words
    that no claim has any more: both belong in a person's queue.
    """

    acts: tuple[Decision | Amendment, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    adrift: tuple[Judgement, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What is decided to be one, or apart."""
        return tuple(act for act in self.acts if isinstance(act, Decision))


NO_VERDICTS = Verdicts()


Amended = Mapping[str, Sequence[ResolvedClaim]]  # by judgement, claims as it left them
NOTHING_AMENDED: Amended = {}


def settle(
    judgements: Iterable[Judgement],
    claims: Sequence[ResolvedClaim],
    *,
    amended: Amended = NOTHING_AMENDED,
) -> Verdicts:
    """The judgements in force, as decisions about these claims, in the order they were made.

    `amended` are the claims that they corrected or added.
    """
    told, standing = by_report(claims), in_force(judgements)
    made = [j for j in standing if j.verdict in _READ and not _stands_alone(j)]
    read = [(judgement, _READ[judgement.verdict](judgement, told)) for judgement in made]
    decided = [(judgement, decision) for judgement, decision in read if decision is not None]
    rulings = Rulings()
    for _, decision in decided:
        rulings.take(decision)
    lost = ((judgement, made) for judgement, made in decided if not rulings.hold(made))
    return Verdicts(
        tuple(_in_turn(standing, {made.id: decision for made, decision in decided}, amended)),
        tuple(_overruled(judgement, decision, rulings) for judgement, decision in lost),
        tuple(judgement for judgement, decision in read if decision is None),
    )


def _in_turn(
    standing: Iterable[Judgement], decided: Mapping[str, Decision], amended: Amended
) -> Iterator[Decision | Amendment]:
    """What each judgement amends, then what it decides."""
    for judgement in standing:
        decision, claims = decided.get(judgement.id), tuple(amended.get(judgement.id, ()))
        if claims:
            alone = decision is not None
            yield Amendment(_as_amended(judgement), claims, alone=alone)
        if decision is not None:
            yield decision


def _overruled(judgement: Judgement, decision: Decision, rulings: Rulings) -> Overruled:
    """What later judgements took back of it, and what they left."""
    held, asked = len(rulings.still_held(decision)), len(decision.claims)
    if held == 0:
        return Overruled(judgement, CONTRARY)
    lost = f"{asked - held} of its {asked} claims"
    if decision.apart:
        told = f"later judgements brought {lost} back; the rest stands apart as it says"
    else:
        told = f"later judgements took {lost} out; the rest stays together"
    return Overruled(judgement, told, in_part=True)


def _stands_alone(judgement: Judgement) -> bool:
    """A claim that was added without saying with which other it belongs."""
    return judgement.verdict is Verdict.ADD and len(judgement.anchors) == 1


def _join(judgement: Judgement, told: Told) -> Decision | None:
    held = (held_at(judgement, at, told) for at in range(len(judgement.anchors)))
    together = sorted({claim.claim_id for claims in held for claim in claims})
    if len(together) < 2:
        return None
    return Decision(words_of(judgement), tuple(together))


def _split(judgement: Judgement, told: Told) -> Decision | None:
    """The claims of the part as one, and none of them with any that the split left behind."""
    part = _held(judgement.anchors, told)
    left = _held(judgement.apart, told).keys() - part.keys()
    if not part or len(part) + len(left) < 2:
        return None
    return Decision(words_of(judgement), tuple(sorted(part)), tuple(sorted(left)))


def _part(judgement: Judgement, told: Told) -> Decision | None:
    """The younger claim apart from the elder.

    Where the words of an anchor hold on to several, those of one apart from those of the other.
    """
    one, two = (_held([anchor], told) for anchor in judgement.anchors)
    first = {key: one[key] for key in one.keys() - two.keys()} or dict(sorted(one.items())[:1])
    second = {key: two[key] for key in two.keys() - first.keys()}
    if not (first and second):
        return None
    elder, younger = sorted((first, second), key=lambda side: min(map(seniority, side.values())))
    claims, apart = tuple(sorted(younger)), tuple(sorted(elder))
    return Decision(words_of(judgement), claims, apart, as_one=False)


def _held(anchors: Iterable[Anchor], told: Told) -> _Claims:
    """The claims that the anchors hold on to."""
    return {
        claim.claim_id: claim
        for anchor in anchors
        for claim in anchored_claims(anchor, told.get(anchor.report_id, ()))
    }


_READ: dict[Verdict, Callable[[Judgement, Told], Decision | None]] = {
    Verdict.MUST_LINK: _join,
    Verdict.CANNOT_LINK: _part,
    Verdict.MERGE: _join,
    Verdict.SPLIT: _split,
    Verdict.ADD: _join,
}


def words_of(judgement: Judgement) -> str:
    """Who judged, and why: as links and copies tell it."""
    return f"{judgement.author} judged: {judgement.reason} ({judgement.id})"


def _as_amended(judgement: Judgement) -> str:
    """Whose words are compared, where they are not those that were read."""
    made = "added" if judgement.addition is not None else "corrected"
    return f"as {made} by {judgement.author}: {judgement.reason} ({judgement.id})"
