"""From a filter to the conditions that a summary must meet."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from reportedly.model.summaries import Facet
from reportedly.reference.folding import fold_place
from reportedly.store.questions import Box, Filter
from reportedly.store.tables import summaries, summary_facets, summary_parts
from reportedly.store.words import Words

Condition = sa.ColumnElement[bool]


def conditions(wanted: Filter, words: Words) -> Iterator[Condition]:
    """What must hold of a row of `summaries`, all of it."""
    yield from _of_days(wanted.since, wanted.until)
    yield from _of_facets(wanted)
    if wanted.place is not None:
        key = fold_place(wanted.place)
        names = summaries.c.place_keys.contains(key, autoescape=True)
        yield names if key else sa.false()
    if wanted.min_toll is not None:
        yield summaries.c.by_toll <= -wanted.min_toll
    if wanted.box is not None:
        yield _has_part(*_within(wanted.box))
    if wanted.text is not None:
        yield summaries.c.number.in_(words.incidents(wanted.text))


def _of_days(since: date | None, until: date | None) -> Iterator[Condition]:
    bounds = []
    if since is not None:
        bounds.append(summary_parts.c.last_day >= since)
    if until is not None:
        bounds.append(summary_parts.c.first_day <= until)
    if bounds:
        yield _has_part(*bounds)


def _has_part(*bounds: Condition) -> Condition:
    return summaries.c.number.in_(sa.select(summary_parts.c.number).where(*bounds))


def _within(box: Box) -> Iterator[Condition]:
    lat, lon = summary_parts.c.lat, summary_parts.c.lon
    yield lat.between(box.south, box.north)
    if box.west <= box.east:
        yield lon.between(box.west, box.east)
    else:  # over the date line
        yield (lon >= box.west) | (lon <= box.east)


def _of_facets(wanted: Filter) -> Iterator[Condition]:
    """Any of the values of one facet is enough; but of needs all must be there."""
    any_of: tuple[tuple[Facet, tuple[Any, ...]], ...] = (
        (Facet.PROVINCE, wanted.provinces),
        (Facet.TYPE, wanted.types),
        (Facet.SPEAKER, wanted.speakers),
        (Facet.OUTLET, wanted.outlets),
        *((Facet.NEED, (need,)) for need in wanted.needs),
    )
    for facet, values in any_of:
        if values:
            yield summaries.c.number.in_(_with(facet, values))


def _with(facet: Facet, values: tuple[str, ...]) -> sa.Select[tuple[int]]:
    columns = summary_facets.c
    chosen = columns.value.in_([str(value) for value in values])
    return sa.select(columns.number).where(columns.facet == facet.value, chosen)
