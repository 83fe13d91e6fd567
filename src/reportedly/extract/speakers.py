# ruff: noqa: E501  (tables read better in long lines)
"""Who a speaker's words mean within one report: kinds, pronouns, "a monitor" named later."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.model.actors import SpeakerKind

_KINDS: tuple[tuple[SpeakerKind, str], ...] = (
    (SpeakerKind.UN, r"\bU\.?N\.?\b|United Nations|UNICEF|OCHA|[Cc]ommission of [Ii]nquiry|World Health Organi[sz]ation|\bWHO\b|OPCW|UNHCR"),
    (SpeakerKind.MONITOR, r"Observatory|\bSOHR\b|[Mm]onitor|watchdog|rights group|Human Rights|\bSNHR\b|Amnesty|Abdel ?-?Rahman|Abdul ?-?rahman|Network for"),
    (SpeakerKind.RESCUER, r"White Helmets|[Cc]ivil [Dd]efen[cs]e|[Rr]escue|medic|doctor|hospital|Red C|ambulance|surgeon|health directorate|MSF|Médecins|nurse"),
    (SpeakerKind.WITNESS, r"witness|resident|survivor|locals|villager|inhabitants"),
    (SpeakerKind.ACTIVISTS, r"activist|Coordination|opposition|National Coalition|campaigner|Media Cent(?:er|re)|Slaughtered"),
    (SpeakerKind.ARMED_GROUP, r"rebel|militant|fighter|commander|brigade|insurgent|\bISIS\b|\bISIL\b|Daesh|Islamic State|Nusra|Jaish|Jaysh|Ahrar|\bSDF\b|\bYPG\b|Free Syrian Army|Hezbollah|jihadist|Democratic Forces|militia|movement|faction|battalion"),
    (SpeakerKind.ANONYMOUS, r"[Ss]ources?\b|speaking on condition|unnamed"),
    (SpeakerKind.MEDIA, r"agency|news|media(?!t)|TV|television|newspaper|channel|Reuters|AFP|SANA|TASS|radio|Sputnik|reporter|correspondent|journalist|website|Al-?Mayadeen|Al-?Manar|broadcaster|Facebook page"),
    (SpeakerKind.OFFICIAL, r"police|governor|official|authorit|mayor|prosecutor|council"),
    (SpeakerKind.STATE, r"army|military|ministr|minister|president|government|regime|[Ss]pokes|general|Pentagon|Kremlin|coalition|command|ambassador|Moscow|Washington|Damascus|Ankara|Russia|Turkey|United States|U\.S\.|Colonel|state|secretary|Syria|White House|envoy|country|countries"),
)  # fmt: skip
# Seats of government, who are spoken of as the state. Facts of geography.
SEATS = {
    "moscow": "russia", "kremlin": "russia", "ankara": "turkey", "washington": "united states",
    "us": "united states", "usa": "united states", "tehran": "iran", "paris": "france",
    "damascus": "syrian government", "syria": "syrian government", "un": "united nations",
    "baghdad": "iraq", "beirut": "lebanon", "london": "britain",
}  # fmt: skip
_STATES = frozenset(SEATS) | frozenset(SEATS.values())
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_GENERIC = re.compile(
    r"^(?:the|a|an|this|one|another|its|his|her|their)? ?(?:same )?(?:[\w.-]+-based )?(?:war |monitor(?:ing)? |observatory |activist |rights |"
    r"Syrian |news |military |independent |local |opposition |conflict |human rights )*"
    r"(?:monitors?|watchdog|group|ngo|organi[sz]ation|observatory|agency|statement|source|ministry|"
    r"network|spokesman|spokesperson|spokeswoman|director|head|chief|report|official|body|channel|"
    r"activists?|army|minister|governor|commander|police|coalition|sources|officials|reporter|"
    r"correspondent|committees?|council|resident|witness|doctor|website|station|radio)$",
    re.I,
)
_MONITORING = re.compile(
    r"monitor\b|monitoring|watchdog|observatory|\bngo\b|(?:activist|opposition|rights) group|"
    r"(?:britain|british|uk|u\.k\.|london|coventry)-based",
    re.I,
)
_WATCHES = re.compile(
    r"\W*(?:(?:that|which) )?(?:monitor|track|watch|follow|observ|document)(?:s|es|ing)\b", re.I
)
# "Green Ladder | , a team of volunteer rescuers from the town,": what stands before "from".
_CALLED = re.compile(
    r"\W*(?:an?|the) ((?:(?!who|whom|whose|which|that|in|at|from|near|with|on|since)[\w’'-]+ ?)+)",
    re.I,
)
_NAMES = re.compile(r"[A-Z][\w’'-]+")
_DROPPED = re.compile(r"^(?:the|a|an|this|its|his|her|their) ", re.I)
_DEFINITE = ("the ", "this ", "its ", "his ", "her ", "their ", "that ")
_ONE_OF_ALL = frozenset({"group", "statement", "organization", "organisation", "body", "report"})
_NAME = r"[A-Z][\w’'.-]+(?:[ -](?:[A-Z][\w’'.-]+|al|el|bin|ibn|de|van|von|der|da|abu|ad|as|an|az))*"
_POST = (
    r"(?i:activist|residents?|witness|doctor|medic|nurse|surgeon|lawyer|journalist|reporter|director|"
    r"head|chief|member|spokes\w+|correspondent|analyst|expert|rescuer|worker|teacher|shopkeeper|"
    r"sheikh|dr|founder|editor|coordinator|researcher|writer|farmer|driver)"
)
_PERSON = re.compile(rf"(?:^|.*[\w,] )?{_POST}\.?,? ({_NAME})$")
_AFTER_NAME = rf"(?:[\w-]+ )?{_POST}\b"
# One word alone may be anything ("Another resident"): it is a name if a pause or an article follows.
_PERSON_FIRST = re.compile(
    rf"^(?:({_NAME})(?:,? who\b|, {_AFTER_NAME}|,? (?:the|an?) {_AFTER_NAME})"
    rf"|([A-Z][\w’'.-]+ {_NAME}) {_AFTER_NAME})"
)
_OWN_NAMED = frozenset({SpeakerKind.STATE, SpeakerKind.OFFICIAL, SpeakerKind.ARMED_GROUP})
_RANK = (
    r"(?:[Mm]inister|[Pp]resident|[Gg]overnor|(?:[Mm]ajor |[Bb]rigadier |[Ll]ieutenant )?(?:[Gg]eneral|[Cc]olonel)|"
    r"(?:Gen|Col|Maj|Lt|Brig|Capt)\.?|[Cc]aptain|[Mm]ajor|[Bb]rigadier|[Ll]ieutenant|[Cc]ommander|[Ss]ecretary|"
    r"[Ll]eader|[Aa]mbassador|[Ee]nvoy|[Mm]ayor|[Oo]fficial|[Cc]hief|[Hh]ead|[Dd]irector)"
)
_TWO_NAMES = rf"(?!(?:{_RANK})\b)[A-Z][\w’'-]+ (?:(?:al|el|bin|ibn|ad|as|abu)[ -])?{_NAME}"
_FIRST_TWO = rf"(?!(?:{_RANK})\b)[A-Z][\w’'-]+ (?:(?:al|el|bin|ibn|ad|as|abu)[ -])?[A-Z][\w’'-]+"
# Not the president of "the government of President Salih Oru": whom another belongs to.
_RANKED = re.compile(
    rf"(?:^|.*(?<! of)(?<! to)(?<! by)(?<! for) ){_RANK} ({_TWO_NAMES})$|^{_RANK} ({_FIRST_TWO}) [A-Z]?[\w’']+ [a-z ]*{_RANK}$"
)
_OFFICE = re.compile(
    r"spokes(?:man|woman|person)|activist$|minister|president|governor|director|chief|commander|mayor|"
    r"resident|witness|doctor|official$|general|colonel|sheikh|envoy|ambassador|Rahman|head\b",
    re.I,
)
_BODY = re.compile(
    r"observator|agency|group|ministry|army|organi[sz]ation|coalition|network|committee|centre|center|"
    r"media|television|\bTV\b|council|command|military|government|defen[cs]e|nations|police|forces|"
    r"monitor$|watchdog|helmets|channel|news|website|radio|party|state|front|movement|front|kremlin|pentagon|source$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's words at `[start, end)` of the reading copy. `key` is one for one speaker."""

    start: int
    end: int
    name: str
    kind: SpeakerKind
    key: str
    known: bool = False  # the register has a name within the words
    about: str = ""  # what stands between the words and their verb


