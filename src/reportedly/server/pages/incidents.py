"""The queue: which incidents there are, those that need a person most first."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.query.incidents import Order, incidents
from reportedly.server.desk import AtDesk
from reportedly.server.render import page

routes = APIRouter()


@routes.get("/incidents")
def queue(request: Request, desk: AtDesk, order: Order = Order.CONTRADICTION) -> HTMLResponse:
    return page(request, "queue.html", rows=incidents(desk.casebook, order=order), order=order)
