"""A map of the user's own: asked at the one address that was given, and nowhere else."""

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from served_desk import Served, Visitor, serving

pytestmark = pytest.mark.slow
BLUE = base64.b64decode(  # one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
DRAWN = """() => {
  const map = document.querySelector('.map').drawn;
  return map?.getSource('own') && map.isSourceLoaded('own');
}"""


class Tiles(BaseHTTPRequestHandler):
    """A small map server: every tile is blue."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Access-Control-Allow-Origin", "*")  # as map servers do
        self.end_headers()
        self.wfile.write(BLUE)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told."""


@pytest.fixture
def tiles() -> Iterator[tuple[str, list[str]]]:
    """The address of the map server, and the tiles that it was asked for."""
    handler = type("Own", (Tiles,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
        server.shutdown()


@pytest.fixture
def over_tiles(demo_book: Path, tmp_path: Path, tiles: tuple[str, list[str]]) -> Iterator[Served]:
    yield from serving(demo_book, tmp_path, "--tiles", f"{tiles[0]}/{{z}}/{{x}}/{{y}}.png")


def test_the_tiles_of_that_server_lie_under_the_incidents(
    chromium: Browser, over_tiles: Served, tiles: tuple[str, list[str]]
) -> None:
    address, asked = tiles
    context = chromium.new_context(base_url=over_tiles.address)
    visitor = Visitor(context, over_tiles.address)
    policy = visitor.page.goto("/map").headers["content-security-policy"]
    visitor.page.wait_for_function(DRAWN, timeout=60_000)
    assert asked
    assert all(path.endswith(".png") for path in asked)
    assert {one.split("/")[2] for one in visitor.abroad} <= {address.split("/")[2]}
    assert not visitor.errors
    assert f"connect-src 'self' {address}" in policy
    assert f"script-src 'self' {address}" not in policy
    context.close()
