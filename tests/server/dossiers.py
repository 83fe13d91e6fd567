"""Claims with their numbers on a page, for tests that need no casebook."""

from builders import report, speaker
from reportedly.model.claims import ResolvedClaim
from reportedly.server.dossier import Told

OBSERVER = speaker("Lantern Watch", id="lantern")


def told(*claims: ResolvedClaim) -> list[Told]:
    """The claims numbered from 1, each with a report that is its words."""
    return [
        Told(number, one, report(one.claim.report_id, one.claim.evidence[0].text), ())
        for number, one in enumerate(claims, start=1)
    ]
