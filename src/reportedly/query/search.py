"""Search: reports and claims by the words in them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.query.paging import place_of
from reportedly.store.base import Casebook
from reportedly.store.questions import FoundClaim, FoundReport

PAGE = 20  # finds on a page: each shows a sentence or two

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Finds(Generic[Found]):
    """One page of what was found: `rows` of `total`; pages count from 1."""

    rows: tuple[Found, ...]
    total: int
    page: int
    pages: int


def search_reports(
    casebook: Casebook, text: str, *, page: int = 1, size: int = PAGE
) -> Finds[FoundReport]:
    """The reports whose title and text hold all words of `text`, the best first.

    Case and accents make no difference; a word of three letters or more also finds longer ones
    that begin with it. Nothing that is typed is an operator.
    """
    with casebook.still():
        total = casebook.find_reports_count(text)
        at = place_of(page, total=total, size=size)
        rows = casebook.find_reports(text, limit=size, offset=at.offset)
    return Finds(rows, total, at.page, at.pages)


def search_claims(
    casebook: Casebook, text: str, *, page: int = 1, size: int = PAGE
) -> Finds[FoundClaim]:
    """The same for claims: their quotes, and who speaks, which parties, which places."""
    with casebook.still():
        total = casebook.find_claims_count(text)
        at = place_of(page, total=total, size=size)
        rows = casebook.find_claims(text, limit=size, offset=at.offset)
    return Finds(rows, total, at.page, at.pages)
