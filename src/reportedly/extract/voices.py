"""Whose words a sentence holds: a saying's speaker, joined to the speakers of the report so far."""

import re

from reportedly.extract.phrases import PRONOUNS, phrase_after, phrase_text
from reportedly.extract.sayings import Saying
from reportedly.extract.speakers import Speaker, SpeakerMemory
from reportedly.extract.statements import Name, Sentence
from reportedly.extract.voice_phrases import author_of, first_voice


def note_subject(sentence: Sentence, memory: SpeakerMemory, names: frozenset[int]) -> None:
    """A body or an office that is the subject may be the "it" or "she" who speaks next."""
    subject = phrase_after(sentence.tokens, 0, names)
    following = sentence.tokens[subject.last + 1 :] if subject is not None else ()
    opens = bool(following) and (following[0].low == "," or following[0].tag.startswith("VB"))
    if subject is not None and opens and sentence.tokens[subject.first].low not in PRONOUNS:
        start, end = sentence.stretch(subject.first, subject.last)
        words = phrase_text(sentence.tokens, subject, sentence.text)
        aside = sentence.text[end - sentence.start :].split(",")
        about = aside[1] if following[0].low == "," and len(aside) > 2 else ""
        memory.note(words, start, _row(sentence, start, end), about=about)


def voice_of(sentence: Sentence, saying: Saying | None, memory: SpeakerMemory) -> Speaker | None:
    """Who speaks in the saying; without one, who was quoted just before and goes on."""
    if saying is None:
        return memory.seen[-1] if _goes_on(sentence, memory) else None
    memory.at = sentence.index
    voice = author_of(
        sentence.tokens, first_voice(sentence.tokens, saying.speaker), _named(sentence)
    )
    start, end = sentence.stretch(voice.first, voice.last)
    words = phrase_text(sentence.tokens, voice, sentence.text)
    cue, _ = sentence.stretch(saying.cue, saying.cue)
    about = sentence.text[end - sentence.start : max(end, cue) - sentence.start]
    if cue < start:
        about = _aside(sentence.text[end - sentence.start :])
    return memory.meet(words, start, _row(sentence, start, end), about=about)


def _aside(behind: str) -> str:
    """ "said Green Ladder | , a team of rescuers": what a comma sets behind the speaker."""
    return behind.split(",")[1] if behind.startswith(",") else ""


def _named(sentence: Sentence) -> frozenset[int]:
    """The tokens that are a known name, one each."""
    starts = {n.start - sentence.start for n in sentence.names}
    return frozenset(t.i for t in sentence.tokens if t.start in starts)


def _goes_on(sentence: Sentence, memory: SpeakerMemory) -> bool:
    """A sentence in quotes that names no speaker goes on with the one quoted just before."""
    quoted = sentence.text.startswith(('"', "“", "''", "‘")) and bool(memory.seen)
    if quoted and memory.at == sentence.index - 1:
        memory.at = sentence.index
        return True
    return False


_ADJECTIVAL = re.compile(
    r"^(?:'?s?-(?:based|backed|led|linked|held|controlled)|'?s? (?:based|backed))"
)

_SPEAKING_ORDER = ("speaker", "outlet", "actor")


def _row(sentence: Sentence, start: int, end: int) -> str | None:
    """The register's row for a speaker's words; "Britain-based" and "Syrian" name nobody."""
    inside = [
        n
        for n in sentence.names
        if n.start < end
        and start < n.end
        and (n.kind != "actor" or (n.end == end and not _within_country(sentence, start, n)))
        and not _ADJECTIVAL.match(sentence.text[n.end - sentence.start :])
    ]
    inside = inside or [n for n in sentence.names if _bracketed(sentence, end, n)]
    ranked = sorted(inside, key=lambda n: (_SPEAKING_ORDER.index(n.kind), -n.end))
    return ranked[0].row_id if ranked else None


def _bracketed(sentence: Sentence, end: int, name: Name) -> bool:
    """ "the children's agency (UNICEF)": the short name stands in brackets behind the full one."""
    between = sentence.text[max(0, end - sentence.start) : max(0, name.start - sentence.start)]
    return end <= name.start and between.strip() in {"(", "["}


def _within_country(sentence: Sentence, start: int, name: Name) -> bool:
    """ "an inquiry into Syria", "doctors in Turkey": where they are, not who."""
    before = sentence.text[max(0, start - sentence.start) : name.start - sentence.start]
    return re.search(r"(?<!\w)(?:in|into|on|from|at|inside) (?:the )?$", before) is not None
