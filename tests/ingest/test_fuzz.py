"""Real files of every format, mutated at random: each ends in reports or reasons, in time.

`REPORTEDLY_FUZZ_SECONDS` says how long each format is tried; an hour in all is 260 each.
"""

import os
import random
import time
import warnings
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from feeding import fed, json_lines, packed, table
from samples import SECOND, STORY, Crawl, channel, message, page, pdf, wacz, workbook

from reportedly.model.reports import Intake, Reject

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]
_SECONDS = float(os.environ.get("REPORTEDLY_FUZZ_SECONDS", "2"))
_MOST_SECONDS_A_FILE = 90.0  # a reader apart may take 60 before it is stopped
_INTERESTING = (b"\0", b"\xff", b"\r\n\r\n", b"-1", b"99999999999", b"<", b'"', b"\xf0\x9f", b"\n")


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Date"] = "Qarat Post <news@qarat.example>", "Mon, 13 Nov 2017 23:30:00 +03"
    made["Subject"], made["Message-ID"] = "Ünrest in Qarat", "<1@qarat.example>"
    made.set_content(STORY)
    made.add_alternative(page().decode(), subtype="html")
    made.add_attachment(SECOND, filename="second.txt")
    return made.as_bytes()


def crawl(*, packed_up: bool = False) -> bytes:
    made = Crawl(packed=packed_up).response("https://e.example/1", page(), encoded=True)
    made.revisit("https://e.example/1").resource("https://e.example/2", b"text", "text/plain")
    return made.response("https://e.example/3", page(SECOND)).content()


SEEDS: dict[str, Callable[[], bytes]] = {
    "a.txt": STORY.encode,
    "a.html": page,
    "a.jsonl": lambda: json_lines({"id": "1", "text": STORY}, {"id": "2", "text": SECOND}).encode(),
    "a.json": lambda: b"[" + json_lines({"id": "1", "text": STORY}).strip().encode() + b"]",
    "a.csv": lambda: table(("id", "text"), ("1", STORY), ("2", f'"{SECOND}"')).encode(),
    "a.csv.gz": lambda: packed(table(("id", "text"), ("1", STORY)).encode()),
    "a.warc": crawl,
    "a.warc.gz": lambda: crawl(packed_up=True),
    "a.wacz": lambda: wacz(one=crawl(packed_up=True)),
    "a.eml": mail,
    "a.mbox": lambda: b"From a@b Mon Nov 13 10:00:00 2017\n" + mail(),
    "result.json": lambda: channel(message(1, STORY), message(2, [SECOND, {"text": "x"}])),
    "a.xlsx": lambda: workbook([("id", "text"), (1, STORY), (2, SECOND)]),
    "a.pdf": lambda: pdf(STORY, SECOND, title="Strike", created="D:20171113"),
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with a few stretches overwritten, cut out, doubled or put in."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((0, 1, 1, 4, 40, 400)))
        piece = chance.choice((chance.randbytes(3), chance.choice(_INTERESTING), made[at:end] * 2))
        made[at:end] = b"" if chance.random() < 0.25 else piece
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.1 else made)


@pytest.mark.parametrize("name", SEEDS)
def test_no_file_breaks_its_reader(name: str) -> None:
    content, chance = SEEDS[name](), random.Random(name)
    assert any(isinstance(one, Intake) for one in fed(content, name))
    stop = time.monotonic() + _SECONDS
    while time.monotonic() < stop:
        tried = mutated(content, chance)
        began = time.monotonic()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # libraries may warn of what is broken
            found = fed(tried, name)
        assert all(isinstance(one, Intake | Reject) for one in found), tried
        assert time.monotonic() - began < _MOST_SECONDS_A_FILE, tried
