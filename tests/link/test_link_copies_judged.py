"""What persons judge of two reports goes before what their words say, and can be undone."""

import random

from hypothesis import given
from hypothesis import strategies as st

from builders import report
from judging import of_reports, undo
from reportedly.link.copies import find_copies
from reportedly.link.copies_judged import judged_copies, settle_copies
from reportedly.model.incidents import CopyGroup, Judgement, Verdict
from reportedly.model.reports import Report

WIRE = (
    "Planes struck the grain market of the hill town on Monday morning and the rescuers who came "
    "in the first hour counted fourteen dead and thirty wounded beside the burnt stalls. "
)
OTHER = (
    "The ferry to the islands will sail twice a day from the first of May, the harbour office has "
    "said, and the price of a ticket remains what it was in the winter before the storm. "
)
REPORTS = (
    report("r1", WIRE * 3, published="2017-11-14"),
    report("r2", WIRE * 3, published="2017-11-15"),
    report("r3", WIRE * 3, published="2017-11-16"),
    report("r4", OTHER * 3, published="2017-11-13"),
)


def groups(*judgements: Judgement) -> list[tuple[str, ...]]:
    return [group.report_ids for group in find_copies(REPORTS, judgements=judgements)]


def test_a_report_that_a_person_says_is_a_copy_joins_the_group_the_earliest_first() -> None:
    copy = of_reports(Verdict.COPY, "r2", "r4")
    assert groups() == [("r1", "r2", "r3")]
    assert groups(copy) == [("r4", "r1", "r2", "r3")]
    (group,) = find_copies(REPORTS, judgements=[copy])
    assert "the same; Rima judged: I read both (j-" in group.reason
    assert groups(copy, undo(copy)) == groups()


def test_a_report_that_is_no_copy_leaves_the_group() -> None:
    apart = of_reports(Verdict.NOT_COPY, "r1", "r2")
    assert groups(apart) == [("r1", "r3")]
    assert groups(apart, undo(apart)) == groups()


def test_who_is_a_copy_of_what_left_leaves_with_it() -> None:
    """The hostile case: the third is told to be one with the second, which is not the first."""
    apart = of_reports(Verdict.NOT_COPY, "r1", "r2", hour=1)
    assert groups(apart, of_reports(Verdict.COPY, "r2", "r3", hour=2)) == [("r2", "r3")]


def test_of_two_that_contradict_each_other_the_later_holds() -> None:
    copy = of_reports(Verdict.COPY, "r1", "r4", hour=1)
    apart = of_reports(Verdict.NOT_COPY, "r4", "r1", hour=2)
    assert groups(copy, apart) == groups()
    assert [lost.judgement for lost in settle_copies([copy, apart]).overruled] == [copy]


IDS = tuple(f"r{number}" for number in range(6))
SENIORITY = {key: ("2017-11-14", key) for key in IDS}
KINDS = st.sampled_from([Verdict.COPY, Verdict.NOT_COPY])
PAIRS = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True)
FOUND = [CopyGroup(("r0", "r1", "r2"), "alike"), CopyGroup(("r3", "r4"), "alike")]


@given(st.lists(st.tuples(KINDS, PAIRS), max_size=6), st.randoms())
def test_what_is_granted_holds_and_no_report_stands_twice(
    drawn: list[tuple[Verdict, list[str]]], chance: random.Random
) -> None:
    made = [of_reports(kind, *pair, hour=hour) for hour, (kind, pair) in enumerate(drawn)]
    settled = settle_copies(made)
    found = judged_copies(FOUND, settled, SENIORITY)
    home = {key: group.report_ids for group in found for key in group.report_ids}
    assert sum(len(group.report_ids) for group in found) == len(home)
    assert all(home[a] == home[b] for (a, b), _ in settled.must)
    assert all(home.get(a, a) != home.get(b, b) for (a, b), _ in settled.cannot)
    chance.shuffle(made)
    assert judged_copies(FOUND, settle_copies(made), SENIORITY) == found
    undone = [*made, *(undo(judgement, hour=20 + n) for n, judgement in enumerate(made))]
    assert judged_copies(FOUND, settle_copies(undone), SENIORITY) == tuple(FOUND)


def test_reports_without_a_judgement_are_grouped_as_ever() -> None:
    reports: list[Report] = [*REPORTS, report("r5", "short")]
    assert find_copies(reports, judgements=[]) == find_copies(reports)
