"""A decision is kept once, and only about what the person saw."""

from dataclasses import dataclass

from reportedly.model.incidents import Judgement
from reportedly.pipeline.review import Decided
from reportedly.query.incidents import incident_view
from reportedly.query.views import IncidentView
from reportedly.server.desk import Desk
from reportedly.server.jobs import Job
from reportedly.server.seen import Seen, check_unchanged


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a decision that is kept: `anew` is False where it was kept before.

    `decided` is what was concluded from it; `job` concludes, where that takes long.
    """

    anew: bool
    decided: Decided | None = None
    job: Job | None = None


def keep(desk: Desk, view: IncidentView, judgement: Judgement, before: Seen | None) -> Kept:
    """The judgement, kept and concluded from.

    Raises ChangedMeanwhile where the incident is another than was seen.
    """
    if any(made.id == judgement.id for made in desk.casebook.judgements()):
        return Kept(anew=False)

    def check() -> None:
        check_unchanged(before, incident_view(desk.casebook, str(view.incident.number)))

    if desk.takes_long(judgement):
        return Kept(anew=True, job=desk.begin(judgement, check=check))
    return Kept(anew=True, decided=desk.decide(judgement, check=check))
