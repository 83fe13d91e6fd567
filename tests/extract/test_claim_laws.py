"""What holds for every report: quotes are slices, reading is steady, the rest is left alone."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from stories import Telling, spans

from reportedly.ingest.given import Given
from reportedly.ingest.reports import read_stream
from reportedly.model.events import EventType, Status
from reportedly.model.reports import Intake, Report

# Pieces of sentences, some as broken as reports are: Cyrillic letters in Latin words, letters
# decoded wrongly, guillemets, blanks that do not break, dashes, lost commas and full stops.
FRAGMENTS = (
    "Warplanes bombed the town of Al-Atarib",
    "W\u0430rplanes b\u043embed a m\u0430rket in «Al-At\u0430rib»",
    "killing at least 12 people",
    "and wounding dozens more",
    "among them five children",
    "in which 40 to 50 fighters died",
    "on Monday",
    "overnight into 13 November",
    "since the start of the war in 2011",
    "some time later",
    "the Observatory said",
    "«Jabhat an-Nusra» said it killed 40 «terrorists»",
    "the army denied carrying out the strike",
    "residents blamed Russian warplanes",
    "told AFP that more than 100 were killed and wounded",
    "near Dar-Ta\u2019az",
    "in the village of Kafer Na'al",
    "15 km from Aleppo\u00a0city",
    "Elsewhere",
    "it\u00e2\u20ac\u2122s a truce that took effect",
    "may turn into violent clashes",
    "rose to 53",
    "Читайте также: Угроза новой войны",
    "قُتل عشرة أشخاص",
    "<b>killed</b> &amp; &quot;wounded&quot;",
    "1,200 \U0001f4a3 shells",
    "Abu Bakr al-Shami",
)
JOINS = (" ", ", ", ". ", ".", "\n", "\n\n", "; ", " - ", "… ", "\u200b", " ", ' "', '", ')
PIECES = st.lists(
    st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINS)), min_size=1, max_size=14
)
TEXTS = PIECES.map(lambda pieces: "".join(words + join for words, join in pieces))
DAYS = st.none() | st.just("2017-11-14") | st.just("2012-02-29")
steady = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def received() -> SearchStrategy[list[Report]]:
    """A report as ingest reads it, with repairs and furniture left out; none if it is refused."""
    return st.builds(_received, TEXTS, st.booleans())


def _received(text: str, page: bool) -> list[Report]:
    content = f"<html><body><p>{text}</p></body></html>" if page else text
    name = "a.html" if page else "a.txt"
    items = read_stream(content.encode(), name=name, given=Given(outlet="Daily Post"))
    return [item.report for item in items if isinstance(item, Intake)]


@given(received())
@steady
def test_every_span_of_every_claim_is_a_slice_of_the_report(
    told: Telling, reports: list[Report]
) -> None:
    for report in reports:
        for claim in told.of(report):
            assert claim.report_id == report.id
            for span in spans(claim):
                assert report.text[span.start : span.end] == span.text


@given(TEXTS, DAYS)
@steady
def test_reading_twice_gives_the_same_claims_with_ids_of_their_own(
    told: Telling, text: str, published: str | None
) -> None:
    claims = told(text, published=published)
    assert told(text, published=published) == claims
    assert len({claim.id for claim in claims}) == len(claims)


@given(TEXTS, DAYS)
@steady
def test_what_a_claim_says_of_itself_agrees(
    told: Telling, text: str, published: str | None
) -> None:
    for claim in told(text, published=published):
        outcomes = [(f.outcome, f.low, f.high, f.whom) for f in claim.figures]
        assert len(set(outcomes)) == len(outcomes), "no figure twice"
        assert claim.event_type is not EventType.AGGREGATE or claim.figures
        assert claim.reasons
        assert claim.date is None or claim.date.span is None or claim.date.span.text.strip()
        assert claim.status is not Status.DENIED or claim.attribution.speaker is not None


def test_claims_come_in_the_order_of_the_text(told: Telling) -> None:
    pick = random.Random(7)
    for _ in range(6):
        text = ". ".join(pick.choices(FRAGMENTS, k=12))
        starts = [claim.evidence[0].start for claim in told(text)]
        assert starts == sorted(starts)
