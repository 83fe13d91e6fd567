"""What every test may rely on: steady Hypothesis runs, and the folder beside a checkout."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

# No deadline: a machine that is busy with something else must not fail a test. On CI the same
# examples every time; on a desk new ones, so that somebody finds what the others did not.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared` are skipped where the folder is absent."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="needs ../shared, which is not part of the project")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(absent)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout; mark the test `shared`."""
    return SHARED
