"""The map and the timeline: what is drawn comes from /api/v1/map and /api/v1/timeline."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.server.render import page

routes = APIRouter()


@routes.get("/map")
def drawn(request: Request) -> HTMLResponse:
    return page(request, "map.html")
