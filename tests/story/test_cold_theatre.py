"""A war that nobody prepared, with the built-in theatre switched off: nothing is Syria's."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cold_reports import REPORTS

from builders import report
from reportedly.cli import main
from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import NO_THEATRE
from reportedly.resolve.claims import resolve_claims
from reportedly.store.sqlite import open_casebook

READ = 40  # of the reports from Latin America; all 200 take a quarter of a minute


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader(open_library(theatre=NO_THEATRE))


def read(reader: Reader, reports: Iterator[Report]) -> list[ResolvedClaim]:
    return [
        claim
        for one in reports
        for claim in resolve_claims(extract_claims(one, reader), one, reader.library)
    ]


def invented() -> Iterator[Report]:
    for at, (outlet, day, text) in enumerate(REPORTS):
        yield report(f"k{at}", text, outlet=outlet, published=day)


def is_syrian(library: Library, claim: ResolvedClaim) -> bool:
    """Whether a place, a party or a speaker of the claim became Syria's."""
    place = claim.place.chosen if claim.place is not None else None
    ids = [one.id for one in (*claim.actors, *claim.recipients, claim.speaker) if one.id]
    parties = [library.register.actor(row_id) for row_id in ids]
    voice = library.register.speaker(claim.speaker.id or "")
    homes = {row.country for row in parties if row is not None}
    homes |= {voice.country, *voice.covers} if voice is not None else set()
    return "SY" in homes or (place is not None and place.country == "SY")


def test_an_invented_war_is_read_and_nothing_of_it_is_syrias(reader: Reader) -> None:
    claims = read(reader, invented())
    assert {claim.claim.report_id for claim in claims} == {f"k{at}" for at in range(len(REPORTS))}
    assert [claim for claim in claims if is_syrian(reader.library, claim)] == []


def test_who_and_where_nobody_knows_is_shown_in_the_reports_own_words(reader: Reader) -> None:
    claims = read(reader, invented())
    towns = {claim.place.mention.name for claim in claims if claim.place is not None}
    assert {"Brelmoor", "Ovrinth", "Idelb", "Santarel", "Hassa", "Wahr"} <= towns
    for claim in claims:
        assert claim.place is None or claim.place.chosen is None
        assert claim.place is None or claim.place.reason
        assert all(actor.name for actor in (*claim.actors, *claim.recipients))
    names = {claim.speaker.name for claim in claims if claim.speaker.id is None}
    assert {"Observatory", "Red Crescent", "Karvonia Casualty Desk"} <= names


@pytest.mark.shared
def test_nothing_of_latin_america_is_syrias(reader: Reader, shared: Path) -> None:
    path = shared / "corpora" / "muc4" / "doc_dev.gz"
    if not path.exists():
        pytest.skip("needs the MUC-4 reports")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(READ), strict=False)]
    reports = (report(f"m{at}", text, outlet="Example Wire") for at, text in enumerate(texts))
    claims = read(reader, reports)
    assert claims
    assert [claim for claim in claims if is_syrian(reader.library, claim)] == []


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of the invented war, Syria left out."""
    folder = tmp_path_factory.mktemp("karvonia")
    rows = [
        {"id": f"k{at}", "outlet": outlet, "date": day, "title": "News", "text": text}
        for at, (outlet, day, text) in enumerate(REPORTS)
    ]
    wire = folder / "wire.jsonl"
    wire.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    path = folder / "war.casebook"
    assert "none: no war's own lists are on" in run(path, "theatre", "none").stdout
    run(path, "add", str(wire))
    return path


def run(book: Path, *words: str) -> Result:
    done = CliRunner().invoke(main, ["--casebook", str(book), "--workers", "1", *words])
    assert done.exit_code == 0, done.output
    return done


def resolved_in(book: Path) -> tuple[ResolvedClaim, ...]:
    with open_casebook(book) as opened:
        return opened.resolved()


def test_the_theatre_is_the_casebooks_and_is_said(book: Path) -> None:
    assert "none: " in run(book, "theatre").stdout
    assert "nobody of this name is known" in run(book, "speakers", "find", "SANA").stdout


def test_code_looks_names_up_as_the_casebook_does_or_as_it_is_told(
    book: Path, tmp_path: Path
) -> None:
    """ "The Observatory" is somebody known only where Syria's lists are on."""
    note = tmp_path / "note.txt"
    note.write_text("Nine people were killed in Darat Izza on Tuesday, the Observatory said.")

    def speaker(casebook: Path, *options: str) -> str | None:
        (claim,) = json.loads(run(casebook, "code", str(note), *options).stdout)["claims"]
        row_id: str | None = claim["speaker"]["id"]
        return row_id

    form, nowhere = ("--format", "claims"), tmp_path / "none.casebook"
    assert speaker(nowhere, *form) == speaker(book, *form, "--theatre", "SY") == "sohr"
    assert speaker(nowhere, *form, "--theatre", "none") is speaker(book, *form) is None
    assert not nowhere.exists()


def test_an_unknown_party_and_an_unknown_speaker_are_added_in_one_step_each(book: Path) -> None:
    run(book, "actors", "add", "--name", "Lantern Front", "--kind", "rebel_group")
    run(book, "speakers", "add", "--name", "Karvonia Casualty Desk", "--kind", "monitor")
    claims = resolved_in(book)
    fronts = {actor.id for one in claims for actor in one.actors if "Lantern" in actor.name}
    assert len(fronts) == 1
    assert None not in fronts
    desk = "user:named:karvonia-casualty-desk"
    assert desk in {one.speaker.id for one in claims}


def test_an_overruled_speaker_is_weighed_anew_and_shown_with_its_source(book: Path) -> None:
    """Overruled, overruled back, and overruled again: the last word holds."""
    add = ("speakers", "add", "--name", "Karvonia Casualty Desk")
    run(book, *add, "--kind", "monitor", "--party", "hezbollah", "--stated-by", "Example Archive")
    says = run(book, "speakers", "find", "Karvonia Casualty Desk").stdout
    assert "hezbollah: aligned with it (Example Archive)" in says
    assert "from the command line" in says
    assert "hezbollah" in {one.speaker.party for one in resolved_in(book)}
    run(book, *add, "--party", "unknown")
    assert "hezbollah" not in {one.speaker.party for one in resolved_in(book)}
    run(book, *add, "--party", "hezbollah", "--stated-by", "Example Archive")
    assert "hezbollah" in {one.speaker.party for one in resolved_in(book)}
    (told,) = run(book, "speakers", "find", "Karvonia Casualty Desk", "--json").stdout.splitlines()
    assert json.loads(told)["alignments"][0]["stated_by"] == "Example Archive"
