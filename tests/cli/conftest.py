"""One invented strike, told twice."""

import pytest
from cli_values import claim, figure, place

from reportedly.model.casualties import Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident


@pytest.fixture
def told() -> tuple[ResolvedClaim, ResolvedClaim]:
    """Two claims about one strike that contradict each other."""
    return (
        claim(figure(83, 83), where=place()),
        claim(
            figure(40, None, Quantifier.AT_LEAST, whom=Whom.COMBATANTS),
            speaker=None,
            outlet="Sample Courier",
            report_id="r-two",
            where=place("Kafr Nal", candidates=("Kafr Naha", "Kafr Taal")),
            dated=False,
        ),
    )


@pytest.fixture
def incident(told: tuple[ResolvedClaim, ResolvedClaim]) -> Incident:
    ids = tuple(sorted(c.claim_id for c in told))
    return Incident(Incident.identity(ids[0]), ids[0], ids, (), number=7)
