"""The gazetteer: names of places → where they may lie, best first, with reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from reportedly.model.ids import sha256_hex
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference import folding, geonames, layers, spellings, world_rows, world_units
from reportedly.reference.cache import kept_arrays
from reportedly.reference.distance import distance_km
from reportedly.reference.folding import fold_place
from reportedly.reference.layers import layered
from reportedly.reference.levels import split_level
from reportedly.reference.lists import NO_UNITS, Units, is_bare_village
from reportedly.reference.scanning import Name, NameScanner
from reportedly.reference.spellings import SpellingIndex, compile_names
from reportedly.reference.world_rows import every_row, laid_over, plainly_named, units_of

Point = tuple[float, float]

SAME_SPELLING = 0.975  # a candidate scores so much or more if and only if it is spelt so
# Small enough that neither outweighs a spelling; not measured.
_OTHER_LEVEL = 0.02  # "Idlib province" is not first of all the town
# A place so far from the others told of steps back so much; more, if it is not even spelt so.
_FAR_KM, _FAR, _FAR_AND_ALIKE = 250.0, 0.05, 0.2
_REVIEWED = "rp:"  # ids of rows that ship and were read through; they stay apart
_LESS = 0.999  # the most alike is still not the same
_LOOKED_THROUGH = 60  # spellings that are compared in full; five places have some ten each
# Measured: 27 s of computing; 45 to 77 s on a machine busy with other work. Five countries
# together take 2 s, which is not worth a word.
_TOLD = "compiling the world's place names, once on this machine: half a minute to a minute"

_SMALL_FIRST = {level: rank for rank, level in enumerate(
    (PlaceLevel.POPULATED, PlaceLevel.SITE, PlaceLevel.COUNTRY, PlaceLevel.ADM1, PlaceLevel.ADM2,
     PlaceLevel.ADM3, PlaceLevel.REGION)
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    row: PlaceRow
    score: float
    reasons: tuple[str, ...]


class Gazetteer:
    """Places by name. A country is read when it is first asked for; nothing is ever changed.

    The theatre are the countries of the rows given: only there, or in a country that is named,
    is a name looked for by likeness."""

    def __init__(
        self,
        rows: Iterable[PlaceRow],
        *,
        units: dict[str, Units],
        demonyms: dict[str, list[str]],
    ) -> None:
        self._own: dict[str, list[PlaceRow]] = {}
        for row in rows:
            self._own.setdefault(row.country, []).append(row)
        self._units, self._demonyms = units, demonyms
        self._indexes: dict[str, SpellingIndex] = {}
        self.theatre = tuple(sorted(self._own))
        self._search = lru_cache(maxsize=8192)(self._look_for)
        self._search_spelt = lru_cache(maxsize=8192)(self._look_for_spelt)
        self._is_known = lru_cache(maxsize=65536)(self._look_up)

    def knows(self, name: str, *, countries: tuple[str, ...] | None = None) -> bool:
        """Whether a place is spelt so, after folding of spelling.

        Looked for in the first of `countries` (ISO letters), in those of them that belong to the
        theatre, and among the great cities of the rest; without `countries` in the theatre and
        among the world's great cities. Countries are always known. The names server's villages do
        not count: so many bear so short names ("Hour", "Assi") that a running text is full of them.
        """
        return self._is_known(name, countries)

    def country_name(self, iso: str) -> str | None:
        """The usual English name of a country by its ISO letters."""
        rows = self._index(geonames.COUNTRIES).rows()
        return next((row.name for row in rows if row.country == iso), None)

    def is_country(self, name: str) -> bool:
        """Whether a country of the world is spelt so, after folding of spelling."""
        return any(self._index(geonames.COUNTRIES).exact(fold_place(name)))

    def is_province(self, name: str, *, countries: tuple[str, ...] = ()) -> bool:
        """Whether a first-level unit of the first of `countries`, or of the theatre, is so spelt.

        Its capital often is, too.
        """
        key = fold_place(name)
        parts = dict.fromkeys((*countries[:1], *self.theatre))
        rows = (row for part in parts for row in self._index(part).exact(key))
        return any(row.level is PlaceLevel.ADM1 for row in rows)

    def find(
        self,
        name: str,
        *,
        country: str | None = None,
        near: Point | None = None,
        limit: int = 5,
        everywhere: bool = False,
    ) -> tuple[PlaceCandidate, ...]:
        """Places that `name` may mean, best first; score 1 is the same spelling after folding.

        `country` (ISO letters) looks there alone. `near` (latitude, longitude) lets places close
        to it come first. `everywhere` looks, without a country, among all the world's places and
        not just in the theatre and among great cities. Without an exact spelling the most alike
        are given: it is for the caller to judge whether any of them is meant.
        """
        return self._search(name, country, near, limit, everywhere)

    def _look_for(
        self, name: str, country: str | None, near: Point | None, limit: int, everywhere: bool
    ) -> tuple[PlaceCandidate, ...]:
        bare, level = split_level(name)
        parts = self._parts(country, everywhere)
        key = fold_place(bare)
        best: dict[str, _Found] = {}
        for one in list(self._spelt(key, parts)) or self._alike(key, parts):
            one = _in_context(one, level, near)
            if one.row.id not in best or best[one.row.id].score < one.score:
                best[one.row.id] = one
        ranked = sorted(best.values(), key=_rank)[:limit]
        return tuple(_candidate(one) for one in ranked)

    def _parts(self, country: str | None, everywhere: bool) -> tuple[str, ...]:
        if country is not None:
            return (country,)
        return (*self.theatre, geonames.EVERYWHERE if everywhere else geonames.WORLD)

    def spelt(self, name: str, *, country: str) -> tuple[PlaceCandidate, ...]:
        """The places of `country` that are spelt so after folding: outside the theatre and its
        neighbours great cities alone."""
        near = country in self._near_theatre
        found = self._search_spelt(name, (country,) if near else self._parts(None, False))
        return tuple(place for place in found if place.country == country)

    def is_spelt_around(self, name: str) -> bool:
        """Whether a place of the theatre or of a neighbour of it, however small, is spelt so."""
        return any(self.spelt(name, country=iso) for iso in sorted(self._near_theatre))

    def _look_for_spelt(self, name: str, parts: tuple[str, ...]) -> tuple[PlaceCandidate, ...]:
        bare, level = split_level(name)
        same = (_in_context(one, level, None) for one in self._spelt(fold_place(bare), parts))
        best = {one.row.id: one for one in same if one.score >= SAME_SPELLING}
        return tuple(_candidate(one) for one in sorted(best.values(), key=_rank))

    @cached_property
    def _near_theatre(self) -> frozenset[str]:
        listed = geonames.countries()
        near = (listed[iso].neighbours.split(",") for iso in self.theatre if iso in listed)
        return frozenset(self.theatre).union(*near)

    def entries(self, country: str | None = None) -> Iterator[PlaceRow]:
        """Every place of a country (ISO letters), of the theatre, every country, and the world's
        great cities, without their spellings; the same place may come twice."""
        first = () if country is None else (country,)
        for part in dict.fromkeys((*first, *self.theatre, geonames.COUNTRIES, geonames.WORLD)):
            yield from self._index(part).rows()

    def countries_named(self, text: str) -> tuple[str, ...]:
        """Countries (ISO letters) that `text` names, or whose people it names, most named first."""
        counts: dict[str, int] = {}
        for hit in self._country_names.scan(text):
            counts[hit.row_id] = counts.get(hit.row_id, 0) + 1
        return tuple(sorted(counts, key=lambda iso: -counts[iso]))

    def _look_up(self, name: str, countries: tuple[str, ...] | None) -> bool:
        key = fold_place(name)
        rest = countries or ()
        whole = {*rest[:1], *(iso for iso in rest if iso in self.theatre)}
        parts = whole if countries is not None else {*self.theatre, geonames.WORLD}
        found = (row for part in (*sorted(parts), geonames.COUNTRIES)
                 for row in self._index(part).exact(key))  # fmt: skip
        if any(not is_bare_village(row.id) for row in found):
            return True
        return any(row.country in rest for row in self._index(geonames.WORLD).exact(key))

    def _spelt(self, key: str, parts: tuple[str, ...]) -> Iterator[_Found]:
        for part in parts:
            for row in self._index(part).exact(key):
                if not self._stands_elsewhere(row, part):
                    yield _Found(row, 1.0, (f"spelt like {row.name}",))
        for row in self._index(geonames.COUNTRIES).exact(key):
            if geonames.WORLD in parts or row.country in parts:
                yield _Found(row, 1.0, ("a country",))

    def _alike(self, key: str, parts: tuple[str, ...]) -> Iterator[_Found]:
        for part in (part for part in parts if part != geonames.WORLD):
            for row, spelling, score in self._index(part).alike(key, limit=_LOOKED_THROUGH):
                if not self._stands_elsewhere(row, part):
                    yield _Found(row, score * _LESS, (f"spelt much like {row.name} ({spelling})",))

    def _stands_elsewhere(self, row: PlaceRow, part: str) -> bool:
        """The theatre's places stand in its own shards, with our rows over them."""
        return part == geonames.EVERYWHERE and row.country in self.theatre

    def _index(self, part: str) -> SpellingIndex:
        if part not in self._indexes:
            self._indexes[part] = self._compiled(part)
        return self._indexes[part]

    def _compiled(self, part: str) -> SpellingIndex:
        own = self._own_rows(part)
        said = repr((own, self._units.get(part), geonames.version_words(), _code()))
        name = f"names-{part}-{sha256_hex(said.encode())[:12]}"
        told = _TOLD if part == geonames.EVERYWHERE else ""
        return SpellingIndex(kept_arrays(name, lambda: compile_names(self._rows(part)), told=told))

    def _rows(self, part: str) -> list[PlaceRow]:
        """GeoNames' rows with our own over them; an own row with GeoNames' id takes its place."""
        if part == geonames.EVERYWHERE:
            return every_row()
        own = {row.id: row for row in self._own_rows(part)}
        units = self._units.get(part, NO_UNITS)
        theirs = [plainly_named(row, units) for row in geonames.read_rows(part)]
        theirs += [] if part in self._units else units_of().get(part, [])
        joined = [laid_over(row, own.pop(row.id)) if row.id in own else row for row in theirs]
        reviewed = [row for row in own.values() if row.id.startswith(_REVIEWED)]
        others = [row for row in own.values() if not row.id.startswith(_REVIEWED)]
        return layered([*joined, *reviewed], others)

    def _own_rows(self, part: str) -> list[PlaceRow]:
        """Countries stand in the shard of countries; all else in the shard of its country."""
        if part == geonames.COUNTRIES:
            every = (row for rows in self._own.values() for row in rows)
            return [row for row in every if row.level is PlaceLevel.COUNTRY]
        return [row for row in self._own.get(part, ()) if row.level is not PlaceLevel.COUNTRY]

    @cached_property
    def _country_names(self) -> NameScanner:
        listed = [(row.name, row.country) for row in self._index(geonames.COUNTRIES).rows()]
        listed += [(word, iso) for iso, words in self._demonyms.items() for word in words]
        return NameScanner(Name(word, iso, "actor") for word, iso in listed)


