"""What a browser sends to be read: into a private folder, under harmless names, and gone after."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Chosen, not measured: a year of a wire service as JSON Lines; more goes through `reportedly add`.
MOST_UPLOADED_BYTES: Final = 256 * 1024 * 1024
MOST_SENT_BYTES: Final = 4 * 1024 * 1024  # of any other request: a decision is some hundred bytes
_MOST_STEM: Final = 80  # letters of a file's name; file systems take 255 bytes


class Bounded:
    """Refuses a request that is larger than what its page can be sent."""

    def __init__(self, app: ASGIApp, *, uploads: frozenset[str]) -> None:
        self._app, self._uploads = app, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = MOST_UPLOADED_BYTES if scope["path"] in self._uploads else MOST_SENT_BYTES
        came = 0

        async def receive_some() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise HTTPException(413, f"more than {most // 1024**2} MB were sent at once")
            return message

        await self._app(scope, receive_some, send)


@dataclass(frozen=True, slots=True)
class Held:
    """Files that wait to be read, in a folder that nobody else may open; `gone` removes them."""

    folder: Path
    paths: tuple[str, ...]
    total_bytes: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(Path(path).name for path in self.paths)

    def gone(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def hold(files: Iterable[tuple[str, BinaryIO]]) -> Held:
    """Write what was sent to a private folder. A name says how a file is called, never where."""
    folder = Path(tempfile.mkdtemp(prefix="reportedly-"))  # for its owner alone
    try:
        paths = [_written(folder / str(n), name, file) for n, (name, file) in enumerate(files)]
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    sizes = (path.stat().st_size for path in paths)
    return Held(folder, tuple(map(str, paths)), sum(sizes))


def _written(folder: Path, name: str, file: BinaryIO) -> Path:
    folder.mkdir()
    path = folder / harmless_name(name)
    with path.open("xb") as target:
        shutil.copyfileobj(file, target)
    return path


def harmless_name(name: str) -> str:
    """The name of a file without folders, unprintable letters, or great length."""
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(letter if letter.isprintable() else "_" for letter in last).strip(". ")
    path = PurePosixPath(shown or "unnamed")
    suffix = "".join(path.suffixes[-2:])
    if not suffix.isascii() or len(suffix) > 16:
        suffix = ""
    return path.name.removesuffix(suffix)[:_MOST_STEM] + suffix
