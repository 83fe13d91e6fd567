"""What a guest owes a host: its robots.txt, time between two requests, coming back when asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from protego import Protego

from reportedly.capture.answers import Answer, Refused, Why
from reportedly.capture.limits import Limits
from reportedly.capture.places import Place

ROBOT = "reportedly"  # by this name a site can speak to this program alone
_ROBOTS_BYTES = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB have to be read
_ROBOTS_HINT = "ask the site, or save the page in a browser and add the file"


@dataclass(slots=True)
class Manners:
    """Remembers of each host what it asked for, and when it was last asked.

    `fetch` gives what a robots.txt answered, redirects followed; it raises Refused.
    """

    limits: Limits
    fetch: Callable[[Place], Answer]
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _rules: dict[str, Protego | str] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _closed_until: dict[str, float] = field(default_factory=dict)

    def knock(self, place: Place) -> None:
        """Wait for the host's turn. Raises Refused where it does not want to be asked this, or
        not now.
        """
        closed_until = self._closed_until.get(place.host)
        if closed_until is not None and closed_until - self.clock() > self.limits.patience_s:
            raise _later(closed_until - self.clock())
        rules = self._rules_of(place)
        if isinstance(rules, str):  # RFC 9309, 2.3.1.4
            reason = f"its robots.txt cannot be had, so nothing may be asked: {rules}"
            raise Refused(Why.ROBOTS, reason, "try again later")
        if not rules.can_fetch(place.address, ROBOT):
            raise Refused(Why.ROBOTS, "its robots.txt asks programs not to come", _ROBOTS_HINT)
        self.wait(place, rules.crawl_delay(ROBOT) or 0)

    def wait(self, place: Place, asked_s: float = 0) -> None:
        """Let the time pass that a host has between two requests."""
        between_s = min(max(self.limits.between_s, asked_s), self.limits.patience_s)
        last = self._asked.get(place.host)
        if last is not None:
            begins = max(last + between_s, self._closed_until.get(place.host, 0))
            self.sleep(max(0, begins - self.clock()))
        self._asked[place.host] = self.clock()

    def note(self, place: Place, answer: Answer) -> bool:
        """Whether to ask once more: the host said when, and that is soon enough.

        Raises Refused where it asks for more patience than there is.
        """
        if answer.status not in (429, 503):
            return False
        wait_s = _seconds(answer.header("Retry-After"), answer.at)
        if wait_s is None:
            return False
        self._closed_until[place.host] = self.clock() + wait_s
        if wait_s > self.limits.patience_s:
            raise _later(wait_s)
        return True

    def _rules_of(self, place: Place) -> Protego | str:
        if place.origin not in self._rules:
            self._rules[place.origin] = self._read(place)
        return self._rules[place.origin]

    def _read(self, place: Place) -> Protego | str:
        """The rules, or why they cannot be had. RFC 9309, 2.3.1: none there, all may be asked;
        out of order, nothing may.
        """
        try:
            told = self.fetch(Place(place.scheme, place.host, place.port, "/robots.txt"))
        except Refused as refusal:
            if refusal.why is Why.INSIDE or refusal.why is Why.ADDRESS:
                raise
            return refusal.reason
        if told.status == 429 or told.status >= 500:
            return f"its server answered {told.status}"
        words = told.body[:_ROBOTS_BYTES] if told.status == 200 else b""
        return Protego.parse(words.decode("utf-8", "replace"))


def _later(left_s: float) -> Refused:
    reason = f"its host asks to be left alone for {left_s / 60:,.0f} more minutes"
    return Refused(Why.LATER, reason, "type the same command again later")


def _seconds(told: str | None, at: datetime) -> float | None:
    """Seconds until a Retry-After, given in seconds or as a day and time; None without one."""
    if told is None:
        return None
    if told.strip().isdecimal():
        return float(min(int(told.strip()[:9]), timedelta(days=365).total_seconds()))
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return None
    aware = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return max(0.0, (aware - at).total_seconds())
