"""Decisions as JSON: one address for every deed, and what came of it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, Field

from reportedly.model.actors import SpeakerKind
from reportedly.model.corrections import ClaimField, Pointed, Slip
from reportedly.model.incidents import Signature
from reportedly.model.opinions import RecordField
from reportedly.query.incidents import incident_view
from reportedly.query.words import judgement_words
from reportedly.server.deciding import Asked, Deed, judgement_of
from reportedly.server.desk import AtDesk, Author
from reportedly.server.keeping import keep
from reportedly.server.seen import ChangedMeanwhile, Seen

routes = APIRouter(prefix="/api/v1", tags=["judgements"])

Words = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class Point(BaseModel):
    """Degrees, and how far around it may have been."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    radius_km: Annotated[float, Field(ge=0, le=1000)] = 0.0


class Correcting(BaseModel):
    """What claims say of one field; words of their reports that support it.

    Of a figure, `instead_of` is what it was read as counting ("killed"): without a count of its own
    ("killed:civilians") it keeps that one's. Of a speaker, `kind` is the sort, and `none` the
    outlet itself. A status is "actual", "planned-or-hypothetical" or "denied:toll"; beside it may
    stand "background" or "news". A place may be meant by its id in a list, or pointed at.
    `everywhere` is a name that is to mean it in every report from now on; the claim is then
    resolved by it as all others are.
    """

    field: ClaimField
    values: tuple[Words, ...] = ()
    words: Words | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    point: Point | None = None
    place_id: Words | None = None
    everywhere: Words | None = None
    instead_of: Words | None = None
    kind: SpeakerKind | None = None

    @property
    def slip(self) -> Slip:
        """The same as the pipeline takes it."""
        at = self.point
        pointed = None if at is None else Pointed(at.lat, at.lon, at.radius_km)
        where = (self.country, pointed, self.place_id)
        return Slip(self.field, self.values, self.words, *where, self.instead_of, self.kind)


class Decision(BaseModel):
    """What a person decides about an incident. `made_at` makes it one however often it is sent;
    `seen` as the incident's own page or JSON gave it: if it has changed, nothing is decided."""

    deed: Deed
    incident: Words
    claims: tuple[Words, ...] = ()
    field: RecordField | None = None
    correcting: Correcting | None = None
    others: tuple[Words, ...] = ()
    undoes: str = ""
    reason: Words
    made_at: AwareDatetime | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement that is kept. `anew` is False where it was kept before; `overruled` are those
    that it contradicts, `warnings` say that a record could not heed it. Where everything is
    concluded anew from it, `job` (see /api/v1/jobs) says how far that is."""

    id: str
    words: str
    incident: int
    anew: bool
    overruled: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    job: str | None = None


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What became different since the incident was seen: claims and judgements by their ids."""

    joined: tuple[str, ...]
    gone: tuple[str, ...]
    decided: tuple[str, ...]
    withdrawn: tuple[str, ...]
    records_before: str
    records_now: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was decided, and what to do; `changes` since the incident was seen."""

    error: str
    hint: str
    changes: Meanwhile | None = None


@routes.post(
    "/judgements",
    status_code=201,
    responses={code: {"model": Refused} for code in (404, 409, 422)},
    response_model=Kept,
)
def judge(desk: AtDesk, author: Author, decision: Decision) -> Response | Kept:
    """Keep a decision, signed by who sits at this browser, and conclude from it."""
    view = incident_view(desk.casebook, decision.incident)
    signed = Signature(author, decision.reason.strip(), decision.made_at or datetime.now(UTC))
    judgement = judgement_of(desk.casebook, _asked(decision), signed)
    before = None if decision.seen is None else Seen.read(decision.seen)
    try:
        kept = keep(desk, view, judgement, before)
    except ChangedMeanwhile as error:
        return _changed(error)
    number = desk.casebook.incident(str(view.incident.number)).number
    told = judgement_words(judgement)
    if kept.decided is None:
        job = None if kept.job is None else kept.job.id
        return Kept(judgement.id, told, number, kept.anew, job=job)
    lost = tuple(one.id for one in kept.decided.overruled)
    return Kept(judgement.id, told, number, True, lost, kept.decided.warnings)


def _asked(decision: Decision) -> Asked:
    said = decision.correcting
    return Asked(
        decision.deed,
        decision.incident,
        decision.claims,
        decision.field,
        None if said is None else said.slip,
        decision.others,
        decision.undoes,
        "" if said is None or said.everywhere is None else said.everywhere,
    )


def _changed(error: ChangedMeanwhile) -> Response:
    found = error.changes
    decided = tuple(made.id for made in found.decided)
    parts = (found.joined, found.gone, decided, found.withdrawn, found.before, found.now)
    hint = "read it again and send what it gives as `seen`, or send none"
    refused = Refused(str(error), hint, Meanwhile(*parts))
    return JSONResponse(asdict(refused), status_code=409)
