"""Small builders of model values for tests: say what matters, the rest is filled in."""

from datetime import date, timedelta

from reportedly.model.actors import (
    ActorCandidate,
    ActorKind,
    ActorMention,
    ResolvedActor,
    SpeakerKind,
)
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.dates import DateBasis, DateMention, DayRange
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.ids import content_id
from reportedly.model.places import PlaceCandidate, PlaceLevel, PlaceMention, ResolvedPlace
from reportedly.model.reports import Blob, DateReason, PublicationDate, Report
from reportedly.model.spans import Span, plain_reading
from reportedly.model.speakers import Attribution, ResolvedSpeaker


def span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(
    first: str,
    last: str | None = None,
    *,
    precision: int | None = None,
    basis: DateBasis = DateBasis.RELATIVE,
) -> DateMention:
    """A date mention from ISO days, both included."""
    days = DayRange.inclusive(day(first), day(last or first))
    words = span("then") if basis in (DateBasis.STATED, DateBasis.RELATIVE) else None
    return DateMention(days, precision or (1 if days.days == 1 else 2), basis, words)


def figure(
    count: int | None,
    high: int | None = -1,
    *,
    outcome: Outcome = Outcome.KILLED,
    quantifier: Quantifier = Quantifier.EXACT,
    whom: Whom = Whom.UNKNOWN,
    start: int = 0,
    part: bool = False,
    cumulative: bool = False,
    group: str | None = None,
    base: str = "",
) -> Figure:
    """A figure: exact unless said otherwise; `high` -1 means the same as `count`."""
    top = count if high == -1 else high
    if quantifier in (Quantifier.AT_LEAST, Quantifier.VAGUE):
        top = None
    words = base or (str(count) if count is not None else "many")
    return Figure(
        outcome,
        count,
        top,
        quantifier,
        whom,
        span(words, start),
        base=words,
        part_of_total=part,
        cumulative=cumulative,
        group=span(group, start) if group is not None else None,
    )


def at_least(count: int, **kwargs: object) -> Figure:
    return figure(count, quantifier=Quantifier.AT_LEAST, **kwargs)  # type: ignore[arg-type]


def actor(
    name: str, kind: ActorKind = ActorKind.REBEL_GROUP, *, id: str | None = ""
) -> ResolvedActor:
    """A resolved party; `id=None` leaves it unresolved."""
    mention = ActorMention(span(name), name)
    if id is None:
        return ResolvedActor(mention, None)
    key = id or name.casefold().replace(" ", "-")
    return ResolvedActor(mention, ActorCandidate(key, name, kind, 1.0, ("given",)))


CIVILIANS = actor("civilians", ActorKind.CIVILIANS)


def place(
    name: str,
    lat: float = 36.139,
    lon: float = 36.825,
    *,
    level: PlaceLevel = PlaceLevel.POPULATED,
    admin1: str = "Aleppo",
    admin2: str = "Atarib",
    precision: int | None = None,
    said: str | None = None,
    country: str = "SY",
    id: str | None = None,
) -> ResolvedPlace:
    """A place that was found in a gazetteer; `said` is the mention's spelling."""
    words = said or name
    chosen = PlaceCandidate(
        id or f"t:{name.casefold()}",
        name,
        lat,
        lon,
        level,
        country,
        admin1,
        admin2,
        1.0,
        ("given",),
    )
    usual = {
        PlaceLevel.ADM3: 2,
        PlaceLevel.ADM2: 3,
        PlaceLevel.ADM1: 4,
        PlaceLevel.REGION: 5,
        PlaceLevel.COUNTRY: 6,
    }.get(level, 1)
    return ResolvedPlace(
        PlaceMention(span(words), words), chosen, precision or usual, None, (chosen,), "given"
    )


def unknown_place(name: str, *candidates: PlaceCandidate) -> ResolvedPlace:
    return ResolvedPlace(PlaceMention(span(name), name), None, None, None, candidates, "unknown")


ATARIB = place("Atarib")
DARAT_IZZA = place("Darat Izza", 36.282, 36.852, admin2="Darat Izza")


def speaker(
    name: str,
    kind: SpeakerKind = SpeakerKind.MONITOR,
    *,
    id: str | None = None,
    party: str | None = None,
    compiles_others: bool = False,
) -> ResolvedSpeaker:
    return ResolvedSpeaker(id, name, kind, party, "given" if party else "", compiles_others)


def claim(
    report: str,
    *,
    outlet: str = "Daily Post",
    published: str | None = "2017-11-14",
    group: str = "e1",
    kind: EventType = EventType.AIR_STRIKE,
    status: Status = Status.ACTUAL,
    denies: Denies | None = None,
    background: bool = False,
    by: ResolvedSpeaker | None = None,
    relayed_from: tuple[str, ...] = (),
    text: str = "a market was hit",
    start: int = 0,
    at: ResolvedPlace | None = ATARIB,
    on: DateMention | str | None = "2017-11-13",
    actors: tuple[ResolvedActor, ...] = (),
    recipients: tuple[ResolvedActor, ...] = (),
    figures: tuple[Figure, ...] = (),
    means: str | None = None,
    claim_id: str | None = None,
    outlet_party: str | None = None,
) -> ResolvedClaim:
    """A resolved claim of report `report`, said by `by` or in the outlet's own voice.

    Its id depends on everything but its figures, unless they are all that tells two apart.
    """
    said = when(on) if isinstance(on, str) else on
    kind_of_speaker = by.kind if by is not None else SpeakerKind.OUTLET
    attribution = Attribution(
        span(by.name) if by is not None else None,
        by.name if by is not None else None,
        kind_of_speaker,
        relayed_from=tuple(span(words) for words in relayed_from),
    )
    if status is Status.DENIED and denies is None:
        denies = Denies.OCCURRENCE
    bare = Claim(
        report_id=report,
        group=group,
        event_type=kind,
        status=status,
        attribution=attribution,
        evidence=(span(text, start),),
        denies=denies,
        background=background,
        actors=tuple(a.mention for a in actors),
        recipients=tuple(a.mention for a in recipients),
        place=at.mention if at is not None else None,
        date=said,
        figures=figures,
        means=means,
    )
    own_voice = ResolvedSpeaker(
        None, outlet, SpeakerKind.OUTLET, outlet_party, "given" if outlet_party else ""
    )
    return ResolvedClaim(
        claim_id or content_id("c", bare.id),
        bare,
        outlet,
        day(published) if published is not None else None,
        by or own_voice,
        actors,
        recipients,
        at,
    )


def report(
    id: str, text: str, *, outlet: str = "Daily Post", published: str | None = "2017-11-14"
) -> Report:
    said = day(published) if published is not None else None
    reason = DateReason.GIVEN if said is not None else DateReason.UNKNOWN
    blob = Blob.of(text.encode(), "text/plain")
    return Report(
        id,
        None,
        outlet,
        None,
        "",
        "en",
        PublicationDate(said, reason),
        text,
        plain_reading(text),
        (),
        blob.sha256,
        f"{id}.txt",
    )


def later(text: str, days: int) -> str:
    return (day(text) + timedelta(days=days)).isoformat()
