"""An incident at a glance says what its claims and records say, and what a person has yet to do."""

from dataclasses import replace

import pytest

from builders import (
    ATARIB,
    DARAT_IZZA,
    actor,
    at_least,
    claim,
    figure,
    place,
    speaker,
    unknown_place,
)
from judging import judged, undo
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Incident, Judgement, Link, Verdict
from reportedly.model.opinions import Belonging, Opinion
from reportedly.model.records import Estimate
from reportedly.model.summaries import NOWHERE, Facet, Need, Review, Summary
from reportedly.reconcile.records import open_pack, reconcile_incident
from reportedly.reconcile.reviews import looks_of, review_of
from reportedly.reconcile.summaries import summarise

MONITOR = speaker("Lantern Watch", SpeakerKind.MONITOR, id="lantern")
STRIKE = claim("r-1", by=MONITOR, figures=(figure(40),), actors=(actor("the air force"),))
COUNTED = claim("r-2", outlet="Evening Mail", figures=(figure(12),), published="2017-11-16")
OTHER = claim("r-2", outlet="Evening Mail", text="a school was hit", start=300)


def _of(
    *claims: ResolvedClaim, judgements: tuple[Judgement, ...] = (), score: float = 0.9
) -> Summary:
    ids = tuple(sorted(claim.claim_id for claim in claims))
    links = tuple(Link(ids[0], key, score, ("same day",)) for key in ids[1:])
    incident = Incident("i-1", ids[0], ids, links, 7)
    by_id = {claim.claim_id: claim for claim in claims}
    records = reconcile_incident(incident, by_id, pack=open_pack("ged"))
    return summarise(incident, by_id, records, looks_of(judgements, claims))


def test_a_summary_counts_what_stands_behind_an_incident() -> None:
    found = _of(STRIKE, COUNTED)
    assert (found.number, found.claims, found.reports, found.speakers) == (7, 2, 2, 2)
    assert found.outlets == ("Daily Post", "Evening Mail")
    assert found.speaker_kinds == (SpeakerKind.MONITOR, SpeakerKind.OUTLET)
    assert found.event_types == (EventType.AIR_STRIKE,)
    assert found.days == DayRange.one(STRIKE.claim.date.days.start)
    assert (found.spot.place.name, found.spot.precision, found.provinces) == (
        "Atarib",
        1,
        ("Aleppo",),
    )
    assert (found.lowest_said, found.highest_said, found.toll) == (12, 40, 40)
    assert found.killed.high == 40
    assert found.contradictions == 1
    assert (found.first_published, found.last_published) == (STRIKE.published, COUNTED.published)


def test_no_number_is_no_zero() -> None:
    found = _of(claim("r-1"))
    assert (found.lowest_said, found.highest_said, found.toll) == (None, None, None)
    assert found.killed == Estimate(None, None, None)
    assert Need.TOLL not in found.needs
    assert Need.TOLL not in _of(claim("r-1", figures=(figure(0),))).needs


def test_only_what_is_said_to_have_happened_to_all_bounds_what_is_said() -> None:
    told = (
        claim("r-1", figures=(at_least(5), figure(2, part=True))),
        claim("r-2", figures=(figure(90),), status=Status.PLANNED_OR_HYPOTHETICAL),
    )
    found = _of(*told)
    assert (found.lowest_said, found.highest_said) == (5, 5)


def test_a_place_that_nobody_finds_is_a_need_and_stands_nowhere() -> None:
    found = _of(claim("r-1", at=unknown_place("Kafer Na'al"), actors=(actor("the Owls", id=None),)))
    assert found.unresolved_places == ("Kafer Na'al",)
    assert found.unresolved_parties == ("the Owls",)
    assert Need.UNRESOLVED_PLACE in found.needs
    assert (found.spot, found.provinces, found.place_said) == (None, (NOWHERE,), "Kafer Na'al")


def test_several_places_told_in_one_breath_keep_each_its_spot() -> None:
    both = replace(ATARIB, others=(DARAT_IZZA,))
    said = claim("r-1", at=both, figures=(figure(9),))
    said = replace(said, claim=replace(said.claim, other_places=(DARAT_IZZA.mention,)))
    found = _of(said)
    assert [spot.place.name for spot in found.spots] == ["Atarib", "Darat Izza"]
    assert sum(spot.killed.best for spot in found.spots) == found.killed.best == 9


