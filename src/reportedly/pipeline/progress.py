"""How far the work is, told to whoever shows it."""

from typing import Protocol


class Progress(Protocol):
    """Called after each step with how many are done, of how many (None if unknown), of what."""

    def __call__(self, done: int, total: int | None, label: str) -> None: ...


def untold(done: int, total: int | None, label: str) -> None:
    """Shows nothing."""


def unsaid(announcement: str) -> None:
    """Says nothing."""
