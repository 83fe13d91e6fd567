"""Incidents as one file that can be read, printed and sent: no script, nothing to fetch."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from reportedly.model.claims import ResolvedClaim
from reportedly.publish.profiles import (
    NOTICE,
    Profile,
    check_embargo,
    masked_claims,
    masked_judgements,
    masked_report,
)
from reportedly.query.harmless import harmless
from reportedly.query.incidents import incident_view
from reportedly.query.rulings import rulings_of
from reportedly.server.article import ARTICLE
from reportedly.server.dossier import Dossier, dossier, dossier_of
from reportedly.server.render import ENVIRONMENT, shipped
from reportedly.store.base import Casebook

_STYLES = ("css/desk.css", "css/incident.css", "css/read.css")


def reading_page(
    casebook: Casebook, keys: Iterable[str], profile: Profile, *, title: str = ""
) -> str:
    """One HTML file with these incidents, as the profile lets them be seen.

    Raises UnknownId, and InputError where the embargo of a public page is not over.
    """
    with casebook.still():
        found = [_dossier(casebook, key, profile) for key in keys]
    numbers = ", ".join(str(one.number) for one in found)
    noun = "Incident" if len(found) == 1 else "Incidents"
    told = ENVIRONMENT.get_template("read/page.html").render(
        title=title or f"{noun} {numbers}",
        incidents=found,
        profile=profile,
        notice=NOTICE[profile],
        made_at=datetime.now(UTC),
        styles=[shipped(name) for name in _STYLES],
        **ARTICLE,
    )
    return harmless(told)


def _dossier(casebook: Casebook, key: str, profile: Profile) -> Dossier:
    if profile is Profile.INTERNAL:
        return dossier(casebook, key)
    view = incident_view(casebook, key)
    check_embargo(_last_published(view.claims))
    shown = replace(
        view,
        claims=masked_claims(view.claims),
        reports=tuple(map(masked_report, view.reports)),
        judged=(),
        related=(),
    )
    reports = {claim.claim.report_id for claim in view.claims}
    told = [claim for key in reports for claim in casebook.resolved_of(key)]
    by_id = {claim.claim_id: claim for claim in masked_claims(told)}
    judgements = masked_judgements(casebook.judgements())
    found = rulings_of(view.incident, by_id, copies=view.copies, judgements=judgements)
    pack = view.records[0].pack if view.records else found[0].pack
    records = next(ruling.records for ruling in found if ruling.pack == pack)
    return dossier_of(replace(shown, records=records), found)


def _last_published(claims: Iterable[ResolvedClaim]) -> datetime | None:
    """The end of the day on which the newest report was published; None if one tells no day."""
    days: list[date | None] = [claim.published for claim in claims]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    return datetime.combine(max(known) + timedelta(days=1), time(), UTC)
