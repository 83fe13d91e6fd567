"""Views: what contradicts stands side by side, what was concluded says why."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from reportedly.cli.claims_view import claim_blocks
from reportedly.cli.incident_list import incident_list
from reportedly.cli.incident_page import incident_page, tolls_as_said
from reportedly.cli.report_page import marked_text, read_at, report_page
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident
from reportedly.model.records import Estimate
from reportedly.model.spans import Piece, ReadingCopy, Span
from reportedly.query.views import IncidentRow, IncidentView, ReportView
from shown_values import BODY, claim, figure, place, record, report, span_of

Told = tuple[ResolvedClaim, ResolvedClaim]


def shown(*views: object, columns: int = 100) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=columns, markup=False, emoji=False, highlight=False)
    for view in views:
        console.print(view)
    return "\n".join(row.rstrip() for row in screen.getvalue().splitlines())


def test_contradictory_claims_stand_side_by_side(told: Told) -> None:
    assert shown(claim_blocks(told, labels={"r-one": "demo-03"})) == "\n".join(
        (
            " #  who says it                     how many                        when and where",
            " 1  Harbour Monitor in Example      83 killed                       13 Nov 2017",
            "    Post                                                            Sar Miran, Miran",
            "    air strike · by: not said · against: “villagers”",
            f"    “{BODY}”",
            f"    demo-03, characters 0–75 · published 14 Nov 2017 · {told[0].claim_id}",
            "",
            " 2  Sample Courier, in its own      at least 40 combatants killed   when is not said",
            "    voice" + " " * 59 + "“Kafr Nal” unresolved",
            " " * 68 + "(candidates: Kafr Naha, Miran;",
            " " * 68 + "Kafr Taal, Miran)",
            "    air strike · by: not said · against: “villagers”",
            f"    “{BODY}”",
            f"    r-two, characters 0–75 · published 14 Nov 2017 · {told[1].claim_id}",
            "",
        )
    )


def test_every_toll_stands_beside_all_who_give_it(told: Told) -> None:
    twice = (*told, claim(figure(83, 83), speaker=None, outlet="Third Page", report_id="r-three"))
    assert shown(tolls_as_said(twice)) == "\n".join(
        (
            "at least 40 combatants killed  Sample Courier, in its own voice",
            "83 killed                      "
            "Harbour Monitor in Example Post; Third Page, in its own voice",
        )
    )


def test_a_single_toll_contradicts_nothing(told: Told) -> None:
    assert tolls_as_said(told[:1]) is None


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_an_incident_fits_the_screen_and_says_why(
    told: Told, incident: Incident, columns: int
) -> None:
    found = IncidentView(incident, told, (record(incident, *told),), (report(),), ())
    page = shown(incident_page(found), columns=columns)
    assert max(map(len, page.splitlines())) <= columns
    flat = " ".join(page.split())
    assert "low 60 · best 83 · high not said" in flat
    assert "best 83: the most reliable origin's latest figure A.5-6" in flat
    assert "for [1] 83 killed — Harbour Monitor in Example Post" in flat
    assert "set aside [2] at least 40 combatants killed — Sample Courier, in its own voice" in flat
    assert "A.5-5: a party on its enemy's losses" in flat
    assert "side A not said · side B 0" in flat
    assert "warning: low above best" in flat


def test_a_row_of_the_list_names_who_stands_behind_the_best(told: Told, incident: Incident) -> None:
    page = shown(incident_list([IncidentRow(incident, told, (record(incident, *told),))]))
    assert "60 / 83 / not said" in page
    assert "best 83: Harbour Monitor in Example Post" in page


def test_nobody_is_named_as_having_said_what_the_rules_worked_out(
    told: Told, incident: Incident
) -> None:
    share = replace(record(incident, *told), fatalities=Estimate(20, 28, 28), part=2)
    page = " ".join(shown(incident_list([IncidentRow(incident, told, (share,))])).split())
    assert "best 28, by the rules from the tolls of: Harbour Monitor in Example Post" in page


def test_bounds_that_one_speaker_gives_are_told_once(told: Told, incident: Incident) -> None:
    one = record(incident, *told)
    traces = tuple(replace(one.trace("best"), field=field) for field in ("low", "high"))
    bounds = replace(one, fatalities=Estimate(83, None, 83), traces=traces)
    page = " ".join(shown(incident_list([IncidentRow(incident, told, (bounds,))])).split())
    assert "low and high 83: Harbour Monitor in Example Post" in page


def test_an_incident_without_record_is_still_listed(told: Told, incident: Incident) -> None:
    page = shown(incident_list([IncidentRow(incident, told[1:], ())]))
    assert "no record" in page and "“Kafr Nal” unresolved" in " ".join(page.split())


def test_marks_number_the_words_of_each_claim_even_where_claims_overlap() -> None:
    whole, part = claim(figure(83, 83)), claim(figure(1, 1), quote="The Harbour Monitor")
    marked = marked_text(report(), [whole, part]).plain
    assert marked == f"[1,2›The Harbour Monitor‹2]{BODY[19:]}‹1]"


def test_a_report_keeps_the_id_it_was_given(told: Told) -> None:
    page = shown(report_page(ReportView(report(), told[:1], (), ()), labels={}))
    assert "report     demo-03 r-one" in page
    assert "14 Nov 2017, given with the report" in page


def test_the_other_reports_of_a_text_are_named_by_the_ids_they_were_given() -> None:
    copies = (CopyGroup(("r-one", "r-two"), "the same words"),)
    page = shown(report_page(ReportView(report(), (), (), copies), labels={"r-two": "demo-09"}))
    assert "same text  demo-09 (the same words)" in page


def test_a_report_without_claims_says_so() -> None:
    assert "no claim of violence was found" in shown(
        report_page(ReportView(report(), (), (), ()), labels={})
    )


def test_a_span_is_found_again_in_a_repaired_reading_copy() -> None:
    """Left-out furniture shifts offsets, a rewritten piece is marked whole."""
    text = "READ ALSO: x. Ten were ki11ed here."
    pieces = (Piece(0, 9, 14, 23), Piece(9, 15, 23, 29), Piece(15, 21, 29, 35))
    reading = ReadingCopy("Ten were killed here.", pieces)
    assert list(read_at(reading, span_of(text, "Ten"))) == [(0, 3)]
    assert list(read_at(reading, span_of(text, "were ki11ed"))) == [(4, 15)]
    assert list(read_at(reading, Span(0, 4, "READ"))) == []


def test_a_place_that_was_not_found_is_never_shown_as_found() -> None:
    unresolved = claim(figure(2, 2), where=place("Nowhere", candidates=("Anywhere",)))
    assert "“Nowhere” unresolved" in shown(claim_blocks([unresolved], labels={}))
