"""One invented strike, told twice."""

from pathlib import Path

import pytest
from small_casebook import fill

from reportedly.model.casualties import Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.pipeline.run import conclude
from reportedly.store.sqlite import open_casebook
from shown_values import claim, figure, place


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


@pytest.fixture(scope="session")
def concluded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A strike of which a monitor counts 40 dead and a paper 12, and a shelling without dead."""
    path = tmp_path_factory.mktemp("judging") / "small.casebook"
    with open_casebook(path, create=True) as book:
        fill(book)
        conclude(book)  # from the claims that it holds: nothing is read anew
    return path


@pytest.fixture
def book(concluded: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "judged.casebook"
    with open_casebook(concluded) as kept:
        kept.backup(str(copy))
    return copy
