"""Summaries: kept with what they are sorted and told apart by, and asked for."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.casualties import MOST_DIGITS
from reportedly.model.summaries import Facet, Summary
from reportedly.reference.folding import fold_place
from reportedly.store.connected import insert_rows
from reportedly.store.filtering import conditions
from reportedly.store.questions import EVERYTHING, By, DayCount, FacetCount, Filter
from reportedly.store.rows import from_json, to_json
from reportedly.store.tables import summaries, summary_facets, summary_parts
from reportedly.store.words import Worded

_MOST = 10**MOST_DIGITS  # so that sums over a casebook fit a database's integers
# Where more than one incident in so many is wanted, reading all facets in order takes half the time
# of looking up those of each (bench/asking.py; a sum is what no index is used for).
_FEW = 6
_UNSCORED = 2.0  # stands where nothing has a score: after all scores, which are 0 to 1

_RANKS: dict[By, sa.Column[Any]] = {
    By.NUMBER: summaries.c.number,
    By.CONTRADICTION: summaries.c.by_contradiction,
    By.TOLL: summaries.c.by_toll,
    By.NEW: summaries.c.by_new,
    By.CONFIDENCE: summaries.c.by_confidence,
    By.NEWEST: summaries.c.by_newest,
    By.CLAIMS: summaries.c.by_claims,
}


class Summarised(Worded):
    """Answers the questions about summaries."""

    def summaries(
        self,
        wanted: Filter = EVERYTHING,
        *,
        by: By = By.NUMBER,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Summary, ...]:
        order = (_RANKS[by], summaries.c.number)
        numbers = self._chosen(sa.select(summaries.c.number), wanted).order_by(*order)
        page = numbers.limit(limit).offset(offset)  # sorted before the bodies are read
        question = sa.select(summaries.c.body).where(summaries.c.number.in_(page))
        return tuple(from_json(Summary, row.body) for row in self._rows(question.order_by(*order)))

    def summaries_count(self, wanted: Filter = EVERYTHING) -> int:
        return self._count(self._chosen(sa.select(summaries.c.number), wanted))

    def renew_summaries(self, found: Sequence[Summary]) -> None:
        with self._writing() as connection:
            delete_summaries(connection, [summary.number for summary in found])
            insert_summaries(connection, found)

    def summary(self, number: int) -> Summary | None:
        rows = self._rows(sa.select(summaries.c.body).where(summaries.c.number == number))
        return from_json(Summary, rows[0].body) if rows else None

    def neighbours(
        self, number: int, wanted: Filter = EVERYTHING, *, by: By = By.NUMBER
    ) -> tuple[int | None, int | None]:
        rank, own = _RANKS[by], summaries.c.number
        here = self._rows(sa.select(rank).where(own == number))
        if not here:
            return None, None
        place, at = sa.tuple_(rank, own), sa.tuple_(here[0][0], number)
        before = sa.select(own).where(place < at).order_by(rank.desc(), own.desc())
        after = sa.select(own).where(place > at).order_by(rank, own)
        return self._first(before, wanted), self._first(after, wanted)

    def _first(self, question: sa.Select[Any], wanted: Filter) -> int | None:
        rows = self._rows(self._chosen(question, wanted).limit(1))
        return int(rows[0][0]) if rows else None

    def facet_counts(
        self, wanted: Filter = EVERYTHING, *, among: int | None = None
    ) -> tuple[FacetCount, ...]:
        columns = summary_facets.c
        question = sa.select(columns.facet, columns.value, sa.func.count().label("incidents"))
        if not wanted.is_empty:
            held = self._chosen(sa.select(summaries.c.number), wanted)
            among = self.summaries_count(wanted) if among is None else among
            many = among * _FEW > self.summaries_count()
            number = columns.number + 0 if many else columns.number
            question = question.where(number.in_(held))
        rows = self._rows(question.group_by(columns.facet, columns.value))
        found = (FacetCount(Facet(row.facet), row.value, row.incidents) for row in rows)
        facets = list(Facet)
        return tuple(sorted(found, key=lambda f: (facets.index(f.facet), -f.count, f.value)))

    def day_counts(self, wanted: Filter = EVERYTHING) -> tuple[DayCount, ...]:
        day, low, high = summaries.c.first_day, summaries.c.low, summaries.c.high
        sums = (sa.func.coalesce(sa.func.sum(count), 0) for count in (low, high))
        counts = sa.select(day, sa.func.count(), sa.func.count(high), *sums)
        question = self._chosen(counts, wanted).group_by(day).order_by(day.is_not(None), day)
        return tuple(DayCount(row[0], *map(int, row[1:])) for row in self._rows(question))

    def _chosen(self, question: sa.Select[Any], wanted: Filter) -> sa.Select[Any]:
        return question.where(*conditions(wanted, self._words))


def insert_summaries(connection: Connection, found: Sequence[Summary]) -> None:
    """Keep summaries of incidents that have none."""
    insert_rows(connection, summaries, [_row(summary) for summary in found])
    insert_rows(connection, summary_parts, [row for each in found for row in _parts(each)])
    facets = [
        {"facet": facet.value, "value": value, "number": each.number}
        for each in found
        for facet, value in each.facets
    ]
    insert_rows(connection, summary_facets, facets)


def delete_summaries(connection: Connection, numbers: Sequence[int]) -> None:
    """Take away the summaries of incidents by their numbers."""
    gone = [{"gone": number} for number in numbers]
    for table in (summary_facets, summary_parts, summaries) if gone else ():
        this = table.c.number == sa.bindparam("gone")
        connection.execute(sa.delete(table).where(this), gone)


def _row(summary: Summary) -> dict[str, object]:
    days, toll, last = summary.days, summary.toll, summary.last_published
    return {
        "number": summary.number,
        "incident_id": summary.incident_id,
        "by_contradiction": -summary.contradictions,
        "by_toll": 1 if toll is None else -min(toll, _MOST),
        "by_new": -summary.review.new_claims,
        "by_confidence": _UNSCORED if summary.confidence is None else summary.confidence,
        "by_newest": 0 if last is None else -last.toordinal(),
        "by_claims": -summary.claims,
        "first_day": None if days is None else days.start,
        "low": _bounded(summary.killed.low),
        "high": _bounded(summary.killed.high),
        "place_keys": "\n".join(dict.fromkeys(map(fold_place, summary.names))),
        "body": to_json(summary),
    }


def _bounded(count: int | None) -> int | None:
    return None if count is None else min(count, _MOST)


def _parts(summary: Summary) -> Iterator[dict[str, object]]:
    """One row a record; where none has days, one a range of days that claims tell."""
    told = summary.day_ranges if all(spot.days is None for spot in summary.spots) else ()
    rows = [(spot.days, spot.place) for spot in summary.spots] + [(days, None) for days in told]
    for at, (days, place) in enumerate(rows):
        yield {
            "number": summary.number,
            "part": at,
            "first_day": None if days is None else days.start,
            "last_day": None if days is None else days.last,
            "lat": None if place is None else place.lat,
            "lon": None if place is None else place.lon,
        }
