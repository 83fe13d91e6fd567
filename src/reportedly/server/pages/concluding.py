"""A decision after which everything is concluded anew: how far that is, and then on."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.errors import UnknownId
from reportedly.server.desk import AtDesk, Desk
from reportedly.server.forms import is_at_home
from reportedly.server.jobs import Job, Stage
from reportedly.server.render import page

routes = APIRouter()

_SEE_OTHER = 303
_QUEUE = "/incidents"


def through(job: Job | None, address: str) -> str:
    """The address itself where the job is done; else the page that waits for it and leads there."""
    if job is None or job.stage is Stage.DONE:
        return address
    return f"/concluding/{job.id}?{urlencode({'then': address})}"


@routes.get("/concluding/{key}")
def concluding(
    request: Request, desk: AtDesk, key: str, then: Annotated[str, Query(max_length=4000)] = _QUEUE
) -> Response:
    """The page; where all is concluded it leads on."""
    address = then if is_at_home(then) else _QUEUE
    job = _job(desk, key)
    if job is None or job.stage is Stage.DONE:
        return RedirectResponse(address, _SEE_OTHER)
    return page(request, "concluding.html", job=job, then=address)


def _job(desk: Desk, key: str) -> Job | None:
    """None for a job that a desk before this one began: it has concluded when it was opened."""
    try:
        return desk.jobs.job(key)
    except UnknownId:
        return None
