"""Which incidents, as the query string of an address says it; described in /openapi.json."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from reportedly.model.actors import SpeakerKind
from reportedly.model.events import EventType
from reportedly.model.summaries import Need
from reportedly.query.addresses import filter_of
from reportedly.store.questions import Filter

_MOST_LETTERS = 200  # of a name or of words searched for


class Asked(BaseModel):
    """What restricts a list; what is left out restricts nothing. Days are both included."""

    since: date | None = None
    until: date | None = None
    place: str | None = Field(None, max_length=_MOST_LETTERS)
    province: list[str] = []
    type: list[EventType] = []
    speaker: list[SpeakerKind] = []
    outlet: list[str] = []
    need: list[Need] = []
    text: str | None = Field(None, max_length=_MOST_LETTERS)
    min_toll: int | None = Field(None, ge=0)
    box: str | None = Field(None, description="west,south,east,north in degrees")


def _wanted(asked: Annotated[Asked, Query()]) -> Filter:
    told = asked.model_dump(mode="json", exclude_none=True)
    pairs: list[tuple[str, str]] = []
    for key, value in told.items():
        pairs += [(key, str(one)) for one in (value if isinstance(value, list) else [value])]
    return filter_of(pairs)


Wanted = Annotated[Filter, Depends(_wanted)]
