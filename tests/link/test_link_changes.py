"""Whatever is told anew, judged or found to be copied: as if all had been known from the start."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from test_link_judged import DRAWN, made_of

from builders import claim
from reportedly.link.incidents import link_claims
from reportedly.link.linker import Linker
from reportedly.link.profiles import profile_of
from reportedly.link.verdicts import settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.incidents import CopyGroup, Incident, Judgement, Verdict
from strategies import PLACES, claim_sets


@given(claim_sets(min_size=4, max_size=14), DRAWN, st.randoms(use_true_random=False))
def test_a_linker_that_is_changed_ends_as_one_that_began_so(
    claims: list[ResolvedClaim], drawn: list[tuple[Verdict, list[int]]], chance: random.Random
) -> None:
    by_report: dict[str, list[ResolvedClaim]] = {}
    for each in claims:
        by_report.setdefault(each.claim.report_id, []).append(each)
    judgements, held = made_of(claims, drawn), _Held()
    for report_id in by_report:
        held.add(by_report[report_id])
        step = chance.randrange(4)
        if step == 0:
            held.judge(judgements[: chance.randrange(len(judgements) + 1)])
        elif step == 1:
            held.retell(chance)
        elif step == 2:
            held.copy(chance, sorted(by_report))
        held.check()
    held.judge(judgements)
    held.check()
    held.judge([])
    held.check()


class _Held:
    """A linker, and what it was given so far."""

    def __init__(self) -> None:
        self.linker = Linker()
        self.stands: set[Incident] = set()  # by what moved
        self.claims: list[ResolvedClaim] = []
        self.judgements: Sequence[Judgement] = ()
        self.copies: Sequence[CopyGroup] = ()

    def add(self, told: Sequence[ResolvedClaim]) -> None:
        self.claims += told
        self.linker.add(told)
        self.judge(self.judgements)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        self.judgements = judgements
        self.linker.judge(settle(judgements, self.claims))

    def retell(self, chance: random.Random) -> None:
        wrong = chance.choice(self.claims)
        kind, place = chance.choice(list(EventType)), chance.choice(PLACES)
        right = replace(wrong, claim=replace(wrong.claim, event_type=kind), place=place)
        self.claims = [right if each is wrong else each for each in self.claims]
        report_id = wrong.claim.report_id
        self.linker.retell([c for c in self.claims if c.claim.report_id == report_id])

    def copy(self, chance: random.Random, report_ids: list[str]) -> None:
        chance.shuffle(report_ids)
        self.copies = (CopyGroup(tuple(report_ids[:2]), "one text"),)
        self.linker.copies(self.copies)

    def check(self) -> None:
        whole = link_claims(self.claims, copies=self.copies, judgements=self.judgements)
        moved = self.linker.moved()
        held = {key for incident in moved for key in incident.claim_ids}
        self.stands = {each for each in self.stands if held.isdisjoint(each.claim_ids)} | {*moved}
        assert self.linker.incidents() == whole
        assert self.stands == {*whole}


def test_a_copy_whose_claims_come_later_is_tied_when_they_come() -> None:
    first, later = claim("r1"), claim("r2")
    linker, group = Linker(), CopyGroup(("r1", "r2"), "one text")
    linker.add([first])
    linker.copies([group])
    assert len(linker.incidents()) == 1
    linker.add([later])
    assert linker.incidents() == link_claims([first, later], copies=[group])


def test_what_moved_is_told_once() -> None:
    one, other = claim("r1"), claim("r2", on="2018-03-01")
    linker = Linker()
    linker.add([one, other])
    assert len(linker.moved()) == 2
    assert linker.moved() == ()
    linker.retell([replace(other, claim=replace(other.claim, event_type=EventType.CEASEFIRE))])
    assert [incident.claim_ids for incident in linker.moved()] == [(other.claim_id,)]


def test_a_text_that_is_read_anew_is_weighed_anew() -> None:
    told = [claim("r1"), claim("r2", outlet="Ridge Road")]
    texts = ["Jets hit the Quillock bakery.", "Jets hit the Quillock bakery.", "Rain in Vorrul."]
    alike, like_too, other = map(profile_of, texts)
    linker = Linker()
    linker.add(told, profiles={"r1": alike, "r2": like_too})
    before = linker.incidents()
    linker.retell(told[1:], profiles={"r2": other})
    now = linker.incidents()
    assert now == link_claims(told, profiles={"r1": alike, "r2": other})
    assert now != before
