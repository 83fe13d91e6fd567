"""Which speakers of one report are one: full names and short ones, bodies and who speaks for them.

A report calls a speaker by what the reader knows by then: "a monitoring group", "the Orlin
Centre", "its head". Read sentence by sentence these are several; read as a whole they are one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.extract.speakers import (
    SEATS,
    Speaker,
    SpeakerMemory,
    find_monitor,
    holds_office,
    is_generic,
    is_seat,
    is_watching,
)
from reportedly.extract.statements import Statement
from reportedly.model.actors import SpeakerKind

_SPELLED = {
    "defense": "defence", "center": "centre", "organization": "organisation", "u.n.": "un",
    "u.s.": "us", "tv": "television",
}  # fmt: skip
_LEFT_OUT = frozenset("the a an of for in and at s this its".split())
# What may stand before people and sources who are the same whether it is said or not.
_ANY_SORT = frozenset("local several some many other anti-government opposition state".split())
_PEOPLE = frozenset({SpeakerKind.ACTIVISTS, SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS})
_REPORTER = re.compile(r"\b(?:correspondent|reporter|journalist|photographer)s?\b", re.I)
_CALLED = re.compile(
    r"^\W*(?:(?:an?|the|its|one of (?:the|its)) )?(?:[\w-]+ ){0,3}?spokes\w+\b[^,;]*"
)
_SPEAKS_FOR = re.compile(r"\bspokes(?:man|woman|person|men|persons|people)\b", re.I)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ANY_MEDIUM = re.compile(
    r"^(?:(?:the|a|an|state|state-run|official|local|regime|government|pro-government|news|tv|"
    r"national|(?-i:[A-Z]\w+(?:ish|ian|ese|ean|can|qi)|[A-Z]\w+s(?= state))) )*"
    r"(?:media|media reports|agency|television|tv|channel|network|broadcaster|website|newspaper|"
    r"daily|station|outlet)$",
    re.I,
)
Is = Callable[[Speaker, Speaker], bool]


def settle_speakers(statements: Sequence[Statement], memory: SpeakerMemory) -> list[Statement]:
    """The statements with one key for one speaker, and the best words that the report has."""
    monitor = find_monitor(memory.named)
    meant = who_is_who(memory.seen, None if monitor is None else monitor[0])
    return [
        s if s.speaker is None else replace(s, speaker=_settled(s.speaker, meant, memory.seen))
        for s in statements
    ]


def _settled(speaker: Speaker, meant: dict[str, Speaker], seen: Sequence[Speaker]) -> Speaker:
    """ "a monitor" becomes the one that is named; who has a name of his own keeps it."""
    main = meant.get(speaker.key, speaker)
    if speaker.known or speaker.kind in _PEOPLE or not (is_vague(speaker) or _is_short(speaker)):
        return replace(speaker, key=main.key)
    named = (s for s in [main, *seen] if s.key == main.key and not is_vague(s))
    fuller = main if len(main.name.split()) > len(speaker.name.split()) else speaker
    return next(named, replace(fuller, key=main.key))


def is_vague(speaker: Speaker) -> bool:
    """True for words that any other of the sort might be called by."""
    medium = _ANY_MEDIUM.match(speaker.name) is not None
    return not speaker.known and (medium or is_generic(speaker.name))


def _is_short(speaker: Speaker) -> bool:
    one = len(speaker.name.split()) == 1 and speaker.name[:1].isupper()
    return one and not is_seat(speaker.name)


def who_is_who(seen: Sequence[Speaker], monitor: str | None) -> dict[str, Speaker]:
    """By key: the speaker that a lesser wording means; keys that mean themselves are left out.

    `monitor` is the key of the first monitoring organisation that the report names.
    """
    firsts = list({s.key: s for s in reversed(seen)}.values())[::-1]
    found: dict[str, Speaker] = {}
    for speaker in (s for s in firsts if not s.known):
        meant = _meant(speaker, firsts, monitor)
        if meant is not None and found.get(meant.key, meant).key != speaker.key:
            found[speaker.key] = meant
    return {key: _last(meant, found) for key, meant in found.items()}


def _last(speaker: Speaker, found: dict[str, Speaker]) -> Speaker:
    """Who is meant in the end where one lesser wording means another."""
    passed = {speaker.key}
    while speaker.key in found and found[speaker.key].key not in passed:
        speaker = found[speaker.key]
        passed.add(speaker.key)
    return speaker


def _meant(speaker: Speaker, others: Sequence[Speaker], monitor: str | None) -> Speaker | None:
    rest = [s for s in others if s.key != speaker.key]
    for rule in (_is_spelled_as, _is_short_for, _speaks_for):
        same = [s for s in rest if rule(speaker, s)]
        if same:
            return same[0]
    if is_watching(speaker.name, speaker.about) and monitor is not None:
        return next((s for s in rest if s.key == monitor), None)
    told = _only(speaker, rest, _is_part_of) or _only(speaker, rest, _is_that_medium)
    return told or _unnamed_before(speaker, others) or _first_medium(speaker, others)


_ONE_PERSON = re.compile(
    r"(?:^|[\w-] )(?:spokes(?:man|woman|person)|official|activist|resident|witness|doctor|medic|"
    r"worker|commander|officer|fighter|source)(?: (?:for|in|from) .*)?$"
)


def _unnamed_before(speaker: Speaker, others: Sequence[Speaker]) -> Speaker | None:
    """A person named without a word on who he is was told of before: "an official said ..."."""
    words = speaker.name.split()
    bare = len(speaker.name) == speaker.end - speaker.start and len(words) > 1
    if not bare or not _is_person(speaker) or not all(w[:1].isupper() for w in words[-1:]):
        return None
    before = others[: [s.key for s in others].index(speaker.key)]
    unnamed = [s for s in before if _ONE_PERSON.search(s.name) and s.name[:1].islower()]
    return unnamed[0] if len(unnamed) == 1 else None


_RANK = re.compile(r"^(?:colonel|col|lieutenant|lt|captain|capt|major|maj|general|gen)\b", re.I)


def _is_person(speaker: Speaker) -> bool:
    """A bare name, or one with a rank and no body."""
    if _RANK.match(speaker.name) is not None:
        return True
    return speaker.kind is SpeakerKind.ANONYMOUS and not holds_office(speaker.name)


def _first_medium(speaker: Speaker, others: Sequence[Speaker]) -> Speaker | None:
    """Where no medium is named, "the broadcaster" is the "state television" of before."""
    if _ANY_MEDIUM.match(speaker.name) is None:
        return None
    media = [s for s in others if s.kind is SpeakerKind.MEDIA and _REPORTER.search(s.name) is None]
    named = any(_ANY_MEDIUM.match(s.name) is None for s in media)
    if named or not media or media[0].key == speaker.key:
        return None
    return media[0] if _of_state(speaker) == _of_state(media[0]) else None


_STATE = re.compile(r"\b(?:state|regime|government|official|syrian)\b|^\w+$", re.I)


def _of_state(speaker: Speaker) -> bool:
    """True for state media, and for words that do not tell ("the broadcaster")."""
    return _STATE.search(speaker.name) is not None


def _only(speaker: Speaker, others: Sequence[Speaker], rule: Is) -> Speaker | None:
    """The other that it means, if there is one alone."""
    same = [s for s in others if rule(speaker, s)]
    return same[0] if len(same) == 1 else None


def _words(name: str) -> list[str]:
    found = [w.replace("’", "'").removesuffix("'s") for w in name.casefold().split()]
    return [_SPELLED.get(w, w).strip("().,\"'") for w in found if w not in _LEFT_OUT]


def _is_spelled_as(lesser: Speaker, other: Speaker) -> bool:
    """The same but for spelling, for the sort of people, for a seat that stands for its state."""
    return _folded(lesser) == _folded(other)


def _folded(speaker: Speaker) -> str:
    words = _words(speaker.name)
    if speaker.kind in _PEOPLE and words:
        words = [w for w in words[:-1] if w not in _ANY_SORT] + words[-1:]
    told = " ".join(words)
    return SEATS.get(told, told)


def _is_short_for(lesser: Speaker, other: Speaker) -> bool:
    """ "Belka" is Anton Belka, "the MRC" the Marud Relief Council (MRC); Syria is no man in it."""
    short, full = lesser.name.split(), other.name.split()
    capitals = all(w[:1].isupper() for w in short)
    if is_seat(lesser.name) or not capitals or len(short) >= len(full):
        return False
    if len(short) == 1 and _ACRONYM.fullmatch(short[0]):
        return short[0] in _ACRONYM.findall(f"{other.name} {other.about}")
    return len(short) <= 2 and [w.casefold() for w in short] == [
        w.casefold() for w in full[-len(short) :]
    ]


def _speaks_for(lesser: Speaker, other: Speaker) -> bool:
    """ "Colonel Sava, a spokesman for the Orlin Front": the Orlin Front speaks through him."""
    called = _CALLED.match(lesser.about)
    told = f"{lesser.name} {called[0] if called is not None else ''}"
    body = _words(other.name)
    if _SPEAKS_FOR.search(told) is None or not body or _SPEAKS_FOR.search(other.name):
        return False
    if (
        is_vague(other)
        or _is_short_for(other, lesser)
        or (other.name.islower() and not other.known)
    ):
        return False
    return f" {' '.join(body)} " in f" {' '.join(_bare(w) for w in _words(told))} "


def _bare(word: str) -> str:
    return word.removesuffix("s") if word.endswith("ns") else word


_LOCATED = re.compile(r" (?:in|of|at|for|from|with|to) .*")


def _is_part_of(lesser: Speaker, other: Speaker) -> bool:
    """ "the ministry", "the defence ministry" of the one ministry that speaks."""
    mine, theirs = _words(lesser.name), _words(_LOCATED.sub("", other.name))
    if not mine or not theirs or not (lesser.name.islower() or is_generic(lesser.name)):
        return False
    return mine[-1] == theirs[-1] and set(mine) < set(_words(other.name))


def _is_that_medium(lesser: Speaker, other: Speaker) -> bool:
    """ "a broadcaster", "state media": the one medium that the report names."""
    if _ANY_MEDIUM.match(lesser.name) is None or _ANY_MEDIUM.match(other.name) is not None:
        return False
    if other.kind is not SpeakerKind.MEDIA or _REPORTER.search(other.name) is not None:
        return False
    return _STATE_RUN.search(lesser.name) is not None or _shares_country(lesser, other)


_STATE_RUN = re.compile(r"\b(?:state|state-run|official|regime|government)\b", re.I)
_STEM = 4  # letters that a country and its people share: "Russia", "Russian"


def _shares_country(lesser: Speaker, other: Speaker) -> bool:
    """False for media of a country that the other's name does not tell: "Tarnish media"."""
    adjectives = [w for w in lesser.name.split()[:-1] if w[:1].isupper()]
    theirs = other.name.casefold()
    return all(w.casefold()[:_STEM] in theirs for w in adjectives)
