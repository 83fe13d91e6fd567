"""Every test of the casebook runs on every store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

Opener = Callable[[], Casebook]


def _sqlite(folder: Path) -> Opener:
    return lambda: open_casebook(folder / "test.casebook")


STORES = [pytest.param(_sqlite, id="sqlite")]  # PostgreSQL joins here


@pytest.fixture(params=STORES)
def reopened(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the same casebook again each time it is called."""
    return request.param(tmp_path)


@pytest.fixture
def casebook(reopened: Opener) -> Iterator[Casebook]:
    with reopened() as opened:
        yield opened
