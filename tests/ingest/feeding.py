"""How the tests of ingest feed the door, and short ways to what comes out."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence

from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.reports import quiet, read_stream
from reportedly.model.reports import Intake, Reject, Report

STRIKE = "At least twelve people were killed in an air strike on the market of Qarat on Monday."


def fed(
    content: bytes | str,
    name: str = "-",
    given: Given = NOTHING_GIVEN,
    announce: Callable[[str], None] = quiet,
) -> list[Intake | Reject]:
    """All that comes out for `content`."""
    sent = content.encode() if isinstance(content, str) else content
    return list(read_stream(sent, name=name, given=given, announce=announce))


def reports(content: bytes | str, name: str = "-", given: Given = NOTHING_GIVEN) -> list[Report]:
    return [one.report for one in fed(content, name, given) if isinstance(one, Intake)]


def rejects(content: bytes | str, name: str = "-", given: Given = NOTHING_GIVEN) -> list[Reject]:
    return [one for one in fed(content, name, given) if isinstance(one, Reject)]


def only(content: bytes | str, name: str = "-", given: Given = NOTHING_GIVEN) -> Report:
    (report,) = reports(content, name, given)
    return report


def json_lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(header: Sequence[str], *rows: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)  # names of tests are the same in every process
