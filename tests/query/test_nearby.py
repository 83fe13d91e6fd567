"""What an incident may be one with: what lies near in place and time, the nearest first."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import small_casebook as small

from builders import DARAT_IZZA, day
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate
from reportedly.query.incidents import incident_view
from reportedly.query.nearby import nearby
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.store.sqlite import open_casebook


def test_the_day_after_in_the_next_town_is_near_and_another_month_is_not(tmp_path: Path) -> None:
    place = DARAT_IZZA.chosen
    assert place is not None
    second = small.record(small.SHELLED, "2017-11-14", Estimate(1, 1, 1), small.SHELLED.claim_ids)
    for days, wanted in (("2017-11-14", [2]), ("2017-12-24", [])):
        own = replace(second, place=place, days=DayRange.one(day(days)))
        records = (small.RECORD, own)
        claims = {claim.claim_id: claim for claim in small.CLAIMS}
        told = summarise_all(
            (small.STRIKE, small.SHELLED), claims, records, looks_of((), small.CLAIMS)
        )
        held = replace(small.CONCLUSIONS, records=records, summaries=told)
        with open_casebook(tmp_path / f"{days}.casebook") as book:
            small.observe(book)
            book.conclude(held, small.MADE_BY, made_at=datetime(2018, 1, 2, tzinfo=UTC))
            found = nearby(book, incident_view(book, "1"))
            assert [near.summary.number for near in found] == wanted
            assert all(near.days == 1 and 0 < near.km < 40 for near in found)
