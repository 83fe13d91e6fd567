"""The speakers and outlets that ship with the package: reviewed YAML, read into rows."""

from datetime import date

import msgspec

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import Alignment, Citation, Evidence, SpeakerRow
from reportedly.reference.lists import read_list

SPEAKER_FILES = ("speakers_syria.yaml", "speakers.yaml", "outlets.yaml")
BUILT_IN = "built-in list"


class _Alignment(msgspec.Struct, forbid_unknown_fields=True):
    party: str
    stated_by: str = msgspec.field(name="by")
    states: str
    at: str = ""
    since: date | None = msgspec.field(default=None, name="from")
    until: date | None = msgspec.field(default=None, name="to")


class _Citation(msgspec.Struct, forbid_unknown_fields=True):
    at: str
    states: str


class _Speaker(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    kind: SpeakerKind
    spellings: list[str] = []
    local: list[str] = []
    quiet: list[str] = []
    country: str = ""
    covers: list[str] = []
    owner: str = ""
    evidence: list[Evidence] = []
    alignment: list[_Alignment] = []
    sources: list[_Citation] = []


def speaker_rows() -> tuple[SpeakerRow, ...]:
    """Speakers and outlets, in the order of the files."""
    return tuple(
        _row(entry, name)
        for name in SPEAKER_FILES
        for entry in msgspec.convert(read_list(name), list[_Speaker])
    )


def _row(entry: _Speaker, name: str) -> SpeakerRow:
    return SpeakerRow(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        spellings=(*entry.spellings, *entry.local, *entry.quiet),
        source=f"{BUILT_IN} {name}",
        country=entry.country,
        covers=tuple(entry.covers),
        local=tuple(entry.local),
        quiet=tuple(entry.quiet),
        owner=entry.owner,
        evidence=tuple(entry.evidence),
        alignments=tuple(_alignment(one) for one in entry.alignment),
        citations=tuple(Citation(one.at, one.states) for one in entry.sources),
    )


def _alignment(one: _Alignment) -> Alignment:
    return Alignment(one.party, one.stated_by, one.states, one.at, one.since, one.until)
