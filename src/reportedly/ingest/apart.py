"""Readers of formats that can crash or hang are run apart: in a process of their own, with limits
on time, memory and what they may write, so that the worst file costs itself alone.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress

from reportedly.ingest.items import Refused

# Chosen, not measured.
SECONDS = 60
MEMORY_BYTES = 2 * 1024 * 1024 * 1024
_MAX_WRITTEN_BYTES = 512 * 1024 * 1024
_HINT = "save its text with another program, and add that"


def lines_apart(module: str, content: bytes) -> Iterator[bytes]:
    """The lines that a module of this room writes when it is run on `content`.

    Raises Refused where it takes too long, takes too much memory, or breaks down.
    """
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as written:
        sent.write(content)
        sent.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", f"reportedly.ingest.{module}"],
                stdin=sent,
                stdout=written,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(f"reading it takes longer than {SECONDS} seconds", _HINT) from None
        if done.returncode != 0:
            raise Refused("its reader broke down on it: it is damaged, or too large", _HINT)
        written.seek(0)
        yield from written


def limit_this_process() -> None:
    """Sets the limits for the process it is called in, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows has none; the time it may take is watched from outside
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: _MAX_WRITTEN_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        with suppress(ValueError, OSError):  # it may be lower already
            resource.setrlimit(limit, (most, most))
