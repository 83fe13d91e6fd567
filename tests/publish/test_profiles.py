"""What an audience sees: concluded by the same rules from masked claims, old enough, coarse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import leaks
import msgspec
import pytest

from builders import ATARIB, actor, claim, day, figure, place, report, span, speaker
from casebooks import conclude, keep, some_claims
from reportedly.errors import InputError
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.places import PlaceLevel
from reportedly.model.reports import Report
from reportedly.publish.audience import INTERNAL, Audience, Profile, open_profile, shipped_profile
from reportedly.publish.contents import Bundle, Entry, Making, Sheet, is_coarsened
from reportedly.publish.flowing import flow_of, shown_to
from reportedly.publish.methodology import methodology
from reportedly.reconcile.records import open_pack
from reportedly.store.base import Casebook
from reportedly.store.rows import to_json
from reportedly.store.sqlite import open_casebook

BODY = "Jets hit the market of the town on Monday and Samira Haddad, a nurse, saw 12 dead there."


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "one.casebook") as book:
        yield book


def told(key: str = "r-1", *, published: str | None = "2017-11-14", **more: object) -> Report:
    return replace(report(key, f"Strike\n\n{BODY}", published=published), title="Strike", **more)


def said(one: Report, **more: object) -> ResolvedClaim:
    made = claim(
        one.id,
        published=None if one.published.day is None else one.published.day.isoformat(),
        text=BODY,
        start=8,
        figures=(figure(12),),
        **more,  # type: ignore[arg-type]
    )
    return replace(made, outlet=one.outlet)


def entries(book: Casebook, profile: Profile, rules: str = "ged") -> list[Entry]:
    flow, _ = flow_of(book, open_pack(rules), shown_to(book, profile, now=leaks.NOW))
    return list(flow.entries())


def test_the_team_sees_what_the_casebook_holds(casebook: Casebook) -> None:
    """Record by record, each with all that its trace names; the texts alone stay behind."""
    conclude(casebook, some_claims(60))
    flow, _ = flow_of(casebook, open_pack("ged"), shown_to(casebook, INTERNAL, now=leaks.NOW))
    held = Bundle(
        tuple(casebook.records()), casebook.resolved(), tuple(casebook.reports()),
        Making("0", "ged", "1", "g", "d"),
    )  # fmt: skip
    shown, whole = list(flow.entries()), list(held.entries())
    assert [entry.record for entry in shown] == [entry.record for entry in whole]
    assert [entry.claims for entry in shown] == [entry.claims for entry in whole]
    assert not any(one.text for entry in shown for one in entry.reports)
    assert flow.tally == held.tally()


def test_letters_of_ones_own_in_a_report_stay_as_they_are(casebook: Casebook) -> None:
    """Private-use letters (of icon fonts) are the masks' own; the team reads them as received."""
    one = told()
    words = "\ue010\ue011 jets hit the market q0123456789abcdef01234567"
    keep(casebook, [one])
    conclude(casebook, [replace(claim(one.id, text=words), outlet=one.outlet)])
    (entry,) = entries(casebook, INTERNAL)
    assert entry.claims[0].claim.evidence[0].text == words
    (shown,) = entries(casebook, leaks.PARTNER)
    assert "jets hit the market" in shown.claims[0].claim.evidence[0].text


@pytest.mark.parametrize("rules", ["ged", "acled", "airwars", "ibc"])
@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
def test_what_others_see_is_concluded_as_the_team_concludes(
    casebook: Casebook, rules: str, audience: Audience
) -> None:
    """Where nothing is hidden but names, tolls and days come out the same: rules over several
    incidents included, which are asked of records that lie on disk."""
    from reportedly.reconcile.records import reconcile_incidents

    claims = some_claims(160)
    conclude(casebook, claims)
    shown = entries(casebook, shipped_profile(audience), rules)
    own = reconcile_incidents(
        tuple(casebook.incidents()), {c.claim_id: c for c in claims}, pack=open_pack(rules)
    )
    key = lambda one: (str(one.days), one.event_type, str(one.fatalities), len(one.report_ids))  # noqa: E731
    assert sorted(map(key, (entry.record for entry in shown))) == sorted(map(key, own))


def test_a_report_that_is_too_young_counts_nowhere(casebook: Casebook) -> None:
    """What rests on it alone is left out and counted; what others told before stays."""
    now = datetime(2017, 11, 20, 12, tzinfo=UTC)
    old, young = told("r-old"), told("r-young", published="2017-11-18")
    undated = told("r-undated", published=None)
    claims = [said(old), replace(said(young), claim_id="c-young"),
              said(undated, at=place("Sarmada", 36.18, 36.72), on="2017-11-01")]  # fmt: skip
    keep(casebook, [old, young, undated])
    conclude(casebook, claims)
    flow, held_back = flow_of(casebook, open_pack("ged"), shown_to(casebook, leaks.PUBLIC, now=now))
    shown = list(flow.entries())
    assert [len(entry.reports) for entry in shown] == [1]
    assert {one.published.day for one in shown[0].reports} == {day("2017-11-14")}
    assert [left.count for left in held_back] == [2]
    later, _ = flow_of(
        casebook, open_pack("ged"),
        shown_to(casebook, leaks.PUBLIC, now=now + timedelta(days=2)),
    )  # fmt: skip
    assert [len(entry.reports) for entry in later.entries()] == [2]