@dataclass(slots=True)
class SpeakerMemory:
    """The speakers of one report so far, and the names the whole report holds.

    `named` are (row id, words) of every known name of the report in text order: "a monitor" will
    turn out to be the first monitoring organisation among them.
    """

    named: Sequence[tuple[str, str]] = ()
    seen: list[Speaker] = field(default_factory=list)
    noted: Speaker | None = None  # the subject of the sentence before, who may speak next
    at: int = -2  # the sentence that the last speaker was met in

    def meet(
        self, words: str, start: int, row_id: str | None, *, about: str = ""
    ) -> Speaker | None:
        """The speaker that these words mean; None for a pronoun with nobody before it.

        `about` is what stands between the words and their verb ("a group | that tracks the war").
        """
        noted, self.noted = self.noted, None
        if words.casefold() in _PRONOUNS:
            return noted or self._pronoun(words.casefold())
        speaker = replace(self._named(words, start, row_id, about), about=about)
        speaker = replace(speaker, kind=self._sort(speaker))
        self.seen.append(speaker)
        return speaker

    def note(self, words: str, start: int, row_id: str | None, *, about: str) -> None:
        """Remember a subject that says nothing yet: "Green Ladder gave a higher figure. It said"."""
        noted = self._named(words, start, row_id)
        if noted.kind is SpeakerKind.ANONYMOUS:
            noted = replace(noted, kind=kind_of(about))
        self.noted = noted
        self.seen.append(noted)

    def _sort(self, speaker: Speaker) -> SpeakerKind:
        """What the report calls a name that tells nothing itself, here or where it first stood."""
        if speaker.known or speaker.kind is not SpeakerKind.ANONYMOUS:
            return speaker.kind
        if _WATCHES.match(speaker.about) is not None:
            return SpeakerKind.MONITOR
        called = _CALLED.match(speaker.about)
        if called is None:
            return next((s.kind for s in self.seen if s.key == speaker.key), speaker.kind)
        watching = is_watching(called[1].strip(), speaker.about[called.end() :])
        return SpeakerKind.MONITOR if watching else kind_of(called[1])

    def _pronoun(self, word: str) -> Speaker | None:
        """ "he" is the last that holds an office or bears a name, "it" the last body."""
        fit = [s for s in self.seen[-3:] if word == "they" or _is_person(s) == (word != "it")]
        return next(reversed(fit or self.seen), None)

    def _named(self, words: str, start: int, row_id: str | None, about: str = "") -> Speaker:
        kind = kind_of(words)
        name = _DROPPED.sub("", words)
        if row_id is None:
            name = ranked_name(name) if kind in _OWN_NAMED else person_name(name)
        key = row_id or name.casefold()
        fresh = Speaker(start, start + len(words), name, kind, key, row_id is not None)
        if row_id is not None:
            return fresh
        if _GENERIC.match(words):
            return self._generic(words, fresh, about)
        return self._surname(fresh)

    def _generic(self, words: str, fresh: Speaker, about: str) -> Speaker:
        """ "the group", "a monitor": the one of that word before, or the report's monitor."""
        head = words.casefold().split()[-1]
        if words.casefold().startswith(_DEFINITE):
            known = self._recalled(head, fresh)
            if known is not None:
                return known
        monitor = find_monitor(self.named) if is_watching(words, about) else None
        if monitor is None:
            return fresh
        seen = next((s for s in reversed(self.seen) if s.key == monitor[0]), None)
        return seen or Speaker(fresh.start, fresh.end, monitor[1], fresh.kind, monitor[0], True)

    def _recalled(self, head: str, fresh: Speaker) -> Speaker | None:
        for speaker in reversed(self.seen):
            if head in speaker.name.casefold().split():
                return speaker
        ending = {row: words for row, words in self.named if words.casefold().endswith(" " + head)}
        if len(ending) == 1:
            ((row, words),) = ending.items()
            return Speaker(fresh.start, fresh.end, words, kind_of(words), row, True)
        if _MONITORING.search(head) is None:
            alike = [s for s in self.seen if s.kind is fresh.kind or head in _ONE_OF_ALL]
            return alike[-1] if alike else None
        return None

    def _surname(self, fresh: Speaker) -> Speaker:
        """ "Barazi" is the "Homs Governor Talal Barazi" of before, "the LCC" its full name.

        "Damascus" is its government, and not the "sources in Damascus" of before.
        """
        names = set(_NAMES.findall(fresh.name))
        if is_seat(fresh.name) or not 0 < len(names) <= 2 or len(names) < len(fresh.name.split()):
            return fresh
        for speaker in reversed(self.seen):
            words = _NAMES.findall(speaker.name)
            if names <= set(words) or fresh.name == "".join(w[0] for w in words):
                return speaker
        return fresh


