"""An incident of very many claims: its page stays small, and each claim stands on one page."""

import re
from collections.abc import Iterator

import pytest
import small_casebook as small
from dossiers import OBSERVER
from fastapi.testclient import TestClient

from builders import at_least, claim, figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status
from reportedly.model.incidents import Incident
from reportedly.query.incidents import incident_view
from reportedly.reconcile.records import open_pack, reconcile_incidents
from reportedly.reconcile.reviews import looks_of
from reportedly.reconcile.summaries import summarise_all
from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.server.dossier import dossier
from reportedly.server.leaves import CITED_AT_ONCE, CLAIMS_AT_ONCE, leaf_of, page_of, whole
from reportedly.server.tracing import reasons_of
from reportedly.store.base import Casebook, Conclusions
from reportedly.store.sqlite import open_casebook

MANY = 300
MOST_BYTES = 700_000  # 40 claims weigh some 450 kB; all 300 would weigh more than three million
DENIAL, ODD_TOLL = 250, 270  # two that a person must not have to look for


def told(number: int) -> ResolvedClaim:
    """Most say alike; one denies it, one counts otherwise, each outlet is an origin."""
    outlet = f"Beacon {number} (invented)"
    text = f"Beacon {number} counted nine dead in Atarib."
    key = small.intake(text, outlet=outlet).report.id
    if number == DENIAL:
        made = claim(key, outlet=outlet, text=text, status=Status.DENIED, by=OBSERVER)
    else:
        toll = at_least(70) if number == ODD_TOLL else figure(9)
        made = claim(key, outlet=outlet, text=text, figures=(toll,))
    return small.own_id(made)


def concluded(claims: list[ResolvedClaim], incident: Incident) -> Conclusions:
    by_id = {one.claim_id: one for one in claims}
    records = reconcile_incidents((incident,), by_id, pack=open_pack("ged"))
    found = small.entry(incident, claims[0])
    summaries = summarise_all((incident,), by_id, records, looks_of((), claims))
    return Conclusions(tuple(claims), (), (incident,), records, (found,), summaries=summaries)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    claims = [told(number) for number in range(MANY)]
    with open_casebook(tmp_path_factory.mktemp("many") / "many.casebook") as book:
        book.add_intakes(
            [small.intake(one.claim.evidence[0].text, outlet=one.outlet) for one in claims]
        )
        book.conclude(concluded(claims, small.incident(1, *claims)), small.MADE_BY)
        yield book


@pytest.fixture(scope="module")
def client(book: Casebook) -> TestClient:
    desk = Desk(book, author="rk", hosts=frozenset({"testserver"}))
    return TestClient(open_desk(desk), follow_redirects=False)


def columns(page: str) -> list[str]:
    return re.findall(r'<th scope="col" class="claim-head[^"]*" data-column="([^"]+)"', page)


def test_the_page_stays_small_and_says_how_many_claims_it_shows(client: TestClient) -> None:
    page = client.get("/incidents/1")
    assert len(page.content) < MOST_BYTES
    assert len(columns(page.text)) == CLAIMS_AT_ONCE
    assert f"{CLAIMS_AT_ONCE} of {MANY} claims shown" in page.text


def test_every_claim_stands_on_one_page(client: TestClient, book: Casebook) -> None:
    """Following what leads on from the first page, each claim is met once."""
    met: list[str] = []
    address: str | None = "/incidents/1?claims=1&from=order%3Dnumber"
    while address is not None:
        page = client.get(address).text
        met += columns(page)
        after = re.search(r'rel="next" href="([^"]*claims=[^"]*)"', page)
        address = after[1].replace("&amp;", "&") if after else None
    assert sorted(met) == sorted(book.incident("1").claim_ids)


def test_what_contradicts_stands_on_the_first_page(book: Casebook) -> None:
    first = leaf_of(dossier(book, "1"), 1)
    assert {told(DENIAL).claim_id, told(ODD_TOLL).claim_id} <= first.ids


def test_what_a_count_rests_on_stands_on_the_first_page(book: Casebook) -> None:
    found = dossier(book, "1")
    assert found.chosen(None).id in leaf_of(found, 1).ids
    assert page_of(found, found.chosen(None).id) == 1


def test_the_page_of_the_claim_that_is_asked_for_opens(client: TestClient, book: Casebook) -> None:
    found = dossier(book, "1")
    last = leaf_of(found, 10**6).told[-1]
    page = client.get("/incidents/1", params={"claim": last.id}).text
    assert last.id in columns(page)
    assert f'data-chosen="{last.id}"' in page


def test_a_turned_page_opens_with_a_claim_of_its_own(client: TestClient) -> None:
    page = client.get("/incidents/1", params={"claims": 3}).text
    chosen = re.search(r'data-chosen="([^"]+)"', page)
    assert chosen is not None
    assert chosen[1] in columns(page)


def test_a_page_beyond_the_last_is_the_last(client: TestClient) -> None:
    beyond = columns(client.get("/incidents/1", params={"claims": 99}).text)
    assert beyond == columns(client.get("/incidents/1", params={"claims": 8}).text)


@pytest.mark.parametrize("number", ["0", "-1", "many", "9" * 30])
def test_what_is_no_page_is_refused(client: TestClient, number: str) -> None:
    assert client.get("/incidents/1", params={"claims": number}).status_code == 422


def test_what_a_trace_leaves_out_is_counted_and_stands_where_it_says(book: Casebook) -> None:
    found = dossier(book, "1")
    assert found.record is not None
    reasons = reasons_of(found.record, found.numbered)
    lists = [many for one in (*reasons.counts, *reasons.others) for many in (one.held, one.asides)]
    assert any(len(many) > CLAIMS_AT_ONCE for many in lists)
    leaf = leaf_of(found, 2)
    for many in lists:
        few = leaf.few(many)
        assert len(few.shown) + few.more == len(many)
        assert len(few.shown) <= max(CITED_AT_ONCE, CLAIMS_AT_ONCE)
        if few.page is not None:
            assert not leaf_of(found, few.page).ids.isdisjoint({one.id for one in many})


def test_every_figure_is_drawn_on_some_page(client: TestClient) -> None:
    first = client.get("/incidents/1").text
    assert "70 or more killed" in first or "at least 70 killed" in first
    assert re.search(r"\d+ of \d+ figures: those of the claims on this page", first)


def test_other_packs_are_concluded_when_they_are_asked_for(client: TestClient) -> None:
    assert "/incidents/1/packs?claims=1" in client.get("/incidents/1").text
    page = client.get("/incidents/1/packs").text
    for pack in ("ged", "acled"):
        assert f"Why, by {pack}" in page


def test_words_that_name_hundreds_of_origins_stand_on_demand(client: TestClient) -> None:
    page = client.get("/incidents/1").text
    assert '<details class="at-length"><summary>' in page


def test_few_claims_come_whole(book: Casebook) -> None:
    """As does the page that is printed, however many they are."""
    found = dossier(book, "1")
    assert whole(found).whole
    assert whole(found).told == found.told
    assert whole(found).few(found.told).shown == found.told


def test_a_split_may_choose_among_all_claims(client: TestClient, book: Casebook) -> None:
    sheet = client.get("/incidents/1/decide/split", params={"part": "true"}).text
    assert all(f'value="{key}"' in sheet for key in incident_view(book, "1").incident.claim_ids)
