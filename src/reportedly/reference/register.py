"""The register: names of parties, speakers and outlets, with the years they were in use."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz.distance import OSA

from reportedly.model.actors import ActorCandidate
from reportedly.model.reference import ActorRow, SpeakerRow
from reportedly.reference.actor_lists import bound_spellings, loose_spellings
from reportedly.reference.folding import fold_words
from reportedly.reference.histories import history
from reportedly.reference.lists import nations
from reportedly.reference.phrases import (
    Reading,
    ends_in,
    is_part_of_a_name,
    name_key,
    nation_said,
    read_phrase,
)
from reportedly.reference.scanning import Name, NameHit, NameScanner
from reportedly.reference.speaker_names import SpeakerNames
from reportedly.reference.standing import are_apart, is_at_home, kind_in, may_act, standing

PEOPLE = "people/"  # ids of kinds of people, who are nobody's party

# Scores say how a name was found. They order candidates; they are no probabilities.
_CONTAINED = 0.85  # a known name stands inside the words
_HOLDS = 0.5  # it holds what a person looks for; nothing says that it is meant
_OF_A_NATION = 0.6  # only a nation's adjective does ("Iraqi tribesmen"): a hint, no answer
_NATION = 2  # what a nation's word weighs against an organisation's name
_ONE_SLIP = 0.86  # letters slipped: one in five or more, two in nine or more
_SLIPS = ((9, 2), (5, 1))
_OUT_OF_YEARS = 0.97  # factor: the name was not in use in that year
_RENAMED = 0.8  # factor: another name of the party was in use in that year
_LISTED_LATER = 0.03  # of two parties with one spelling the one listed first is meant
_SHORT = 3  # letters; such initials of a user's list are not looked for in running text
_LATEST_FIRST = 0.01  # between two names in use in one year


class Register:
    """Parties, speakers and outlets by name. Built once, never changed."""

    def __init__(self, actors: Iterable[ActorRow], speakers: Iterable[SpeakerRow]) -> None:
        self._actors = {row.id: row for row in actors}
        self._speakers = SpeakerNames(speakers)
        self._actor_ids = _index(self._actors.values())
        self._scanner = NameScanner(self._names())

    def actor(self, row_id: str) -> ActorRow | None:
        """The party or kind of people with this id."""
        return self._actors.get(row_id)

    def as_in(self, party: ActorCandidate, country: str | None) -> ActorCandidate:
        """The candidate with the sort it has where it acts in `country` (ISO letters)."""
        row = self._actors[party.id]
        whole = self._actors.get(party.id.partition("/")[0], row)
        return replace(party, kind=kind_in(row, whole, country))

    def history(self, row_id: str) -> tuple[str, ...]:
        """The party's renamings, splits, mergers and memberships in words, with their years."""
        row = self._actors.get(row_id)
        return () if row is None else tuple(history(row, self._actors))

    def speaker(self, row_id: str) -> SpeakerRow | None:
        """The speaker or outlet with this id."""
        return self._speakers.row(row_id)

    def scan(self, text: str) -> tuple[NameHit, ...]:
        """Every known party, speaker and outlet name in `text`, longest first, in text order.

        Kinds of people ("civilians") are no names. Common nouns for a party ("government
        forces") are found too; whose they are depends on the country, see `find_actor`.
        """
        return self._scanner.scan(text)

    def homes(self, text: str) -> Iterator[str]:
        """Home countries (ISO letters) of the parties that `text` names by a name of their own."""
        for hit in self.scan(text):
            for row_id, bound in self._ids(name_key(text[hit.start : hit.end])):
                if row_id == hit.row_id and not bound and self._actors[row_id].country:
                    yield self._actors[row_id].country

    def find_speaker(self, name: str, *, country: str | None = None) -> SpeakerRow | None:
        """The speaker or outlet called `name`, or the first one named within it; else None.

        `country` (ISO letters) is what the report is about: it says whose "state television".
        """
        return self._speakers.called(name, country=country)

    def find_speakers(self, name: str) -> tuple[SpeakerRow, ...]:
        """All who are called `name` in the reports of one country or another."""
        return self._speakers.anywhere(name)

    def find_outlet(self, name: str) -> SpeakerRow | None:
        """The outlet that a report's outlet field means ("sana", "https://sana.sy", "Al-Manar")."""
        return self._speakers.outlet(name)

    def find_actor(
        self, name: str, *, day: date | None = None, country: str | None = None, limit: int = 5
    ) -> tuple[ActorCandidate, ...]:
        """Parties that `name` may stand for, best first; none for a mere label ("terrorists").

        `day` is when the party acted: a name outside its years stands for what the party was
        called then. `country` (ISO letters) says whose "government forces", and which of two
        parties with the same initials.
        """
        found = list(self._found(name, country))
        listed = [candidate for one in found for candidate in self._in_their_years(one, day)]
        best: dict[str, ActorCandidate] = {}
        for candidate in sorted(listed, key=lambda one: (-one.score, one.id)):
            best.setdefault(candidate.id, candidate)
        return tuple(self.as_in(candidate, country) for candidate in list(best.values())[:limit])

    def holding(self, words: str, *, limit: int) -> tuple[ActorCandidate, ...]:
        """Parties of which one name holds all these words, or words that begin so: what a person
        finds who knows a part of the name. Those with the shortest name come first."""
        sought = fold_words(words).split()
        found = ((_holding(row, sought), row) for row in self._actors.values() if sought)
        held = [(name, row) for name, row in found if name is not None]
        first = sorted(held, key=lambda one: (len(one[0]), one[1].id))[:limit]
        return tuple(_candidate(row, _HOLDS, f"called “{name}”") for name, row in first)

    def _found(self, name: str, country: str | None) -> Iterator[ActorCandidate]:
        readings = read_phrase(name)
        for reading in readings:
            exact = list(self._spelt(reading, country))
            if exact:
                yield from exact
                return
        yield from (
            self._people(name)
            or self._named_within(name, country)
            or self._misspelt(() if name.isupper() else readings, country)
        )

    def _people(self, name: str) -> list[ActorCandidate]:
        """People of a nation or faith are no party of theirs: "Syrian civilians"."""
        words = name.split()
        proper = len(words) > 1 and words[-1][:1].isupper()  # "West Side Boys"
        last = name_key(words[-1]) if words and not proper else ""
        ids = [row_id for row_id, _ in self._actor_ids.get(last, ()) if row_id.startswith(PEOPLE)]
        rows = [self._actors[row_id] for row_id in ids[:1]]  # the row listed first is meant
        return [_candidate(row, _CONTAINED, "a kind of people") for row in rows]

    def _spelt(self, reading: Reading, country: str | None) -> Iterator[ActorCandidate]:
        known = [(self._actors[row_id], bound) for row_id, bound in self._ids(reading.key)]
        contested = reading.key.isupper() or any(is_at_home(row, country) for row, _ in known)
        before: list[ActorRow] = []
        for row, bound in known:
            factor, why = standing(row, country, bound=bound, contested=contested)
            if factor:
                rank = sum(not are_apart(row, other) for other in before)
                score = reading.score * factor - rank * _LISTED_LATER
                yield _candidate(row, score, f"{reading.reason}{why}")
                before.append(row)

    def _ids(self, key: str) -> Sequence[tuple[str, bool]]:
        return self._actor_ids.get(key, ())

    def _named_within(self, name: str, country: str | None) -> list[ActorCandidate]:
        land = nation_said(name) or country
        named = [(part, one) for part in self._parts(name) for one in self._first_spelt(part, land)]
        weights = [_weight(self._actors[one.id], part) for part, one in named]
        return [
            replace(one, score=round(one.score * factor, 4), reasons=(f"names {part}",))
            for (part, one), weight in zip(named, weights, strict=True)
            if weight == max(weights)
            for factor in [_contained(weight, part, name)]
        ]

    def _parts(self, name: str) -> list[str]:
        """Known names within `name`, but for those of whom the first is told ("chief of X")."""
        hits = [hit for hit in self.scan(name) if hit.kind == "actor"]
        hits = [hit for hit in hits if not is_part_of_a_name(name, hit.start, hit.end)]
        hits = [hit for hit in hits if not re.search(r"\bof\b", name[hits[0].end : hit.start])]
        return [name[hit.start : hit.end] for hit in hits]

    def _first_spelt(self, words: str, country: str | None) -> list[ActorCandidate]:
        found = self._spelt(Reading(name_key(words), 1.0, "spelling known", True), country)
        return sorted(found, key=lambda one: -one.score)[:1]

    def _misspelt(
        self, readings: tuple[Reading, ...], country: str | None
    ) -> Iterator[ActorCandidate]:
        for reading in readings:
            slips = next((n for length, n in _SLIPS if len(reading.key) >= length), 0)
            if not slips or not reading.capital:
                continue
            for key, ids in self._actor_ids.items():
                if OSA.distance(reading.key, key, score_cutoff=slips) > slips:
                    continue
                for row_id, bound in ids:
                    row = self._actors[row_id]
                    if not bound and may_act(row, country):
                        yield _candidate(row, _ONE_SLIP, f"a slip of letters from {row.name}")

    def _in_their_years(self, one: ActorCandidate, day: date | None) -> Iterator[ActorCandidate]:
        """A name outside its years means what the party was called then, and may mean itself."""
        row = self._actors[one.id]
        if day is None or _in_use(row, day.year):
            yield one
            return
        others = [other for other in self._renamings(row) if _in_use(other, day.year)]
        others.sort(key=lambda other: -(other.start_year or 0))
        now = others[0].name if others else "no name the register knows"
        reason = f"{row.name} was in use {_years(row)}; in {day.year} the party was called {now}"
        own = one.score * (_RENAMED if others else _OUT_OF_YEARS)
        yield replace(one, score=round(own, 4), reasons=(*one.reasons, reason))
        for rank, other in enumerate(others):
            score = one.score * (_OUT_OF_YEARS - rank * _LATEST_FIRST)
            yield _candidate(other, score, *one.reasons, reason)

    def _renamings(self, row: ActorRow) -> list[ActorRow]:
        """What the party was called before and after, nearest first."""
        chain, waiting = {row.id: row}, [row]
        while waiting:
            here = waiting.pop(0)
            for other in self._actors.values():
                near = other.id in here.successors or here.id in other.successors
                if near and other.id not in chain:
                    chain[other.id] = other
                    waiting.append(other)
        return [other for other in chain.values() if other is not row]

    def _names(self) -> Iterator[Name]:
        """What running text is searched for; a party's name comes before a speaker's."""
        loose = loose_spellings()
        for actor in self._actors.values():
            for spelling in (actor.name, *actor.spellings):
                quiet = (actor.id, spelling) in loose or _is_users_short(actor.id, spelling)
                if not quiet and not actor.id.startswith(PEOPLE):
                    yield Name(spelling, actor.id, "actor")
        yield from self._speakers.scanned()