def _is_person(speaker: Speaker) -> bool:
    """True for an office or a bare name; a source may be either and counts as a body."""
    return holds_office(speaker.name) or _BODY.search(speaker.name) is None


def holds_office(words: str) -> bool:
    """True for words that tell what a person is: "Mayor Lena Oru", "the spokesman"."""
    return _OFFICE.search(words) is not None


def person_name(words: str) -> str:
    """The person of "Kurd activist Dana" or "Dana Kov head of the clinic"; else the words."""
    found = _PERSON.match(words) or _PERSON_FIRST.match(words)
    return next(filter(None, found.groups())) if found is not None else words


def ranked_name(words: str) -> str:
    """The person of "Interior Minister Salih Oru", who needs two names; else the words.

    Through a spokesman speaks the body that he is of.
    """
    found = None if "spokes" in words.casefold() else _RANKED.match(words)
    return next(filter(None, found.groups())) if found is not None else words


def is_seat(words: str) -> bool:
    """True for a state's name or its seat of government alone, who speak as that state."""
    return words.casefold() in _STATES


def is_generic(words: str) -> bool:
    """True for words that name nobody: "the group", "a local monitor"."""
    return _GENERIC.match(words) is not None


def is_watching(words: str, about: str) -> bool:
    """True for a body that follows the war: "a monitoring group", "a group | that tracks it"."""
    return _GENERIC.match(words) is not None and (
        _MONITORING.search(words) is not None or _WATCHES.match(about) is not None
    )


def kind_of(words: str) -> SpeakerKind:
    """What sort of speaker the words describe; anonymous where they do not tell."""
    return next((kind for kind, p in _PATTERNS if p.search(words)), SpeakerKind.ANONYMOUS)


def find_monitor(hits: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Row id and words of the first monitoring organisation among (row id, words)."""
    return next((hit for hit in hits if kind_of(hit[1]) is SpeakerKind.MONITOR), None)
