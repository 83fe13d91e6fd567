"""A decision is kept once, and only about what the person saw."""

from reportedly.model.incidents import Judgement
from reportedly.pipeline.review import Decided
from reportedly.query.incidents import incident_view
from reportedly.query.views import IncidentView
from reportedly.server.desk import Desk
from reportedly.server.seen import Seen, check_unchanged


def keep(
    desk: Desk, view: IncidentView, judgement: Judgement, before: Seen | None
) -> Decided | None:
    """The judgement, kept and concluded from; None where it was kept already, sent twice.

    Raises ChangedMeanwhile where the incident is another than was seen.
    """
    if any(made.id == judgement.id for made in desk.casebook.judgements()):
        return None

    def check() -> None:
        check_unchanged(before, incident_view(desk.casebook, str(view.incident.number)))

    return desk.decide(judgement, check=check)
