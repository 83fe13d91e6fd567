"""The worked example of CODEBOOK A.5: the strike on Atarib of 13 November 2017."""

from atarib_claims import CLAIMS

from reportedly.link.incidents import link_claims
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack, reconcile_incident

# By hand, from the figures on record:
#
#   SOHR's running toll 29, 53, 61, 69, 82, 83         GED-3  83 stands, 29 to 82 are its history
#   SNHR 79, civilians alone                           GED-4  a part: bounds the total from below
#   69 names, listed by two archives                   GED-4  documented so far: may set low
#   Forensic fact-finders: 60 documented               GED-4  documented so far: may set low
#   one witness heard by them: at least 100            GED-6  a lone witness: high, if admitted
#   UN inquiry: at least 84, about 150 injured         GED-6  an open floor; the injured are GED-0
#   an outlet of one striking side: more than 40
#   militants                                          GED-5  party-aligned, about fighters only
#   a spokesman of the striking side denies it         GED-0
#   a database that compiles others: 83                GED-2  never an origin
#
#   low  = least of 83, 69, 60, 84                     = 60, the fact-finders'
#   high = greatest of 83, 69, 60, 84 (floor)          = 84; 100 if the lone witness is admitted
#   best = 83, the monitor's closed toll; 84, the inquiry's floor, if the pack lets an open floor
#          decide. Civilians: none by best's own origin, so all 83 are of unknown status.


def reconciled(**options: bool) -> EventRecord:
    (incident,) = link_claims(tuple(CLAIMS.values()))
    pack = open_pack("ged", options=PackOptions(**options))
    (record,) = reconcile_incident(incident, CLAIMS, pack=pack)
    return record


def asides(record: EventRecord, field: str) -> dict[str, tuple[str, str]]:
    found = record.trace(field)
    assert found is not None
    return {aside.claim_id: (aside.rule, aside.reason) for aside in found.against}


def held(record: EventRecord, field: str) -> tuple[str, ...]:
    found = record.trace(field)
    assert found is not None
    return found.claims_for


ALWAYS_ASIDE = {
    "c-sohr-29": ("GED-3", "29: superseded by 83 of Observatory"),
    "c-sohr-53": ("GED-3", "53: superseded by 83 of Observatory"),
    "c-sohr-61": ("GED-3", "61: superseded by 83 of Observatory"),
    "c-sohr-69": ("GED-3", "69: superseded by 83 of Observatory"),
    "c-sohr-82": ("GED-3", "82: superseded by 83 of Observatory"),
    "c-snhr": ("GED-4", "79: counts a part, bounds the total from below"),
    "c-seed": ("GED-5", "at least 40: a party's figure for its enemy's losses"),
    "c-database": ("GED-2", "83: Event Database compiles others"),
    "c-denial": ("GED-0", "denies the occurrence"),
    "c-mixed": ("GED-0", "killed or wounded, not deaths"),
}
LONE = ("GED-6", "at least 100: rests on one witness alone")


def test_low_is_the_fact_finders_documented_deaths() -> None:
    record = reconciled()
    least = "not the least of the reliable tolls"
    assert record.fatalities.low == 60
    assert held(record, "low") == ("c-documented",)
    assert asides(record, "low") == ALWAYS_ASIDE | {
        "c-sohr-83": ("GED-6", f"83: {least}"),
        "c-names": ("GED-6", f"69: {least}"),
        "c-inquiry": ("GED-6", f"at least 84: {least}"),
        "c-witness": LONE,
    }


def test_best_is_the_monitors_closed_toll() -> None:
    record = reconciled()
    assert record.fatalities.best == 83
    assert held(record, "best") == ("c-sohr-83",)
    assert asides(record, "best") == ALWAYS_ASIDE | {
        "c-names": ("GED-6", "69: documented so far, no toll"),
        "c-documented": ("GED-6", "60: documented so far, no toll"),
        "c-inquiry": (
            "GED-6",
            "at least 84: an open bound, where another origin as reliable gives a closed toll",
        ),
        "c-witness": LONE,
    }


def test_best_in_words_tells_the_history_and_the_partisan_figure() -> None:
    found = reconciled().trace("best")
    assert found is not None
    assert found.words == (
        "best 83: latest toll of Observatory, supersedes 29, 53, 61, 69, 82; at least 40 by "
        "Northern Spring set aside: a party's figure for its enemy's losses (GED-5)"
    )


def test_best_is_the_inquirys_floor_if_the_pack_says_so() -> None:
    record = reconciled(inquiry_floor_sets_best=True)
    assert record.fatalities.best == 84
    assert held(record, "best") == ("c-inquiry",)
    assert asides(record, "best")["c-sohr-83"] == ("GED-6", "83: another origin is more reliable")


def test_high_is_the_inquirys_floor() -> None:
    record = reconciled()
    greatest = "not the greatest of the reliable tolls"
    assert record.fatalities.high == 84
    assert held(record, "high") == ("c-inquiry",)
    assert asides(record, "high") == ALWAYS_ASIDE | {
        "c-sohr-83": ("GED-6", f"83: {greatest}"),
        "c-names": ("GED-6", f"69: {greatest}"),
        "c-documented": ("GED-6", f"60: {greatest}"),
        "c-witness": LONE,
    }


def test_high_is_the_lone_witnesss_floor_if_the_pack_admits_it() -> None:
    record = reconciled(admit_lone_witness=True)
    assert record.fatalities.high == 100
    assert held(record, "high") == ("c-witness",)


def test_the_groups_are_of_bests_own_origin_and_sum_to_best() -> None:
    """SNHR's 79 civilians are another origin's: they do not fill SOHR's 83."""
    record = reconciled()
    assert (record.deaths_a, record.deaths_b, record.deaths_civilians, record.deaths_unknown) == (
        0,
        0,
        0,
        83,
    )


def test_day_place_parties_and_sources() -> None:
    record = reconciled()
    assert record.days is not None
    assert (str(record.days.start), record.days.days, record.date_precision) == ("2017-11-13", 1, 1)
    assert (record.place_name, record.place_precision) == ("Atarib", 1)
    assert [a.name for a in record.side_a] == ["Russian Air Force"]
    assert [a.name for a in record.side_b] == ["civilians"]
    assert record.type_of_violence == 1
    assert asides(record, "side_b") == {"c-seed": ("GED-A1", "names Nusra Front")}
    assert (record.clarity, record.event_type) == (1, "air_strike")


def test_fourteen_reports_rest_on_nine_origins() -> None:
    record = reconciled()
    assert len(record.report_ids) == 14
    assert [o.name for o in record.origins if "sohr-29" in o.report_ids] == ["Observatory"]
    assert len(record.origins) == 9
    assert "Event Database" not in {origin.name for origin in record.origins}
