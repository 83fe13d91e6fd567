"""The strike on Atarib under each rule pack: the tuple as derived by hand, and why they differ."""

from atarib_claims import CLAIMS

from reportedly.link.incidents import link_claims
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack, reconcile_incident


def reconciled(pack: str, **options: bool) -> EventRecord:
    (incident,) = link_claims(tuple(CLAIMS.values()))
    opened = open_pack(pack, options=PackOptions(**options))
    (record,) = reconcile_incident(incident, CLAIMS, pack=opened)
    return record


def tuple_of(record: EventRecord) -> tuple[int | None, int | None, int | None]:
    return record.fatalities.low, record.fatalities.best, record.fatalities.high


def reason(record: EventRecord, field: str, claim_id: str) -> str:
    found = record.trace(field)
    assert found is not None
    (said,) = [f"{a.rule}: {a.reason}" for a in found.against if a.claim_id == claim_id]
    return said


def test_ged() -> None:
    """CODEBOOK A.5 by hand.

    Standing after steps 0 to 5: SOHR 83 (closed, replaces 29 to 82), the names 69, FFHR's 60
    documented, the inquiry's 84 or more. SNHR's 79 are a part, the outlet's 40 party-aligned.
    low = least of them = 60. high = greatest, of an open bound its floor = 84.
    best = 83, as the pack ranks the monitor's closed toll above an open floor; 84 if it does not.
    UCDP's own row has 83/83/83: it rests on the monitor alone, so that nothing lies below or above.
    """
    assert tuple_of(reconciled("ged")) == (60, 83, 84)
    assert tuple_of(reconciled("ged", inquiry_floor_sets_best=True)) == (60, 84, 84)
    assert tuple_of(reconciled("ged", admit_lone_witness=True)) == (60, 83, 100)


def test_acled() -> None:
    """CODEBOOK B.4 by hand: one conservative count.

    Tolls that stand: 83 and 84 or more; the two lists by name (69, 60) are documented so far and
    stand for no toll while anyone gives one. The least is 83. No low, no high. An air strike of
    an external force (8) on civilians (7): 78; in a named town, on a known day.
    """
    record = reconciled("acled")
    assert tuple_of(record) == (None, 83, None)
    assert reason(record, "best", "c-documented") == "ACLED-6: 60: documented so far, no toll"
    assert reason(record, "best", "c-inquiry") == (
        "ACLED-6: at least 84: another origin gives a lower toll"
    )
    codes = record.acled
    assert codes is not None
    kind = (codes.disorder_type, codes.event_type, codes.sub_event_type)
    assert kind == ("Political violence", "Explosions/Remote violence", "Air/drone strike")
    assert (codes.inter1, codes.inter2, codes.interaction) == (8, 7, 78)
    assert codes.civilian_targeting
    assert codes.time_precision == 1


def test_airwars() -> None:
    """By hand: civilians as those not shown to be fighters, from all sources that are heard.

    SOHR 83, SNHR 79, names 69, documented 60, inquiry 84 or more: 60 to 84. The lone witness's
    100 is not heard. Injured: the inquiry's 150; the 90 killed or wounded count as neither. Two
    credible sources name Russia and nobody another: Fair, the spokesman's denial stands against.
    Airwars' own assessment is 9 to 82, Contested: its sources blame two belligerents.
    """
    record = reconciled("airwars")
    assert tuple_of(record) == (60, None, 84)
    assert record.harm is not None
    assert (record.harm.grade, record.harm.injured_min, record.harm.injured_max) == (
        "Fair",
        150,
        150,
    )
    assert reason(record, "grade", "c-denial") == "AIRWARS-0: denies the occurrence"
    assert reason(record, "low", "c-seed").startswith("AIRWARS-5: at least 40: a party's figure")
    assert reason(record, "high", "c-witness").endswith("rests on one witness alone")


def test_ibc() -> None:
    """By hand: a minimum of those who are said to have been civilians, a maximum of all.

    Said to be civilians: SNHR's 79 in its words; SOHR's 83 and the inquiry's 84, who name
    civilians alone as struck. The lists (69, 60) do not say who they were, so they set no minimum.
    79 to 84; more than two independent origins: corroborated.
    """
    record = reconciled("ibc")
    assert tuple_of(record) == (79, None, 84)
    assert record.harm is not None
    assert record.harm.grade == "Corroborated"
    assert reason(record, "low", "c-documented") == (
        "IBC-6: 60: nobody says that they were civilians"
    )


def test_the_same_claims_stand_behind_every_pack() -> None:
    """What is observed is one thing, what a codebook makes of it another."""
    records = [reconciled(pack) for pack in ("ged", "acled", "airwars", "ibc")]
    assert len({record.report_ids for record in records}) == 1
    assert len({record.origins for record in records}) == 1
    assert len({record.id for record in records}) == len(records)
