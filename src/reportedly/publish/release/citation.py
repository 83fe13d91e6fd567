"""CITATION.cff: how to cite a release (Citation File Format 1.2.0)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from reportedly.errors import InputError

_MESSAGE = "If you use this dataset, please cite it as below, with the name of the release."


@dataclass(frozen=True, slots=True)
class Citation:
    """Who made the dataset, what it is called, and under which licence others may use it.

    An author "Family, Given" is a person, any other an organisation. `licence` is an SPDX id.
    """

    authors: tuple[str, ...]
    title: str
    licence: str | None = None
    url: str | None = None


USUAL_TITLE = "Incidents of armed conflict, as reported"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")  # an id of the SPDX licence list, 2.3, annex D


def citation_of(
    names: str | None, *, title: str | None, licence: str | None, url: str | None
) -> Citation:
    """A citation by names apart by semicolons; None is for what nobody will cite.

    Raises InputError where no name is among them, and for what is no licence's id.
    """
    authors = tuple(name.strip() for name in (names or "").split(";") if name.strip())
    if names is not None and not authors:
        hint = "Give --authors 'Okoro, Ada; Lantern Records'."
        raise InputError("there is nobody to cite", hint=hint)
    if licence is not None and not _SPDX.fullmatch(licence):
        hint = "Give its id in the SPDX licence list: CC-BY-4.0, CC0-1.0, ODbL-1.0."
        raise InputError(f"{licence!r} is no id of a licence", hint=hint)
    return Citation(authors, title or USUAL_TITLE, licence, url)


def citation_text(citation: Citation, *, version: str, released: date, abstract: str) -> str:
    """The file's text. `version` is the release's name."""
    stated = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": citation.title,
        "version": version,
        "date-released": released,
        "authors": list(_authors(citation.authors)),
        "abstract": abstract,
        "keywords": ["armed conflict", "event data", "casualty recording"],
        "license": citation.licence,
        "url": citation.url,
    }
    kept = {name: value for name, value in stated.items() if value is not None}
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=100)


def _authors(names: Sequence[str]) -> Iterator[dict[str, str]]:
    for name in names:
        family, comma, given = (part.strip() for part in name.partition(","))
        yield {"family-names": family, "given-names": given} if comma and given else {"name": name}
