"""The demo from its files to its records, held to demo/EXPECTED.md, which was derived by hand."""

from datetime import date

import pytest
from house import Story, conclude, figures

from reportedly.model.casualties import Outcome, Whom
from reportedly.model.dates import DayRange
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.records import Estimate, EventRecord
from reportedly.model.reports import DateReason
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack

FURNITURE = (
    "ferry", "drowned", "Bus bomb", "Storm leaves", "500 people", "previous instructions",
    "cookies", "9999", "Thousand tanks", "forbidden organisation", "boredom", "invented",
)  # fmt: skip


def test_what_cannot_be_read_is_rejected_by_name_and_the_rest_goes_on(demo: Story) -> None:
    assert {reject.locator.rpartition("/")[2] for reject in demo.rejects} == {
        "empty-page.html",
        "telex.txt",
    }
    assert all(reject.reason and reject.hint for reject in demo.rejects)
    assert len(demo.reports) == 13


def test_russian_is_kept_and_set_aside_with_the_reason(demo: Story) -> None:
    (aside,) = demo.set_aside
    assert "samovar.example" in (aside.report.url or "")
    assert aside.report.language == "ru"
    assert "Russian" in (aside.set_aside or "")


def test_a_listed_day_that_the_dateline_contradicts_yields_with_a_note(demo: Story) -> None:
    report = demo.report("ow-1115")
    assert report.published.day == date(2017, 11, 14)
    assert report.published.reason is DateReason.DATELINE
    assert any("2017-11-04" in note for note in report.notes)


def test_a_day_that_stands_in_the_address_alone_is_read_from_it(demo: Story) -> None:
    published = demo.report("Steppe Beacon").published
    assert (published.day, published.reason) == (date(2017, 11, 25), DateReason.URL_TIME)


def test_every_quote_is_in_its_report(demo: Story) -> None:
    texts = {report.id: report.text for report in demo.reports}
    for claim in demo.claims:
        for span in claim.claim.evidence:
            assert texts[claim.claim.report_id][span.start : span.end] == span.text


@pytest.mark.parametrize("words", FURNITURE)
def test_furniture_gives_no_claim(demo: Story, words: str) -> None:
    quotes = [span.text for claim in demo.claims for span in claim.claim.evidence]
    assert quotes
    assert not [quote for quote in quotes if words in quote]


def test_nobody_who_reports_is_coded_as_perpetrator(demo: Story) -> None:
    """But a denial of authorship names its own speaker as the author that it denies."""
    told = [claim for claim in demo.claims if claim.claim.status is Status.ACTUAL]
    assert told
    for claim in told:
        speaker = claim.claim.attribution.speaker
        assert speaker is None or not any(
            actor.span.overlaps(speaker) for actor in claim.claim.actors
        )


def test_what_may_happen_is_no_event(demo: Story) -> None:
    for claim in demo.claims:
        if any("may turn" in span.text for span in claim.claim.evidence):
            assert claim.claim.status is Status.PLANNED_OR_HYPOTHETICAL or (
                claim.claim.event_type is EventType.CEASEFIRE
            )


@pytest.fixture(scope="session")
def strike(demo: Story) -> EventRecord:
    return demo.record_of(demo.claim("Pelican", 84))


def test_the_strike_runs_57_83_84(strike: EventRecord) -> None:
    """EXPECTED.md, steps 0 to 6; a closed toll stands above an open floor."""
    assert strike.fatalities == Estimate(low=57, best=83, high=84)


def test_the_strike_runs_57_84_84_where_an_inquirys_floor_may_set_best(
    demo: Story, strike: EventRecord
) -> None:
    """EXPECTED.md, steps 0 to 6, with the pack's other choice."""
    pack = open_pack("ged", options=PackOptions(inquiry_floor_sets_best=True))
    incident = demo.incident_of(demo.claim("Pelican", 84))
    (record,) = conclude([incident], demo.claims, demo.copies, pack)
    assert record.fatalities == Estimate(low=57, best=84, high=84)
    trace = record.trace("best")
    assert trace is not None and trace.claims_for == (demo.claim("Pelican", 84),)


def test_the_strike_is_one_incident_of_all_who_speak_of_it(demo: Story) -> None:
    everyone = [
        ("ow-1114", 29), ("ow-1115", 53), ("ow-1115", 57), ("Lanternfish", 53),
        ("Lanternfish", 57), ("Three Bridges", 61), ("Three Bridges", 100), ("hd-201", 83),
        ("hd-204", 79), ("Pelican", 84), ("Steppe Beacon", 40),
    ]  # fmt: skip
    ids = {demo.claim(name, low) for name, low in everyone}
    assert ids <= set(demo.incident_of(demo.claim("Pelican", 84)).claim_ids)


def test_the_strike_stands_on_its_day_in_its_town(strike: EventRecord) -> None:
    assert strike.days == DayRange.one(date(2017, 11, 13))
    assert strike.date_precision == 1
    assert strike.place is not None and strike.place_precision == 1
    assert abs(strike.place.lat - 36.139) < 0.02 and abs(strike.place.lon - 36.825) < 0.02


def test_the_strikes_dead_are_of_unknown_status(strike: EventRecord) -> None:
    """EXPECTED.md, step 7: neither the monitor nor the inquiry says who they were."""
    assert strike.deaths_unknown == 83
    assert not strike.deaths_civilians


