"""A person looked at incidents and decided nothing: what their summaries say of that, renewed."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.anchors import by_report, held_by
from reportedly.model.incidents import Incident, Judgement
from reportedly.model.summaries import Summary
from reportedly.reconcile.reviews import looks_of, review_of
from reportedly.store.base import Casebook


def look_again(casebook: Casebook, judgement: Judgement) -> None:
    """Renew what is said of reviews and opinions on the incidents that a judgement speaks of.

    The same as concluding anew would say, which reviews and opinions alone do not call for.
    """
    with casebook.still():
        seen = {incident.id: incident for incident in _incidents(casebook, judgement)}
        renewed = [_renewed(casebook, incident) for incident in seen.values()]
    casebook.renew_summaries([summary for summary in renewed if summary is not None])


def _incidents(casebook: Casebook, judgement: Judgement) -> Iterator[Incident]:
    told = by_report(casebook.resolved_in({anchor.report_id for anchor in judgement.anchors}))
    for claim_id in sorted(claim.claim_id for claim in held_by(judgement, told)):
        home = casebook.incident_of(claim_id)
        if home is not None:
            yield home


def _renewed(casebook: Casebook, incident: Incident) -> Summary | None:
    summary = casebook.summary(incident.number)
    if summary is None:  # concluded before there were summaries
        return None
    claims = casebook.resolved(incident.claim_ids)
    told = casebook.resolved_in({claim.claim.report_id for claim in claims})
    looks = looks_of(casebook.judgements(), told)
    return replace(summary, review=review_of(incident.claim_ids, looks))
