"""A report is erased on request: no letter of it is left, and everything else holds."""

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_review import signed

from reportedly.errors import CasebookError, UnknownId
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.corrections import ClaimField, Correction, Counted, Pointed, Slip
from reportedly.model.incidents import Incident, Judgement, Verdict
from reportedly.model.opinions import Belonging, RecordField
from reportedly.model.reports import Report
from reportedly.pipeline.aliasing import naming
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.opining import Answers, opining
from reportedly.pipeline.review import about_claims, decide, merging, reviewing, undoing
from reportedly.pipeline.run import Added, add_reports, conclude
from reportedly.publish.release.values import Said, Value, read_value, value_text
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Erasing, Wanted
from reportedly.store.releases import Release, ReleasedRow
from reportedly.store.sqlite import open_casebook
from reportedly.store.sqlite_backups import save_backup

SECRET = "Mirelle Vantongeren of the corner bakery counted them, and her brother Oddvar did."
DOOMED = f"A strike on Sarmada killed 31 on Monday. {SECRET} The lamps went out at seven."
KEPT = "A strike on Sarmada killed 9 on Monday, the Copper Watch has said. Shops were shut."
OTHER = "A strike on Maskana killed 4 on Monday, the Copper Watch has said. Rain fell all day."
TITLE = "vantongeren-speaks"


def _write(folder: Path) -> list[str]:
    rows = {
        f"{TITLE}.jsonl": ("d31", "Lantern Gazette", DOOMED),
        "second.jsonl": ("k9", "Copper Courier", KEPT),
        "third.jsonl": ("o4", "Harbour Digest", OTHER),
    }
    for name, (key, outlet, text) in rows.items():
        row = {"id": key, "outlet": outlet, "date": "2018-03-05", "text": text}
        (folder / name).write_text(json.dumps(row))
    return [str(folder / name) for name in rows]


@dataclass
class Story:
    casebook: Casebook
    path: Path
    report: Report
    needles: tuple[bytes, ...]
    paths: list[str]

    def add(self) -> Added:
        return add_reports(self.casebook, self.paths, engine=InProcess())

    def left(self, path: Path | None = None) -> list[bytes]:
        """What of the report stands in any file of the casebook, packed or not, in any case: the
        index of words folds them."""
        path = path or self.path
        files = [f.read_bytes() for f in path.parent.glob(f"{path.name}*")]
        assert files
        told = b"\n".join([*files, *_unpacked(path)])
        found = told + told.lower()
        return [needle for needle in self.needles if needle in found]


def _unpacked(path: Path) -> Iterator[bytes]:
    """What lies compressed in the file."""
    connection = sqlite3.connect(path)
    for table in ("blobs", "held_values", "release_values"):
        for (content,) in connection.execute(f"select content from {table}"):
            with suppress(zlib.error):
                yield zlib.decompress(content)
    connection.close()


@pytest.fixture
def story(tmp_path: Path, reader: object) -> Story:
    """Two reports of one strike and one of another, concluded and judged in every way."""
    path = tmp_path / "erasing.casebook"
    with open_casebook(path) as casebook:
        paths = _write(tmp_path)
        add_reports(casebook, paths, engine=InProcess())
        conclude(casebook)
        report = casebook.report("d31")
        _judge(casebook, report)
        yield Story(casebook, path, report, _needles(casebook, report), paths)


