"""Who did it and to whom in a statement: by its words, and by the manner of saying.

"It killed 40", "denied carrying out", "blamed X": one who speaks is a party only where the words
make him one.
"""

import re
from collections.abc import Sequence

from reportedly.extract.cues import Stance
from reportedly.extract.parties import find_nouns
from reportedly.extract.party_lines import Noun, Party, Roles
from reportedly.extract.sayings import Saying
from reportedly.extract.sides import read_roles
from reportedly.extract.speakers import Speaker, holds_office
from reportedly.extract.statements import CountedFigure, Sentence
from reportedly.model.actors import SpeakerKind
from reportedly.model.events import Denies, EventType


def relative(stretches: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(a - start, b - start) for a, b in stretches if a < end and start < b]


def read_sides(
    sentence: Sentence, extent: tuple[int, int], kind: EventType, figures: Sequence[CountedFigure]
) -> Roles:
    """Actors and recipients of what tokens `extent` say, offsets as the sentence's."""
    nouns = _nouns(sentence)
    counted = [
        (f.count.group or (f.count.first, f.count.first), f.count.whom, f.count.part_of_total)
        for f in figures if f.count.low != 0
    ]  # fmt: skip
    return _moved(read_roles(sentence.tokens, nouns, extent, counted, kind), sentence.start)


_OWN = re.compile(
    r"^\W*(?:that )?(?:it|they|its (?:forces|warplanes|jets|fighters|troops))(?: (?:had|have|"
    r"has|also))* (?!was |were |is |are |believes?|received|will|would)", re.I)  # fmt: skip

_OWN_DEED = re.compile(
    r"\b(?:its|their|our) (?:\w+ ){0,2}(?:air ?strikes|strikes|raids|attacks?|shelling|"
    r"offensive|operations?|campaign)\b", re.I)  # fmt: skip

_DOING = re.compile(r"^\W*(?:ever )?(?:having )?\w+ing\b", re.I)  # "denied bombing Douma"

_REPORTING = frozenset(
    {SpeakerKind.MONITOR, SpeakerKind.MEDIA, SpeakerKind.UN, SpeakerKind.RESCUER,
     SpeakerKind.WITNESS, SpeakerKind.ACTIVISTS}
)  # fmt: skip

_OWN_LOSS = re.compile(
    r"\b(?:its|their|our) (?:\w+ )?(?:soldiers|fighters|troops|men|members|forces|pilots)\b", re.I
)


def sides_by_saying(
    saying: Saying | None, speaker: Speaker | None, roles: Roles, sentence: Sentence, text: str
) -> Roles:
    """Who did it by the manner of saying: "said it killed 40", "denied doing it", "blamed X"."""
    if saying is None or speaker is None:
        return roles if roles.actors else _known_for(sentence, roles)
    if saying.stance is Stance.BLAMES:
        accused = [n for n in _nouns(sentence) if n.first >= saying.content_first]
        return _moved(Roles(tuple(n.party for n in accused[:1]), ()), sentence.start)
    party = _speaking_party(saying, speaker, sentence)
    if party is None:
        return roles
    self_told = _OWN.match(text) or (not roles.actors and _OWN_DEED.search(text))
    denied = what_is_denied(text) is Denies.AUTHORSHIP or _DOING.match(text) is not None
    if saying.stance is Stance.CLAIMS or self_told or (saying.stance is Stance.DENIES and denied):
        return Roles((party,), roles.recipients)
    if _OWN_LOSS.search(text) and party.known:
        return Roles(roles.actors, (party, *(p for p in roles.recipients if p.known)))
    return roles


_KNOWN_FOR = re.compile(
    r"(?<!\w)(?:attention|known|notorious|infamous|famous|remembered|wanted|responsible)"
    r" (?:for|after|over)(?!\w)",
    re.I,
)


def _known_for(sentence: Sentence, roles: Roles) -> Roles:
    """ "The band became known for the killing of a hostage": the party it tells of."""
    cue = _KNOWN_FOR.search(sentence.text)
    before = [n.party for n in _nouns(sentence) if n.party.known] if cue is not None else []
    doer = next((p for p in before if cue is not None and p.end <= cue.start()), None)
    return roles if doer is None else _moved(Roles((doer,), ()), sentence.start)


def _speaking_party(saying: Saying, speaker: Speaker, sentence: Sentence) -> Party | None:
    """The speaker as a party; for a party's news agency, that party; never a reporter."""
    before = [n for n in _nouns(sentence) if n.last < saying.cue]
    own = [n for n in before if n.first >= saying.speaker.first]
    if speaker.kind in _REPORTING:
        other = _moved(Roles(tuple(n.party for n in before[:1] if not own), ()), sentence.start)
        return next(iter(other.actors), None)
    named = saying.stance is Stance.CLAIMS and speaker.name[:1].isupper()
    office = speaker.name.islower() and not speaker.known and holds_office(speaker.name)
    if not own and not named and (office or speaker.kind is SpeakerKind.ANONYMOUS):
        return None  # "its jets flew elsewhere, a spokesman said": whose, nobody says
    return Party(speaker.end - len(speaker.name), speaker.end, bool(own))  # no article


def _nouns(sentence: Sentence) -> list[Noun]:
    names = [(n.start, n.end) for n in sentence.names if n.kind == "actor"]
    return find_nouns(sentence.tokens, relative(names, sentence.start, sentence.end))


def _moved(roles: Roles, by: int) -> Roles:
    return Roles(*(
        tuple(Party(p.start + by, p.end + by, p.known) for p in side)
        for side in (roles.actors, roles.recipients)
    ))  # fmt: skip


# "Russian planes" where the Russian ministry denies it: its own.
_ARMS = (
    r"(?:\w+ ){0,2}(?:planes?|aircraft|warplanes?|jets?|helicopters?|drones?|forces|troops|soldiers"
    r"|army|military|air force|navy|artillery)\b"
)


_HARMED = (
    r"\b(?:civilians?|people|persons?|anyone|anybody|residents?|villagers?|children|women|victims?)"
    r" (?:\w+ ){0,4}(?:killed|died|dead|harmed|hurt|wounded|injured)\b"
)
_TOLL = re.compile(rf"toll|number|figure|casualt|\bdeaths\b|fatalit|{_HARMED}", re.I)
_RELATIVE = re.compile(
    r"\b(?:which|who|whom|where|(?<!reports )(?<!claims )(?<!allegations )that)\b", re.I
)


def what_is_denied(
    text: str, speaker: Speaker | None = None, counted_at: int | None = None
) -> Denies:
    """Who did it, the toll, or that it happened; a deed of the speaker's own arms: who did it.

    `counted_at` is where a figure stands in the text: denied for itself it is the toll, but "a raid
    that killed 12" is denied as a raid.
    """
    named = [] if speaker is None else [w for w in speaker.name.split() if w[:1].isupper()]
    if any(re.search(rf"\b{re.escape(word)} {_ARMS}", text) for word in named):
        return Denies.AUTHORSHIP
    if re.search(
        r"responsib|involve|carr(?:y|ied|ying) out|behind|us(?:ed|ing)"
        r"|its (?:planes|forces|aircraft|warplanes|jets|troops|soldiers|men)"
        r"|^\W*(?:that )?(?:it|they|its|their|he|she)\b|^\W*(?!being)\w+ing\b",
        text,
        re.I,
    ):
        return Denies.AUTHORSHIP
    told = _TOLL.search(text)
    first = counted_at if counted_at is not None or told is None else told.start()
    own = first is not None and _RELATIVE.search(text, 0, first) is None
    return Denies.TOLL if own else Denies.OCCURRENCE
