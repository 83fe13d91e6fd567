"""What was published: releases, the numbers they go by, and the keys that hide what stays inside.

A release is an act of a person: it is appended and never changed, whatever is concluded later.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Release:
    """A dataset that was frozen: for whom, by which rules, by whom, when (with a time zone).

    `manifest` is its manifest as it was written, which names what made it and the digests of all
    its files; `previous` the name of the release before it, for the same readers by the same
    rules.
    """

    name: str
    profile: str
    pack: str
    author: str
    made_at: datetime
    manifest: str
    previous: str | None = None

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("a release's time needs a time zone")

    @property
    def seal(self) -> str:
        """The SHA-256 of the manifest: who knows it can prove every byte of the release."""
        return sha256(self.manifest.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """A record that a release holds: under which number, and the digest of what it said.

    `number` is the one that was published, `incident` the ledger's; `part` is above 0 where one
    incident has several records.
    """

    number: int
    part: int
    incident: int
    record_id: str
    digest: str

    @staticmethod
    def digest_of(value: str) -> str:
        """The digest under which a published value is kept."""
        return sha256(value.encode()).hexdigest()


class Releases(Protocol):
    """What was published stays as it was. A name that no release has raises UnknownId."""

    def publishing_key(self, name: str) -> bytes:
        """The secret of this name: 32 bytes, drawn when first asked for. In no dump or export."""

    def public_numbers(self, series: str, incidents: Collection[int]) -> Mapping[int, int]:
        """By the ledger's numbers those that are published in a series, given where there is none.

        A number is given once, for good; those that are given together are in an order that only
        the key of the series knows, so that none tells how large, old or near another is.
        """

    def given_numbers(self, series: str) -> Mapping[int, int]:
        """By the ledger's numbers all those that were given in a series."""

    def add_release(
        self, release: Release, rows: Iterable[ReleasedRow], values: Mapping[str, str]
    ) -> None:
        """Keep a release with its rows; `values` are those that no release had before, by digest.

        Raises CasebookError where its name is taken, Overtaken where another release of its
        readers and rules came after the one that it takes for the previous.
        """

    def releases(self) -> tuple[Release, ...]:
        """Every release ever made, oldest first."""

    def release(self, name: str) -> Release:
        """The release of this name."""

    def released_rows(self, name: str) -> tuple[ReleasedRow, ...]:
        """The rows of a release by number and part."""

    def released_values(self, digests: Collection[str]) -> Mapping[str, str]:
        """By digest the values that were published."""
