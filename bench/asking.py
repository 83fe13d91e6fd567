"""How soon the questions behind the desk's pages are answered.

Each question is asked several times in a process that has the casebook open; the first time is
told beside the middle one, for its pages were not read before.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from reportedly.model.summaries import Facet, Need
from reportedly.query.incidents import Order, first_incidents, incident_view
from reportedly.query.map import map_of
from reportedly.query.queue import neighbours, queue
from reportedly.query.search import search_claims, search_reports
from reportedly.query.timeline import timeline
from reportedly.store.base import Casebook
from reportedly.store.questions import Box, By, Filter

_TIMES = 7


def time_questions(book: Casebook) -> None:
    """Print one line a question."""
    counts = book.counts()
    print(f"\nquestions to {counts.incidents:,} incidents of {counts.reports:,} reports")
    print(f"{'':44}{'rows':>8}{'first':>8}{'median ms':>11}{'worst':>8}")
    for name, ask in questions(book):
        waits = []
        for _ in range(_TIMES):
            began = time.perf_counter()
            found = ask()
            waits.append(1000 * (time.perf_counter() - began))
        first, (*_, worst) = waits[0], sorted(waits[1:])
        middle = sorted(waits[1:])[len(waits) // 2 - 1]
        print(f"{name:44}{found:>8,}{first:>8.0f}{middle:>11.0f}{worst:>8.0f}", flush=True)


def questions(book: Casebook) -> Iterator[tuple[str, Callable[[], int]]]:
    """Each question that a page asks, answered with how many it found."""
    counted = {facet.facet: facet.values for facet in queue(book).facets}
    days = [day.day for day in book.day_counts() if day.day is not None]
    middle = days[len(days) // 2]
    province, outlet = counted[Facet.PROVINCE][0].value, counted[Facet.OUTLET][0].value
    common = next(s.place_said for s in book.summaries(limit=100) if s.place_said)
    filters = {
        "": Filter(),
        ", a month": Filter(since=middle, until=middle + timedelta(days=30)),
        ", contradicted": Filter(needs=(Need.CONTRADICTED,)),
        ", a province and an outlet": Filter(provinces=(province,), outlets=(outlet,)),
        ", a place's name": Filter(place=common),
        ", words": Filter(text=common),
        ", a box": Filter(box=Box(36.5, 33.0, 39.0, 35.5)),
    }
    for name, wanted in filters.items():
        yield f"queue{name}", partial(_queue, book, wanted, By.CONTRADICTION)
    for by in By:
        yield f"queue by {by}, last page", partial(_queue, book, Filter(), by, page=10**6)
    most = queue(book).rows[0].number
    yield "neighbours", partial(_neighbours, book, most)
    for name in ("", ", a month", ", contradicted"):
        yield f"map{name}", lambda wanted=filters[name]: len(map_of(book, wanted).drawn)
        yield f"timeline{name}", lambda wanted=filters[name]: len(timeline(book, wanted).bars)
    yield "search claims, a frequent word", lambda: search_claims(book, common).total
    first, second, *_ = next(book.reports()).text.split()
    yield "search reports, a word", lambda: search_reports(book, first).total
    yield "search reports, two words", lambda: search_reports(book, f"{first} {second}").total
    yield "search reports, a beginning", lambda: search_reports(book, first[:3]).total
    yield "incident of the most claims", partial(_incident, book)
    yield "incidents --limit 20 --sort contradiction", partial(_first, book)
    yield "addresses that changed", lambda: len(book.changed_items())


def _queue(book: Casebook, wanted: Filter, by: By, *, page: int = 1) -> int:
    return queue(book, wanted, order=by, page=page).total


def _neighbours(book: Casebook, number: int) -> int:
    found = neighbours(book, number)
    return (found.previous is not None) + (found.next is not None)


def _incident(book: Casebook) -> int:
    largest = book.summaries(by=By.CLAIMS, limit=1)[0]
    return len(incident_view(book, str(largest.number)).claims)


def _first(book: Casebook) -> int:
    return first_incidents(book, order=Order.CONTRADICTION, limit=20)[1]
