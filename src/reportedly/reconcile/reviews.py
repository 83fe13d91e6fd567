"""Who has looked at what: which claims a person has reviewed, on what opinions were given."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.model.anchors import by_report, held_by
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.summaries import Review
from reportedly.model.undoing import in_force

Looks = Mapping[str, tuple[Judgement, ...]]  # by claim: the reviews and opinions that saw it


def looks_of(judgements: Iterable[Judgement], claims: Iterable[ResolvedClaim]) -> Looks:
    """Which reviews and opinions in force hold on to which of these claims, oldest first.

    `claims` are all claims of each report that any of them is of: words find their claim again
    among its neighbours. A claim that nobody saw has no entry.
    """
    made = [j for j in in_force(judgements) if _is_review(j) or j.opinion is not None]
    if not made:
        return {}
    told = by_report(claims)
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in made:
        for claim in held_by(judgement, told):
            found[claim.claim_id].append(judgement)
    return {key: tuple(seen) for key, seen in found.items()}


def review_of(claim_ids: Sequence[str], looks: Looks) -> Review:
    """What became of these claims: who reviewed any of them, how many nobody has reviewed.

    An opinion counts here if at least half of the claims that it was given on are here.
    """
    seen = [looks.get(key, ()) for key in claim_ids]
    here = Counter(judgement.id for each in seen for judgement in each)
    made = {judgement.id: judgement for each in seen for judgement in each}.values()
    given = [j for j in made if j.opinion is not None and 2 * here[j.id] >= len(j.anchors)]
    return Review(
        reviewers=tuple(sorted({judgement.author for judgement in made if _is_review(judgement)})),
        new_claims=sum(not any(map(_is_review, each)) for each in seen),
        opinions=len({j.author for j in given if not _settles(j)}),
        settled=any(map(_settles, given)),
    )


def _is_review(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.REVIEWED


def _settles(judgement: Judgement) -> bool:
    return judgement.opinion is not None and judgement.opinion.settles
