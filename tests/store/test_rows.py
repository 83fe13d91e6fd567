"""Values survive the way to a row and back, whatever they hold."""

import json

import pytest
import store_values  # noqa: F401  registers the strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import CasebookError
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.model.reports import Blob, Reject, Report
from reportedly.store.base import LedgerEntry, Snapshot
from reportedly.store.rows import canonical, from_json, pack_blob, to_json, unpack_blob

KEPT = (
    Report, Reject, Claim, ResolvedClaim, CopyGroup, Incident, Judgement, EventRecord,
    PlaceRow, ActorRow, LedgerEntry, Snapshot,
)  # fmt: skip


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_value_comes_back_equal(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    back = from_json(kind, to_json(value))
    assert back == value
    assert not hasattr(value, "id") or back.id == value.id


@given(st.binary())
def test_a_blob_comes_back_whole_packed_or_not(content: bytes) -> None:
    blob = Blob.of(content, "text/html")
    row = pack_blob(blob)
    assert unpack_blob(blob.sha256, "text/html", bool(row["packed"]), bytes(row["content"])) == blob


def test_a_row_that_is_no_value_is_an_error_with_a_hint() -> None:
    with pytest.raises(CasebookError) as caught:
        from_json(Reject, '{"id": 3}')
    assert caught.value.hint


def test_canonical_lines_hold_no_noise_of_arithmetic() -> None:
    one = canonical("x", {"b": 0.1 + 0.2, "a": [-0.0, 1]})
    two = canonical("x", {"a": [0.0, 1], "b": 0.3})
    assert one == two
    assert json.loads(one) == {"row": "x", "value": {"a": [0.0, 1], "b": 0.3}}
