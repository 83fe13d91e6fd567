"""How far the reading of what was sent is."""

from dataclasses import dataclass

from fastapi import APIRouter

from reportedly.server.desk import AtDesk
from reportedly.server.jobs import Job, Stage

routes = APIRouter(prefix="/api/v1", tags=["reports"])


@dataclass(frozen=True, slots=True)
class JobStatus:
    """`done` of `total` (null: nobody knows yet how many) at this stage."""

    id: str
    stage: Stage
    done: int
    total: int | None
    reports: int
    rejects: int
    keeps: bool
    is_over: bool
    failure: str


@routes.get("/jobs/{key}")
def job(desk: AtDesk, key: str) -> JobStatus:
    return status_of(desk.jobs.job(key))


def status_of(found: Job) -> JobStatus:
    return JobStatus(
        found.id,
        found.stage,
        found.done,
        found.total,
        len(found.items),
        len(found.rejects),
        found.keeps,
        found.is_over,
        found.failure,
    )
