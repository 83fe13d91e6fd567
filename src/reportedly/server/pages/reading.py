"""An incident as one file: to read, to print, to send."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from reportedly.publish.audience import Audience, shipped_profile
from reportedly.query.incidents import incident_view
from reportedly.server.desk import AtDesk
from reportedly.server.guard import READ_ONLY
from reportedly.server.one_file import reading_page

routes = APIRouter()


@routes.get("/incidents/{key}/read")
def read(
    desk: AtDesk,
    key: str,
    profile: Audience = Audience.INTERNAL,
    save: Annotated[bool, Query(description="as a file")] = False,
) -> HTMLResponse:
    number = incident_view(desk.casebook, key).incident.number
    told = reading_page(desk.casebook, [key], shipped_profile(profile))
    is_own = profile is Audience.INTERNAL  # another's file must not bear our number
    name = f"incident-{number if is_own else profile}.html"
    headers = {"Content-Security-Policy": READ_ONLY}
    if save:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return HTMLResponse(told, headers=headers)
