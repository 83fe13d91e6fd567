"""One reader for all tests of this folder, and a short way from words to claims."""

import pytest
from stories import Telling

from reportedly.extract.claims import open_reader
from reportedly.extract.reading import Reader
from reportedly.reference.library import open_library


@pytest.fixture(scope="session")
def reader() -> Reader:
    return open_reader(open_library())


@pytest.fixture(scope="session")
def told(reader: Reader) -> Telling:
    """`told(text)`: the claims of a report of Tuesday 14 November 2017 that says `text`."""
    return Telling(reader)
