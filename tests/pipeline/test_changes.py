"""An item that was read before: the same again is nothing, another text is a change we saw."""

import json
from pathlib import Path

import pytest

from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import add_reports
from reportedly.store.base import Casebook
from reportedly.store.versions import AT_ADDRESS, BODIES

pytestmark = pytest.mark.usefixtures("reader")
TEXT = "Three people were killed in a strike on Qarat on Monday, the health office said."


def add(casebook: Casebook, folder: Path, **row: str) -> list[str]:
    told: list[str] = []
    path = folder / "a.jsonl"
    path.write_text(json.dumps({"outlet": "Qarat Post", **row}))
    add_reports(casebook, [str(path)], engine=InProcess(), announce=told.append)
    return told


def test_another_text_under_one_id_is_told_and_both_are_kept(
    casebook: Casebook, tmp_path: Path
) -> None:
    assert add(casebook, tmp_path, id="7", text=TEXT) == []
    assert add(casebook, tmp_path, id="7", text=TEXT) == []
    (told,) = add(casebook, tmp_path, id="7", text=TEXT.replace("Three", "Four"))
    assert "we saw a change" in told
    assert len(casebook.report_ids()) == 2


def test_another_text_under_one_address_is_told(casebook: Casebook, tmp_path: Path) -> None:
    url = "https://qarat-post.example/market"
    add(casebook, tmp_path, url=url, text=TEXT)
    assert add(casebook, tmp_path, url=f"{url}/2", text=TEXT) == []
    (told,) = add(casebook, tmp_path, url=url, text=TEXT.replace("Three", "Four"))
    assert "we saw a change" in told


def test_an_id_of_another_outlet_is_another_item(casebook: Casebook, tmp_path: Path) -> None:
    add(casebook, tmp_path, id="7", text=TEXT)
    assert add(casebook, tmp_path, id="7", outlet="Tell Amra Radio", text=f"{TEXT} More.") == []


def test_versions_are_found_by_an_index_however_the_outlet_is_written(
    casebook: Casebook, tmp_path: Path
) -> None:
    """Nobody reads all reports of an outlet to find the one with this address."""
    url = "https://qarat-post.example/market"
    add(casebook, tmp_path, url=url, outlet="QARAT POST", text=TEXT)
    (told,) = add(casebook, tmp_path, url=url, text=TEXT.replace("Three", "Four"))
    assert "we saw a change" in told
    with casebook._reading() as connection:
        plan = connection.exec_driver_sql(f"explain query plan {_asked(casebook, url)}").all()
    assert any("ix_reports_address" in row[-1] for row in plan), plan


def _asked(casebook: Casebook, url: str) -> str:
    question = BODIES.where(AT_ADDRESS.in_([url, f"{url}/2", f"{url}/3"]))
    with casebook._reading() as connection:
        literal = {"literal_binds": True}
        return str(question.compile(connection, compile_kwargs=literal))
