"""What persons correct or add stands where it belongs, and moves nobody else."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from test_link_judged import COPIES, DRAWN, made_of

from builders import DARAT_IZZA, claim, place, when
from judging import added, judged, undo
from reportedly.link.bundling import tellings_of
from reportedly.link.incidents import link_claims
from reportedly.link.linker import Linker
from reportedly.link.rulings import Rulings
from reportedly.link.verdicts import settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Added, ClaimField, Correction
from reportedly.model.events import EventType
from reportedly.model.incidents import Incident, Judgement, Verdict
from reportedly.model.places import ResolvedPlace
from reportedly.model.undoing import in_force
from strategies import PLACES, claim_sets

SARMADA = place("Sarmada", 36.186, 36.724, admin1="Idlib", admin2="Harim")


@dataclass(frozen=True)
class Book:
    """Claims as read, judgements, and the claims as each of these left them."""

    claims: Sequence[ResolvedClaim]
    made: tuple[Judgement, ...] = ()
    amended: dict[str, tuple[ResolvedClaim, ...]] = field(default_factory=dict)

    def decided(self, judgement: Judgement, *amended: ResolvedClaim) -> "Book":
        more = {judgement.id: amended} if amended else {}
        return Book(self.claims, (*self.made, judgement), self.amended | more)

    def corrected(self, *claims: ResolvedClaim, hour: float = 1) -> "Book":
        """With these in the place of the claims of their ids."""
        wrong = [next(c for c in self.claims if c.claim_id == right.claim_id) for right in claims]
        return self.decided(correcting(*wrong, hour=hour), *claims)

    def added(
        self, new: ResolvedClaim, *, beside: ResolvedClaim | None = None, hour: int = 0
    ) -> "Book":
        judgement = added(new, beside=beside, hour=hour)
        return self.decided(judgement, replace(new, added=(Added("Rima", "seen", judgement.id),)))

    def incidents(self) -> tuple[Incident, ...]:
        amended = {each.id: self.amended[each.id] for each in self.standing}
        return link_claims(self.claims, copies=COPIES[:1], judgements=self.made, amended=amended)

    @property
    def standing(self) -> list[Judgement]:
        return [each for each in in_force(self.made) if each.id in self.amended]

    def parts(self) -> list[set[str]]:
        """The reports of each incident."""
        told = {c.claim_id: c for c in chain(self.claims, *self.amended.values())}
        found = ({told[key].claim.report_id for key in i.claim_ids} for i in self.incidents())
        return sorted(found, key=min)


def correcting(*claims: ResolvedClaim, hour: float = 1) -> Judgement:
    nowhere = Correction(ClaimField.PLACE, "elsewhere")
    alike = (nowhere,) * (len(claims) - 1)
    return judged(Verdict.CORRECT, *claims, correction=nowhere, alike=alike, hour=hour)


def at(told: ResolvedClaim, there: ResolvedPlace | None) -> ResolvedClaim:
    mention = None if there is None else there.mention
    return replace(told, place=there, claim=replace(told.claim, place=mention))


def on(told: ResolvedClaim, day: str) -> ResolvedClaim:
    return replace(told, claim=replace(told.claim, date=when(day)))


# --- stories

ONE, TWO, THREE = (claim(f"r{n}", outlet=f"Gazette {n}") for n in range(1, 4))
FOUR, FIVE = (claim(f"r{n}", outlet=f"Gazette {n}", at=SARMADA) for n in (4, 5))
BOOK = Book([ONE, TWO, THREE, FOUR, FIVE])


def test_a_claim_whose_place_was_misread_leaves_for_the_incident_of_its_place() -> None:
    assert BOOK.parts() == [{"r1", "r2", "r3"}, {"r4", "r5"}]
    assert BOOK.corrected(at(TWO, SARMADA)).parts() == [{"r1", "r3"}, {"r2", "r4", "r5"}]


def test_a_claim_that_fits_nowhere_stands_alone() -> None:
    assert BOOK.corrected(at(TWO, DARAT_IZZA)).parts() == [{"r1", "r3"}, {"r2"}, {"r4", "r5"}]


def test_a_claim_that_fits_as_well_as_before_stays() -> None:
    other = replace(TWO, claim=replace(TWO.claim, event_type=EventType.SHELLING))
    assert BOOK.corrected(other).parts() == BOOK.parts()


def test_claims_of_one_incident_that_are_corrected_at_once_stay_together() -> None:
    both = BOOK.corrected(at(ONE, DARAT_IZZA), at(TWO, DARAT_IZZA))
    assert both.parts() == [{"r1", "r2"}, {"r3"}, {"r4", "r5"}]
    all_of_it = BOOK.corrected(*(at(each, DARAT_IZZA) for each in (ONE, TWO, THREE)))
    assert all_of_it.parts() == BOOK.parts()


def test_what_was_corrected_one_by_one_finds_together_again() -> None:
    book = BOOK.corrected(at(ONE, DARAT_IZZA)).corrected(at(TWO, DARAT_IZZA), hour=2)
    assert book.parts() == [{"r1", "r2"}, {"r3"}, {"r4", "r5"}]


def test_what_its_report_told_with_it_goes_with_it_unless_that_says_another_day_or_place() -> None:
    unsaid = claim("r2", outlet="Gazette 2", at=None, on=None, text="ten were hurt", start=90)
    said = claim("r2", outlet="Gazette 2", text="shops burned", start=120)
    moved = at(TWO, SARMADA)
    alone, with_it = (Book([*BOOK.claims, more]).corrected(moved) for more in (said, unsaid))
    assert with_it.parts() == [{"r1", "r3"}, {"r2", "r4", "r5"}]
    assert alone.parts() == [{"r1", "r2", "r3"}, {"r2", "r4", "r5"}]


def test_a_link_of_what_was_corrected_says_so_and_weighs_what_it_says_now() -> None:
    book = BOOK.corrected(at(TWO, SARMADA))
    (home,) = (i for i in book.incidents() if TWO.claim_id in i.claim_ids)
    links = [link for link in home.links if TWO.claim_id in (link.left, link.right)]
    assert links
    for link in links:
        assert link.reasons[0] == f"as corrected by Rima: I read both ({book.made[0].id})"
        assert any("Sarmada" in reason or "place" in reason for reason in link.reasons[1:])


def test_what_a_person_joined_stays_joined_when_one_of_it_is_corrected() -> None:
    """The hostile case: by its scores it would leave."""
    link = judged(Verdict.MUST_LINK, ONE, TWO, hour=1)
    assert BOOK.decided(link).corrected(at(TWO, SARMADA), hour=2).parts() == BOOK.parts()
    one_of_two = BOOK.decided(link).corrected(at(TWO, SARMADA), at(THREE, SARMADA), hour=2)
    assert one_of_two.parts() == [{"r1", "r2"}, {"r3", "r4", "r5"}]


def test_what_is_merged_after_it_was_corrected_takes_along_where_it_stands_then() -> None:
    merge = judged(Verdict.MERGE, TWO, FOUR, hour=2)
    book = BOOK.corrected(at(TWO, DARAT_IZZA), hour=1).decided(merge)
    assert book.parts() == [{"r1", "r3"}, {"r2", "r4", "r5"}]


def test_a_claim_is_not_corrected_into_what_a_person_keeps_it_from() -> None:
    apart = judged(Verdict.CANNOT_LINK, TWO, FIVE, hour=1)
    book = BOOK.decided(apart).corrected(at(TWO, SARMADA), hour=2)
    assert book.parts() == [{"r1", "r3"}, {"r2"}, {"r4", "r5"}]


def test_an_added_claim_joins_whom_it_is_like_and_unites_nobody() -> None:
    new = claim("r6", outlet="Gazette 6", text="volunteers dug at dusk")
    assert BOOK.added(new).parts() == [{"r1", "r2", "r3", "r6"}, {"r4", "r5"}]
    assert BOOK.added(new, beside=FOUR).parts() == [{"r1", "r2", "r3"}, {"r4", "r5", "r6"}]
    assert BOOK.added(at(new, DARAT_IZZA)).parts() == [{"r1", "r2", "r3"}, {"r4", "r5"}, {"r6"}]


def test_a_claim_that_joins_by_its_correction_is_joined_by_a_report_that_comes_later() -> None:
    book = Book([ONE, TWO, THREE]).corrected(at(TWO, SARMADA))
    assert book.parts() == [{"r1", "r3"}, {"r2"}]
    assert replace(book, claims=BOOK.claims).parts() == [{"r1", "r3"}, {"r2", "r4", "r5"}]


# --- whatever is read and decided

CORRECTION = st.tuples(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(0, 9))
CORRECTED = st.lists(CORRECTION, max_size=4)
Drawn = list[tuple[list[int], int]]


def drawn_book(
    claims: list[ResolvedClaim], decided: list[tuple[Verdict, list[int]]], drawn: Drawn
) -> Book:
    """Decisions and corrections by turns; some of the claims were added by a person."""
    many = len(claims) // 4
    book = Book(claims[many:])
    for new in claims[:many]:
        book = book.added(new)
    decisions = made_of(claims, decided)
    for n in range(max(len(decisions), len(drawn))):
        for judgement in decisions[n : n + 1]:
            book = book.decided(judgement)
        for each in drawn[n : n + 1]:
            book = corrected(book, claims, each, hour=n + 1.5)
    return book


def corrected(
    book: Book, claims: list[ResolvedClaim], drawn: tuple[list[int], int], *, hour: float
) -> Book:
    numbers, value = drawn
    wrong = list({n % len(claims): claims[n % len(claims)] for n in numbers}.values())
    there = PLACES[value % len(PLACES)]
    right = [on(at(each, there), f"2017-11-1{value % 4}") for each in wrong]
    return book.decided(correcting(*wrong, hour=hour), *right)


def blocks(book: Book, but: set[str]) -> dict[str, frozenset[str]]:
    """Of each other claim whom it stands with, of the others."""
    found = (frozenset(i.claim_ids) - but for i in book.incidents())
    return {key: block for block in found for key in block}


@given(claim_sets(min_size=3, max_size=14), DRAWN, CORRECTED, st.data())
def test_a_correction_moves_only_what_it_names_and_what_was_told_with_it(
    claims: list[ResolvedClaim],
    decided: list[tuple[Verdict, list[int]]],
    drawn: Drawn,
    data: st.DataObject,
) -> None:
    book = drawn_book(claims, decided, drawn)
    last = data.draw(
        st.tuples(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(0, 9))
    )
    now = corrected(book, claims, last, hour=90)
    named = {c.claim_id for c in now.amended[now.made[-1].id]}
    told = [{c.claim_id for c in each.claims} for each in tellings_of(book.claims)]
    named = named.union(*(each for each in told if each & named))
    assert blocks(now, named) == blocks(book, named)
    undone = now.decided(undo(now.made[-1], hour=91))
    assert undone.incidents() == book.incidents()


@given(claim_sets(min_size=3, max_size=14), DRAWN, CORRECTED)
def test_what_is_decided_holds_whatever_is_corrected(
    claims: list[ResolvedClaim], decided: list[tuple[Verdict, list[int]]], drawn: Drawn
) -> None:
    book, rulings = drawn_book(claims, decided, drawn), Rulings()
    home = {key: incident.id for incident in book.incidents() for key in incident.claim_ids}
    assert sorted(home) == sorted(c.claim_id for c in claims)
    for decision in settle(book.made, claims, amended=book.amended).decisions:
        rulings.take(decision)
    for key in home:
        assert {home[other] for other in rulings.group(key)} == {home[key]}
        assert all(home[key] != home[other] for other in home if rulings.bar([key], {other}))


@given(claim_sets(min_size=3, max_size=14), DRAWN, CORRECTED)
def test_an_added_claim_moves_no_other(
    claims: list[ResolvedClaim], decided: list[tuple[Verdict, list[int]]], drawn: Drawn
) -> None:
    new, *others = claims
    book = drawn_book(others, decided, drawn)
    now = book.added(new, hour=80)
    assert blocks(now, {new.claim_id}) == blocks(book, set())


@given(claim_sets(min_size=3, max_size=14), DRAWN, CORRECTED, st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_as_all_at_once(
    claims: list[ResolvedClaim],
    decided: list[tuple[Verdict, list[int]]],
    drawn: Drawn,
    chance: random.Random,
) -> None:
    book, linker = drawn_book(claims, decided, drawn), Linker()
    linker.copies(COPIES[:1])
    reports = sorted({c.claim.report_id for c in book.claims})
    chance.shuffle(reports)
    for n, report_id in enumerate(reports, start=1):
        linker.add([c for c in book.claims if c.claim.report_id == report_id])
        here, made = (
            set(reports[:n]),
            chance.sample(book.made, chance.randrange(len(book.made) + 1)),
        )
        _judge(linker, replace(book, made=tuple(made)), here)
        linker.moved()
    _judge(linker, book, None)
    assert linker.incidents() == book.incidents()
    backwards = Book(book.claims[::-1], book.made[::-1], book.amended)
    assert backwards.incidents() == book.incidents()


def _judge(linker: Linker, book: Book, here: set[str] | None) -> None:
    """Let a linker know what is decided of the reports that are here: None, of all."""
    read = {c.claim_id for c in book.claims}
    there = {
        each.id: tuple(
            c
            for c in book.amended[each.id]
            if here is None or c.claim_id not in read or c.claim.report_id in here
        )
        for each in book.standing
    }
    told = {c.claim_id: c for c in chain(book.claims, *there.values())}
    linker.judge(settle(book.made, tuple(told.values()), amended=there))
