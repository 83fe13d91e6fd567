"""The door of capture: an address in, what was answered out; redirects followed, manners kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reportedly.capture.answers import (
    NOTHING_KNOWN,
    Answer,
    Known,
    Refused,
    Unanswered,
    Why,
)
from reportedly.capture.asking import Asker
from reportedly.capture.manners import Manners
from reportedly.capture.places import Place, led_on, place_of
from reportedly.model.addresses import without_login

__all__ = ["Answer", "Known", "Unanswered", "Visitor", "Why"]

_REDIRECTS = (301, 302, 303, 307, 308)
_WANTED = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,*/*;q=0.5"


@dataclass(slots=True)
class Visitor:
    """Visits one address after the other."""

    asker: Asker
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _manners: Manners = field(init=False)

    def __post_init__(self) -> None:
        limits = self.asker.limits
        self._manners = Manners(limits, self._robots, sleep=self.sleep, clock=self.clock)

    def visit(self, address: str, known: Known = NOTHING_KNOWN) -> Answer | Unanswered:
        """What the address answers in the end, or why it does not. It raises nothing for what a
        server does.
        """
        at = self.asker.now()
        try:
            answer = self._follow(place_of(address), self._polite, _conditions(known))
        except Refused as refusal:
            told = without_login(address)
            return Unanswered(told, refusal.why, refusal.reason, refusal.hint, at)
        return replace(answer, address=address)

    def _follow(
        self, place: Place, ask: Callable[[Place, dict[str, str]], Answer], headers: dict[str, str]
    ) -> Answer:
        way: list[str] = []
        while True:
            answer = ask(place, headers)
            location = answer.header("Location")
            if answer.status not in _REDIRECTS or location is None:
                return replace(answer, way=tuple(way))
            way.append(place.address)
            place = led_on(place, location)
            if place.address in way or len(way) > self.asker.limits.redirects:
                raise _in_circles(place.address in way, len(way))

    def _polite(self, place: Place, headers: dict[str, str]) -> Answer:
        self._manners.knock(place)
        answer = self.asker.ask(place, headers)
        if not self._manners.note(place, answer):
            return answer
        self._manners.knock(place)
        again = self.asker.ask(place, headers)
        self._manners.note(place, again)
        return again

    def _robots(self, place: Place) -> Answer:
        return self._follow(place, self._in_turn, {})

    def _in_turn(self, place: Place, headers: dict[str, str]) -> Answer:
        self._manners.wait(place)
        return self.asker.ask(place, headers)


def _conditions(known: Known) -> dict[str, str]:
    told = {"Accept": _WANTED}
    if known.etag is not None:
        told["If-None-Match"] = known.etag
    if known.changed is not None:
        told["If-Modified-Since"] = known.changed
    return told


def _in_circles(circle: bool, steps: int) -> Refused:
    many = f"it redirects more than {steps - 1} times"
    reason = "its redirects lead in a circle" if circle else many
    return Refused(Why.REDIRECTS, reason, "open it in a browser, and capture where it ends")
