"""A casebook that holds two texts of one address, as two captures of it would give them."""

from dataclasses import dataclass, replace

import small_casebook as small

from builders import claim, figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Blob, Intake, Report
from reportedly.model.spans import Span
from reportedly.store.base import Casebook, Conclusions

URL = "https://qarat-post.example/market"
OUTLET = "Qarat Post"
TOLD = "Seven people were killed at the mill of Qarat on Monday."
NOW = "At least nine people were killed at the mill of Qarat on Monday."
STAYED = "Fighters of the Cedar Front shelled Darat Izza on Saturday."
WENT = "A doctor counted three wounded."
CAME = "The Lantern Watch counted one missing child near the well."


@dataclass(frozen=True)
class Changed:
    """The two reports, by age, and the claims of each in the order of their words."""

    before: Report
    now: Report
    old: tuple[ResolvedClaim, ...]
    new: tuple[ResolvedClaim, ...]


def made() -> Changed:
    before, now = _report(TOLD, STAYED, WENT), _report(NOW, STAYED, CAME)
    old = _claim(before, TOLD, 7), _claim(before, STAYED, 2), _claim(before, WENT, 3)
    new = _claim(now, NOW, 9), _claim(now, STAYED, 2), _claim(now, CAME, 1)
    return Changed(before, now, old, new)


def fill(casebook: Casebook) -> Changed:
    """The two texts, the later taken in later, and nothing else."""
    changed = made()
    for report in (changed.before, changed.now):
        casebook.add_intakes([Intake(report, blob_of(report))])
    for report, claims in ((changed.before, changed.old), (changed.now, changed.new)):
        casebook.add_claims(report.id, small.GENERATION, [one.claim for one in claims])
    casebook.conclude(Conclusions((*changed.old, *changed.new), (), (), ()), small.MADE_BY)
    return changed


def blob_of(report: Report) -> Blob:
    return small.intake(report.text, outlet=OUTLET).blob


def _report(*sentences: str) -> Report:
    text = "\n\n".join(sentences)
    key = Report.identity(outlet=OUTLET, item=URL, text=text)
    return replace(small.intake(text, outlet=OUTLET).report, id=key, url=URL, given_id=None)


def _claim(report: Report, sentence: str, killed: int) -> ResolvedClaim:
    resolved = claim(report.id, outlet=OUTLET, text=sentence, figures=(figure(killed),))
    start = report.text.index(sentence)
    words = (Span(start, start + len(sentence), sentence),)
    return small.own_id(replace(resolved, claim=replace(resolved.claim, evidence=words)))
