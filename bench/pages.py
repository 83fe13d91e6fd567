"""How soon the desk's pages come over a casebook of many claims, asked without a network.

The first time is told beside the middle one: what it needs of the file was not read before.
"""

import time
from collections.abc import Iterator

from fastapi.testclient import TestClient

from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.store.base import Casebook
from reportedly.store.questions import By

_TIMES = 7
_HOST = "testserver"


def time_pages(book: Casebook) -> None:
    """Ask for each page several times in one process."""
    held = book.counts()
    client = TestClient(open_desk(Desk(book, author="bench", hosts=frozenset({_HOST}))))
    print(f"\npages over {held.incidents:,} incidents of {held.reports:,} reports")
    print(f"{'':48}{'KiB':>7}{'first':>8}{'median ms':>11}{'worst':>8}")
    for address in addresses(book):
        waits, size = [], 0
        for _ in range(_TIMES):
            began = time.perf_counter()
            answer = client.get(address)
            waits.append(1000 * (time.perf_counter() - began))
            size = len(answer.content)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
        later = sorted(waits[1:])
        middle, worst = later[len(later) // 2], later[-1]
        print(f"{address[:47]:48}{size / 1024:>7.0f}{waits[0]:>8.0f}", end="")
        print(f"{middle:>11.0f}{worst:>8.0f}", flush=True)


def addresses(book: Casebook) -> Iterator[str]:
    """One of each kind of page, and lists under filters that let much through.

    Of incidents a usual one, and one that has more claims than 99 in a hundred.
    """
    hundredth = book.summaries_count() // 100
    large = book.summaries(by=By.CLAIMS, limit=1, offset=hundredth)[0].number
    usual = book.summaries(limit=1, offset=book.summaries_count() // 2)[0].number
    report = next(book.reports())
    word = report.text.split()[0]
    yield from ("/", "/incidents", "/incidents?order=toll&page=40", "/incidents?need=contradicted")
    yield from (f"/incidents?text={word}", "/map", "/opinions", "/reports")
    yield from (f"/search?q={word}", f"/reports/{report.id}", f"/incidents/{usual}")
    yield from (f"/incidents/{usual}/history", f"/incidents/{large}")
    yield from ("/api/v1/incidents", "/api/v1/map", "/api/v1/map?need=contradicted")
    yield from ("/api/v1/timeline", f"/api/v1/search?q={word}")
