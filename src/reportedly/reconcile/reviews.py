"""Who has looked at what: which claims a person has seen, and where another was asked to look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement
from reportedly.model.summaries import Review
from reportedly.model.undoing import in_force

REVIEWED = "reviewed"  # the verdict that a person has looked at these claims
ASKED = "second_opinion"  # the verdict that another person should look at them

Looks = Mapping[str, tuple[Judgement, ...]]  # by claim: the looks that saw it, oldest first


def looks_of(judgements: Iterable[Judgement], claims: Iterable[ResolvedClaim]) -> Looks:
    """Which looks in force hold on to which of these claims; a claim that nobody saw has none.

    `claims` are all claims of each report that any of them is of: words find their claim again
    among its neighbours.
    """
    made = [j for j in in_force(judgements) if j.verdict.value in (REVIEWED, ASKED)]
    if not made:
        return {}
    told: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        told[claim.claim.report_id].append(claim)
    found: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for judgement in made:
        for anchor in judgement.anchors:
            for claim in anchored_claims(anchor, told.get(anchor.report_id, ())):
                found[claim.claim_id][judgement.id] = judgement
    return {key: tuple(seen.values()) for key, seen in found.items()}


def review_of(claim_ids: Iterable[str], looks: Looks) -> Review:
    """What became of these claims: who reviewed any of them, how many nobody has seen.

    A second opinion is awaited until somebody else than the one who asked has reviewed them since.
    """
    seen = [looks.get(key, ()) for key in claim_ids]
    made = {judgement.id: judgement for each in seen for judgement in each}.values()
    reviewed = [judgement for judgement in made if judgement.verdict.value == REVIEWED]
    asked = [judgement for judgement in made if judgement.verdict.value == ASKED]
    return Review(
        reviewers=tuple(sorted({judgement.author for judgement in reviewed})),
        new_claims=sum(all(j.verdict.value != REVIEWED for j in each) for each in seen),
        opinion_asked=bool(asked),
        opinion_awaited=any(not _is_answered(one, reviewed) for one in asked),
    )


def _is_answered(asked: Judgement, reviewed: Iterable[Judgement]) -> bool:
    return any(j.author != asked.author and j.made_at > asked.made_at for j in reviewed)
