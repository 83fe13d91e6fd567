"""Telegram exports: messages of channels are reports, private chats are none of our business."""

import json
from datetime import date

import pytest
from feeding import fed, only, rejects, reports
from samples import SECOND, STORY, channel, message

from reportedly.model.reports import DateReason, Intake


def test_a_message_is_a_report_of_its_channel() -> None:
    report = only(channel(message(55, STORY)), "result.json")
    assert (report.outlet, report.given_id, report.text) == ("Qarat News", "1234567/55", STORY)
    assert report.published.day == date(2017, 11, 13)
    assert report.published.reason is DateReason.METADATA
    assert report.locator == "result.json, Qarat News, message 1"


def test_marked_stretches_are_words_like_others() -> None:
    parts = [
        "Now: ",
        {"type": "bold", "text": "twelve killed"},
        " in ",
        {"type": "odd"},
        "Qarat",
    ]
    assert only(channel(message(1, parts))).text == "Now: twelve killed in Qarat"


def test_relayed_and_edited_messages_say_so() -> None:
    told = message(1, STORY, forwarded_from="Tell Amra Radio", edited="2017-11-14T08:00:00")
    assert only(channel(told)).notes == (
        "relayed from Tell Amra Radio: these are not the channel's own words",
        "edited after it was published, on 2017-11-14T08:00:00",
    )


@pytest.mark.parametrize(
    ("said", "day", "notes"),
    [
        ({"date_unixtime": "99999999999999999"}, date(2017, 11, 13), ["99999999999999999"]),
        ({"date": "bad"}, date(2017, 11, 13), []),
        ({"date": "bad", "date_unixtime": ""}, None, ["bad"]),
        ({"date": "bad", "date_unixtime": "soon"}, None, ["soon", "bad"]),
        ({"date": "", "date_unixtime": ""}, None, []),
    ],
)
def test_a_date_that_is_none_is_noted_and_the_other_is_read(
    said: dict[str, object], day: date | None, notes: list[str]
) -> None:
    report = only(channel(message(1, STORY, **said)))
    assert report.published.day == day
    assert report.notes == tuple(f"the message's date {one!r} is no date" for one in notes)


def test_service_notices_and_pictures_are_counted() -> None:
    told: list[str] = []
    made = channel(
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        message(2, "", photo="photos/1.jpg"),
        message(3, STORY),
    )
    assert len(fed(made, "result.json", announce=told.append)) == 1
    assert told == [
        "result.json, Qarat News: left alone were: notices of the service (1), "
        "messages without text (1)"
    ]


def test_a_private_chat_is_refused_and_not_named() -> None:
    (reject,) = rejects(channel(message(1, STORY), kind="personal_chat"), "result.json")
    assert "private chat" in reject.reason
    assert "Qarat" not in reject.locator + reject.reason


def test_of_an_account_only_its_public_channels_are_read() -> None:
    public = json.loads(channel(message(1, STORY)))
    private = json.loads(channel(message(1, SECOND), kind="private_group"))
    whole = {"about": "Here is the data you requested.", "chats": {"list": [private, public]}}
    found = fed(json.dumps(whole), "result.json")
    assert [isinstance(one, Intake) for one in found] == [False, True]


def test_a_broken_message_costs_itself_alone() -> None:
    found = fed(channel({"id": "x", "type": "message"}, message(2, STORY)), "result.json")
    assert [isinstance(one, Intake) for one in found] == [False, True]


def test_a_cut_export_is_refused_with_the_reason() -> None:
    (reject,) = rejects(channel(message(1, STORY))[:-30], "result.json")
    assert "no whole Telegram export" in reject.reason


def test_days_that_no_calendar_has_are_left_out() -> None:
    made = channel(message(1, STORY, date="yesterday", date_unixtime="99999999999999999"))
    assert only(made).published.day is None


def test_other_json_with_messages_is_read_as_before() -> None:
    assert len(reports(json.dumps({"messages": [{"id": "1", "text": STORY}]}), "a.json")) == 1
