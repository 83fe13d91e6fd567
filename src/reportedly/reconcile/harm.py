"""Harm to civilians as casualty recorders state it: a minimum and a maximum, killed and injured."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.casualties import Outcome
from reportedly.model.records import Estimate, Trace
from reportedly.reconcile.accounts import Account
from reportedly.reconcile.case import Case
from reportedly.reconcile.civilians import CIVILIANS, greatest, least
from reportedly.reconcile.estimates import Decision, Tally, heed, trace_count
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.steps import tally


@dataclass(frozen=True, slots=True)
class Harmed:
    """Civilians of one outcome: the tolls, and the least and the greatest of them."""

    tolls: Tally
    low: Decision
    high: Decision

    def traces(self, case: Case) -> tuple[Trace, Trace]:
        """Why the least and the greatest are what they are."""
        return trace_count(case, self.tolls, self.low), trace_count(case, self.tolls, self.high)


def find_killed(case: Case, options: PackOptions) -> Harmed:
    """The civilians killed, as `low` and `high`."""
    tolls = tally(case, options, coverage=CIVILIANS)
    return _harmed(case, tolls, _heard(tolls, options), ("low", "high"))


def find_injured(case: Case, options: PackOptions) -> Harmed:
    """The civilians wounded, as `injured_min` and `injured_max`."""
    tolls = tally(case, options, outcome=Outcome.WOUNDED, coverage=CIVILIANS)
    return _harmed(case, tolls, _heard(tolls, options), ("injured_min", "injured_max"))


def _heard(tolls: Tally, options: PackOptions) -> tuple[Account, ...]:
    return tolls.accounts + (tolls.lone if options.admit_lone_witness else ())


def _harmed(case: Case, tolls: Tally, heard: Iterable[Account], fields: tuple[str, str]) -> Harmed:
    accounts, rule = tuple(heard), case.cites.step(6)
    low, high = least(fields[0], rule, accounts), greatest(fields[1], rule, accounts)
    return Harmed(tolls, heed(case, tolls, low), heed(case, tolls, high))


def estimate_of_killed(killed: Harmed) -> Estimate:
    """Minimum and maximum; a recorder states no best."""
    return Estimate(killed.low.count, None, killed.high.count)


def is_harm_told(case: Case) -> bool:
    """Whether anybody says that somebody was killed or wounded, with a number or without."""
    outcomes = {figure.outcome for claim in case.standing for figure in claim.claim.figures}
    return bool(outcomes & {Outcome.KILLED, Outcome.WOUNDED})
