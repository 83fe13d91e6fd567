"""The front door leads to the queue; and the name that a browser signs with."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from reportedly.server.desk import remember_author
from reportedly.server.forms import is_at_home

routes = APIRouter()


@routes.get("/")
def home() -> RedirectResponse:
    return RedirectResponse("/incidents")


@routes.post("/author")
def sign_as(
    name: Annotated[str, Form(min_length=1, max_length=80)], back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """From now on this browser decides under `name`."""
    response = RedirectResponse(back if is_at_home(back) else "/", status_code=303)
    remember_author(response, name.strip())
    return response
