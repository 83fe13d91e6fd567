"""From files to a casebook that holds what they tell: once, whatever happens on the way."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pipeline_reports import write_reports

from reportedly.errors import InputError
from reportedly.model.reports import Reject
from reportedly.pipeline import coding
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import Added, add_reports, code_paths, conclude
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

HERE = InProcess()


@pytest.fixture
def reports(tmp_path: Path) -> str:
    return write_reports(tmp_path)


@pytest.mark.usefixtures("reader")
def test_adding_twice_adds_once(casebook: Casebook, reports: str) -> None:
    first = add_reports(casebook, [reports], engine=HERE)
    assert (first.new, first.known, first.rejected) == (38, 1, 1)
    assert (first.coded.reports, first.coded.claims, first.coded.failed) == (38, 38, 0)
    conclude(casebook)
    once = list(casebook.dump())
    second = add_reports(casebook, [reports], engine=HERE)
    assert second == Added(known=39, rejected=1)
    assert not conclude(casebook).anew
    assert list(casebook.dump()) == once


@pytest.mark.usefixtures("reader")
def test_conclusions_hold_every_claim_once_under_numbers_from_one(
    casebook: Casebook, reports: str
) -> None:
    add_reports(casebook, [reports], engine=HERE)
    done = conclude(casebook)
    assert done.anew
    incidents = list(casebook.incidents())
    assert [incident.number for incident in incidents] == list(range(1, done.incidents + 1))
    held = [claim_id for incident in incidents for claim_id in incident.claim_ids]
    assert sorted(held) == sorted(claim.claim_id for claim in casebook.resolved())
    assert len(held) == 38
    assert {record.incident_id for record in casebook.records()} <= {i.id for i in incidents}


def test_a_report_that_cannot_be_coded_is_set_aside_and_tried_again(
    casebook: Casebook, reports: str, reader: object
) -> None:
    reader.breaks_on = "Idlib killed 1 "
    added = add_reports(casebook, [reports], engine=HERE)
    assert added.coded.failed == 1
    (failed,) = (r for r in casebook.rejects() if r.report_id is not None)
    assert "RecursionError" in failed.reason
    assert failed.hint
    reader.breaks_on = "\0"
    again = add_reports(casebook, [reports], engine=HERE)
    assert (again.coded.reports, again.coded.failed) == (1, 0)
    assert all(reject.report_id is None for reject in casebook.rejects())


def test_a_new_generation_reads_all_again_and_keeps_numbers(
    casebook: Casebook, reports: str, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A better extractor gives other claim ids; a number stays with the words that founded it."""
    add_reports(casebook, [reports], engine=HERE)
    conclude(casebook)
    before = {_words(casebook, i.claim_ids): (i.number, i.id) for i in casebook.incidents()}
    reader.generation = "plain-2"
    old = coding.extract_claims

    def renumbered(report: object, reader: object) -> object:
        return tuple(replace(claim, group="x") for claim in old(report, reader))

    monkeypatch.setattr(coding, "extract_claims", renumbered)
    added = add_reports(casebook, [reports], engine=HERE)
    assert (added.known, added.coded.reports) == (39, 38)
    conclude(casebook)
    after = {_words(casebook, i.claim_ids): (i.number, i.id) for i in casebook.incidents()}
    assert after == before
    assert casebook.counts().claims == 2 * 38


def test_a_conclusion_never_rests_on_a_generation_that_has_read_less(
    casebook: Casebook, reports: str, reader: object
) -> None:
    """After an upgrade, a judgement or an export alone must not empty the casebook."""
    add_reports(casebook, [reports], engine=HERE)
    stood = conclude(casebook)
    reader.generation = "plain-2"
    again = conclude(casebook)
    assert (again.anew, again.incidents, again.unread) == (False, stood.incidents, 38)
    reader.breaks_on = "Idlib killed 1 "
    add_reports(casebook, [reports], engine=HERE)
    renewed = conclude(casebook)
    assert (renewed.anew, renewed.unread) == (True, 0)
    assert len(casebook.resolved()) == 37


def _words(casebook: Casebook, claim_ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(claim.claim.evidence[0].text for claim in casebook.resolved(claim_ids))


@pytest.mark.usefixtures("reader")
def test_a_path_that_does_not_exist_is_said_before_anything_is_kept(
    casebook: Casebook, reports: str
) -> None:
    with pytest.raises(InputError):
        add_reports(casebook, [reports, "/no/such/file"], engine=HERE)
    assert casebook.counts().reports == 0


@pytest.mark.usefixtures("reader")
def test_progress_runs_to_its_end(casebook: Casebook, reports: str) -> None:
    told: list[tuple[int, int | None, str]] = []
    add_reports(casebook, [reports], engine=HERE, progress=lambda *step: told.append(step))
    assert (40, None, "reading") in told
    assert told[-1] == (38, 38, "coding")


@pytest.mark.usefixtures("reader")
def test_coding_without_a_casebook_gives_claims_and_rejects_in_order(reports: str) -> None:
    told = list(code_paths([reports], engine=HERE))
    assert len(told) == 40
    assert [n for n, item in enumerate(told) if isinstance(item, Reject)] == [5]
    report, claims = told[0]
    assert report.given_id == "n0"
    assert [claim.claim.figures[0].low for claim in claims] == [1]


def test_coding_without_a_casebook_goes_on_after_a_failure(reports: str, reader: object) -> None:
    reader.breaks_on = "Idlib killed 1 "
    told = list(code_paths([reports], engine=HERE))
    assert isinstance(told[0], Reject)
    assert "RecursionError" in told[0].reason
    assert len(told) == 40


class Killed(BaseException):
    """As a kill: nothing may catch it."""


def _run(folder: Path, reports: str, *, steps: int | None) -> list[str] | None:
    """Add and conclude; killed at the given step. The dump of what stands in the end."""
    left = [-1 if steps is None else steps]

    def progress(done: int, total: int | None, label: str) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1

    with open_casebook(folder / "test.casebook") as casebook:
        try:
            add_reports(casebook, [reports], engine=HERE, progress=progress)
            conclude(casebook, progress=progress)
        except Killed:
            return None
        return list(casebook.dump())


@pytest.fixture
def unbroken(reader: object, reports: str, tmp_path: Path) -> list[str] | None:
    return _run(tmp_path, reports, steps=None)


@given(kills=st.lists(st.integers(0, 80), min_size=1, max_size=3))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_killed_anywhere_and_started_again_ends_as_an_unbroken_run(
    reports: str, unbroken: list[str], kills: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        for steps in kills:
            _run(Path(folder), reports, steps=steps)
        assert _run(Path(folder), reports, steps=None) == unbroken
