"""Items of which there are several texts: by id, else by address, within one outlet."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import changed_casebook as changes
import small_casebook as small
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.reports import Intake, Report
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook


def intake(text: str, *, outlet: str, given_id: str | None, url: str | None) -> Intake:
    item = small.intake(text, outlet=outlet)
    key = Report.identity(outlet=outlet, item=given_id or url, text=text)
    return Intake(replace(item.report, id=key, given_id=given_id, url=url), item.blob)


def test_the_texts_stand_in_the_order_they_were_kept_in(casebook: Casebook) -> None:
    changed = changes.fill(casebook)
    (item,) = casebook.changed_items()
    assert item == (changed.before.id, changed.now.id)
    kept_at = casebook.kept_at(item)
    assert kept_at[item[0]] <= kept_at[item[1]] <= datetime.now(UTC)


def test_outlets_that_number_alike_share_no_item(casebook: Casebook) -> None:
    for outlet in ("Ferry Post", "Tell Radio"):
        casebook.add_intakes([intake(f"{outlet}.", outlet=outlet, given_id="1", url=None)])
    assert casebook.changed_items() == ()


def test_the_same_outlet_in_other_letters_is_the_same(casebook: Casebook) -> None:
    for outlet, text in (("Вестник", "Один."), ("ВЕСТНИК", "Два.")):
        casebook.add_intakes([intake(text, outlet=outlet, given_id=None, url="https://v.example")])
    (item,) = casebook.changed_items()
    assert len(item) == 2


def test_entries_of_one_page_with_ids_of_their_own_are_no_change(casebook: Casebook) -> None:
    for key in ("1", "2"):
        live = intake(f"Entry {key}.", outlet="Ferry Post", given_id=key, url="https://f.example")
        casebook.add_intakes([live])
    assert casebook.changed_items() == ()


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["Ferry Post", "FERRY POST", "Tell Radio"]),
        st.sampled_from([None, "1", "2"]),
        st.sampled_from([None, "https://a.example", "https://b.example"]),
        st.sampled_from(["One.", "Two.", "Three."]),
    ),
    max_size=12,
)


@given(ITEMS)
@settings(max_examples=30)
def test_it_lists_what_each_report_tells_of_its_other_texts(
    items: list[tuple[str, str | None, str | None, str]],
) -> None:
    with TemporaryDirectory() as folder, open_casebook(Path(folder, "a.casebook")) as casebook:
        for outlet, key, url, text in items:
            casebook.add_intakes([intake(text, outlet=outlet, given_id=key, url=url)])
        reports = list(casebook.reports())
        others = casebook.other_versions(reports)
        listed = {key for item in casebook.changed_items() for key in item}
        assert listed == set(others)
