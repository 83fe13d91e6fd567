"""Mails and mailboxes: sender, day, subject; mails passed on; attachments; broken ones."""

import mailbox
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from feeding import fed, only, rejects, reports
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SECOND, STORY, page, pdf

from reportedly.ingest.items import Refused
from reportedly.ingest.mails import mail_items
from reportedly.model.reports import DateReason, Intake


def mail(text: str = STORY, subject: str = "Strike on a market") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Qarat Post <news@qarat-post.example>"
    made["To"] = "desk@monitor.example"
    made["Date"] = "Mon, 13 Nov 2017 23:30:00 +0300"
    made["Subject"] = subject
    made["Message-ID"] = "<1@qarat-post.example>"
    made.set_content(text)
    return made


def test_a_mail_is_a_report_of_its_sender() -> None:
    report = only(mail().as_bytes(), "a.eml")
    assert (report.outlet, report.title) == ("Qarat Post", "Strike on a market")
    assert (report.published.day, report.published.reason) == (
        date(2017, 11, 13),
        DateReason.METADATA,
    )
    assert " ".join(report.text.split()).endswith(STORY)
    assert report.given_id == "1@qarat-post.example"


def test_a_newsletter_in_html_is_read_and_nothing_is_fetched() -> None:
    made = mail("See this in a browser.")
    made.add_alternative(
        page().decode().replace("<p>", '<img src="http://127.0.0.1:9/spy.gif"><p>'), subtype="html"
    )
    assert STORY in only(made.as_bytes(), "a.eml").text


def test_a_mailbox_of_the_standard_kind_is_read_mail_by_mail(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "in.mbox")
    box.add(mail(f"From the north came planes.\n\n{STORY}"))
    box.add(mail(SECOND, "A bomb"))
    box.close()
    first, second = reports((tmp_path / "in.mbox").read_bytes(), "in.mbox")
    assert first.locator == "in.mbox, mail 1"
    assert "\nFrom the north came planes." in first.text
    assert second.title == "A bomb"


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_mail_is_the_same_report_alone_and_in_a_mailbox(end: bytes) -> None:
    alone = mail().as_bytes()
    start = b"From news@qarat-post.example Mon Nov 13 20:30:00 2017\n"
    for sent in (alone, alone.replace(b"\r\n", b"\n")):
        parting = b"\r\n" if b"\r\n" in sent else b"\n"
        box = start + sent + parting + start + sent + end
        assert {one.id for one in reports(box, "in.mbox")} == {only(alone, "a.eml").id}


def test_a_mail_passed_on_is_a_report_of_whoever_wrote_first() -> None:
    forwarded = (
        "Look at this.\n\n---------- Forwarded message ---------\n"
        "From: Tell Amra Radio <radio@tellamra.example>\nDate: Sun, 12 Nov 2017 at 10:00\n"
        f"Subject: Market hit\nTo: <all@tellamra.example>\n\n\n{STORY}"
    )
    report = only(mail(forwarded, "Fwd: Market hit").as_bytes(), "a.eml")
    assert (report.outlet, report.title) == ("Tell Amra Radio", "Market hit")
    assert report.published.day == date(2017, 11, 12)
    assert "Look at this" not in report.text
    assert any(note.startswith("passed on by e-mail from Qarat Post") for note in report.notes)


def test_attachments_that_can_be_read_are_reports_and_others_are_named() -> None:
    made = mail()
    made.add_attachment(pdf(SECOND), maintype="application", subtype="pdf", filename="s.pdf")
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="p.jpg")
    own, attached = reports(made.as_bytes(), "a.eml")
    assert "1 attachments were not read: p.jpg" in own.notes
    assert attached.locator == "a.eml, attachment 1 (s.pdf)"
    assert attached.outlet == "Qarat Post"
    assert "Tell Amra" in attached.text


def test_a_mail_attached_to_a_mail_is_a_report_of_its_own_sender() -> None:
    outer = mail("For your list.", "Fwd")
    inner = mail(SECOND, "A bomb")
    inner.replace_header("From", "Tell Amra Radio <radio@tellamra.example>")
    outer.add_attachment(inner)
    own, attached = reports(outer.as_bytes(), "a.eml")
    assert (own.title, attached.outlet) == ("Fwd", "Tell Amra Radio")


def test_an_encoding_that_nobody_knows_is_guessed() -> None:
    content = mail("Zwölf Tote. " + STORY).as_bytes().replace(b'"utf-8"', b'"utf-99"')
    assert "Zwölf" in only(content, "a.eml").text


def test_a_charset_that_breaks_the_parser_does_no_harm() -> None:
    content = (
        mail().as_bytes().replace(b'"utf-8"', b'"utf\0"').replace(b"At least", b"\xffAt least")
    )
    assert "people were killed on Monday" in only(content, "a.eml").text


def test_broken_parts_cost_no_more_than_themselves() -> None:
    made = mail()
    made.add_attachment(b"%PDF-1.4 cut", maintype="application", subtype="pdf", filename="s.pdf")
    content = made.as_bytes().replace(b"Content-Transfer-Encoding: base64", b"", 1)
    found = fed(content[:-20], "a.eml")
    assert isinstance(found[0], Intake)
    assert STORY[:40] in found[0].report.text


def test_headers_that_break_the_parser_do_no_harm() -> None:
    content = (
        b"From: =?x-unknown?q?=ff?= <@>\r\nDate: Mon, 99 Foo 20177\r\nMIME-Version: 1.0\r\n"
        b"Subject: =?utf-8?b?////?=\r\nMessage-ID: <[x\r\n\r\n" + STORY.encode()
    )
    report = only(content, "a.eml")
    assert report.published.day is None
    assert STORY in report.text


def test_a_sender_lost_in_comments_is_nobody() -> None:
    head = b"From: " + b"(" * 2_000 + b"\nSubject: Strike\nMessage-ID: <1@e.example>\n\n"
    assert only(head + STORY.encode(), "a.eml").outlet == "unknown outlet"


def test_mails_nested_without_end_are_refused() -> None:
    content = mail().as_bytes()
    for _ in range(8):
        content = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + content
    (reject,) = rejects(content, "a.eml")
    assert "too deep" in reject.reason


def test_a_mail_without_a_word_is_refused() -> None:
    (reject,) = rejects(mail("", "").as_bytes(), "a.eml")
    assert "holds no text" in reject.reason


def test_a_report_that_begins_with_a_colon_is_no_mail() -> None:
    report = only(f"Qarat: a strike\nMonday: {STORY}\n\nMore follows.", "a.txt")
    assert report.text.startswith("Qarat: a strike")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 900))
def test_no_bytes_break_the_reader(noise: bytes, at: int) -> None:
    content = mail().as_bytes()
    with suppress(Refused):
        list(mail_items(content[:at] + noise + content[at:], "a.eml"))
