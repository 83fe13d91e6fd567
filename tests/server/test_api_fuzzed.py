"""Whatever is sent to the API, it answers in words: never with a fault of its own.

What is fuzzed is the document at /openapi.json: what it describes is what is answered.
"""

from pathlib import Path

import pytest
import schemathesis
import small_casebook as small
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.store.sqlite import open_casebook

pytestmark = pytest.mark.slow

CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)
EXAMPLES = 60  # of each operation: half a minute in all


def test_no_answer_is_a_fault(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "small.casebook") as book:
        small.fill(book)
        desk = Desk(book, author="rk", hosts=frozenset({"localhost", "127.0.0.1", "testserver"}))
        schema = schemathesis.openapi.from_asgi("/openapi.json", open_desk(desk))
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) >= 5
        for operation in operations:
            fuzz(operation)


def fuzz(operation: schemathesis.schemas.APIOperation) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    def answers(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    answers()