@pytest.mark.parametrize(
    ("reasons", "score", "confidence"),
    [
        ((), 0.9, 0.9),
        (("97% likely a claim (trigger +2.1)",), 0.9, 0.9),
        (("31% likely a claim (lede -1.0)",), 0.9, 0.31),
        (("said by a cue", "97% likely a claim"), 0.3, 0.3),
    ],
)
def test_the_least_sure_of_links_and_claims_is_how_sure_it_is(
    reasons: tuple[str, ...], score: float, confidence: float
) -> None:
    sure = replace(STRIKE, claim=replace(STRIKE.claim, reasons=reasons))
    found = _of(sure, COUNTED, score=score)
    assert found.confidence == pytest.approx(confidence)
    assert (Need.UNSURE in found.needs) == (confidence < 0.5)
    assert _of(COUNTED).confidence is None


def test_facets_name_each_value_once() -> None:
    found = _of(STRIKE, COUNTED)
    told = list(found.facets)
    assert len(told) == len(set(told))
    assert (Facet.PROVINCE, "Aleppo") in told
    assert (Facet.NEED, "unreviewed") in told


def _opinion(*claims: ResolvedClaim, by: str, settles: bool = False, hour: int = 1) -> Judgement:
    belongs = tuple(Belonging.HERE for _ in claims)
    opinion = Opinion(belongs, (), settles)
    told = judged(Verdict.MERGE, *claims, by=by, hour=hour)
    return replace(told, verdict=Verdict.OPINION, opinion=opinion)


def test_a_second_opinion_is_awaited_until_it_is_given() -> None:
    first = _opinion(STRIKE, COUNTED, by="Rima")
    again = _opinion(STRIKE, COUNTED, by="Rima", hour=2)
    second = _opinion(STRIKE, COUNTED, by="Omar", hour=3)
    assert Need.SECOND_OPINION not in _of(STRIKE, COUNTED).needs
    for given in ((first,), (first, again)):
        assert Need.SECOND_OPINION in _of(STRIKE, COUNTED, judgements=given).needs
    for given in ((first, second), (first, second, undo(first, hour=4), again)):
        assert Need.SECOND_OPINION not in _of(STRIKE, COUNTED, judgements=given).needs
    settled = _opinion(STRIKE, COUNTED, by="Rima", settles=True, hour=5)
    assert Need.SECOND_OPINION not in _of(STRIKE, COUNTED, judgements=(first, settled)).needs


def test_an_opinion_on_what_mostly_stands_elsewhere_counts_elsewhere() -> None:
    given = _opinion(STRIKE, COUNTED, OTHER, by="Rima")
    looks = looks_of([given], (STRIKE, COUNTED, OTHER))
    assert review_of([OTHER.claim_id], looks).opinions == 0
    assert review_of([STRIKE.claim_id, COUNTED.claim_id], looks).opinions == 1


def test_nobody_having_looked_all_claims_are_new() -> None:
    assert _of(STRIKE, COUNTED).review == Review((), 2)
    assert Need.NEW not in _of(STRIKE, COUNTED).needs
    assert Need.UNREVIEWED in _of(STRIKE, COUNTED).needs


def test_claims_that_came_since_a_review_are_new() -> None:
    review = judged(Verdict.REVIEWED, STRIKE, by="Omar")
    seen = _of(STRIKE, judgements=(review,))
    assert seen.review == Review(("Omar",), 0)
    assert not {Need.NEW, Need.UNREVIEWED} & set(seen.needs)
    joined = _of(STRIKE, COUNTED, judgements=(review,))
    assert joined.review == Review(("Omar",), 1)
    assert Need.NEW in joined.needs
    again = judged(Verdict.REVIEWED, STRIKE, COUNTED, by="Rima", hour=3)
    both = _of(STRIKE, COUNTED, judgements=(review, again))
    assert both.review == Review(("Omar", "Rima"), 0)
    withdrawn = (review, again, undo(again, hour=4))
    assert _of(STRIKE, COUNTED, judgements=withdrawn).review == Review(("Omar",), 1)


def test_a_place_of_a_province_is_told_by_its_own_name() -> None:
    province = place("Aleppo", 36.2, 37.1, admin1="", admin2="")
    assert _of(claim("r-1", at=province)).provinces == (NOWHERE,)
