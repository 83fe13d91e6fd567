"""What persons judged about copies: reports joined into groups of one text, and taken out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.link.unions import Unions
from reportedly.link.verdicts import Pair, Verdicts
from reportedly.model.incidents import CopyGroup

Seniority = Mapping[str, tuple[str, str]]  # by report: what orders the reports of one text


def judged_copies(
    found: Sequence[CopyGroup], verdicts: Verdicts, seniority: Seniority
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


def _joined(found: Iterable[CopyGroup], verdicts: Verdicts) -> Unions[str]:
    """Which reports are one text: first those of which a person says so, then by the groups."""
    joined: Unions[str] = Unions()
    for pair, _ in verdicts.must:
        joined.join(*pair)
    for group in found:
        firsts: list[str] = []
        for report_id in group.report_ids:
            pairs = ((first, report_id) for first in firsts)
            free = (pair for pair in pairs if not _are_apart(pair, joined, verdicts))
            if (home := next(free, None)) is None:
                firsts.append(report_id)
            else:
                joined.join(*home)
    return joined


def _are_apart(pair: Pair, joined: Unions[str], verdicts: Verdicts) -> bool:
    """Whether joining the two would join some of which a person says that they are not one."""
    roots = set(map(joined.find, pair))
    return any({joined.find(a), joined.find(b)} == roots for (a, b), _ in verdicts.cannot)


def _told(found: Iterable[CopyGroup], verdicts: Verdicts) -> Iterable[tuple[str, str]]:
    """Every report of a group or of a verdict, each time with what is told of it."""
    yield from ((report_id, group.reason) for group in found for report_id in group.report_ids)
    for pair, reason in (*verdicts.must, *verdicts.cannot):
        yield from ((report_id, reason) for report_id in pair)


def _once(reasons: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(reasons))
