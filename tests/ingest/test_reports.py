"""The door: what goes in as bytes comes out as reports, and the rest as rejects."""

from reportedly.ingest.reports import read_stream
from reportedly.model.reports import Intake


def test_a_plain_text_is_one_report() -> None:
    (found,) = read_stream(b"Strike in Qarat\n\nTwelve people were killed on Monday.\n")
    assert isinstance(found, Intake)
    assert found.report.title == "Strike in Qarat"
