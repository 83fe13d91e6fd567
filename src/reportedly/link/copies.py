"""Reports that are one text: near-copies, reprints, one wire story with an edited lede."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

from reportedly.link.copies_judged import judged_copies, settle_copies
from reportedly.link.words import shared_share
from reportedly.model.incidents import CopyGroup, Judgement
from reportedly.model.reports import Report

# How the constants were found: all 284,635 pairs of 755 agency articles (FA-KES) compared exactly.
# Of the shorter one's word triples, pairs that are one text share .70 and more (reprints cut to a
# fifth, updated tolls); other pairs share at most .68, where one outlet appends the same
# background to unrelated news. A copy that was cut and rewritten more than that is missed.
_SHINGLE_WORDS = 3
COPIED_SHARE = 0.70
# Below 60 triples one sentence pattern fills half a report ("A bomb killed 4 in X on Monday, the
# agency said"): there nearly all names and numbers must be the same too.
SHORT_SHINGLES = 60
SHORT_MARKS_SHARE = 0.90
# 128 bands of 3 rows: a pair that shares 30 % of all its triples is compared with probability
# .97, one that shares 20 % with .64, 5 % with .02.
_PERMUTATIONS, _BANDS, _SEED = 384, 128, 7
_UNUSED_THRESHOLD = 0.2  # the bands decide; the index wants to hear one all the same

_NONE = -1  # leads a text that was not looked at yet

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\b(?:[A-Z][\w'’-]+|\d+)")


Shingles = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Text:
    report_id: str
    published: str
    shingles: Shingles  # digests of the word triples, sorted: many texts are held at once
    marks: frozenset[str]  # names and numbers

    @property
    def seniority(self) -> tuple[str, str]:
        return self.published, self.report_id

    @property
    def longest_first(self) -> tuple[int, tuple[str, str]]:
        return -len(self.shingles), self.seniority


def find_copies(
    reports: Iterable[Report], *, judgements: Iterable[Judgement] = ()
) -> tuple[CopyGroup, ...]:
    """Groups of two and more reports that are one text, the earliest published first in each.

    The same for any order of reports. A report copies another when it shares `COPIED_SHARE` of
    the shorter one's word triples, so that neither a cut body nor a new lede hides a copy. Each
    group forms around its longest text, so that a passage which two stories share never joins
    them. What persons judged of two reports goes before that.
    """
    copies = Copies()
    copies.add(reports)
    return copies.groups(judgements)


class Copies:
    """The groups of all reports added so far; those added later end as if all came at once.

    Each text is led by the longest text that it copies, of those that copy none themselves; by
    itself where it copies none.
    """

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._near: list[array[int]] = []  # those whose sketches share a band
        self._leaders: list[int] = []
        self._led: dict[int, set[int]] = {}  # by leader
        self._groups: dict[int, CopyGroup] = {}  # by leader
        self._seniority: dict[str, tuple[str, str]] = {}
        self._index = RMinHashLSH(_UNUSED_THRESHOLD, _PERMUTATIONS, _BANDS)

    def add(self, reports: Iterable[Report]) -> None:
        """Take in reports that were not there before."""
        first, sketched, tokens = len(self._texts), [], []
        for at, report in enumerate(reports, start=first):
            triples = _triples(report.reading.text)
            self._texts.append(_text(report, triples))
            self._seniority[report.id] = self._texts[at].seniority
            self._near.append(array("I"))
            self._leaders.append(_NONE)
            if triples:
                sketched.append(at)
                tokens.append(sorted(triples))
        self._meet(sketched, RMinHash.from_token_sets(tokens, _PERMUTATIONS, _SEED))
        self._lead(range(first, len(self._texts)))

    def groups(self, judgements: Iterable[Judgement] = ()) -> tuple[CopyGroup, ...]:
        """Two and more reports each, in order of their first; as persons judged of them."""
        ordered = sorted(self._groups.values(), key=lambda group: group.report_ids)
        return judged_copies(ordered, settle_copies(judgements), self._seniority)

    def _meet(self, sketched: Sequence[int], sketches: Sequence[RMinHash]) -> None:
        self._index.insert_pairs(list(zip(sketched, sketches, strict=True)))
        for at, near in zip(sketched, self._index.query_all(sketches), strict=True):
            self._near[at] = array("I", sorted(set(near) - {at}))
            for other in self._near[at]:
                if other < sketched[0]:
                    self._near[other].append(at)

    def _lead(self, unled: Iterable[int]) -> None:
        """Find leaders, the longest text first; who begins or ceases to lead is tried by others."""
        ahead = [(self._texts[at].longest_first, at) for at in unled]
        heapify(ahead)
        changed: set[int] = set()
        waiting = {at for _, at in ahead}
        while ahead:
            _, at = heappop(ahead)
            waiting.discard(at)
            before, now = self._leaders[at], self._leader(at)
            if before == now:
                continue
            changed |= self._follow(at, before, now)
            if at in (before, now):
                for other in self._shorter(at, waiting):
                    waiting.add(other)
                    heappush(ahead, (self._texts[other].longest_first, other))
        self._regroup(changed)

    def _leader(self, at: int) -> int:
        text = self._texts[at]
        longer = (n for n in self._near[at] if self._leaders[n] == n and self._is_longer(n, at))
        copied = [n for n in longer if _copies(text, self._texts[n])]
        shares = {n: _shared(text.shingles, self._texts[n].shingles) for n in copied}
        return min(copied, key=lambda n: (-shares[n], self._texts[n].longest_first), default=at)

    def _is_longer(self, one: int, two: int) -> bool:
        return (self._texts[one].longest_first, one) < (self._texts[two].longest_first, two)

    def _shorter(self, at: int, waiting: set[int]) -> list[int]:
        return [n for n in self._near[at] if n not in waiting and self._is_longer(at, n)]

    def _follow(self, at: int, before: int, now: int) -> set[int]:
        self._leaders[at] = now
        self._led.get(before, set()).discard(at)
        self._led.setdefault(now, set()).add(at)
        return {before, now}

    def _regroup(self, leaders: Iterable[int]) -> None:
        for leader in leaders:
            led = self._led.get(leader, set())
            if len(led) > 1:
                members = sorted(led, key=lambda at: (self._texts[at].longest_first, at))
                self._groups[leader] = _group([self._texts[at] for at in members])
            else:
                self._groups.pop(leader, None)


def _triples(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    triples = (words[at : at + _SHINGLE_WORDS] for at in range(len(words) - _SHINGLE_WORDS + 1))
    return {" ".join(triple) for triple in triples}


def _text(report: Report, triples: set[str]) -> _Text:
    published = report.published.day
    return _Text(
        report_id=report.id,
        published=published.isoformat() if published is not None else "9999",
        shingles=np.unique(np.fromiter(map(hash, triples), np.int64)),
        marks=frozenset(_MARK.findall(report.reading.text)),
    )


def _shared(left: Shingles, right: Shingles) -> float:
    """How much of the shorter text the longer one holds, 0..1; 0 where one is empty."""
    shorter = min(len(left), len(right))
    both = np.intersect1d(left, right, assume_unique=True)
    return len(both) / shorter if shorter else 0.0


def _copies(shorter: _Text, longer: _Text) -> bool:
    if _shared(shorter.shingles, longer.shingles) < COPIED_SHARE:
        return False
    if len(shorter.shingles) >= SHORT_SHINGLES:
        return True
    same_marks = shared_share(shorter.marks, longer.marks) >= SHORT_MARKS_SHARE
    return same_marks or not (shorter.marks and longer.marks)


def _group(texts: Sequence[_Text]) -> CopyGroup:
    """The longest text comes first."""
    leader, *others = texts
    shares = [_shared(text.shingles, leader.shingles) for text in others]
    ordered = sorted(texts, key=lambda text: text.seniority)
    words = f"{min(shares):.0%} or more of the words in a row are the same"
    return CopyGroup(tuple(text.report_id for text in ordered), words)
