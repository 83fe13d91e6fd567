"""A desk to ask without a browser, and one in a process of its own for a real browser."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_casebook as small
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright
from served_desk import CHROMIUM, COMMAND, QUIETLY, ROOT, Served, Visitor, serving

from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.store.sqlite import open_casebook

STEPPE = ("--outlet", "Steppe Beacon (invented)")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """The application over a small casebook of its own, asked without a network."""
    with open_casebook(tmp_path / "small.casebook") as book:
        small.fill(book)
        desk = Desk(book, author="rk", hosts=frozenset({"testserver"}))
        yield TestClient(open_desk(desk), follow_redirects=False)


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook of the demo reports; copy it before you decide anything in it."""
    book = tmp_path_factory.mktemp("desk") / "demo.casebook"
    run = [str(COMMAND), "--casebook", str(book), "add"]
    subprocess.run([*run, "demo/reports"], cwd=ROOT, check=True, capture_output=True)
    one = "demo/bare/steppe-beacon.txt"
    subprocess.run([*run, one, *STEPPE], cwd=ROOT, check=True, capture_output=True)
    return book


@pytest.fixture
def served(demo_book: Path, tmp_path: Path) -> Iterator[Served]:
    """The desk over a copy of the demo casebook."""
    yield from serving(demo_book, tmp_path)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIETLY])


@pytest.fixture
def visitor(chromium: Browser, served: Served) -> Iterator[Visitor]:
    """A browser at the desk: no error may show in its console, no request leave the machine."""
    context = chromium.new_context(base_url=served.address, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(15_000)
    visitor = Visitor(context, served.address)
    yield visitor
    context.close()
    assert not visitor.abroad
    assert not visitor.errors
