"""The yardstick of terrorism templates, on an invented key."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

KEY = """\
;; checked twice
0.  MESSAGE: ID                     AAA-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  - 04 FEB 90
3.  INCIDENT: LOCATION              RURITANIA: STRELSAU (CITY): OLD TOWN (NEIGHBORHOOD)
4.  INCIDENT: TYPE                  ATTACK / BOMBING
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / POSSIBLE: "BLACK RIDERS" / "BR"
21. HUM TGT: NUMBER                 1: "MAYOR"
                                    ?3: "MAIDS"
23. HUM TGT: EFFECT OF INCIDENT     -

0.  MESSAGE: ID                     AAA-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


@pytest.fixture
def muc4(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "eval"))
    keys, templates = import_module("muc4_keys"), import_module("muc4_templates")
    return SimpleNamespace(**vars(keys) | vars(templates))


def test_a_key_is_read_with_alternatives_and_what_is_optional(muc4: Any) -> None:
    keys = muc4.read_form(KEY)
    assert list(keys) == [("AAA-0001", 2)]
    slots = {slot: [(set(f.words), f.optional) for f in fills] for slot, fills in
             keys["AAA-0001", 2].items()}  # fmt: skip
    assert slots["INCIDENT: TYPE"] == [({"ATTACK", "BOMBING"}, False)]
    assert slots["HUM TGT: NUMBER"] == [({"1"}, False), ({"3"}, True)]
    assert slots["PERP: ORGANIZATION CONFIDENCE"] == [({"REPORTED AS FACT", "POSSIBLE"}, False)]
    assert "HUM TGT: EFFECT OF INCIDENT" not in slots


def claim(group: str, kind: str, day: str, place: str) -> dict[str, Any]:
    return {
        "status": "actual", "event_type": kind, "event_group": group, "actors": [],
        "recipients": [], "figures": [], "date": {"start": day, "end": day},
        "place": {"text": place, "name": place, "admin": None},
        "speaker": {"kind": "outlet", "text": None},
    }  # fmt: skip


def test_each_incident_answers_one_key_at_most_and_the_rest_is_spurious(muc4: Any) -> None:
    key = muc4.Template(muc4.read_form(KEY)["AAA-0001", 2], 2)
    ours = muc4.templates([
        claim("e1", "abduction", "1990-01-01", "Zenda"),
        claim("e2", "explosive_device", "1990-02-04", "Strelsau"),
    ])  # fmt: skip
    laid = muc4.lay_together([key], ours, muc4.alike)
    assert laid == [(key, ours[1]), (None, ours[0])]
    for slot in ("INCIDENT: TYPE", "INCIDENT: DATE", "INCIDENT: LOCATION"):
        assert muc4.score(laid, slot, muc4.alike) == {"hit": 1, "gold": 1, "ours": 2}


def test_an_optional_template_that_we_do_not_give_costs_nothing(muc4: Any) -> None:
    key = muc4.Template(muc4.read_form(KEY)["AAA-0001", 2], 2, optional=True)
    laid = muc4.lay_together([key], [], muc4.alike)
    assert muc4.score(laid, "INCIDENT: TYPE", muc4.alike)["gold"] == 0
