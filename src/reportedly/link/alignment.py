"""Which telling of a copy repeats which telling of the text it copies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.link.tellings import Telling
from reportedly.link.words import fold, shared_share
from reportedly.model.incidents import CopyGroup

# Of the telling words of the shorter one. A sentence that was copied keeps nearly all of them
# (names re-spelt, a day put in); two sentences of one report share less than half.
_COPIED_WORDS = 0.6


def align_copies(
    tellings: Sequence[Telling], copies: Iterable[CopyGroup]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of positions that are one telling, with the reason; what a copy adds stays alone."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        by_report[telling.report_id].append(at)
    for group in copies:
        known: list[int] = []
        for report_id in group.report_ids:
            yield from _repeats(tellings, known, by_report[report_id], group.reason)
            known += by_report[report_id]


def _repeats(
    tellings: Sequence[Telling], known: Sequence[int], told: Sequence[int], reason: str
) -> Iterator[tuple[int, int, str]]:
    """Each telling goes with the one before it that it shares most words with, one to one."""
    likeness = [
        (-share, abs(told.index(at) - known.index(before)), before, at)
        for at in told
        for before in known
        if (share := _copied_share(tellings[before], tellings[at])) >= _COPIED_WORDS
    ]
    taken: set[int] = set()
    for _, _, before, at in sorted(likeness):
        if not {before, at} & taken:
            taken |= {before, at}
            yield before, at, f"the same words in a copied text ({reason})"


def _copied_share(before: Telling, at: Telling) -> float:
    if before.sort is not at.sort or not before.kinds & at.kinds or _elsewhere(before, at):
        return 0.0
    return shared_share(before.words, at.words)


def _elsewhere(before: Telling, at: Telling) -> bool:
    """One sentence may tell of two places ("five in A and one in B")."""
    if not before.places or not at.places:
        return False
    names = ({fold(place.mention.name) for place in telling.places} for telling in (before, at))
    return not set.intersection(*names)
