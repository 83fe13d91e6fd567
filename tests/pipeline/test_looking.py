"""A look at an incident is told at once, and as concluding anew would tell it."""

from dataclasses import replace
from pathlib import Path

import pytest

import casebooks
from judging import judged, undo
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.opinions import Belonging, Opinion
from reportedly.model.summaries import Facet, Need
from reportedly.pipeline.looking import look_again
from reportedly.store.base import Part
from reportedly.store.questions import Filter
from reportedly.store.sqlite import open_casebook


def _opinion(claims: list[ResolvedClaim], *, by: str, hour: int = 1) -> Judgement:
    told = judged(Verdict.MERGE, *claims, by=by, hour=hour)
    opinion = Opinion(tuple(Belonging.HERE for _ in claims), ())
    return replace(told, verdict=Verdict.OPINION, opinion=opinion)


@pytest.mark.parametrize("seed", range(3))
def test_looking_again_says_what_concluding_anew_would(tmp_path: Path, seed: int) -> None:
    claims = casebooks.some_claims(60, seed=seed)
    by_id = {claim.claim_id: claim for claim in claims}
    with open_casebook(tmp_path / "a.casebook") as book:
        casebooks.conclude(book, claims)
        largest = max(book.incidents(), key=lambda incident: len(incident.claim_ids))
        seen = [by_id[key] for key in largest.claim_ids]
        first = _opinion(seen, by="Rima")
        for made in (first, _opinion(seen, by="Omar", hour=2), undo(first, hour=3)):
            book.add_judgement(made)
            look_again(book, first)
        quick = list(book.dump([Part.CONCLUDED]))
        assert book.summary(largest.number).review.opinions == 1
        casebooks.conclude(book, claims, judgements=book.judgements())
        assert list(book.dump([Part.CONCLUDED])) == quick


def test_a_review_takes_the_incident_out_of_what_nobody_has_reviewed(tmp_path: Path) -> None:
    claims = casebooks.some_claims(40)
    by_id = {claim.claim_id: claim for claim in claims}
    with open_casebook(tmp_path / "a.casebook") as book:
        casebooks.conclude(book, claims)
        unreviewed = Filter(needs=(Need.UNREVIEWED,))
        before = book.summaries_count(unreviewed)
        incident = next(book.incidents())
        review = judged(Verdict.REVIEWED, *(by_id[key] for key in incident.claim_ids), by="Omar")
        book.add_judgement(review)
        look_again(book, review)
        assert book.summary(incident.number).review.reviewers == ("Omar",)
        assert book.summaries_count(unreviewed) == before - 1


def test_a_look_moves_the_incident_in_the_queue(tmp_path: Path) -> None:
    claims = casebooks.some_claims(40)
    with open_casebook(tmp_path / "a.casebook") as book:
        casebooks.conclude(book, claims)
        incident = next(i for i in book.incidents() if len(i.claim_ids) > 1)
        given = _opinion([c for c in claims if c.claim_id in incident.claim_ids], by="Rima")
        awaiting = Filter(needs=(Need.SECOND_OPINION,))
        assert book.summaries_count(awaiting) == 0
        book.add_judgement(given)
        look_again(book, given)
        (summary,) = book.summaries(awaiting)
        assert summary.number == incident.number
        counts = {(c.facet, c.value): c.count for c in book.facet_counts()}
        assert counts[Facet.NEED, Need.SECOND_OPINION] == 1
        assert len(book.summaries()) == len(list(book.incidents()))
