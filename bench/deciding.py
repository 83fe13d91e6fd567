"""How soon a decision stands, in a process that keeps its conclusions; the cold start beside it.

bench/deciding.py --claims 10000

Splits, rejections, merges and undoings of a made-up casebook, one after the other. Seconds are
those that the processor spent.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from linking import timed
from made_up_casebook import fill

from reportedly.errors import InputError
from reportedly.model.incidents import Incident, Judgement, Signature, Verdict
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.review import about_claims, decide, merging, splitting, undoing
from reportedly.pipeline.standing import Standing
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

CLAIMS = 10_000
_DECISIONS = 40
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_SEED = 5


def main(claims: int = CLAIMS) -> None:
    """One line: claims, the cold start, and what decisions took."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_casebook(Path(folder) / "made-up.casebook") as casebook,
    ):
        fill(casebook, claims)
        _code(casebook)
        library_of(casebook)  # the language engine is opened before the clock runs
        standing = Standing()
        cold_s, _ = timed(lambda: standing.conclude(casebook))
        waits = sorted(
            1000 * timed(partial(decide, casebook, judgement, standing=standing))[0]
            for judgement in _decisions(casebook, random.Random(_SEED))
        )
    print(
        f"\ndecisions on {claims:,} made-up claims: all concluded at first in {cold_s:.0f} s, then"
    )
    marks = waits[len(waits) // 2], waits[len(waits) * 95 // 100], waits[-1]
    print("then half of the decisions in {:.0f} ms, 95 % in {:.0f}, all in {:.0f}".format(*marks))


def _code(casebook: Casebook) -> None:
    """Keep the claims as read by the generation that the casebook says it was concluded from."""
    snapshot = casebook.snapshot()
    assert snapshot is not None
    for report_id, told in groupby(casebook.resolved(), lambda claim: claim.claim.report_id):
        casebook.add_claims(report_id, snapshot.generation, [claim.claim for claim in told])


def _decisions(casebook: Casebook, dice: random.Random) -> Iterator[Judgement]:
    """Each made of what stands when its turn comes."""
    incidents = [i for i in casebook.incidents() if len(i.claim_ids) > 1]
    for at, incident in enumerate(dice.sample(incidents, min(_DECISIONS, len(incidents)))):
        signed = Signature("Rima", "made up", _FIRST + timedelta(minutes=at))
        yield _decision(casebook, at, incident, dice.choice(incidents), signed)


def _decision(
    casebook: Casebook, at: int, incident: Incident, other: Incident, signed: Signature
) -> Judgement:
    """Of four one merge, one undoing, and one split where the claim can be told from the rest."""
    home, away = (casebook.incident_of(found.claim_ids[0]) for found in (incident, other))
    if at % 4 == 1 and home is not None and away is not None and home.id != away.id:
        return merging(casebook, [home.id, away.id], signed)
    if at % 4 == 2:
        return undoing(casebook, casebook.judgements()[-1].id, signed)
    if at % 4 == 3:
        with suppress(InputError):
            return splitting(casebook, incident.claim_ids[:1], signed)
    return about_claims(casebook, Verdict.REJECT, incident.claim_ids[:1], signed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    main(parser.parse_args().claims)
