"""Which telling of a copy repeats which telling of the text it copies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.link.tellings import Telling
from reportedly.link.words import shared_share
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
    """Each telling goes with the one before it that it shares most words with; each once."""
    likeness = [
        (-share, before, at)
        for at in told
        for before in known
        if (share := _copied_share(tellings[before], tellings[at])) >= _COPIED_WORDS
    ]
    taken: set[int] = set()
    for _, before, at in sorted(likeness):
        if at not in taken:
            taken.add(at)
            yield before, at, f"the same words in a copied text ({reason})"


def _copied_share(before: Telling, at: Telling) -> float:
    if before.sort is not at.sort or not before.kinds & at.kinds:
        return 0.0
    return shared_share(before.words, at.words)
