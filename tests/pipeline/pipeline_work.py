"""Work for worker processes; they import it, so it stands in a module of its own."""

import os
import time
from collections.abc import Callable

UNLUCKY, CRASH, ENDLESS = 7, 1313, 9999


def open_double() -> Callable[[int], int]:
    return double


def double(number: int) -> int:
    if number == UNLUCKY:
        raise ValueError("seven\nand a second line that nobody needs")
    if number == CRASH:
        os._exit(139)
    if number == ENDLESS:
        time.sleep(600)
    return 2 * number


def open_nothing() -> Callable[[int], int]:
    raise LookupError("no engine here")


def open_and_die() -> Callable[[int], int]:
    os._exit(1)


def open_for_ever() -> Callable[[int], int]:
    time.sleep(600)
    return double


def open_threads() -> Callable[[int], str]:
    return lambda _item: os.environ.get("OPENBLAS_NUM_THREADS", "")