def _index(rows: Iterable[ActorRow]) -> dict[str, list[tuple[str, bool]]]:
    """Row ids by key, each with whether the spelling is a common noun."""
    bound = bound_spellings()
    index: dict[str, list[tuple[str, bool]]] = {}
    for row in rows:
        for spelling in dict.fromkeys((row.name, *row.spellings)):
            common = spelling.islower() or (row.id, spelling) in bound
            entry = (row.id, common and not row.id.startswith(PEOPLE))
            ids = index.setdefault(name_key(spelling), [])
            if row.id not in (known for known, _ in ids):
                ids.append(entry)
    return index


def _is_users_short(row_id: str, spelling: str) -> bool:
    """A user's list may hold initials ("KR", "NC") that are others' in most texts."""
    return row_id.startswith("user:") and spelling.isupper() and len(spelling) <= _SHORT


def _holding(row: ActorRow, sought: Sequence[str]) -> str | None:
    """The first of its names in which every word that is sought begins one."""
    for name in (row.name, *row.spellings):
        words = fold_words(name).split()
        if all(any(word.startswith(part) for word in words) for part in sought):
            return name
    return None


def _candidate(row: ActorRow, score: float, *reasons: str) -> ActorCandidate:
    return ActorCandidate(row.id, row.name, row.kind, round(score, 4), reasons)


def _contained(weight: int, words: str, name: str) -> float:
    """How sure a name within other words is: a nation's, unless the words end in it ("allies
    Iran"), may be anybody's of that nation, or a place."""
    return _CONTAINED if weight != _NATION or ends_in(name, words) else _OF_A_NATION


def _weight(row: ActorRow, words: str) -> int:
    """How much a name within other words says: an organisation, more than a side or a state."""
    if row.kind == "umbrella" or words.islower():
        return 1
    return _NATION if words in nations() or f"Government of {words}" in row.spellings else 3


def _in_use(row: ActorRow, year: int) -> bool:
    started = row.start_year is None or row.start_year <= year
    return started and (row.end_year is None or year <= row.end_year)


def _years(row: ActorRow) -> str:
    return f"{row.start_year or ''}-{row.end_year or ''}"
