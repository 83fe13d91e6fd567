"""What every answer carries and every request must show, whatever page it is for.

The desk is for the browser on this machine: a page of another site must neither read it (by a name
that leads here: DNS rebinding) nor write to it (by a form that is sent here).
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FROM_HERE: Final = frozenset({"same-origin", "none"})  # none: typed or from a bookmark
_POLICY: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# For a page that is sent as it is: its style stands in it, nothing else may run or be fetched.
READ_ONLY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_OPEN_TO_TILES: Final = ("img-src", "connect-src")


class Guard:
    """Refuses what comes from elsewhere; sets the headers that hold a page to this machine.

    `tiles` is the address of a map server that the user chose; only it is asked beside the desk.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], tiles: str | None = None) -> None:
        self._app, self._hosts = app, hosts
        self._policy = policy(tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], Headers(scope=scope))
        app = self._app if refused is None else PlainTextResponse(refused, status_code=403)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._set(MutableHeaders(scope=message))
            await send(message)

        await app(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if urlsplit(f"//{host}").hostname not in self._hosts:
            return "This desk answers to the address it was opened at, and to no other name."
        if method in _SAFE:
            return None
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        from_here = site is None or site in _FROM_HERE
        if not from_here or (origin is not None and urlsplit(origin).netloc != host):
            return "A page of another site sent this; the desk takes decisions from its own pages."
        return None

    def _set(self, headers: MutableHeaders) -> None:
        headers.setdefault("Content-Security-Policy", self._policy)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers.setdefault("Cache-Control", "no-store")  # reports may hold names of people


def policy(tiles: str | None = None) -> str:
    """The content security policy: this desk, and nothing inline; a map server if one is set."""
    server = "" if tiles is None else " {0.scheme}://{0.netloc}".format(urlsplit(tiles))
    return "; ".join(
        f"{name} {value}{server if name in _OPEN_TO_TILES else ''}"
        for name, value in _POLICY.items()
    )
