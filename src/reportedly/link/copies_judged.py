"""What persons judged about copies: reports joined into groups of one text, and taken out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.unions import Unions
from reportedly.link.verdicts import CONTRARY, Overruled, words_of
from reportedly.model.incidents import ABOUT_REPORTS, CopyGroup, Judgement, Verdict
from reportedly.model.undoing import in_force

Pair = tuple[str, str]
Seniority = Mapping[str, tuple[str, str]]  # by report: what orders the reports of one text


@dataclass(frozen=True, slots=True)
class CopyVerdicts:
    """Pairs of report ids that must or cannot be one text, with the reason in words.

    What is `overruled` lost to later judgements: it belongs in a person's queue.
    """

    must: tuple[tuple[Pair, str], ...] = ()
    cannot: tuple[tuple[Pair, str], ...] = ()
    overruled: tuple[Overruled, ...] = ()


def settle_copies(judgements: Iterable[Judgement]) -> CopyVerdicts:
    """What the judgements ask for, made free of contradiction, also in what follows from them.

    The latest is granted first; an earlier one that contradicts what is granted is overruled.
    """
    joined: Unions[str] = Unions()
    must: list[tuple[Pair, str]] = []
    cannot: list[tuple[Pair, str]] = []
    overruled: list[Overruled] = []
    for judgement in reversed(in_force(judgements)):
        if judgement.verdict not in ABOUT_REPORTS:
            continue
        left, right = sorted(anchor.report_id for anchor in judgement.anchors)
        asked = (left, right), words_of(judgement)
        if judgement.verdict is Verdict.COPY and not _are_apart((left, right), joined, cannot):
            joined.join(left, right)
            must.append(asked)
        elif judgement.verdict is Verdict.NOT_COPY and joined.find(left) != joined.find(right):
            cannot.append(asked)
        else:
            overruled.append(Overruled(judgement, CONTRARY))
    return CopyVerdicts(tuple(must), tuple(cannot), tuple(overruled))


def judged_copies(
    found: Sequence[CopyGroup], verdicts: CopyVerdicts, seniority: Seniority
) -> tuple[CopyGroup, ...]:
    """The groups that were found, with what was judged of pairs of reports.

    What persons joined is joined, with all that copies either. A report that must not be with the
    first of its group is left with those that it may be with. `seniority` orders a group.
    """
    if not (verdicts.must or verdicts.cannot):
        return tuple(found)
    joined = _joined(found, verdicts)
    members: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, list[str]] = defaultdict(list)
    for report_id, reason in _told(found, verdicts):
        members[joined.find(report_id)].add(report_id)
        reasons[joined.find(report_id)].append(reason)
    groups = (
        CopyGroup(tuple(sorted(held, key=seniority.__getitem__)), _once(reasons[root]))
        for root, held in members.items()
        if len(held) > 1
    )
    return tuple(sorted(groups, key=lambda group: group.report_ids))


def _joined(found: Iterable[CopyGroup], verdicts: CopyVerdicts) -> Unions[str]:
    """Which reports are one text: first those of which a person says so, then by the groups."""
    joined: Unions[str] = Unions()
    for pair, _ in verdicts.must:
        joined.join(*pair)
    for group in found:
        firsts: list[str] = []
        for report_id in group.report_ids:
            pairs = ((first, report_id) for first in firsts)
            free = (pair for pair in pairs if not _are_apart(pair, joined, verdicts.cannot))
            if (home := next(free, None)) is None:
                firsts.append(report_id)
            else:
                joined.join(*home)
    return joined


def _are_apart(pair: Pair, joined: Unions[str], cannot: Iterable[tuple[Pair, str]]) -> bool:
    """Whether joining the two would join some of which a person says that they are not one."""
    roots = set(map(joined.find, pair))
    return any({joined.find(a), joined.find(b)} == roots for (a, b), _ in cannot)


def _told(found: Iterable[CopyGroup], verdicts: CopyVerdicts) -> Iterable[tuple[str, str]]:
    """Every report of a group or of a verdict, each time with what is told of it."""
    yield from ((report_id, group.reason) for group in found for report_id in group.report_ids)
    for pair, reason in (*verdicts.must, *verdicts.cannot):
        yield from ((report_id, reason) for report_id in pair)


def _once(reasons: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(reasons))