def test_best_rests_on_the_monitors_last_toll_and_names_what_stands_against_it(
    demo: Story, strike: EventRecord
) -> None:
    trace = strike.trace("best")
    assert trace is not None
    assert trace.claims_for == (demo.claim("hd-201", 83),)
    against = {aside.claim_id: aside.rule for aside in trace.against}
    superseded = {demo.claim("ow-1114", 29), demo.claim("ow-1115", 53)}
    superseded |= {demo.claim("Three Bridges", 61)}
    assert superseded <= against.keys()
    assert len({against[claim] for claim in superseded}) == 1, "one rule supersedes"
    others = [("Pelican", 84), ("hd-204", 79), ("ow-1115", 57), ("Three Bridges", 100)]
    for name, low in others:
        assert demo.claim(name, low) in against, f"{name} says {low} and is not in the trace"


def test_low_rests_on_the_rescuers(demo: Story, strike: EventRecord) -> None:
    trace = strike.trace("low")
    assert trace is not None
    assert demo.claim("ow-1115", 57) in trace.claims_for
    against = {aside.claim_id for aside in trace.against}
    assert demo.claim("hd-204", 79) in against, "civilians only are a part"
    assert demo.claim("Steppe Beacon", 40) in against, "militants only, by a partisan"
    assert demo.claim("ow-1114", 29) in against, "superseded"


def test_high_does_not_rest_on_a_lone_witness(demo: Story, strike: EventRecord) -> None:
    trace = strike.trace("high")
    assert trace is not None
    assert demo.claim("Pelican", 84) in trace.claims_for
    assert demo.claim("Three Bridges", 100) in {aside.claim_id for aside in trace.against}


def test_the_wounded_stand_aside(demo: Story, strike: EventRecord) -> None:
    wounded = demo.claim("ow-1115", 64, outcome=Outcome.WOUNDED)
    for field in ("low", "best", "high"):
        trace = strike.trace(field)
        assert trace is not None and wounded not in trace.claims_for


def test_the_reprint_is_found_and_counts_once(demo: Story, strike: EventRecord) -> None:
    pair = {demo.report("ow-1115").id, demo.report("Lanternfish").id}
    assert [set(group.report_ids) for group in demo.copies] == [pair]
    (rescuers,) = (o for o in strike.origins if demo.claim("ow-1115", 57) in o.claim_ids)
    assert demo.claim("Lanternfish", 57) in rescuers.claim_ids


def test_the_observatory_is_one_origin_by_all_its_names(demo: Story, strike: EventRecord) -> None:
    said = [("ow-1114", 29), ("ow-1115", 53), ("Three Bridges", 61), ("hd-201", 83)]
    ids = {demo.claim(name, low) for name, low in said}
    assert [o for o in strike.origins if ids <= set(o.claim_ids)]


def test_the_denial_is_one_of_authorship_and_stands_in_the_incident(demo: Story) -> None:
    denials = [c for c in demo.claims_of("Tideland") if c.claim.status is Status.DENIED]
    assert [c.claim.denies for c in denials] == [Denies.AUTHORSHIP]
    incident = demo.incident_of(demo.claim("Pelican", 84))
    assert denials[0].claim_id in incident.claim_ids


def test_the_strike_in_the_next_town_stays_apart(demo: Story, strike: EventRecord) -> None:
    batbo = demo.record_of(demo.claim("ka-77", 3))
    assert batbo.incident_id != strike.incident_id
    assert batbo.fatalities == Estimate(3, 3, 3)
    assert batbo.days == DayRange.one(date(2017, 11, 13))
    assert batbo.place is not None and "Bat" in batbo.place.name
    assert batbo.place_precision == 2


def test_thirteen_died_in_darat_izza_two_days_before(demo: Story, strike: EventRecord) -> None:
    clash = demo.record_of(demo.claim("ow-1113", 13))
    assert clash.incident_id != strike.incident_id
    assert clash.fatalities == Estimate(13, 13, 13)
    assert clash.days == DayRange.one(date(2017, 11, 11))
    assert clash.event_type == "armed_clash"


def test_the_truce_of_sunday_is_an_incident_of_its_own(demo: Story, strike: EventRecord) -> None:
    truces = [c for c in demo.claims_of("ow-1113") if c.claim.event_type is EventType.CEASEFIRE]
    assert truces
    assert truces[0].claim.date is not None
    assert truces[0].claim.date.days == DayRange.one(date(2017, 11, 12))
    assert demo.incident_of(truces[0].claim_id).id != strike.incident_id


def test_the_house_in_kafr_naha_was_attacked_in_a_night_of_two_days(demo: Story) -> None:
    attacks = [
        c for c in demo.claims_of("Ridge Road") if c.place and "Naha" in c.place.mention.name
    ]
    (attack,) = attacks
    assert attack.claim.date is not None
    assert attack.claim.date.days == DayRange.inclusive(date(2017, 11, 12), date(2017, 11, 13))
    assert attack.claim.date.precision == 2
    assert [actor.name for actor in attack.actors] == ["Hayat Tahrir al-Sham"]
    assert attack.speaker.kind == "armed_group"


def test_killed_or_wounded_never_becomes_deaths(demo: Story) -> None:
    both = [f for f in figures(demo.claims_of("Ridge Road")) if f.low == 200]
    assert [f.outcome for f in both] == [Outcome.KILLED_OR_WOUNDED]
    for record in demo.records:
        ends = (record.fatalities.low, record.fatalities.best, record.fatalities.high)
        assert all(end is None or end <= 100 for end in ends)


def test_the_partisan_is_kept_word_for_word_and_speaks_of_combatants(demo: Story) -> None:
    (claim,) = (c for c in demo.claims_of("Steppe Beacon") if 40 in [f.low for f in figures([c])])
    (figure,) = claim.claim.figures
    assert figure.high is None and figure.whom is Whom.COMBATANTS
    assert "more then 40 militants" in " ".join(span.text for span in claim.claim.evidence)


def test_happenings_are_neither_thrown_together_nor_torn_apart(demo: Story) -> None:
    assert 5 <= len(demo.incidents) <= 12
