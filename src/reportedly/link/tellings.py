"""What one report tells of one happening, in one view: the unit that linking compares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportedly.link.profiles import UNKNOWN, Profile
from reportedly.link.words import fold, telling_words
from reportedly.model.actors import ActorKind, ResolvedActor
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import EventType, Status
from reportedly.model.places import ResolvedPlace

# News without a day is mostly of the week before it was published. Only for finding candidates
# and for a weak say in the score: a record never takes its days from here.
_UNDATED_WINDOW_DAYS = 8
_IN_WORDS = (DateBasis.STATED, DateBasis.RELATIVE)
NO_PROFILES: Mapping[str, Profile] = {}


class Sort(StrEnum):
    """Tellings of different sorts are never of one happening."""

    VIOLENCE = "violence"
    ENDING = "an end of violence"
    SUM = "a sum over many happenings"
    TALK = "something planned or feared"


@dataclass(frozen=True, slots=True)
class When:
    """The days of a telling. `said` is False where they are only guessed from publication.

    `in_words` is True where the words of the claim date it: no dateline, nothing told before it;
    `sole` where they date it to one day and no other.
    """

    days: DayRange
    said: bool
    in_words: bool
    firm: bool  # a calendar date in the words, to the day
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """The claims of one report's group, and what linking may look at; no figure among it.

    `key` orders tellings alike on every run: publication, report, group, first words. `lead` is
    the telling that its report brings first as news. The profile is that of its whole report,
    and `named` are the words of all places, parties and speakers that the report names.
    """

    key: tuple[str, str, str, int, str]
    claims: tuple[ResolvedClaim, ...]
    sort: Sort
    kinds: frozenset[EventType]
    means: frozenset[str]
    when: When | None
    places: tuple[ResolvedPlace, ...]
    named: frozenset[str]
    parties: frozenset[str]
    words: frozenset[str]
    profile: Profile = UNKNOWN
    lead: bool = False

    @property
    def outlet(self) -> str:
        return self.claims[0].outlet

    @property
    def published(self) -> date | None:
        return self.claims[0].published

    @property
    def day_in_words(self) -> date | None:
        """The day that its words give; None where they give none, or several."""
        return self.when.days.start if self.when is not None and self.when.sole else None

    @property
    def report_id(self) -> str:
        return self.claims[0].claim.report_id

    @property
    def group(self) -> str:
        return self.claims[0].claim.group


def first_word(claim: ResolvedClaim) -> int:
    return min(span.start for span in claim.claim.evidence)


def sort_of(claim: ResolvedClaim) -> Sort:
    if claim.claim.status is Status.PLANNED_OR_HYPOTHETICAL:
        return Sort.TALK
    if claim.claim.event_type is EventType.CEASEFIRE:
        return Sort.ENDING
    return Sort.SUM if claim.claim.event_type is EventType.AGGREGATE else Sort.VIOLENCE


def telling_of(claims: tuple[ResolvedClaim, ...]) -> Telling:
    """The claims, which one report tells of one happening, as one telling."""
    first = claims[0]
    sort = sort_of(first)
    published = first.published.isoformat() if first.published is not None else "9999"
    at = first_word(first)
    evidence = " ".join(span.text for claim in claims for span in claim.claim.evidence)
    places = _places(claims)
    return Telling(
        key=(published, first.claim.report_id, first.claim.group, at, f"{sort} {_whose(first)}"),
        claims=claims,
        sort=sort,
        kinds=frozenset(c.claim.event_type for c in claims),
        means=frozenset(c.claim.means for c in claims if c.claim.means is not None),
        when=_when(claims),
        places=places,
        named=telling_words(" ".join(_names(claims))),
        parties=frozenset(name for c in claims for name in party_names(c)),
        words=telling_words(evidence),
    )


def _names(claims: Sequence[ResolvedClaim]) -> Iterator[str]:
    """Places, parties and speakers as the words have them; parties written out as well."""
    for claim in claims:
        yield claim.speaker.name
        for actor in (*claim.actors, *claim.recipients):
            yield actor.mention.name
            if actor.chosen is not None:
                yield actor.chosen.name
        if claim.place is not None:
            yield claim.place.mention.name


def _whose(claim: ResolvedClaim) -> str:
    """Tells two claims of one sentence apart without their figures."""
    speaker = claim.claim.attribution.speaker
    return f"{claim.claim.event_type} {speaker.start if speaker is not None else ''}"


def _when(claims: Sequence[ResolvedClaim]) -> When | None:
    """The most precise days that are said; else a window before publication; else None."""
    said = [c.claim.date for c in claims if c.claim.date is not None]
    if said:
        best = min(said, key=lambda d: (d.days.days, d.basis is not DateBasis.STATED, d.days))
        firm = best.basis is DateBasis.STATED and best.days.days == 1
        sole = {d.days for d in said if _is_day_in_words(d)} == {best.days}
        in_words = best.basis in _IN_WORDS
        return When(best.days, said=True, in_words=in_words, firm=firm, sole=sole)
    if claims[0].published is None or all(c.claim.background for c in claims):
        return None
    if all(c.claim.event_type is EventType.AGGREGATE for c in claims):
        return None
    return When(_window(claims[0].published), said=False, in_words=False, firm=False)


def _is_day_in_words(said: DateMention) -> bool:
    return said.basis in _IN_WORDS and said.days.days == 1


def _window(published: date) -> DayRange:
    return DayRange.inclusive(published - timedelta(days=_UNDATED_WINDOW_DAYS - 1), published)


def _places(claims: Sequence[ResolvedClaim]) -> tuple[ResolvedPlace, ...]:
    """Each place of the claims once, the most precise first; resolved ones before others."""
    places = [c.place for c in claims if c.place is not None]
    by_name = {fold(place.mention.name): place for place in sorted(places, key=_vagueness)[::-1]}
    return tuple(sorted(by_name.values(), key=_vagueness))


def _vagueness(place: ResolvedPlace) -> tuple[int, int]:
    return place.precision if place.precision is not None else 9, place.mention.span.start


def party_names(claim: ResolvedClaim) -> frozenset[str]:
    """Parties by register id (an arm, written after a slash, counts as its party) or folded name.

    Civilians and nameless ones are left out.
    """
    return frozenset(
        name
        for actor in (*claim.actors, *claim.recipients)
        if (name := _party_name(actor)) is not None
    )


def _party_name(actor: ResolvedActor) -> str | None:
    if actor.chosen is not None:
        civilians = actor.chosen.kind is ActorKind.CIVILIANS
        return None if civilians else actor.chosen.id.partition("/")[0]
    words = sorted(telling_words(actor.mention.name))
    return fold("".join(words)) or None
