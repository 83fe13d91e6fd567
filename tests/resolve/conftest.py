"""One library for all tests of the room; opening it is a test of its own."""

import pytest

from reportedly.reference.library import Library, open_library


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()