def _judge(casebook: Casebook, report: Report) -> None:
    (claim,) = casebook.resolved_of(report.id)
    words = claim.claim.evidence[0]
    fewer = Figure(Outcome.KILLED, 30, 30, Quantifier.EXACT, Whom.UNKNOWN, words, "31")
    new = Correction(ClaimField.FIGURE, "30 killed", counted=Counted(Outcome.KILLED), figure=fewer)
    correction = about_claims(
        casebook, Verdict.CORRECT, [claim.claim_id], signed(1), corrections=(new,)
    )
    numbers = [str(incident.number) for incident in casebook.incidents()]
    for judgement in (correction, merging(casebook, numbers, signed(2))):
        decide(casebook, judgement)
    decide(casebook, reviewing(casebook, "1", signed(3)))
    incident = casebook.incident_of(claim.claim_id)
    belongs = dict.fromkeys(incident.claim_ids, Belonging.HERE)
    choices = {RecordField.BEST: claim.claim_id}
    decide(casebook, opining(casebook, incident, Answers(belongs, choices), signed(6)))
    meant = Slip(ClaimField.PLACE, ("the corner bakery",), pointed=Pointed(36.2, 36.7))
    decide(casebook, naming(casebook, claim.claim_id, "the corner bakery", meant, signed(7)))
    decide(casebook, undoing(casebook, correction.id, signed(4)))
    _publish(casebook, casebook.incident_of(claim.claim_id))


def _publish(casebook: Casebook, incident: Incident) -> None:
    """A release for insiders that says what the report says."""
    said = (Said("best", "31", f"as told: {SECRET}"),)
    text = value_text(Value("strike at Sarmada", said, (), incident.claim_ids))
    record = next(casebook.records(incident.id))
    digest = ReleasedRow.digest_of(text)
    row = ReleasedRow(incident.number, 0, incident.number, record.id, digest)
    made = Release("v1", "internal", "ged", "R. K.", signed(5).made_at, "{}")
    casebook.add_release(made, [row], {digest: text})


def _needles(casebook: Casebook, report: Report) -> tuple[bytes, ...]:
    blob = casebook.blob(report.blob)
    ids = [report.id, *(claim.claim_id for claim in casebook.resolved_of(report.id))]
    sentences = [sentence.strip(" .") for sentence in DOOMED.split(".") if sentence.strip(" .")]
    names = ("Vantongeren", "vantongeren", "Oddvar", "oddvar", "bakery")
    elsewhere = f"{KEPT} {OTHER}".casefold()
    alone = {word.casefold() for word in re.findall(r"[A-Za-z]{6,}", DOOMED)}
    alone -= {*re.findall(r"[a-z]+", elsewhere), "counted"}  # this a correction says of itself
    wide = [word.encode("utf-16-le").decode("latin-1") for word in (*names, *alone)]
    words = [*sentences, *names, *alone, *wide, TITLE, blob.sha256, *ids]
    digests = (hashlib.sha256(what).digest() for what in (blob.content, report.text.encode()))
    return (*(word.encode() for word in words), *digests, blob.content)


def test_the_needles_are_there_before(story: Story) -> None:
    story.casebook.close()
    assert len(story.left()) > len(story.needles) // 2, "else the test below proves nothing"


def test_no_letter_is_left_and_the_rest_holds(story: Story) -> None:
    book = story.casebook
    erased = book.erase(Erasing(story.report.id, "R. K.", "asked for by the family"))
    assert erased.claims == 1
    assert story.left() == []
    assert book.check().faults == ()
    conclude(book)
    assert story.left() == []
    assert book.check().faults == ()
    save_backup(story.path, story.path.with_name("after.casebook"))
    assert story.left(story.path.with_name("after.casebook")) == []
    assert {report.given_id for report in book.reports()} == {"k9", "o4"}
    assert list(book.find_reports("Vantongeren", limit=9)) == []
    assert list(book.find_reports("Sarmada", limit=9)) != []


def test_an_incident_keeps_its_number_where_other_claims_tell_of_it(story: Story) -> None:
    book = story.casebook
    (claim,) = book.resolved_of(book.report("k9").id)
    before = book.incident_of(claim.claim_id)
    book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    conclude(book)
    after = book.incident_of(claim.claim_id)
    assert before is not None and after is not None
    assert after.number == before.number


