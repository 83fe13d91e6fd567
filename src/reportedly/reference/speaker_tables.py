"""A user's own list of speakers and outlets: new ones, and what overrules a shipped entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import Alignment, Evidence, SpeakerRow
from reportedly.reference import geonames
from reportedly.reference.columns import (
    TableList,
    announce,
    convert,
    guess_columns,
    name_in,
    row_id,
    said_in,
    spellings_in,
)
from reportedly.reference.listfiles import Entry, read_entries, split_values
from reportedly.reference.register import Register

_HEADINGS = {
    "id": ("id",),
    "name": ("name", "speaker", "outlet"),
    "kind": ("kind", "type"),
    "country": ("country", "country_code", "iso"),
    "covers": ("covers",),
    "local": ("local",),
    "owner": ("owner",),
    "evidence": ("evidence", "evidence_class"),
    "party": ("party", "alignment.party"),
    "stated_by": ("stated_by", "alignment.by", "by"),
    "states": ("states", "alignment.states"),
    "at": ("at", "alignment.at", "url", "address"),
    "from": ("from", "alignment.from", "since"),
    "to": ("to", "alignment.to", "until"),
}
_TAKEN_AWAY = "unknown"  # written where a shipped entry says more than the user holds true
_SHORT = 3  # letters; such initials are others' in most texts, and are not looked for there


def read_speakers(path: str | Path, *, register: Register) -> TableList[SpeakerRow]:
    """The speakers and outlets of a list.

    An entry with the id (or else the name) of one that `register` knows changes it: what the
    entry leaves empty stays, and `unknown` takes away. Raises InputError if the file cannot be
    read as a list.
    """
    entries = read_entries(Path(path))
    columns = guess_columns(Path(path), entries, _HEADINGS, ())
    return speakers_in(entries, columns, register=register, source=Path(path).name)


def speakers_in(
    entries: Sequence[Entry], columns: dict[str, str], *, register: Register, source: str
) -> TableList[SpeakerRow]:
    """The rows of entries whose fields stand in `columns`, and those of no use."""
    rows, rejects = convert(entries, lambda entry: _row(entry, columns, register, source))
    return TableList(rows, tuple(announce(columns)), rejects)


def _row(entry: Entry, columns: dict[str, str], register: Register, source: str) -> SpeakerRow:
    said = said_in(entry, columns)
    before = _known(said, register) or _new(said, source)
    local = split_values(said.get("local", ""))
    names = dict.fromkeys((*before.spellings, *spellings_in(entry, columns), *local))
    new = (name for name in names if name not in before.spellings)
    quiet = (*before.quiet, *(name for name in new if name.isupper() and len(name) <= _SHORT))
    return replace(
        before,
        name=said.get("name", before.name),
        kind=_kind(said["kind"]) if "kind" in said else before.kind,
        spellings=tuple(names),
        source=source,
        country=_country(said["country"]) if "country" in said else before.country,
        covers=_countries(said["covers"]) if "covers" in said else before.covers,
        local=tuple(dict.fromkeys((*before.local, *local))),
        quiet=quiet,
        owner=_unless_unknown(said.get("owner", before.owner)),
        evidence=_evidence(said["evidence"]) if "evidence" in said else before.evidence,
        alignments=_alignments(said, register) if "party" in said else before.alignments,
    )


def _known(said: dict[str, str], register: Register) -> SpeakerRow | None:
    """The entry that is meant: the one with this id, or the only one of this name."""
    if "id" in said:
        return register.speaker(said["id"])
    called = register.find_speakers(said.get("name", ""))
    return called[0] if len(called) == 1 else None


def _new(said: dict[str, str], source: str) -> SpeakerRow:
    name = name_in(said)
    if "kind" not in said:
        raise ValueError(f"the entry has no kind: {_kinds()}")
    new_id = said.get("id") or row_id(Path(source).stem, said, name)
    return SpeakerRow(new_id, name, _kind(said["kind"]), (), source)


def _kind(words: str) -> SpeakerKind:
    try:
        return SpeakerKind(words.lower().replace(" ", "_"))
    except ValueError:
        raise ValueError(f"{words!r} is no kind of speaker: {_kinds()}") from None


def _kinds() -> str:
    return f"give one of {', '.join(SpeakerKind)}"


def _country(words: str) -> str:
    iso = geonames.iso_letters(words)
    if iso is None:
        raise ValueError(f"{words!r} is no country")
    return iso


def _countries(words: str) -> tuple[str, ...]:
    return tuple(_country(one) for one in split_values(words))


def _unless_unknown(words: str) -> str:
    return "" if words.lower() == _TAKEN_AWAY else words


def _evidence(words: str) -> tuple[Evidence, ...]:
    if words.lower() == _TAKEN_AWAY:
        return ()
    try:
        return tuple(Evidence(one.lower().replace(" ", "_")) for one in split_values(words))
    except ValueError:
        wanted = ", ".join((*Evidence, _TAKEN_AWAY))
        raise ValueError(f"{words!r} is no class of evidence: give {wanted}") from None


def _alignments(said: dict[str, str], register: Register) -> tuple[Alignment, ...]:
    """The alignment of an entry. No rule may weigh one that nobody states."""
    party = said["party"]
    if party.lower() == _TAKEN_AWAY:
        return ()
    if register.actor(party) is None:
        raise ValueError(f"no party has the id {party!r}; `reportedly actors find` tells ids")
    if "stated_by" not in said:
        raise ValueError("an alignment needs stated_by: whose statement is it?")
    since, until = _day(said, "from", "-01-01"), _day(said, "to", "-12-31")
    if since is not None and until is not None and until < since:
        raise ValueError(f"the days run backwards: {since} to {until}")
    states, at = said.get("states", "aligned with it"), said.get("at", "")
    return (Alignment(party, said["stated_by"], states, at, since, until),)


def _day(said: dict[str, str], field: str, rest_of_year: str) -> date | None:
    """A day, or a year's first or last one."""
    words = said.get(field)
    if words is None:
        return None
    try:
        return date.fromisoformat(words + rest_of_year if len(words) == 4 else words)
    except ValueError:
        raise ValueError(f"{field} is no day or year: {words!r}") from None
