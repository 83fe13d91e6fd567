"""What cannot be done is said in words, as a page or as JSON, whichever was asked for."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from reportedly.errors import CasebookError, InputError, ReportedlyError, UnknownId
from reportedly.server.hints import at_desk
from reportedly.server.render import page

_STATUS = (
    (UnknownId, HTTPStatus.NOT_FOUND),
    (InputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (CasebookError, HTTPStatus.CONFLICT),
    (ReportedlyError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


def tell_failures(app: FastAPI) -> None:
    """Let every error of the program, of the form and of the address answer in words."""
    app.add_exception_handler(ReportedlyError, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _no_such)
    app.add_exception_handler(Exception, _fault)


def status_of(error: ReportedlyError) -> HTTPStatus:
    """What an error of the program answers with."""
    return next(code for kind, code in _STATUS if isinstance(error, kind))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedlyError)
    status = status_of(error)
    return told(request, status, str(error), at_desk(error.hint))


def _unreadable(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    wrong = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found)
    return told(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong or "the request cannot be read")


def _no_such(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else 500)
    if status is HTTPStatus.NOT_FOUND:
        return told(request, status, "there is no such page", "the list of incidents leads on")
    detail = str(error.detail) if isinstance(error, HTTPException) else status.phrase
    return told(request, status, status.phrase.lower() if detail == status.phrase else detail)


def _fault(request: Request, error: Exception) -> Response:
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    hint = "nothing was changed; `reportedly --debug serve` shows what to tell its makers"
    return told(request, status, f"a fault of the program: {type(error).__name__}", hint)


def told(request: Request, status: HTTPStatus, message: str, hint: str = "") -> Response:
    """The refusal as JSON under /api, else as a page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message, "hint": hint}, status_code=status)
    return page(request, "failure.html", status=status, message=message, hint=hint)
