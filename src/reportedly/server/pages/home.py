"""The front door leads to the queue; and the name that a browser signs with."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from reportedly.server.desk import remember_author

routes = APIRouter()


@routes.get("/")
def home() -> RedirectResponse:
    return RedirectResponse("/incidents")


@routes.post("/author")
def sign_as(
    name: Annotated[str, Form(min_length=1, max_length=80)], back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """From now on this browser decides under `name`."""
    at_home = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if at_home else "/", status_code=303)
    remember_author(response, name.strip())
    return response
