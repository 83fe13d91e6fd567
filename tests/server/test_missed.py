"""A claim that the machine missed: drafted from its words, added, never twice, nothing lost."""

import html
import re
from typing import Any

import pytest
import small_casebook as small
from fastapi.testclient import TestClient

from reportedly.errors import InputError
from reportedly.model.corrections import ClaimField
from reportedly.model.spans import Span
from reportedly.server.missed_form import count_words, missed, sent

A = small.A.report
HERE = f"/reports/{A.id}/missed"
START, END = A.text.index("The base"), len(A.text)


def form_of(page: str) -> dict[str, str]:
    """The fields of the form as a browser would send them."""
    form = page[page.index('id="missed"') :]
    fields = dict(re.findall(r'<input [^>]*?name="([^"]+)" value="([^"]*)"', form))
    area = re.search(r'<textarea [^>]*name="words"[^>]*>([^<]*)', form)
    assert area is not None
    chosen = {
        select[0]: value[0] if (value := re.findall(r'value="([^"]*)" selected', select[1])) else ""
        for select in re.findall(r'<select [^>]*?name="([^"]+)"[^>]*>(.*?)</select>', form)
    }
    told = {**fields, **chosen, "words": area[1]}
    return {name: html.unescape(value) for name, value in told.items()}


def opened(client: TestClient, start: int = START, end: int = END, **more: str) -> dict[str, str]:
    page = client.get(HERE, params={"start": start, "end": end, "alone": "true"})
    return {**form_of(page.text), **more}


def claims(client: TestClient) -> list[Any]:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return list(desk.casebook.resolved_of(A.id))


def test_the_form_is_drafted_from_the_words_and_the_claim_beside_them(client: TestClient) -> None:
    start = A.text.index("40 were killed")
    form = opened(client, start, start + 14)
    assert form["words"] == "40 were killed"
    assert (form["words-start"], form["words-end"]) == (str(start), str(start + 14))
    assert (form["figure-0"], form["figure-0-outcome"]) == ("40", "killed")
    assert form["event_type"] == "air_strike"
    assert form["reason"]


def test_a_missed_claim_is_added_and_says_who_added_it(client: TestClient) -> None:
    form = opened(client, figure="", event_type="shelling", day="2017-11-13", place="Atarib")
    form["figure-0"] = "at least 7"
    sent_to = client.post(HERE, data=form)
    assert sent_to.status_code == 303
    page = client.get(sent_to.headers["location"]).text
    assert "added by rk" in page
    (made,) = (claim for claim in claims(client) if claim.added)
    assert made.claim.evidence == (Span(START, END, A.text[START:END]),)
    (figure,) = made.claim.figures
    assert (figure.low, figure.high) == (7, None)
    assert made.claim.event_type == "shelling"


def test_what_cannot_be_understood_is_said_and_all_that_was_typed_stays(
    client: TestClient,
) -> None:
    form = opened(client, event_type="shelling", day="last week or so", reason="as I read it")
    page = client.post(HERE, data=form)
    assert page.status_code == 422
    assert "is no day" in page.text
    again = form_of(page.text)
    assert again["day"] == "last week or so"
    assert again["reason"] == "as I read it"
    assert again["made_at"] == form["made_at"]


def test_words_typed_without_a_script_are_found_in_the_report(client: TestClient) -> None:
    form = {"words": "The base was  empty", "event_type": "shelling", "reason": "missed"}
    assert client.post(HERE, data=form).status_code == 303
    form["words"] = "Nobody wrote this"
    page = client.post(HERE, data=form)
    assert page.status_code == 422
    assert "Nobody wrote this" in page.text


def test_whoever_comes_second_sees_what_changed_and_decides(client: TestClient) -> None:
    first = opened(client, event_type="shelling", reason="mine")
    second = opened(client, event_type="armed_clash", reason="theirs")
    client.cookies.set("author", "amal")
    assert client.post(HERE, data=first).status_code == 303
    client.cookies.clear()
    page = client.post(HERE, data=second)
    assert page.status_code == 409
    assert "added by amal" in page.text
    again = form_of(page.text)
    assert again["reason"] == "theirs"
    assert client.post(HERE, data=again).status_code == 303
    assert sum(bool(claim.added) for claim in claims(client)) == 2


