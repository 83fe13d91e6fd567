"""The desk put together: pages, JSON, the files that ship, and the guard before them all."""

import threading
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from reportedly.server.api import custody as api_custody
from reportedly.server.api import drafts, jobs, lists
from reportedly.server.api import incidents as api_incidents
from reportedly.server.api import judgements as api_judgements
from reportedly.server.api import rejects as api_rejects
from reportedly.server.api import reports as api_reports
from reportedly.server.api import versions as api_versions
from reportedly.server.desk import Desk
from reportedly.server.failures import tell_failures
from reportedly.server.guard import Guard
from reportedly.server.pages import (
    adding,
    concluding,
    copies,
    custody,
    decisions,
    home,
    incident,
    incidents,
    judgements,
    maps,
    missed,
    opinions,
    reading,
    rejects,
    reports,
    search,
    versions,
)
from reportedly.server.render import STATIC, VERSION
from reportedly.server.uploads import Bounded

PAGES = (
    home,
    incidents,
    incident,
    decisions,
    concluding,
    reading,
    opinions,
    search,
    maps,
    reports,
    versions,
    missed,
    copies,
    adding,
    rejects,
    judgements,
    custody,
)
JSON = (
    lists,
    api_incidents,
    api_judgements,
    api_reports,
    api_custody,
    api_rejects,
    api_versions,
    jobs,
    drafts,
)
_A_DAY_S = 24 * 3600
_AFTER_FIRST_PAGE_S = 1.5  # opening the language engine takes a core for some seconds


def open_desk(desk: Desk) -> FastAPI:
    """The application that serves a desk; /openapi.json describes what stands under /api."""
    app = FastAPI(
        title="reportedly", version=VERSION, docs_url=None, redoc_url=None, lifespan=_lifespan
    )
    app.state.desk = desk
    for shown in PAGES:
        app.include_router(shown.routes, include_in_schema=False)
    for told in JSON:
        app.include_router(told.routes)
    app.mount(STATIC, _Shipped(packages=[("reportedly.server", "static")]))
    tell_failures(app)
    app.add_middleware(Bounded, uploads=adding.UPLOADS)
    app.add_middleware(Guard, hosts=desk.hosts, tiles=desk.tiles)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """What decisions need is made ready while the first page is looked at; what runs ends in
    order."""
    desk: Desk = app.state.desk
    warming = threading.Timer(_AFTER_FIRST_PAGE_S, desk.make_ready)
    warming.daemon = True
    warming.start()
    yield
    warming.cancel()
    desk.jobs.close()


class _Shipped(StaticFiles):
    """Files that change with the program alone: a browser may keep them."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = f"max-age={_A_DAY_S}"
        return response
