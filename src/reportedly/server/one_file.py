"""Incidents as one file that can be read, printed and sent: no script, nothing to fetch."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.model.incidents import Incident
from reportedly.publish.audience import Ids, Profile
from reportedly.publish.profiles import check_embargo, masked_judgements, masks_of_a_page
from reportedly.publish.showing import Showing
from reportedly.query.harmless import harmless
from reportedly.query.incidents import incident_view
from reportedly.query.rulings import rulings_of
from reportedly.query.speech import _
from reportedly.server.article import ARTICLE
from reportedly.server.dossier import Dossier, dossier, dossier_of
from reportedly.server.render import ENVIRONMENT, shipped
from reportedly.store.base import Casebook

_STYLES = ("css/desk.css", "css/incident.css", "css/read.css")


def reading_page(
    casebook: Casebook, keys: Iterable[str], profile: Profile, *, title: str = ""
) -> str:
    """One HTML file with these incidents, as those of a profile may see them.

    Raises UnknownId, and InputError where the embargo of the profile is not over.
    """
    with casebook.still():
        found = [_dossier(casebook, key, profile) for key in keys]
    numbers = ", ".join(str(one.number) for one in found)
    noun = _("Incident") if len(found) == 1 else _("Incidents")
    told = ENVIRONMENT.get_template("read/page.html").render(
        title=title or f"{noun} {numbers}",
        incidents=found,
        notice=" ".join(map(_, profile.notice)),
        made_at=datetime.now(UTC),
        styles=[shipped(name) for name in _STYLES],
        **ARTICLE,
    )
    return harmless(told)


def _dossier(casebook: Casebook, key: str, profile: Profile) -> Dossier:
    if profile.is_internal:
        return dossier(casebook, key)
    view, masks = incident_view(casebook, key), masks_of_a_page(profile)
    check_embargo((claim.published for claim in view.claims), profile)
    told = casebook.resolved_in({claim.claim.report_id for claim in view.claims})
    by_id = {claim.claim_id: masks.claim(claim) for claim in told}
    showing = {
        report.id: Showing.of(masks, report, [c for c in told if c.claim.report_id == report.id])
        for report in view.reports
    }
    incident = _under_its_number(casebook, view.incident, profile)
    shown = replace(
        view,
        incident=incident,
        claims=tuple(
            showing[claim.claim.report_id].claim(claim, by_id[claim.claim_id])
            for claim in view.claims
        ),
        reports=tuple(showing[report.id].shown_report() for report in view.reports),
        judged=(),
        related=(),
    )
    judgements = masked_judgements(casebook.judgements())
    found = rulings_of(incident, by_id, copies=view.copies, judgements=judgements)
    pack = view.records[0].pack if view.records else found[0].pack
    records = next(ruling.records for ruling in found if ruling.pack == pack)
    return dossier_of(replace(shown, records=records), found)


def _under_its_number(casebook: Casebook, incident: Incident, profile: Profile) -> Incident:
    """The incident under the number that this audience knows it by."""
    if profile.ids is Ids.OWN:
        return incident
    known = [one.number for one in casebook.incidents()]
    number = casebook.public_numbers(profile.name, known)[incident.number]
    return replace(incident, number=number, aliases=())
