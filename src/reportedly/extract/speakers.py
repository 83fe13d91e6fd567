"""Who a speaker's words mean within one report: kinds, pronouns, "a monitor" named later."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.model.actors import SpeakerKind

_KINDS: tuple[tuple[SpeakerKind, str], ...] = (
    (SpeakerKind.UN, r"\bU\.?N\.?\b|United Nations|UNICEF|OCHA|Commission of Inquiry|World Health Organi[sz]ation|\bWHO\b|OPCW|UNHCR"),
    (SpeakerKind.MONITOR, r"Observatory|\bSOHR\b|monitor|watchdog|rights group|Human Rights|\bSNHR\b|Amnesty|Abdel ?-?Rahman|Abdul ?-?rahman|Network for"),
    (SpeakerKind.RESCUER, r"White Helmets|[Cc]ivil [Dd]efen[cs]e|rescue|medic|doctor|hospital|Red C|ambulance|surgeon|health directorate|MSF|Médecins|nurse"),
    (SpeakerKind.WITNESS, r"witness|resident|survivor|locals|villager|inhabitants"),
    (SpeakerKind.ACTIVISTS, r"activist|Coordination|opposition|National Coalition|campaigner|Media Cent(?:er|re)|Slaughtered"),
    (SpeakerKind.ARMED_GROUP, r"rebel|militant|fighter|commander|brigade|insurgent|\bISIS\b|\bISIL\b|Daesh|Islamic State|Nusra|Jaish|Jaysh|Ahrar|\bSDF\b|\bYPG\b|Free Syrian Army|Hezbollah|jihadist|Democratic Forces|militia"),
    (SpeakerKind.ANONYMOUS, r"[Ss]ources?\b|speaking on condition|unnamed"),
    (SpeakerKind.MEDIA, r"agency|news|media|TV|television|newspaper|channel|Reuters|AFP|SANA|TASS|radio|Sputnik|reporter|correspondent|journalist|website|Al-?Mayadeen|Al-?Manar|broadcaster|Facebook page"),
    (SpeakerKind.OFFICIAL, r"police|governor|official|authorit|mayor|prosecutor|council"),
    (SpeakerKind.STATE, r"army|military|ministr|minister|president|government|regime|[Ss]pokes|general|Pentagon|Kremlin|coalition|command|ambassador|Moscow|Washington|Damascus|Ankara|Russia|Turkey|United States|U\.S\.|Colonel|state|secretary|Syria|White House|envoy|country|countries"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_GENERIC = re.compile(
    r"^(?:the|a|an|this|one|another|its|his|her|their)? ?(?:same )?(?:[\w.-]+-based )?(?:war |monitoring |activist |rights |"
    r"Syrian |news |military |independent |local |opposition |conflict |human rights )*"
    r"(?:monitors?|watchdog|group|organi[sz]ation|observatory|agency|statement|source|ministry|"
    r"network|spokesman|spokesperson|spokeswoman|director|head|chief|report|official|body|channel|"
    r"activists?|army|minister|governor|commander|police|coalition|sources|officials)$",
    re.I,
)
_MONITORING = re.compile(
    r"monitor|watchdog|observatory|activist group|britain-based|uk-based", re.I
)
_NAMES = re.compile(r"[A-Z][\w’'-]+")
_DROPPED = re.compile(r"^(?:the|a|an|this|its|his|her|their) ", re.I)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's words at `[start, end)` of the reading copy. `key` is one for one speaker."""

    start: int
    end: int
    name: str
    kind: SpeakerKind
    key: str


@dataclass(slots=True)
class SpeakerMemory:
    """The speakers of one report so far, and the monitor that "a monitor" will turn out to be."""

    monitor: str | None
    seen: list[Speaker] = field(default_factory=list)

    def meet(self, words: str, start: int, row_id: str | None) -> Speaker | None:
        """The speaker that these words mean; None for a pronoun with nobody before it."""
        if words.casefold() in _PRONOUNS:
            return self.seen[-1] if self.seen else None
        speaker = self._named(words, start, row_id)
        self.seen.append(speaker)
        return speaker

    def settled(self, speaker: Speaker) -> Speaker:
        """The best words the report has for a speaker: "a monitor" becomes the one it names."""
        same = [s for s in self.seen if s.key == speaker.key and not _GENERIC.match(s.name)]
        return same[0] if same and _GENERIC.match(speaker.name) else speaker

    def _named(self, words: str, start: int, row_id: str | None) -> Speaker:
        name, kind = _DROPPED.sub("", words), kind_of(words)
        fresh = Speaker(start, start + len(words), name, kind, row_id or name.casefold())
        if row_id is not None:
            return fresh
        if _GENERIC.match(words):
            return self._generic(words, fresh)
        return self._surname(fresh)

    def _generic(self, words: str, fresh: Speaker) -> Speaker:
        """ "the group", "a monitor": the last speaker of that kind, or the report's monitor."""
        if _MONITORING.search(words) and self.monitor is not None:
            known = next((s for s in reversed(self.seen) if s.key == self.monitor), None)
            return known or Speaker(fresh.start, fresh.end, fresh.name, fresh.kind, self.monitor)
        if not words.casefold().startswith(("the ", "it", "this ", "his ", "her ", "their ")):
            return fresh
        for speaker in reversed(self.seen):
            if speaker.kind is fresh.kind or words.casefold() in {"the group", "the statement"}:
                return speaker
        return fresh

    def _surname(self, fresh: Speaker) -> Speaker:
        """ "Barazi" is the "Homs Governor Talal Barazi" of before."""
        names = set(_NAMES.findall(fresh.name))
        if not 0 < len(names) <= 2 or len(names) < len(fresh.name.split()):
            return fresh
        for speaker in reversed(self.seen):
            if names and names <= set(_NAMES.findall(speaker.name)):
                return speaker
        return fresh


def kind_of(words: str) -> SpeakerKind:
    """What sort of speaker the words describe; anonymous where they do not tell."""
    return next((kind for kind, p in _PATTERNS if p.search(words)), SpeakerKind.ANONYMOUS)


def find_monitor(hits: Sequence[tuple[str, str]]) -> str | None:
    """The row id of the first monitoring organisation among (row id, words)."""
    return next((row for row, words in hits if kind_of(words) is SpeakerKind.MONITOR), None)
