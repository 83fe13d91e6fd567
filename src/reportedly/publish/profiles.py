"""What an audience may see of an incident's claims, before anything is concluded or written.

Values are masked, not pages: records concluded from masked claims cannot name what the claims no
longer hold, in no trace and no warning.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from reportedly.errors import InputError
from reportedly.model.actors import ResolvedActor, SpeakerKind
from reportedly.model.claims import Claim, ResolvedClaim, ResolvedSpeaker
from reportedly.model.corrections import ClaimField, Corrected
from reportedly.model.incidents import Judgement
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace
from reportedly.model.reports import Report
from reportedly.model.spans import Span

EMBARGO = timedelta(hours=72)  # what is public must not serve to strike again
_HIDDEN = "·"  # one for each letter that is not shown
_ADM2_PRECISION = 3  # GED where_prec: the district, no place in it
_A_TENTH = 1  # of a degree, some 11 km: no finer than a district

V = TypeVar("V")


class Profile(StrEnum):
    """For whom."""

    INTERNAL = "internal"  # everything that the casebook holds
    PUBLIC = "public"  # nobody private, no quotes, no place finer than a town


NOTICE = {
    Profile.INTERNAL: "For those who work on this casebook: it may name private persons.",
    Profile.PUBLIC: (
        "Made for the public: speakers and parties that no register knows are told by their sort "
        "alone, reports are linked and not quoted, and no place is finer than a town or district. "
        "Not for operational security decisions."
    ),
}

_SORTS = {
    SpeakerKind.WITNESS: "a witness",
    SpeakerKind.RESCUER: "a rescuer or medic",
    SpeakerKind.ACTIVISTS: "activists",
    SpeakerKind.ANONYMOUS: "an unnamed speaker",
    SpeakerKind.OFFICIAL: "an official",
    SpeakerKind.STATE: "a state body",
    SpeakerKind.ARMED_GROUP: "an armed group",
    SpeakerKind.MONITOR: "a monitoring group",
    SpeakerKind.MEDIA: "another outlet",
    SpeakerKind.UN: "a United Nations body",
}


def check_embargo(last_published: datetime | None, *, now: datetime | None = None) -> None:
    """Raises InputError where the newest report is younger than 72 hours, or of no known day."""
    if last_published is None:
        hint = "no report tells when it was published, so that it may be of today"
        raise InputError("this cannot be published yet", hint=hint)
    free = last_published + EMBARGO
    if (now or datetime.now(UTC)) < free:
        hint = f"72 hours after its newest report, from {free:%Y-%m-%d %H:%M} UTC, it can"
        raise InputError("this cannot be published yet", hint=hint)


def masked_claims(claims: Iterable[ResolvedClaim]) -> tuple[ResolvedClaim, ...]:
    """The claims for the public. Ids, days, kinds and figures stay; quoted words do not.

    Two speakers of a sort stay two ("a witness 1", "a witness 2"), or the rules would take them
    for one voice. Mask all claims that are concluded from together.
    """
    names = _Names()
    return tuple(_claim(claim, names) for claim in claims)


def masked_report(report: Report) -> Report:
    """A report with its outlet, day and address alone."""
    return replace(report, given_id=None, title="", text=_dots(report.text), notes=(), locator="")


def masked_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Decisions without who took them and why: a reviewer may be endangered by a name."""
    return tuple(replace(j, author="a reviewer", reason="decided by hand") for j in judgements)


class _Names:
    """What those are called who are not named: their sort, and a number for each of it."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, int]] = {}

    def of(self, sort: str, name: str) -> str:
        held = self._held.setdefault(sort, {})
        return f"{sort} {held.setdefault(name.casefold(), len(held) + 1)}"


def _claim(claim: ResolvedClaim, names: _Names) -> ResolvedClaim:
    shown = replace(
        claim,
        speaker=_speaker(claim.speaker, names),
        actors=tuple(_party(party, names) for party in claim.actors),
        recipients=tuple(_party(party, names) for party in claim.recipients),
        place=None if claim.place is None else _place(claim.place),
        corrections=tuple(map(_corrected, claim.corrections)),
    )
    return _without_words(replace(shown, claim=_bare(claim.claim, shown), observed=None))


def _bare(claim: Claim, shown: ResolvedClaim) -> Claim:
    """The claim as read, naming what the masked one names."""
    places = () if shown.place is None else (shown.place, *shown.place.others)
    mentions = tuple(place.mention for place in places)
    return replace(
        claim,
        attribution=replace(claim.attribution, name=None, relayed_from=()),
        actors=tuple(party.mention for party in shown.actors),
        recipients=tuple(party.mention for party in shown.recipients),
        place=mentions[0] if mentions else None,
        other_places=mentions[1:],
        reasons=(),
    )


def _speaker(speaker: ResolvedSpeaker, names: _Names) -> ResolvedSpeaker:
    if speaker.id is not None or speaker.kind is SpeakerKind.OUTLET:
        return replace(speaker, reasons=())
    name = names.of(_SORTS[speaker.kind], speaker.name)
    return replace(speaker, name=name, alignment="", reasons=())


def _party(party: ResolvedActor, names: _Names) -> ResolvedActor:
    """A party of the register by its name; any other may be a person."""
    chosen = party.chosen
    name = names.of("unidentified party", party.mention.name) if chosen is None else chosen.name
    return replace(party, mention=replace(party.mention, name=name), candidates=())


def _place(place: ResolvedPlace) -> ResolvedPlace:
    """Nothing finer than a town or district; words that nobody could resolve are not shown."""
    chosen = None if place.chosen is None else _coarse(place.chosen)
    finer = place.chosen is not None and place.chosen.level is PlaceLevel.SITE
    named = "a place that is not resolved" if chosen is None else chosen.name
    return replace(
        place,
        mention=replace(place.mention, name=named, within=None),
        chosen=chosen,
        precision=max(place.precision or 0, _ADM2_PRECISION) if finer else place.precision,
        candidates=() if chosen is None else (chosen,),
        reason="",
        others=tuple(map(_place, place.others)),
    )


def _coarse(place: PlaceCandidate) -> PlaceCandidate:
    if place.level is not PlaceLevel.SITE:
        return replace(place, reasons=())
    name = place.admin2 or place.admin1 or place.country
    return replace(
        place,
        id=f"district:{place.country}:{name}",
        ids=(),
        name=name,
        lat=round(place.lat, _A_TENTH),
        lon=round(place.lon, _A_TENTH),
        level=PlaceLevel.ADM2,
        reasons=(),
    )


def _corrected(note: Corrected) -> Corrected:
    parties = note.field in (ClaimField.ACTOR, ClaimField.RECIPIENT)
    told = "another party" if parties else note.told
    return Corrected(note.field, "", told, "a reviewer", "decided by hand", "")


def _without_words(value: V) -> V:
    """The value with every span, however deep, in its place and without its letters."""
    shown: Any = value
    if isinstance(value, Span):
        shown = Span(value.start, value.end, _dots(value.text))
    elif isinstance(value, tuple):
        shown = tuple(map(_without_words, value))
    elif is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        shown = replace(value, **{name: _without_words(one) for name, one in held.items()})
    return shown  # type: ignore[no-any-return]


def _dots(text: str) -> str:
    return _HIDDEN * len(text)
