"""CODEBOOK A.5, steps 0 to 5: from the claims of an incident to the accounts that may decide.

All packs share them, each citing them under its own name ("GED-3", "ACLED-3"). What differs is
handed in: how words bound a count, which outcome is counted, and which steps a person leaves out
to see what they change.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, Status
from reportedly.model.records import SetAside
from reportedly.reconcile.accounts import Account, accounts_of, latest_tolls, set_aside
from reportedly.reconcile.case import Case
from reportedly.reconcile.estimates import Tally
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.partisans import partisan_tolls
from reportedly.reconcile.texts import is_contested, lesser_counts
from reportedly.reconcile.tolls import Bounds, Coverage, Toll, read_tolls

ORIGINS, SERIES, COVERAGE, PARTIES = 2, 3, 4, 5
OPTIONAL_STEPS = (ORIGINS, SERIES, COVERAGE, PARTIES)  # without 0, 1 or 6 there is no estimate


def as_said(figure: Figure) -> Bounds:
    """Step 1: the figure as bounds. Vague words ("dozens") stay open."""
    if figure.quantifier is Quantifier.VAGUE:
        return None, None
    return figure.low, figure.high


@dataclass(frozen=True, slots=True)
class Reading:
    """Step 4 as a pack has it: the accounts that may decide, of the tolls that stand and those
    they replaced; `others` says why a toll that stands is in none."""

    accounts: Callable[[Sequence[Toll], Sequence[Toll]], tuple[Account, ...]]
    others: str


def _whole_tolls(stand: Sequence[Toll], replaced: Sequence[Toll]) -> tuple[Account, ...]:
    """A part bounds the total from below and never stands for it.

    Where no origin gives a total or a list, a part that is all an origin speaks of stands in:
    "16 civilians were killed" is then the toll. "No deaths" is no total that they are a part of.
    """
    accounts = accounts_of(stand, replaced)
    whole = tuple(a for a in accounts if a.coverage is not Coverage.PART)
    return accounts if all(a.high == 0 for a in whole) else whole


WHOLE = Reading(_whole_tolls, "counts a part, bounds the total from below")


def tally(
    case: Case,
    options: PackOptions,
    *,
    bounds: Callable[[Figure], Bounds] = as_said,
    outcome: Outcome = Outcome.KILLED,
    coverage: Reading = WHOLE,
) -> Tally:
    """Steps 0 to 5 in the order of their dependence: origins, party filter, series, coverage."""
    left_out = frozenset(n for n in OPTIONAL_STEPS if case.cites.step(n) in options.without)
    aside = not_counted(case, outcome)
    tolls, unread = _tolls(case, outcome, bounds, left_out)
    kept, partisan = (tolls, []) if PARTIES in left_out else _party_filter(tolls, case)
    kept, lesser = (kept, []) if COVERAGE in left_out else _text_by_text(kept, case, outcome)
    stand, replaced = latest_tolls(kept)
    reading = Reading(accounts_of, coverage.others) if COVERAGE in left_out else coverage
    accounts = reading.accounts(stand, replaced)
    parts = _others(case, stand, accounts, reading)
    lone = _lone_witnesses(accounts)
    aside += unread + partisan + lesser + _superseded(case, stand, replaced) + parts
    deciding = tuple(account for account in accounts if account not in lone)
    alone = _heard_alone(case, outcome, bounds, reading)
    return Tally(stand, deciding, lone, tuple(aside), alone)


def _heard_alone(
    case: Case, outcome: Outcome, bounds: Callable[[Figure], Bounds], reading: Reading
) -> dict[str, Account]:
    """What each claim that a person prefers counts by itself, whatever the steps make of it."""
    found = {}
    for claim in {
        wanted.claim.claim_id: wanted.claim for wanted in case.preferred.values()
    }.values():
        origin = case.origin_of.get(claim.claim_id, claim.claim_id)
        told = case.told[claim.claim_id]
        tolls = read_tolls(claim, outcome, origin=origin, told=told, bounds=bounds)
        stand, replaced = latest_tolls(t for t in tolls if (t.low, t.high) != (None, None))
        for account in reading.accounts(stand, replaced)[:1]:
            found[claim.claim_id] = account
    return found


def not_counted(case: Case, outcome: Outcome = Outcome.KILLED) -> list[SetAside]:
    """Step 0: what speaks of casualties and gives no count of this outcome."""
    asides = list(case.rejected.values())
    for claim in case.claims:
        reason = _no_count(claim, outcome)
        if reason is not None and claim.claim_id not in case.rejected:
            asides.append(SetAside(claim.claim_id, case.cites.step(0), reason))
    speaking = {c.claim_id for c in case.claims if speaks_of_casualties(c)}
    return [aside for aside in asides if aside.claim_id in speaking]


def speaks_of_casualties(claim: ResolvedClaim) -> bool:
    """Whether the claim gives any figure, or denies a toll or that anything happened."""
    return bool(claim.claim.figures) or claim.claim.denies in (Denies.TOLL, Denies.OCCURRENCE)


def _no_count(claim: ResolvedClaim, outcome: Outcome) -> str | None:
    if claim.claim.status is Status.DENIED:
        return f"denies the {claim.claim.denies}"
    if claim.claim.status is Status.PLANNED_OR_HYPOTHETICAL:
        return "planned or hypothetical"
    told = {figure.outcome for figure in claim.claim.figures}
    if not told or outcome in told:
        return None
    counted = "deaths" if outcome is Outcome.KILLED else str(outcome)
    return f"{' and '.join(sorted(o.replace('_', ' ') for o in told))}, not {counted}"


def _tolls(
    case: Case, outcome: Outcome, bounds: Callable[[Figure], Bounds], left_out: frozenset[int]
) -> tuple[list[Toll], list[SetAside]]:
    """Steps 1 and 2: the tolls of origins; open counts and databases aside."""
    asides: list[SetAside] = []
    tolls: list[Toll] = []
    for claim in case.standing:
        origin = _origin(case, claim.claim_id, left_out)
        told = case.told[claim.claim_id]
        read = read_tolls(claim, outcome, origin=origin or "", told=told, bounds=bounds)
        uncounted = [toll for toll in read if toll.low is None and toll.high is None]
        asides += set_aside(uncounted, case.cites.step(1), "vague words stay open")
        counted = [toll for toll in read if toll not in uncounted]
        if origin is not None:
            tolls += counted
        else:
            reason = f"{claim.speaker.name} compiles others"
            asides += set_aside(counted, case.cites.step(2), reason)
    return tolls, asides


def _origin(case: Case, claim_id: str, left_out: frozenset[int]) -> str | None:
    """Whose toll it is; None for a database. With origins or series left out every claim is a
    witness of its own: nothing replaces it."""
    known = case.origin_of.get(claim_id)
    apart = ORIGINS in left_out or (SERIES in left_out and known is not None)
    return claim_id if apart else known


def _party_filter(tolls: Sequence[Toll], case: Case) -> tuple[list[Toll], list[SetAside]]:
    """Step 5: a party on its enemy's losses, or on who the victims were."""
    rule, partisan = case.cites.step(5), partisan_tolls(tolls, case.standing)
    asides = [aside for toll, reason in partisan for aside in set_aside([toll], rule, reason)]
    apart = {id(toll) for toll, _ in partisan}
    return [toll for toll in tolls if id(toll) not in apart], asides


