"""The words that a statement is quoted by, where its sentence tells more than one."""

import re

from reportedly.extract.statements import Sentence, Statement

_TRAILING = re.compile(r"[\s,;]*(?:\b(?:and|but|while))?\s*$", re.I)
_BESIDE = 30  # letters that may stand between a speaker and his verb


def quote_of(sentence: Sentence, statement: Statement) -> tuple[int, int]:
    """Its own words. A denial or an accusation is quoted with the verb that makes it one and with
    whose it is, since "responsibility" alone would say the opposite.
    """
    start, end = statement.start, statement.end
    if not statement.pointed or statement.cue is None:
        return start, end
    end = sentence.start + len(_TRAILING.sub("", sentence.text[: end - sentence.start]))
    first, last = statement.cue
    speaker = statement.speaker
    if speaker is not None and speaker.end <= first <= speaker.end + _BESIDE:
        first = speaker.start
    return min(start, first), max(end, last)