@lru_cache(maxsize=1)
def _code() -> str:
    modules = (layers, folding, spellings, geonames, world_units, world_rows)
    files = (*(str(module.__file__) for module in modules), __file__)
    return sha256_hex(b"".join(Path(file).read_bytes() for file in files))


def _in_context(one: _Found, level: PlaceLevel | None, near: Point | None) -> _Found:
    score, reasons = one.score, one.reasons
    if level is not None and level is not one.row.level:
        score, reasons = score - _OTHER_LEVEL, (*reasons, f"but no {level}")
    if near is not None and one.row.level is not PlaceLevel.COUNTRY:
        away = distance_km(near, (one.row.lat, one.row.lon))
        far = _FAR if one.score >= SAME_SPELLING else _FAR_AND_ALIKE
        score -= far * min(1.0, away / _FAR_KM)
        reasons = (*reasons, f"{away:.0f} km from the other places told of")
    return _Found(one.row, score, reasons)


def _rank(one: _Found) -> tuple[float, int, int, str]:
    return (-round(one.score, 3), _SMALL_FIRST[one.row.level], -one.row.population, one.row.id)


def _candidate(one: _Found) -> PlaceCandidate:
    return candidate_of(one.row, one.reasons, score=one.score)


def candidate_of(row: PlaceRow, reasons: tuple[str, ...], *, score: float = 1.0) -> PlaceCandidate:
    """A row as an answer, with the reasons why it is one."""
    return PlaceCandidate(
        id=row.id,
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        level=row.level,
        country=row.country,
        admin1=row.admin1,
        admin2=row.admin2,
        score=round(max(0.0, score), 4),
        reasons=reasons,
        ids=row.ids,
        population=row.population,
    )
