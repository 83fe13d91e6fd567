"""Whom everybody may name: institutions, by the lists that ship and by a user's own."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import SpeakerRow
from reportedly.model.speakers import ResolvedSpeaker
from reportedly.publish.redaction import is_nobodys
from reportedly.reference.register import Register
from reportedly.reference.speaker_lists import speaker_rows

# Of a user's own list: what is always a body. A witness, a medic, an activist on it may be a
# person, and is told by the sort.
_BODIES = frozenset(
    {SpeakerKind.STATE, SpeakerKind.ARMED_GROUP, SpeakerKind.MONITOR, SpeakerKind.MEDIA}
    | {SpeakerKind.UN, SpeakerKind.OUTLET}
)
# An outlet that no list holds is named if its name is made of such words and of plain ones alone:
# "The Daily Post" is nobody's name, a channel called like a person is.
_OUTLET_WORDS = frozenset(
    "post mail times news herald tribune gazette courier observer monitor press journal weekly "
    "daily tv radio television channel agency network online media voice star sun globe mirror "
    "telegraph chronicle independent guardian express standard today report review wire "
    "bulletin digest dispatch echo ledger record examiner sentinel watch desk com org net".split()
)
# Listed names of bodies that persons are given too. Alone, and not in capitals as "SANA" is, they
# may be a person's, and are taken for one's: what "Amal told" us may be a child's word.
_GIVEN_NAMES_TOO = frozenset(
    "amal chad doha fatah georgia hamza manar saba sabah sana wafa".split()
)


def may_be_a_person(words: str) -> bool:
    """Whether words that a list knows as a body's are a given name, and nothing more."""
    bare = words.strip().removesuffix("'s").removesuffix("’s")
    return bare.casefold() in _GIVEN_NAMES_TOO and not bare.isupper()


class Institutions:
    """Speakers and outlets that may be named, by id and by name."""

    def __init__(self, own: Iterable[SpeakerRow] = ()) -> None:
        bodies = tuple(row for row in own if row.kind in _BODIES)
        self._named = {row.id: row.name for row in (*_shipped_rows(), *bodies)}
        self._register = _shipped() if not bodies else Register((), (*_shipped_rows(), *bodies))

    def speaker(self, speaker: ResolvedSpeaker) -> str | None:
        """The speaker's listed name; None for one who is told by the sort."""
        if speaker.id is None:
            return None
        return self._named.get(speaker.id) or (speaker.name if speaker.kind in _BODIES else None)

    def voice(self, words: str) -> str | None:
        """The listed name of those whom words name, by which a report says whom it copied."""
        if may_be_a_person(words):
            return None
        row = self._register.find_speaker(words) or self._register.find_outlet(words)
        return None if row is None else row.name

    def has_site(self, host: str) -> bool:
        """Whether a site is one that a listed outlet is known by."""
        return self._register.find_outlet(host) is not None

    def outlet(self, name: str) -> str | None:
        """How an outlet is called, None for one that may be a person's own channel."""
        row = self._register.find_outlet(name)
        if row is not None:
            return row.name
        words = re.findall(r"[^\W_]+", name.casefold())
        told = [word in _OUTLET_WORDS for word in words]
        plain = bool(words) and "@" not in name and any(told)
        known = (is_told or is_nobodys(word) for is_told, word in zip(told, words, strict=True))
        return name if plain and all(known) else None


@cache
def _shipped_rows() -> tuple[SpeakerRow, ...]:
    return speaker_rows()


@cache
def _shipped() -> Register:
    return Register((), _shipped_rows())
