"""`serve`: the desk in the browser, for one person on this machine."""

import getpass
import ipaddress
import socket
from dataclasses import replace

import click

from reportedly.cli.book import opened, staleness
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import out, tell
from reportedly.errors import InputError
from reportedly.settings import Settings

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@click.command(
    cls=Taught,
    examples=(
        "reportedly serve",
        "reportedly --casebook idlib.casebook serve --port 8080 --author rk",
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8017,
    show_default=True,
    help="Where it listens; 0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="An address of this machine's own loopback.",
)
@click.option(
    "--author",
    metavar="NAME",
    envvar="REPORTEDLY_AUTHOR",
    help="Who signs decisions until a browser says otherwise; else the user's name.",
)
@click.option(
    "--tiles",
    metavar="URL",
    envvar="REPORTEDLY_TILES",
    help="A map server of your own, https://.../{z}/{x}/{y}.png; else REPORTEDLY_TILES.",
)
@click.pass_obj
def serve(settings: Settings, port: int, host: str, author: str | None, tiles: str | None) -> None:
    """Open the desk: review in the browser, with the words before your eyes.

    It answers to this machine alone and asks no other. Stop it with Ctrl-C; whatever was
    acknowledged is in the casebook. A casebook that is missing is made; one that another version
    of the program concluded is concluded anew first.
    """
    import uvicorn

    from reportedly.cli.work import renewed
    from reportedly.server.app import open_desk
    from reportedly.server.desk import Desk

    listening = _listen(host, port)
    who, hosts = author or getpass.getuser(), _LOOPBACK_NAMES | {host}
    with listening, opened(replace(settings, author=who), create=True) as book:
        if staleness(book):
            renewed(settings, book, rules="ged")
        desk = Desk(book, who, hosts, tiles, workers=settings.workers)
        level = "info" if settings.debug else "critical"  # a fault is told on the page
        config = uvicorn.Config(open_desk(desk), log_level=level, server_header=False)
        tell(out(settings), f"the desk is open at {_address(listening)} (Ctrl-C closes it)")
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """The socket that the desk answers at. InputError for what is not this machine, or taken."""
    if host != "localhost" and not _is_loopback(host):
        hint = "the desk has no accounts yet; give 127.0.0.1, or leave --host out"
        raise InputError(f"{host} may be reached from other machines", hint=hint)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        hint = "another desk may be open there; give another --port, or --port 0 for any"
        raise InputError(f"{host} port {port}: {error.strerror}", hint=hint) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
