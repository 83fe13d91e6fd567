"""Who says a claim, and in what sense it is said to have happened, as a person types it."""

import re
from dataclasses import replace

from reportedly.errors import InputError
from reportedly.extract.speakers import kind_of
from reportedly.model.actors import SpeakerKind
from reportedly.model.corrections import ClaimField, Correction
from reportedly.model.events import Denies, Status
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution, ResolvedSpeaker
from reportedly.pipeline.typed import Typed, one_of, plain
from reportedly.resolve.claims import resolve_claims
from reportedly.resolve.corrections import THE_OUTLET

_BACKGROUND = {"background": True, "news": False}
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def bare_name(words: str) -> str:
    """A speaker's words without article and line breaks: "the Observatory" as "Observatory"."""
    return _ARTICLE.sub("", " ".join(words.split()))


def speaker_meant(typed: Typed) -> Correction:
    """The correction of who says it: a name, or `none`: nobody but the outlet itself."""
    sort = None if typed.slip.kind is None else one_of(SpeakerKind, typed.slip.kind, "speaker kind")
    read = typed.claim.as_read.attribution
    if typed.nothing:
        if sort not in (None, SpeakerKind.OUTLET):
            raise InputError("the outlet itself is no other kind of speaker", hint="name who it is")
        voice = Attribution(None, None, SpeakerKind.OUTLET, relayed_from=read.relayed_from)
        speaker = _resolved(typed, voice)
        return _said_by(typed, THE_OUTLET, voice, speaker)
    name = bare_name(typed.value)
    if sort is SpeakerKind.OUTLET or not name:
        hint = "write none for the outlet itself, else another kind: monitor, state, witness, ..."
        raise InputError(f"{name!r} is not the outlet itself", hint=hint)
    span = typed.span(typed.said(name) or read.speaker)
    voice = Attribution(span, name, sort or kind_of(typed.value), read.cue, read.relayed_from)
    by_name = Span(0, len(name), name)  # looked up as typed: the words read are another's name
    speaker = _resolved(typed, replace(voice, speaker=by_name))
    speaker = speaker if sort is None else replace(speaker, kind=sort)
    told = speaker.name if sort is None else f"{speaker.name} ({sort.replace('_', ' ')})"
    return _said_by(typed, told, voice, speaker)


def _said_by(typed: Typed, told: str, voice: Attribution, speaker: ResolvedSpeaker) -> Correction:
    parts = (ClaimField.SPEAKER, told, typed.words)
    return Correction(*parts, attribution=voice, speaker=speaker)


def _resolved(typed: Typed, voice: Attribution) -> ResolvedSpeaker:
    """Who that is, as the lists know those who speak."""
    claim = replace(typed.claim.claim, attribution=voice)
    (found,) = resolve_claims((claim,), typed.report, typed.library)
    return found.speaker


def sense_meant(typed: Typed) -> Correction:
    """The correction of whether it happened: "actual", "planned-or-hypothetical", "denied:toll";
    and of whether it is "background" or "news" of its report. What is not typed stays as it is."""
    sense = typed.claim.claim.sense
    for told in (typed.value, *typed.slip.values[1:]):
        if plain(told) in _BACKGROUND:
            sense = replace(sense, background=_BACKGROUND[plain(told)])
        else:
            status, denies = _status(told)
            sense = replace(sense, status=status, denies=denies)
    return Correction(ClaimField.STATUS, sense.in_words, typed.words, sense=sense)


def _status(told: str) -> tuple[Status, Denies | None]:
    """The status, and what is denied."""
    name, _, what = told.partition(":")
    status = one_of(Status, name, "status")
    if (status is Status.DENIED) != bool(what):
        hint = "write denied:occurrence, denied:authorship or denied:toll"
        raise InputError("a denial, and only that, says what it denies", hint=hint)
    return status, one_of(Denies, what, "denial") if what else None
