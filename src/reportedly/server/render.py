"""Values and a template to a page: always escaped, every sentence translatable."""

import json
from dataclasses import asdict
from http import HTTPStatus
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from reportedly.query import words
from reportedly.query.harmless import harmless
from reportedly.query.log_words import compared_words, entry_words, topics
from reportedly.query.speech import LANGUAGE, TRANSLATIONS
from reportedly.server.desk import author_of, desk_of
from reportedly.server.hints import at_desk
from reportedly.server.scripts_said import translations
from reportedly.server.speaking import look_of

VERSION = version("reportedly")
STATIC = f"/static/{VERSION}"


def page(
    request: Request, template: str, *, status: HTTPStatus = HTTPStatus.OK, **values: Any
) -> HTMLResponse:
    """The page that a template makes of `values`, of the desk and of who sits at it.

    Whatever a report says, no character of it acts on the page: overrides, controls and the like
    are shown by their names.
    """
    desk = desk_of(request)
    told = ENVIRONMENT.get_template(template).render(
        **values, author=author_of(request), path=request.url.path, desk=desk
    )
    return HTMLResponse(harmless(told), status_code=status)


def leads_on(address: str | None) -> bool:
    """Whether an address that a report names may be followed: on the web, and nowhere else."""
    return address is not None and address.lower().startswith(("http://", "https://"))


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("reportedly.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(TRANSLATIONS, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(words=words, version=VERSION, static=static)
    made.globals.update(look_of=look_of, topics=topics)
    made.globals.update(entry_words=entry_words, compared_words=compared_words)
    made.globals.update(language=LANGUAGE, translations=translations)
    made.tests["leading_on"] = leads_on
    made.filters["as_json"] = json.dumps
    made.filters["inert"] = harmless
    made.filters["at_desk"] = at_desk
    made.filters["spots"] = lambda meanings: [asdict(one) for one in meanings]
    return made


def static(name: str) -> str:
    """The address of a file that ships; another version of the program has another address.

    The version is part of the path, so that modules find one another by relative addresses.
    """
    return f"{STATIC}/{name}"


def shipped(name: str) -> str:
    """The text of a file that ships, to be laid into a page that is sent."""
    return files("reportedly.server").joinpath("static", name).read_text(encoding="utf-8")


ENVIRONMENT = _environment()