def _text_by_text(
    tolls: Sequence[Toll], case: Case, outcome: Outcome
) -> tuple[list[Toll], list[SetAside]]:
    """Step 4: where no rivals count, the lesser counts of one text are parts of its greatest."""
    contested = is_contested(case.standing)
    lesser = [] if contested else lesser_counts(tolls, case.standing, outcome)
    rule, parts = case.cites.step(4), {id(toll) for toll, _ in lesser}
    asides = [aside for toll, reason in lesser for aside in set_aside([toll], rule, reason)]
    return [toll for toll in tolls if id(toll) not in parts], asides


def _superseded(case: Case, stand: Sequence[Toll], replaced: Sequence[Toll]) -> list[SetAside]:
    """Step 3: within one origin the latest toll stands; the older are its history."""
    latest = {toll.series: toll for toll in stand}
    return [
        aside
        for toll in replaced
        for aside in set_aside(
            [toll],
            case.cites.step(3),
            f"superseded by {latest[toll.series].words} of {case.origin_name(toll.claim)}",
        )
    ]


def _others(
    case: Case, stand: Sequence[Toll], accounts: Sequence[Account], reading: Reading
) -> list[SetAside]:
    """Step 4: the tolls that stand and are in no account."""
    decided = {toll for account in accounts for toll in account.tolls}
    others = [toll for toll in stand if toll not in decided]
    return set_aside(others, case.cites.step(4), reading.others)


_LONE_KINDS = {SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS}


def _lone_witnesses(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Step 6: accounts that rest on witnesses or unnamed voices alone, where others give one."""
    lone = tuple(a for a in accounts if _kinds(a) <= _LONE_KINDS)
    return lone if len(lone) < len(accounts) else ()


def _kinds(account: Account) -> set[SpeakerKind]:
    return {toll.claim.speaker.kind for toll in account.tolls}
