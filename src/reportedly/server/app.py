"""The desk put together: pages, JSON, the files that ship, and the guard before them all."""

from collections.abc import MutableMapping
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from reportedly.server.desk import Desk
from reportedly.server.failures import tell_failures
from reportedly.server.guard import Guard
from reportedly.server.pages import home, incidents, maps, opinions
from reportedly.server.render import VERSION

_A_DAY_S = 24 * 3600


def open_desk(desk: Desk) -> FastAPI:
    """The application that serves a desk; /openapi.json describes what stands under /api."""
    app = FastAPI(title="reportedly", version=VERSION, docs_url=None, redoc_url=None)
    app.state.desk = desk
    for routes in (home.routes, incidents.routes, maps.routes, opinions.routes):
        app.include_router(routes, include_in_schema=False)
    app.mount("/static", _Shipped(packages=[("reportedly.server", "static")]))
    tell_failures(app)
    app.add_middleware(Guard, hosts=desk.hosts, tiles=desk.tiles)
    return app


class _Shipped(StaticFiles):
    """Files that change with the program alone: a browser may keep them."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = f"max-age={_A_DAY_S}"
        return response
