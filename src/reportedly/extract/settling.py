"""What a draft settles on where its own words are silent: place, kind and sides.

Its own words first, then its group's, then what the same voice told just before.
"""

from collections.abc import Sequence

from reportedly.extract.drafts import (
    NEAR_SENTENCES,
    NEWS_ITSELF,
    SUM_OF_WAR,
    Draft,
    kinds_fit,
    one_voice,
)
from reportedly.extract.party_lines import Party
from reportedly.extract.places import Place
from reportedly.model.events import EventType
from reportedly.model.places import PlaceRelation


def settle_place(draft: Draft, drafts: Sequence[Draft]) -> tuple[Place, Place | None] | None:
    """The draft's own place, made more local by its group; a toll of a war keeps its country."""
    own = draft.place
    if draft.is_sum:
        carried = not (draft.is_period or _counts_war(draft))
        counting = [s for s in draft.statements if s.figures] or draft.statements
        said = [s.where if carried else s.place for s in counting]
        return next((p for p in said if p is not None), None)
    if own is not None and own[0].rank >= 3 and own[0].relation is not PlaceRelation.NEAR:
        return own
    group = [d.place for d in drafts if d.group == draft.group and d.place is not None]
    if own is None:
        return max(group, key=_locality, default=None)
    local = max([own, *group], key=_locality)
    alike = local[0].name.casefold() == own[0].name.casefold()
    return own if alike else local  # "Sel" there is the "Sel province" told here


def told_together(draft: Draft, place: Place) -> tuple[Place, ...]:
    """The places told in one breath with the draft's, unless a figure of it is of fewer."""
    counted = (s.place[0] for s in draft.statements if s.figures and s.place is not None)
    rows = [_row(one) for one in counted if one.rank > 1]
    return place.beside if all(row == _row(place) for row in rows) else ()


def _row(place: Place) -> frozenset[str]:
    return frozenset({place.name, *(other.name for other in place.beside)})


def _counts_war(draft: Draft) -> bool:
    """True of thousands: no town told of before is where they died."""
    counts = [f.count for s in draft.statements for f in s.figures]
    return any((c.low or c.high or 0) >= SUM_OF_WAR for c in counts)


def _locality(place: tuple[Place, Place | None]) -> tuple[int, bool]:
    """A town named as the place goes before a town named as being near it."""
    return place[0].rank, place[0].relation is not PlaceRelation.NEAR


# What is told of a happening beside its plainer name: by what, and then how.
_TOLD_BESIDE = {
    EventType.AIR_STRIKE: EventType.CHEMICAL_ATTACK,
    EventType.EXPLOSIVE_DEVICE: EventType.SUICIDE_BOMBING,
}


def settle_kind(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft whose words say what kind of violence it was: itself, its group, the one before.

    "Five more were killed in Azaz" is killed by what the sentence before tells.
    """
    if any(s.pointing for s in draft.statements):
        return draft
    told = _TOLD_BESIDE.get(draft.kind)
    if told is not None:
        alike = [d for d in drafts if d.group == draft.group or _may_be(d, draft)]
        return next((d for d in alike if d.kind is told), draft)
    if not draft.loose:
        return draft
    beside = [d for d in _beside(draft, drafts) if _lends_kind(d, draft)]
    return beside[0] if beside else draft


def _may_be(told: Draft, draft: Draft) -> bool:
    """True if the blast may be the suicide attack told elsewhere: no other town, no other day."""
    if told.kind is not EventType.SUICIDE_BOMBING:
        return False
    here, there = told.place, draft.place
    towns = here is None or there is None or here[0].name == there[0].name
    days, others = draft.days, told.days
    return towns and (days is None or (others is not None and days.overlaps(others)))


def _lends_kind(told: Draft, draft: Draft) -> bool:
    """True if what `told` says may be how the loose draft's people came to harm.

    Within a happening all but news of its own may; what was told just before lends nothing where
    it is said who did it.
    """
    if told.loose:
        return False
    if told.group == draft.group:
        return told.kind not in NEWS_ITSELF or told.kind is EventType.EXECUTION
    return told.kind not in NEWS_ITSELF and not any(draft.actors)


def settle_sides(
    draft: Draft, drafts: Sequence[Draft]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients: its own words', else those of the same happening told beside it.

    Whom somebody blames, or who denies it, did it in nobody else's words.
    """
    recipients = next((s for s in draft.recipients if s), ())
    return _doers(draft, drafts), recipients


def _doers(draft: Draft, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Its own actors, else those of the nearest draft beside it, or beside that one, and so on."""
    waiting, seen = [draft], {id(draft)}
    while waiting:
        here = waiting.pop(0)
        theirs = next((s for s in here.actors if s), ())
        if theirs or draft.is_period or any(s.pointing for s in draft.statements):
            return theirs
        near = [d for d in _alike(here, drafts) if id(d) not in seen]
        seen |= {id(d) for d in near}
        waiting += near
    return ()


def _alike(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts beside it whose actor is its own too: the same voice on the same kind of happening."""
    return [
        d for d in _beside(draft, drafts)
        if kinds_fit(draft, d) and _speaks_for(draft, d) and not d.is_pointed
    ]  # fmt: skip


def _speaks_for(draft: Draft, other: Draft) -> bool:
    """The same voice, or the outlet's own, whose lede sums up what the source is quoted for."""
    summed_up = other.speaker is None and other.group == draft.group
    return summed_up or one_voice(draft.speaker, other.speaker)


def _beside(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of the same group first, then those told by the same voice just before."""
    at = draft.statements[0].sentence
    group = [d for d in drafts if d.group == draft.group and d is not draft]
    before = [
        d for d in reversed(drafts)
        if d.group != draft.group and 0 <= at - d.last_sentence <= NEAR_SENTENCES
        and d.status is draft.status and d.is_context == draft.is_context
    ]  # fmt: skip
    return group + before
