"""The Iraq Body Count rule pack: civilians killed, a minimum and a maximum (CODEBOOK, other
vocabularies).

rule   step                                                    done
IBC-0  set aside what is not counted; planned; denied          yes, as in GED
IBC-1  bounds; vague words stay open                           yes, as in GED
IBC-2  origins                                                 yes, as in GED
IBC-3  a later toll of one origin replaces the earlier         yes, as in GED
IBC-4  civilians, origin by origin                             yes; police are not counted in
                                                               (IBC's own use is unverified)
IBC-5  party filter                                            yes, as in GED
IBC-6  minimum and maximum, killed and injured                 yes; the dead of whom nobody says
                                                               what they were raise the maximum
                                                               alone (unverified)
IBC-7  two independent sources, otherwise Provisional          yes, by origins
IBC-8  violence alone, no sum over many happenings             yes
-      time of day, target, killers, primary witnesses         not done: no claim states them so
-      name, age, gender, marital and parental status, work    never: no field holds a person

IBC-0 to IBC-3 and IBC-5 are the steps that all packs share (`steps.py`). `low` and `high` are the
civilians killed; Iraq Body Count states no best.
"""

from dataclasses import replace

from reportedly.model.events import EventType
from reportedly.model.records import CivilianHarm, EventRecord, Trace
from reportedly.reconcile.assembly import (
    NO_VIOLENCE,
    Findings,
    kind_of,
    record_of,
    sources_trace,
)
from reportedly.reconcile.case import Case, Cites, trace
from reportedly.reconcile.civilians import are_said_civilians, least
from reportedly.reconcile.days import find_days
from reportedly.reconcile.estimates import heed
from reportedly.reconcile.harm import Harmed, estimate_of_killed, find_injured, find_killed
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.parties import find_sides
from reportedly.reconcile.places import find_place
from reportedly.reconcile.steps import OPTIONAL_STEPS

CITES = Cites("IBC", days="IBC date", place="IBC place", parties="IBC parties")
ENOUGH_SOURCES = 2


def conclude(case: Case, pack: RulePack) -> tuple[EventRecord, ...]:
    """One record a violent happening (IBC-8) in which civilians may have come to harm."""
    if not case.standing or kind_of(case) in (*NO_VIOLENCE, EventType.AGGREGATE):
        return ()
    killed = ibc_6_said_civilians(case, find_killed(case, pack.options))
    injured = ibc_6_said_civilians(case, find_injured(case, pack.options))
    if not (killed.tolls.accounts or injured.tolls.accounts):
        return ()
    days, place, sides = find_days(case), find_place(case), find_sides(case)
    grade = ibc_7_sources(case)
    traces = (
        *(*killed.traces(case), *injured.traces(case), grade),
        *(days.trace, place.trace, *sides.traces, sources_trace(case)),
    )
    warnings = (*place.warnings, *sides.warnings)
    found = Findings(days, place, sides, estimate_of_killed(killed), traces, warnings)
    harm = CivilianHarm(grade.value, injured.low.count, injured.high.count)
    return (replace(record_of(case, pack, found), harm=harm),)


def ibc_6_said_civilians(case: Case, harmed: Harmed) -> Harmed:
    """IBC-6: the minimum is the least count of those who are said to have been civilians."""
    known = [account for account in harmed.tolls.accounts if are_said_civilians(account)]
    unknown = [account for account in harmed.tolls.accounts if account not in known]
    low = least(harmed.low.field, CITES.step(6), known)
    aside = tuple((account, "nobody says that they were civilians") for account in unknown)
    low = replace(low, outweighed=(*low.outweighed, *aside))
    return replace(harmed, low=heed(case, harmed.tolls, low))


def ibc_7_sources(case: Case) -> Trace:
    """IBC-7: corroborated by two independent sources, otherwise provisional."""
    names = ", ".join(origin.name for origin in case.origins)
    enough = len(case.origins) >= ENOUGH_SOURCES
    grade = "Corroborated" if enough else "Provisional"
    words = f"grade {grade}: independent sources {len(case.origins)}: {names}"
    held = [claim.claim_id for claim in case.standing]
    return trace("grade", grade, "IBC-7", words, held, case.against_if(lambda _: True))


PACK = RulePack("ibc", "4", CITES, conclude, tuple(map(CITES.step, OPTIONAL_STEPS)))
