"""The Airwars rule pack: civilians harmed by strikes, with a grade (CODEBOOK, other vocabularies).

rule       step                                                done
AIRWARS-0  set aside what is not counted; planned; denied      yes, as in GED
AIRWARS-1  bounds; vague words stay open                       yes, as in GED
AIRWARS-2  origins                                             yes, as in GED
AIRWARS-3  a later toll of one origin replaces the earlier     yes, as in GED
AIRWARS-4  civilians: who is not shown to be a fighter         yes, origin by origin
AIRWARS-5  a perpetrator's word that the dead were fighters    yes: context, no evidence
AIRWARS-6  minimum and maximum, killed and injured             yes; lone witnesses apart
AIRWARS-7  grade                                               yes; "near actions" of a belligerent
                                                               are known only as one that is named
AIRWARS-8  strikes and shelling alone (unverified)             yes
-          names, ages and families of the victims             never: no field holds a person

AIRWARS-0 to AIRWARS-3 and AIRWARS-5 are the steps that all packs share (`steps.py`). `low` and
`high` are the civilians killed; Airwars states no best.
"""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.records import CivilianHarm, EventRecord, Trace
from reportedly.reconcile.assembly import Findings, kind_of, record_of, sources_trace
from reportedly.reconcile.case import Case, Cites, trace
from reportedly.reconcile.days import find_days
from reportedly.reconcile.harm import (
    Harmed,
    estimate_of_killed,
    find_injured,
    find_killed,
    is_harm_told,
)
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.parties import find_sides, is_unarmed, party_key, whole_party
from reportedly.reconcile.places import find_place
from reportedly.reconcile.reliability import OFFICIAL, rank_of
from reportedly.reconcile.steps import OPTIONAL_STEPS
from reportedly.reconcile.tolls import FIGHTERS

CITES = Cites("AIRWARS", days="AIRWARS days", place="AIRWARS place", parties="AIRWARS parties")
STRIKES = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.CHEMICAL_ATTACK)


def conclude(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    """One record a strike that is said to have harmed somebody (AIRWARS-8), else none."""
    if not case.standing or kind_of(case) not in STRIKES or not is_harm_told(case):
        return ()
    killed, injured = find_killed(case, pack.options), find_injured(case, pack.options)
    days, place, sides = find_days(case), find_place(case), find_sides(case)
    grade = airwars_7_grade(case, killed)
    traces = (
        *(*killed.traces(case), *injured.traces(case), grade),
        *(days.trace, place.trace, *sides.traces, sources_trace(case)),
    )
    warnings = (*place.warnings, *sides.warnings)
    found = Findings(days, place, sides, estimate_of_killed(killed), traces, warnings)
    harm = CivilianHarm(grade.value, injured.low.count, injured.high.count)
    return (replace(record_of(case, pack, found), harm=harm),)


def airwars_7_grade(case: Case, killed: Harmed) -> Trace:
    """AIRWARS-7: Confirmed, Discounted, Contested, Fair or Weak, the first that holds."""
    grade, why = _grade(case, killed)
    held = [claim.claim_id for claim in case.standing]
    against = case.against_if(lambda _: True)
    return trace("grade", grade, "AIRWARS-7", f"grade {grade}: {why}", held, against)


def _grade(case: Case, killed: Harmed) -> tuple[str, str]:
    owner = next((c.speaker.name for c in case.standing if _owns_it(c)), None)
    if owner is not None:
        return "Confirmed", f"{owner} accepts responsibility"
    if not killed.tolls.accounts and any(t.who in FIGHTERS for t in killed.tolls.stand):
        return "Discounted", "those killed are told to have been fighters"
    rival = _rivals(case)
    if rival is not None:
        return "Contested", f"competing attributions: {rival}"
    credible = _credible(case)
    if len(credible) < 2:
        return "Weak", f"a single credible source, {credible[0]}" if credible else "no such source"
    if not any(map(_blamed, case.standing)):
        return "Weak", "no belligerent is named"
    return "Fair", f"{len(credible)} credible sources: {', '.join(credible)}"


def _owns_it(claim: ResolvedClaim) -> bool:
    """A belligerent that says it did it; not where it says that it hit fighters alone."""
    party = claim.speaker.party
    if party is None or whole_party(party) not in _blamed(claim):
        return False
    return any(map(is_unarmed, claim.recipients)) or not claim.recipients


def _blamed(claim: ResolvedClaim) -> frozenset[str]:
    return frozenset(party_key(actor) for actor in claim.actors if not is_unarmed(actor))


def _rivals(case: Case) -> str | None:
    """The names of those blamed, where two origins blame parties of which none is the same."""
    blaming = [claim for claim in case.standing if _blamed(claim) and _is_origin(case, claim)]
    names = {_blamed(claim): _names(claim) for claim in blaming}
    disjoint = any(not one & other for one in names for other in names)
    return " or ".join(sorted(names.values())) if disjoint else None


def _is_origin(case: Case, claim: ResolvedClaim) -> bool:
    return claim.claim_id in case.origin_of


def _names(claim: ResolvedClaim) -> str:
    return ", ".join(sorted({actor.name for actor in claim.actors}))


def _credible(case: Case) -> list[str]:
    """Origins that are no party to the fight, no lone witness and no unnamed voice."""
    fighting = frozenset(key for claim in case.standing for key in _blamed(claim))
    told = (c for c in case.standing if _is_origin(case, c) and rank_of(c, fighting) <= OFFICIAL)
    return _origin_names(case, told)


def _origin_names(case: Case, claims: Iterable[ResolvedClaim]) -> list[str]:
    names = {case.origin_of[claim.claim_id]: case.origin_name(claim) for claim in claims}
    return sorted(names.values())


PACK = RulePack("airwars", "4", CITES, conclude, tuple(map(CITES.step, OPTIONAL_STEPS)))
