"""A desk in a process of its own, and a person's browser at it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("reportedly")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
QUIETLY = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--enable-unsafe-swiftshader",  # a map is drawn where there is no graphics card, too
)


@dataclass
class Served:
    """A desk in a process of its own: where it is open, over which casebook."""

    address: str
    casebook: Path
    process: subprocess.Popen[str]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def again(self) -> None:
        """Open it once more where it was, as a person would after a crash."""
        port = self.address.rstrip("/").rpartition(":")[2]
        self.process, _ = opened(self.casebook, port)


def opened(casebook: Path, port: str = "0", *more: str) -> tuple[subprocess.Popen[str], str]:
    run = [str(COMMAND), "--casebook", str(casebook), "serve", "--port", port, "--author", "rk"]
    process = subprocess.Popen([*run, *more], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split(" at ")[1].split(" ")[0]
    return process, address.rstrip("/")


def serving(casebook: Path, folder: Path, *more: str) -> Iterator[Served]:
    """A desk over a copy of a casebook, opened with `more` options, closed in the end."""
    book = folder / casebook.name
    shutil.copy(casebook, book)
    process, address = opened(book, "0", *more)
    desk = Served(address, book, process)
    yield desk
    desk.kill()


class Visitor:
    """One person's browser at the desk; what went wrong behind the page is kept."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.errors: list[str] = []
        self.abroad: list[str] = []
        context.on("request", self._asked)
        context.on("console", self._said)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.abroad.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def goes(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page