def test_a_form_sent_twice_adds_one_claim(client: TestClient) -> None:
    form = opened(client, event_type="shelling")
    answers = [client.post(HERE, data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert sum(bool(claim.added) for claim in claims(client)) == 1


@pytest.mark.parametrize("ends", [(0, 0), (5, 5), (900, 999), (-9, -1)])
def test_no_words_make_no_draft(client: TestClient, ends: tuple[int, int]) -> None:
    start, end = ends
    for address in (HERE, f"/api/v1/reports/{A.id}/draft"):
        assert client.get(address, params={"start": start, "end": end}).status_code == 422


def test_the_draft_as_json_names_the_days_and_counts_of_the_words(client: TestClient) -> None:
    start = A.text.index("40")
    told = client.get(f"/api/v1/reports/{A.id}/draft", params={"start": start, "end": start + 2})
    (figure,) = told.json()["figures"]
    assert (figure["count"], figure["start"], figure["end"]) == ("40", start, start + 2)
    assert told.json()["days"] is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7", "7"),
        ("at least 7", "7.."),
        ("7+", "7.."),
        ("up to 9", "..9"),
        ("7 to 9", "7..9"),
        ("7-9", "7..9"),
        ("about 30", "30"),
        ("1,200", "1200"),
        ("12..", "12.."),
    ],
)
def test_counts_are_typed_as_people_write_them(typed: str, kept: str) -> None:
    form = sent({"words": "x", "figure-0": typed, "figure-0-outcome": "killed",
                 "figure-0-whom": "unknown"})  # fmt: skip
    (slip,) = missed(form, A).slips
    assert (slip.field, slip.values) == (ClaimField.FIGURE, (f"killed:unknown={kept}",))


@pytest.mark.parametrize("typed", ["many", "9 to", "seven", "-3", "1.5"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        missed(sent({"words": "x", "figure-0": typed}), A)


@pytest.mark.parametrize(("low", "high"), [(7, 7), (7, None), (None, 9), (7, 9)])
def test_a_count_in_words_is_read_back(low: int | None, high: int | None) -> None:
    form = sent({"words": "x", "figure-0": count_words(low, high)})
    (slip,) = missed(form, A).slips
    ends = f"{low}" if low == high else f"{low or ''}..{high or ''}"
    assert slip.values[0].endswith(f"={ends}")


def test_several_passages_and_places_carry_one_claim(client: TestClient) -> None:
    """A passage that was typed over is looked for in the text; one that was not stands where it
    was selected."""
    second = A.text.index("40 were killed")
    form = opened(client, event_type="shelling", place="Atarib; Sarmada", day="")
    form |= {
        "more": "40 were killed\n" + A.text[:12],
        "more-at": f"0={second}-{second + 14} 1=2-5",
        "figure-0": "",
    }
    assert client.post(HERE, data=form).status_code == 303
    (made,) = (claim for claim in claims(client) if claim.added)
    assert [span.start for span in made.claim.evidence] == sorted([0, second, START])
    assert [place.name for place in made.claim.other_places] == ["Sarmada"]
    assert made.place.chosen.name.endswith("Atarib")


def test_a_place_may_be_pointed_out(client: TestClient) -> None:
    form = opened(client, event_type="shelling", place="the old mill", lat="36.21", lon="36.8")
    form |= {"radius_km": "3", "day": "", "figure-0": ""}
    assert client.post(HERE, data=form).status_code == 303
    (made,) = (claim for claim in claims(client) if claim.added)
    assert (made.place.chosen.lat, made.claim.place.distance_km) == (36.21, 3.0)


@pytest.mark.parametrize("lat", ["north", "99", "nan"])
def test_a_point_off_the_earth_is_said_and_kept(client: TestClient, lat: str) -> None:
    form = opened(client, event_type="shelling", place="the mill", lat=lat, lon="36.8")
    page = client.post(HERE, data=form)
    assert page.status_code == 422
    assert "no point on Earth" in page.text
    assert 'value="36.8"' in page.text


def test_it_may_be_said_of_which_happening_it_tells(client: TestClient) -> None:
    known = claims(client)[0].claim_id
    form = opened(client, event_type="shelling", day="", beside=known)
    form["figure-0"] = "5"
    assert client.post(HERE, data=form).status_code == 303
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    made = desk.casebook.judgements()[-1]
    assert len(made.anchors) == 2
    assert f'value="{known}"' in client.get(HERE).text
