"""How much of a server's time and bytes one answer may take, and ours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one capture. Chosen, not measured, but for where it is said.

    `body_bytes` is what ingest takes as one item at most; it bounds what is unpacked, too.
    `whole_s` bounds one request from connecting to its last byte, `patience_s` a wait that a
    server asks for, `between_s` is the least time between two requests to one host.
    """

    body_bytes: int = 16 * 1024 * 1024
    header_bytes: int = 64 * 1024
    connect_s: float = 10
    silence_s: float = 20
    whole_s: float = 60
    redirects: int = 5  # RFC 9309, 2.3.1.2, for robots.txt; what browsers follow is more
    patience_s: float = 60
    between_s: float = 2


USUAL = Limits()