def test_two_sites_of_one_district_stay_two_events(casebook: Casebook) -> None:
    """ACLED's rules join what lies at one place: the district that is shown is none to them."""
    sites = [
        place(
            f"site {n}", 36.1 + n / 100, 36.8, level=PlaceLevel.SITE, admin2="Atarib", id=f"x:{n}"
        )
        for n in (1, 2)
    ]
    one = told()
    keep(casebook, [one])
    claims = [
        replace(said(one, at=at, group=f"e{n}", on="2017-11-13"), claim_id=f"c-{n}")
        for n, at in enumerate(sites)
    ]
    conclude(casebook, claims)
    shown = entries(casebook, leaks.PUBLIC, "acled")
    places = [entry.record.place for entry in shown]
    assert all(map(is_coarsened, places))
    assert {found.name for found in places if found is not None} == {"Atarib"}
    assert len({(found.id, found.lat, found.lon) for found in places if found is not None}) == 1


def test_a_town_stays_where_it_is_to_a_hundredth_of_a_degree(casebook: Casebook) -> None:
    one = told()
    keep(casebook, [one])
    conclude(casebook, [said(one, at=place("Atarib", 36.13912, 36.82534))])
    (entry,) = entries(casebook, leaks.PUBLIC)
    assert entry.record.place is not None
    assert (entry.record.place.lat, entry.record.place.lon) == (36.14, 36.83)
    assert not is_coarsened(entry.record.place)


def test_public_ids_are_the_same_each_time_and_none_is_the_casebooks(casebook: Casebook) -> None:
    conclude(casebook, some_claims(40))
    once, again = entries(casebook, leaks.PUBLIC), entries(casebook, leaks.PUBLIC)
    assert once == again
    own = {record.id for record in casebook.records()}
    assert own and own.isdisjoint(entry.record.id for entry in once)


def test_rows_for_others_lie_in_order_of_days_and_not_of_intake(casebook: Casebook) -> None:
    conclude(casebook, some_claims(60))
    days = [entry.record.days for entry in entries(casebook, leaks.PUBLIC)]
    known = [found.start for found in days if found is not None]
    assert known == sorted(known) and len(known) > 3


def test_a_partner_reads_the_words_without_those_who_spoke(casebook: Casebook) -> None:
    """The name of a witness is hidden wherever the report has it; all else stays as it was."""
    one, by = told(), speaker("Samira Haddad", SpeakerKind.WITNESS)
    keep(casebook, [replace(one, title="Samira Haddad saw it")])
    conclude(casebook, [said(one, by=by)])
    (entry,) = entries(casebook, leaks.PARTNER)
    assert entry.claims[0].claim.evidence[0].text == BODY.replace("Samira Haddad", "[…] […]")
    assert entry.reports[0].title == "[…] […] saw it"
    assert entry.claims[0].speaker.name == "a witness 1"
    assert entry.record.place == replace(ATARIB.chosen, reasons=("given",))  # type: ignore[type-var]


def test_a_given_name_that_a_body_bears_too_names_nobody(casebook: Casebook) -> None:
    """ "Amal" is a movement to the lists, and may be a child to the town."""
    one = replace(told(), text=f"Strike\n\n{BODY}".replace("Samira Haddad", "Amal"))
    named = speaker("Amal Movement", SpeakerKind.ARMED_GROUP, id="amal", party="amal")
    made = said(one, by=named, recipients=(actor("Amal", ActorKind.MILITIA, id="amal"),))
    words = replace(made.claim.attribution, speaker=span("Amal"), name="Amal")
    keep(casebook, [one])
    conclude(casebook, [replace(made, claim=replace(made.claim, attribution=words))])
    (entry,) = entries(casebook, leaks.PUBLIC)
    assert "amal" not in to_json(entry).casefold()
    assert entry.claims[0].speaker.name == "a witness 1"


def test_those_of_one_sort_are_written_alike(casebook: Casebook) -> None:
    """Whether their names had a capital tells nobody anything, and looked like two sorts."""
    one = told()
    by = [speaker(name, SpeakerKind.RESCUER) for name in ("Umar Sallum", "the medic")]
    keep(casebook, [one])
    conclude(casebook, [said(one, by=who, group=f"e{at}") for at, who in enumerate(by)])
    speakers = {c.speaker.name for e in entries(casebook, leaks.PUBLIC) for c in e.claims}
    assert {name.rstrip("0123456789") for name in speakers} == {"a rescuer or medic "}


def test_a_profile_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    text = (files("reportedly.publish") / "audiences" / "public.toml").read_text("utf-8")
    own = tmp_path / "donors.toml"
    own.write_text(text.replace('name = "public"', 'name = "donors"'), "utf-8")
    assert open_profile(str(own)) == msgspec.structs.replace(leaks.PUBLIC, name="donors")


@pytest.mark.parametrize("content", ["name = 'x'", "names = ", 'names = "everybody"', "\x00"])
def test_a_file_that_does_not_say_everything_is_no_profile(tmp_path: Path, content: str) -> None:
    """A rule that is left out or misspelt must not mean that nothing is hidden."""
    (tmp_path / "own.toml").write_text(content)
    with pytest.raises(InputError, match="is no profile") as refused:
        open_profile(str(tmp_path / "own.toml"))
    assert "public" in refused.value.hint


def test_a_profile_that_nobody_knows_is_told() -> None:
    with pytest.raises(InputError, match="no profile is called 'publik'"):
        open_profile("publik")


@pytest.mark.parametrize("audience", Audience)
def test_the_statement_says_for_whom_and_what_that_hides(audience: Audience) -> None:
    profile = shipped_profile(audience)
    bundle = Bundle((), (), (), Making("0", "ged", "1", "g", "d"), profile=profile)
    words = methodology(bundle, Sheet((), 0), layout="ged", file_name="x.csv")
    assert f"Profile: {audience}" in words
    assert all(line in words for line in profile.notice)
    assert ("Quotes are not redacted" in words) is (audience is Audience.INTERNAL)
    assert "Not for operational security decisions" in words
