"""The demo's reports can be taken for nothing but inventions."""

import csv
import json
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[2] / "demo"
UNREADABLE = {"empty-page.html", "telex.txt"}


def items() -> list[str]:
    wire = (DEMO / "reports" / "orontes-wire.jsonl").read_bytes()
    rows = [json.loads(row) for row in wire.splitlines()]
    with (DEMO / "reports" / "clippings.csv").open(encoding="utf-8", newline="") as file:
        rows += list(csv.DictReader(file))
    pages = [*DEMO.glob("reports/*.html"), *DEMO.glob("bare/*.txt")]
    texts = [path.read_text(encoding="utf-8") for path in pages if path.name not in UNREADABLE]
    return texts + [f"{row['outlet']}\n{row['url']}\n{row['text']}" for row in rows]


@pytest.mark.parametrize("item", items(), ids=lambda item: item.strip()[:30])
def test_each_item_says_that_it_is_invented(item: str) -> None:
    assert "invented" in item or "вымышленное" in item


@pytest.mark.parametrize("item", items(), ids=lambda item: item.strip()[:30])
def test_no_address_could_be_that_of_anybody(item: str) -> None:
    """`.example` is reserved for examples (RFC 2606)."""
    hosts = [part.split("/")[0] for part in item.replace('"', " ").split("://")[1:]]
    assert all(host.endswith(".example") for host in hosts)


def test_figures_of_real_bodies_are_those_on_record() -> None:
    """demo/README.md lists them; the sentences that hold them name the speaker."""
    told = "\n".join(items())
    for figure in ("29 people", "risen to 53", "raised to 61", "83 dead", "79 civilians", "84"):
        assert figure in told
