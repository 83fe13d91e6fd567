"""Real files of every format, broken at random: each ends in reports or reasons, in time.

`REPORTEDLY_FUZZ_SECONDS` says how long each format is tried: an hour in all is 190 each.
`REPORTEDLY_FUZZ_RUN` begins another row of chances.
"""

import os
import random
import time
import warnings
from dataclasses import astuple

import mutations as m
import pytest
from feeding import fed, json_lines, table
from fuzz_seeds import ROWS, SEEDS, URL, Door, added, mail
from samples import STORY, Crawl, page

from reportedly.model.reports import Intake, Reject

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]
_SECONDS = float(os.environ.get("REPORTEDLY_FUZZ_SECONDS", "2"))
_RUN = os.environ.get("REPORTEDLY_FUZZ_RUN", "")
_MOST_SECONDS_A_FILE = 90.0  # a reader apart may take 60 before it is stopped


def sound(found: object) -> None:
    """What came out can be kept: text that is Unicode, stretches that lie within it."""
    if isinstance(found, Reject):
        assert found.reason.strip() and found.locator
    if isinstance(found, Intake):
        report = found.report
        assert all(
            0 <= one.text_start <= one.text_end <= len(report.text) for one in report.segments
        )
        assert report.title in report.text
        assert report.reading.text.strip()
    str(astuple(found) if not isinstance(found, Intake) else astuple(found.report)).encode()


def tried(door: Door, content: bytes) -> list[object]:
    began = time.monotonic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries may warn of what is broken
        found = list(door(content))
    assert time.monotonic() - began < _MOST_SECONDS_A_FILE
    for one in found:
        sound(one)
    return found


@pytest.mark.parametrize("name", SEEDS)
def test_no_file_breaks_its_reader(name: str) -> None:
    seed, chance = SEEDS[name], random.Random(name + _RUN)
    whole = seed.make()
    assert not any(isinstance(one, Reject) for one in seed.door(whole))
    stop = time.monotonic() + _SECONDS
    while time.monotonic() < stop:
        broken = seed.change(whole, chance)
        try:
            tried(seed.door, broken)
        except Exception as fault:
            raise AssertionError(f"{name}: {broken!r}") from fault


MAIL = b"From a@b Mon Nov 13 10:00:00 2017\nX-Kept: 1\n"
FIRST = {
    # So much text that a few strange bytes behind it do not make it anything else.
    # Its day is clear: what follows could tell the order of days and months for the file.
    "a.jsonl": json_lines({**ROWS[0], "text": STORY * 40, "date": "2017-11-13"}).encode(),
    "a.csv": table(("id", "text"), ("1", STORY * 40)).encode(),
    "a.mbox": MAIL + mail() + b"\n",
}


@pytest.mark.parametrize("name", [*FIRST, "a.warc", "a.warc.gz"])
def test_what_stands_before_the_damage_is_read(name: str) -> None:
    """One broken record costs no record before it, whatever is broken about it."""
    first = FIRST.get(name) or Crawl(packed=name.endswith("gz")).response(URL, page()).content()
    whole, chance = fed(first, name), random.Random(name + _RUN)
    assert whole and all(isinstance(one, Intake) for one in whole)
    stop = time.monotonic() + _SECONDS
    while time.monotonic() < stop:
        frame = MAIL if name == "a.mbox" else b""
        broken = first + frame + m.one_of(m.by_words, m.by_lines)(first, chance)
        found = tried(added(name), broken)
        assert [astuple(one) for one in found[: len(whole)]] == [astuple(w) for w in whole], broken
