"""A small casebook to ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import small_casebook as small

from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    folder: Path = tmp_path_factory.mktemp("query")
    with open_casebook(folder / "asked.casebook") as opened:
        small.fill(opened)
        yield opened
