"""The demo, told once for all tests of this folder."""

from datetime import date

import pytest
from house import DEMO, Story, tell

from reportedly.ingest.given import Given


@pytest.fixture(scope="session")
def demo() -> Story:
    """The demo as `demo/run.py` adds it: the folder, then the two bare texts with their outlets."""
    return tell(
        ([str(DEMO / "reports")], Given()),
        (
            [str(DEMO / "bare" / "pelican-review.txt")],
            Given(outlet="Pelican Review (invented)", day=date(2018, 3, 7)),
        ),
        (
            [str(DEMO / "bare" / "steppe-beacon.txt")],
            Given(
                outlet="Steppe Beacon (invented)",
                url="https://steppe-beacon.example/news/1511589360",
            ),
        ),
    )
