"""Reports that are one text: near-copies, reprints, one wire story with an edited lede."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from reportedly.link.copies_judged import judged_copies
from reportedly.link.verdicts import settle_copies
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

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\b(?:[A-Z][\w'’-]+|\d+)")


@dataclass(frozen=True, slots=True)
class _Text:
    report_id: str
    published: str
    shingles: frozenset[str]
    marks: frozenset[str]  # names and numbers

    @property
    def seniority(self) -> tuple[str, str]:
        return self.published, self.report_id


def find_copies(
    reports: Iterable[Report], *, judgements: Iterable[Judgement] = ()
) -> tuple[CopyGroup, ...]:
    """Groups of two and more reports that are one text, the earliest published first in each.

    The same for any order of reports. A report copies another when it shares `COPIED_SHARE` of
    the shorter one's word triples, so that neither a cut body nor a new lede hides a copy. Each
    group forms around its longest text, so that a passage which two stories share never joins
    them. What persons judged of two reports goes before that.
    """
    texts = sorted((_text(report) for report in reports), key=_longest_first)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, leader in _leaders(texts).items():
        groups[leader].append(at)
    found = (_group(texts, members) for members in groups.values() if len(members) > 1)
    ordered = sorted(found, key=lambda group: group.report_ids)
    seniority = {text.report_id: text.seniority for text in texts}
    return judged_copies(ordered, settle_copies(judgements), seniority)


def _text(report: Report) -> _Text:
    reading, published = report.reading.text, report.published.day
    words = _WORD.findall(reading.casefold())
    triples = (words[at : at + _SHINGLE_WORDS] for at in range(len(words) - _SHINGLE_WORDS + 1))
    return _Text(
        report_id=report.id,
        published=published.isoformat() if published is not None else "9999",
        shingles=frozenset(" ".join(triple) for triple in triples),
        marks=frozenset(_MARK.findall(reading)),
    )


def _longest_first(text: _Text) -> tuple[int, tuple[str, str]]:
    return -len(text.shingles), text.seniority


def _leaders(texts: Sequence[_Text]) -> Mapping[int, int]:
    """For each text the longest text that it copies; itself where it copies none."""
    leaders: dict[int, int] = {}
    alike = _alike(texts)
    for at, text in enumerate(texts):
        longer = [n for n in alike.get(at, ()) if leaders.get(n) == n and _copies(text, texts[n])]
        best = max(
            longer, key=lambda n: (shared_share(text.shingles, texts[n].shingles), -n), default=at
        )
        leaders[at] = best
    return leaders


def _alike(texts: Sequence[_Text]) -> Mapping[int, list[int]]:
    """For each text those before it whose sketches share a band."""
    told = [at for at, text in enumerate(texts) if text.shingles]
    tokens = [sorted(texts[at].shingles) for at in told]
    sketches = RMinHash.from_token_sets(tokens, _PERMUTATIONS, _SEED)
    index = RMinHashLSH(_UNUSED_THRESHOLD, _PERMUTATIONS, _BANDS)
    index.insert_many(sketches)
    found = zip(told, index.query_all(sketches), strict=True)
    return {at: sorted(told[n] for n in near if told[n] < at) for at, near in found}


def _copies(shorter: _Text, longer: _Text) -> bool:
    if shared_share(shorter.shingles, longer.shingles) < COPIED_SHARE:
        return False
    if len(shorter.shingles) >= SHORT_SHINGLES:
        return True
    same_marks = shared_share(shorter.marks, longer.marks) >= SHORT_MARKS_SHARE
    return same_marks or not (shorter.marks and longer.marks)


def _group(texts: Sequence[_Text], members: Sequence[int]) -> CopyGroup:
    leader = texts[members[0]]
    shares = [shared_share(texts[at].shingles, leader.shingles) for at in members[1:]]
    ordered = sorted((texts[at] for at in members), key=lambda text: text.seniority)
    words = f"{min(shares):.0%} or more of the words in a row are the same"
    return CopyGroup(tuple(text.report_id for text in ordered), words)
