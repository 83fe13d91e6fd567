"""The smallest incidents: who speaks in them, and what the GED pack concludes of them."""

from collections.abc import Sequence

from builders import (
    actor,
    speaker,
)
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.reconcile.records import open_pack, reconcile_incident

ARMY = actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army")
NUSRA = actor("Nusra Front", id="hts/nusra")
ZINKI = actor("Zinki", id="zinki")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
NETWORK = speaker("Network", SpeakerKind.MONITOR, id="snhr")
ARMY_VOICE = speaker("army command", SpeakerKind.STATE, id="army-command", party="syria/army")


def conclude(
    *claims: ResolvedClaim,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
) -> EventRecord:
    ids = sorted(c.claim_id for c in claims)
    incident = Incident(Incident.identity(ids[0]), ids[0], tuple(ids), ())
    (record,) = reconcile_incident(
        incident,
        {c.claim_id: c for c in claims},
        copies=copies,
        judgements=judgements,
        pack=open_pack("ged"),
    )
    return record


def counts(*claims: ResolvedClaim, **kwargs: object) -> tuple[int | None, int | None, int | None]:
    estimate = conclude(*claims, **kwargs).fatalities  # type: ignore[arg-type]
    return estimate.low, estimate.best, estimate.high