def test_judgements_stay_as_acts_without_words(story: Story) -> None:
    book = story.casebook
    acts = [(e.at, e.author) for e in book.log(Wanted((Act.JUDGED,)))]
    erased = book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    left = book.judgements()
    assert [j.verdict for j in left] == [Verdict.MERGE, Verdict.REVIEWED, Verdict.OPINION]
    assert (erased.judgements, erased.blanked) == (3, 3)
    assert all(set(anchor.quote) == {"█"} for j in left for anchor in gone_of(book, j))
    entries = list(book.log(Wanted((Act.JUDGED,))))
    assert [(entry.at, entry.author) for entry in entries] == acts
    assert all(entry.about is None for entry in entries)


def gone_of(book: Casebook, judgement: Judgement) -> list[object]:
    known = book.report_ids()
    found = [anchor for anchor in judgement.anchors if anchor.report_id not in known]
    assert found, "its words about the erased report are blank, not gone"
    return found


def test_what_was_held_is_told_without_it(story: Story) -> None:
    book = story.casebook
    book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    conclude(book)
    for made in book.history():
        for record in book.held(made.number):
            assert story.report.id not in record.report_ids


def test_a_release_keeps_its_numbers_and_says_no_more(story: Story) -> None:
    book = story.casebook
    (before,) = book.released_rows("v1")
    book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    (after,) = book.released_rows("v1")
    assert (after.number, after.incident) == (before.number, before.incident)
    (told,) = book.released_values([after.digest]).values()
    assert read_value(told) == Value("erased on request", (), ())


def test_it_may_come_again_unless_it_is_to_be_kept_out(story: Story) -> None:
    book = story.casebook
    book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    assert story.add().new == 1
    again = book.report("d31")
    erased = book.erase(Erasing(again.id, "R. K.", "asked for again", keep_out=True))
    story.add()
    assert "d31" not in {report.given_id for report in book.reports()}
    (refused,) = book.rejects()
    assert refused.locator == f"log entry {erased.entry}"
    assert "erased" in refused.reason


def test_erasing_twice_leaves_one_chain(story: Story) -> None:
    book = story.casebook
    for key in ("d31", "o4"):
        book.erase(Erasing(book.report(key).id, "R. K.", "asked for"))
        assert book.check().faults == ()
    assert next(book.log(Wanted((Act.ERASED,)))).author == "R. K."
    conclude(book)
    assert book.check().faults == ()


def test_a_report_nobody_has_is_not_erased(story: Story) -> None:
    before = story.casebook.head()
    with pytest.raises(UnknownId):
        story.casebook.erase(Erasing("r-nobody", "R. K.", "asked for"))
    assert story.casebook.head() == before


def test_while_another_program_reads_nothing_is_erased(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reading holds the file of changes open, in which the words would stay."""
    head = story.casebook.head()
    with open_casebook(story.path, busy_s=0.1) as other, other.still():
        assert other.counts().reports == 3
        story.casebook.note(Act.EXPORTED, {"file": "a.csv"})
        with (
            open_casebook(story.path, busy_s=0.1) as eraser,
            pytest.raises(CasebookError, match="open"),
        ):
            eraser.erase(Erasing(story.report.id, "R. K.", "asked for"))
    assert story.casebook.head().number == head.number + 1
    assert story.casebook.report("d31").id == story.report.id


def test_a_correction_of_several_claims_keeps_what_it_says_of_the_others(story: Story) -> None:
    book = story.casebook
    own, other = (book.resolved_of(book.report(key).id)[0] for key in ("d31", "k9"))
    both = [
        Correction(
            ClaimField.FIGURE, "none", one.claim.evidence[0], counted=Counted(Outcome.KILLED)
        )
        for one in (own, other)
    ]
    keys = [own.claim_id, other.claim_id]
    decide(book, about_claims(book, Verdict.CORRECT, keys, signed(8), corrections=both))
    book.erase(Erasing(story.report.id, "R. K.", "asked for"))
    (left,) = (one for one in book.judgements() if one.verdict is Verdict.CORRECT)
    assert [anchor.report_id for anchor in left.anchors] == [book.report("k9").id]
    assert story.left() == []
    assert book.check().faults == ()
