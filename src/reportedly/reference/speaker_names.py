"""Names of speakers and outlets → who is meant, in a report about a country."""

import re
from collections.abc import Iterable, Iterator

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import SpeakerRow
from reportedly.reference.phrases import name_key, read_phrase
from reportedly.reference.scanning import Name, NameHit, NameKind, NameScanner


class SpeakerNames:
    """Speakers and outlets by name. Built once, never changed."""

    def __init__(self, rows: Iterable[SpeakerRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._keys = _by_key(self._rows.values())
        names = [name for name in self._names() if not self._is_quiet(name)]
        self._everywhere = NameScanner(name for name in names if not self._is_local(name))
        self._somewhere = NameScanner(name for name in names if self._is_local(name))

    def row(self, row_id: str) -> SpeakerRow | None:
        """The speaker or outlet with this id."""
        return self._rows.get(row_id)

    def scanned(self) -> Iterator[Name]:
        """What running text is searched for: no quiet names, none without a capital."""
        for name in self._names():
            if not self._is_quiet(name) and not name.spelling.islower():
                yield name

    def called(self, name: str, *, country: str | None) -> SpeakerRow | None:
        """Whoever is called `name`, or else is named within it.

        `country` (ISO letters) is what the report is about: it says whose "state television" is
        meant. Without it, a name that only one country's reports use stands for nobody.
        """
        for reading in read_phrase(name):
            row = next(self._meant(reading.key, country), None)
            if row is not None:
                return row
        return self._within(name, country)

    def anywhere(self, name: str) -> tuple[SpeakerRow, ...]:
        """All who are called `name` in the reports of one country or another."""
        keys = (reading.key for reading in read_phrase(name))
        listed = next(filter(None, (self._keys.get(key) for key in keys)), {})
        return tuple(self._rows[row_id] for row_id in listed)

    def outlet(self, name: str) -> SpeakerRow | None:
        """The outlet that a report's outlet field means ("sana", "https://sana.sy", "Al-Manar")."""
        host = re.sub(r"^(?:https?://)?(?:www\.)?([^/]+).*$", r"\1", name.strip())
        for key in (name_key(name), name_key(host)):
            rows = list(self._meant(key, None))
            if rows:
                return min(rows, key=lambda row: row.kind is not SpeakerKind.OUTLET)
        return None

    def _meant(self, key: str, country: str | None) -> Iterator[SpeakerRow]:
        for row_id, local in self._keys.get(key, {}).items():
            row = self._rows[row_id]
            if not local or country in row.covers:
                yield row

    def _within(self, name: str, country: str | None) -> SpeakerRow | None:
        """A name of the whole world's before a local one, unless it is but a part of that."""
        hits = self._everywhere.scan(name)[:1]
        for local in self._somewhere.scan(name):
            if _is_anothers(name[: local.start]):
                continue
            row = next(self._meant(name_key(name[local.start : local.end]), country), None)
            if row is not None and all(_contains(local, hit) for hit in hits):
                return row
        return self._rows[hits[0].row_id] if hits else None

    def _names(self) -> Iterator[Name]:
        for row in self._rows.values():
            kind: NameKind = "outlet" if row.kind is SpeakerKind.OUTLET else "speaker"
            for spelling in (row.name, *row.spellings):
                yield Name(spelling, row.id, kind)

    def _is_quiet(self, name: Name) -> bool:
        return name.spelling in self._rows[name.row_id].quiet

    def _is_local(self, name: Name) -> bool:
        return name.spelling in self._rows[name.row_id].local


# A word before a local name that does not make it another's: "Director Abdel Rahman", "the
# Britain-based Observatory"; but "the Lantern Observatory", "Omar Abdel Rahman".
_BESIDE_NAME = re.compile(
    r"(?:The|An?|Its?|Mr|Dr|Head|Chief|Director|Founder|Chairman|President|Spokesman|Activist"
    r"|Opposition|British|English|London|Britain|U\.?K\.?|Syria(?:n|[’']?s)?|Rami|Osama"
    r"|Observatory(?:[’']?s)?)\.?|.*-.*",
)


def _is_anothers(before: str) -> bool:
    """Whether a name begins before the local name that stands in it."""
    word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    return word[:1].isupper() and _BESIDE_NAME.fullmatch(word) is None


def _contains(local: NameHit, hit: NameHit) -> bool:
    return local.start <= hit.start and hit.end <= local.end


def _by_key(rows: Iterable[SpeakerRow]) -> dict[str, dict[str, bool]]:
    """For each key the ids in the order of the lists, and whether it is a local name of theirs."""
    index: dict[str, dict[str, bool]] = {}
    for row in rows:
        for spelling in (row.name, *row.spellings):
            ids = index.setdefault(name_key(spelling), {})
            ids[row.id] = ids.get(row.id, True) and spelling in row.local
    return index
