"""Made-up resolved claims for linking, report by report, the same for the same count and seed.

A larger casebook is the same war told for longer: a million claims are ten years of a country of
six thousand towns, ten thousand are its first five weeks, and a day is as crowded in either. What
is uneven in the world is uneven here: towns and days are as unlike as those of GED's events of
Syria, most happenings have a report or two and few have hundreds, and a report tells of its own
happening, of older ones, of sums and of provinces, with days and names left out or wrong.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from math import sqrt

from reportedly.link.profiles import Profile
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
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceCandidate, PlaceLevel, PlaceMention, ResolvedPlace
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution, ResolvedSpeaker

_FIRST_DAY = date(2014, 1, 1)
_DAYS_IN_A_MILLION = 3650  # ten years of a war
_TOWNS = 6000
_PROVINCES = 14
# By rank, after GED's 16,566 events of Syria in 2016 to 2019: its first towns have 5.1, 3.8, 2.8,
# 2.1 and 1.8 of a hundred events; these weights give the first of 6,000 towns 5.0, 3.6, 2.8, ...
_RANK_SHIFT = 1.5
_DAYS_SPREAD = 0.57  # lognormal: the mean square of events a day there is 1.39 times their mean's
# Pareto: of reports on one happening. 65 of 100 have one and few have hundreds, which is heavier
# than the sources of GED's events (81 of 100 have one, none more than 26).
_HEAVY_TAIL = 1.5
_MOST_REPORTS = 1500
_CLAIMS = (40, 25, 15, 12, 8)  # of a hundred reports, those with one, two, ... five
_SYLLABLES = "ba da fa ha ja ka la ma na qa ra sa ta za bi di li mi ri si bu du ku mu nu ru".split()
_KINDS = (
    EventType.AIR_STRIKE, EventType.SHELLING, EventType.ARMED_CLASH, EventType.EXPLOSIVE_DEVICE,
    EventType.SHOOTING, EventType.SUICIDE_BOMBING, EventType.ABDUCTION, EventType.OTHER_VIOLENCE,
)  # fmt: skip
_KIND_WEIGHTS = (30, 25, 20, 8, 7, 3, 3, 4)
_MEANS = (None, "barrel bomb", "mortar", "rocket", "rifle")
_OUTLETS = [f"Outlet {number} (invented)" for number in range(60)]
_OWN_VOICE = Attribution(None, None, SpeakerKind.OUTLET)
_RARITY = 6.0  # of every made-up name


@dataclass(frozen=True, slots=True)
class MadeUpReport:
    """The claims of one report and the profile of its text."""

    id: str
    claims: tuple[ResolvedClaim, ...]
    profile: Profile


def made_up_reports(claims: int, *, seed: int = 0, texts: bool = False) -> Iterator[MadeUpReport]:
    """Reports that hold `claims` claims together; `texts` gives them profiles."""
    return _World(claims, random.Random(seed), texts).reports()


@dataclass(frozen=True, slots=True)
class _Happening:
    day: int
    town: int
    kind: EventType
    means: str | None
    parties: tuple[ResolvedActor, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]


class _World:
    def __init__(self, claims: int, dice: random.Random, texts: bool) -> None:
        self.claims, self.dice, self.texts = claims, dice, texts
        self.days = max(7, round(_DAYS_IN_A_MILLION * claims / 1_000_000))
        self.provinces = [_province(number, dice) for number in range(_PROVINCES)]
        self.towns = [_town(number, dice, dice.choice(self.provinces)) for number in range(_TOWNS)]
        self.town_weights = list(accumulate(1 / (n + _RANK_SHIFT) for n in range(1, _TOWNS + 1)))
        crowds = (dice.lognormvariate(0, _DAYS_SPREAD) for _ in range(self.days))
        self.day_weights = list(accumulate(crowds))
        self.parties = [_party(number) for number in range(30)]
        self.party_weights = list(accumulate(1 / rank for rank in range(1, 31)))
        self.words = [_word(dice, 2) for _ in range(4000)]

    @cached_property
    def word_weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))

    def reports(self) -> Iterator[MadeUpReport]:
        """In order of the days they tell of, until there are enough claims."""
        told = number = 0
        happenings = self._happenings()
        for at, (happening, reports) in enumerate(happenings):
            older = [before for before, _ in happenings[max(0, at - 200) : at + 1]]
            for _ in range(reports):
                if told >= self.claims:
                    return
                report = self._report(number, happening, older, self.claims - told)
                number, told = number + 1, told + len(report.claims)
                yield report

    def _happenings(self) -> list[tuple[_Happening, int]]:
        """All that happened, with how many report it: a few more than are needed."""
        found, expected = [], 0.0
        while expected < 1.05 * self.claims:
            reports = min(_MOST_REPORTS, int(self.dice.paretovariate(_HEAVY_TAIL)))
            found.append((self._happening(), reports))
            expected += reports * sum(n * share for n, share in enumerate(_CLAIMS, 1)) / 100
        return sorted(found, key=lambda each: each[0].day)

    def _happening(self) -> _Happening:
        dice = self.dice
        return _Happening(
            day=dice.choices(range(self.days), cum_weights=self.day_weights)[0],
            town=dice.choices(range(len(self.towns)), cum_weights=self.town_weights)[0],
            kind=dice.choices(_KINDS, _KIND_WEIGHTS)[0],
            means=dice.choice(_MEANS),
            parties=tuple(dice.choices(self.parties, cum_weights=self.party_weights, k=2)),
            words=tuple(self._said(8)),
            names=tuple(_word(dice, 3) for _ in range(5)),
        )

    def _said(self, count: int) -> Sequence[str]:
        return self.dice.choices(self.words, cum_weights=self.word_weights, k=count)

    def _report(
        self, number: int, happening: _Happening, older: Sequence[_Happening], most: int
    ) -> MadeUpReport:
        """The news, by one or two who speak; then older happenings and sums."""
        dice, name = self.dice, f"r{number:07}"
        told = min(most, dice.choices(range(1, 6), _CLAIMS)[0])
        outlet = dice.choice(_OUTLETS)
        published = _FIRST_DAY + timedelta(days=happening.day + dice.choice((0, 1, 1, 1, 2, 3)))
        claims = []
        for n in range(told):
            own = n == 0 or dice.random() < 0.4
            about = happening if own else dice.choice(older)
            group = "e0" if own else f"e{n}"
            claim = self._claim(name, group, n, about, published, own)
            speaker = ResolvedSpeaker(None, outlet, SpeakerKind.OUTLET)
            actors = tuple(party for party in about.parties if dice.random() < 0.5)
            claims.append(
                ResolvedClaim(
                    f"c-{name}-{n}", claim[0], outlet, published, speaker, actors, (), claim[1]
                )
            )
        profile = self._profile(happening) if self.texts else Profile({}, {})
        return MadeUpReport(name, tuple(claims), profile)

    def _claim(
        self, report: str, group: str, n: int, about: _Happening, published: date, own: bool
    ) -> tuple[Claim, ResolvedPlace | None]:
        dice, start = self.dice, 200 * n
        kind = about.kind if dice.random() < 0.85 else dice.choice(_KINDS)
        if not own and dice.random() < 0.1:
            kind = EventType.AGGREGATE
        place = self._place(about.town, start)
        killed = dice.randint(1, 90)
        words = [*dice.sample(about.words, 4), *self._said(5), str(killed)]
        text = " ".join(words)
        claim = Claim(
            report_id=report,
            group=group,
            event_type=kind,
            status=Status.ACTUAL,
            attribution=_OWN_VOICE,
            evidence=(Span(start, start + len(text), text),),
            background=not own,
            place=place.mention if place is not None else None,
            date=self._date(about, own, start),
            figures=(_figure(killed, start),),
            means=about.means if dice.random() < 0.5 else None,
        )
        return claim, place

    def _place(self, town: int, start: int) -> ResolvedPlace | None:
        """Most name the town; some its province, some a spelling that nobody knows, some none."""
        fate, (chosen, province) = self.dice.random(), self.towns[town]
        if fate < 0.06:
            return None
        name = chosen.name
        if fate < 0.11:
            return _resolved(_respelt(name, self.dice), None, start)
        return _resolved(province.name, province, start) if fate < 0.16 else _resolved(
            name, chosen, start
        )  # fmt: skip

    def _date(self, about: _Happening, own: bool, start: int) -> DateMention | None:
        """Most are right to the day; some a day off, a week wide or a month, some not said."""
        fate, first = self.dice.random(), _FIRST_DAY + timedelta(days=about.day)
        if fate < 0.12:
            return None
        if fate < 0.20:
            first += timedelta(days=self.dice.choice((-1, 1)))
        length = 1 if fate < 0.88 else 2 if fate < 0.94 else 7 if fate < 0.97 else 30
        basis = self.dice.choice((DateBasis.STATED, DateBasis.RELATIVE, DateBasis.DATELINE))
        days = DayRange(first, first + timedelta(days=length))
        return DateMention(days, 1 if length == 1 else 2, basis, Span(start, start + 6, "Monday"))

    def _profile(self, happening: _Happening) -> Profile:
        names = self.dice.sample(happening.names, self.dice.randint(1, 4))
        names += [_word(self.dice, 3) for _ in range(4)]
        words = {*names, *happening.words, *self._said(50)}
        return Profile(
            weights=dict.fromkeys(words, 1 / sqrt(len(words))),
            names=dict.fromkeys(sorted(names), _RARITY),
        )


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choices(_SYLLABLES, k=syllables)) + dice.choice("bdfklmnrst")


def _respelt(name: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(name))
    return name[:at] + dice.choice("aeiou") + name[at + 1 :]


def _province(number: int, dice: random.Random) -> PlaceCandidate:
    name = _word(dice, 2).capitalize()
    lat, lon = dice.uniform(32.5, 37), dice.uniform(35.8, 42)
    key = f"p:{number}"
    return PlaceCandidate(key, name, lat, lon, PlaceLevel.ADM1, "XA", name, "", 1.0, ("given",))


def _town(
    number: int, dice: random.Random, province: PlaceCandidate
) -> tuple[PlaceCandidate, PlaceCandidate]:
    lat, lon = province.lat + dice.gauss(0, 0.3), province.lon + dice.gauss(0, 0.3)
    name, key = _word(dice, 3).capitalize(), f"t:{number}"
    level = PlaceLevel.POPULATED
    return PlaceCandidate(
        key, name, lat, lon, level, "XA", province.name, "", 1.0, ("given",)
    ), province


def _party(number: int) -> ResolvedActor:
    name = f"Brigade {number}"
    found = ActorCandidate(f"b{number}", name, ActorKind.REBEL_GROUP, 1.0, ("given",))
    return ResolvedActor(ActorMention(Span(0, len(name), name), name), found)


def _resolved(name: str, chosen: PlaceCandidate | None, start: int) -> ResolvedPlace:
    mention = PlaceMention(Span(start, start + len(name), name), name)
    if chosen is None:
        return ResolvedPlace(mention, None, None, None, (), "unknown")
    precision = 1 if chosen.level is PlaceLevel.POPULATED else 4
    return ResolvedPlace(mention, chosen, precision, None, (chosen,), "given")


def _figure(count: int, start: int) -> Figure:
    said = Span(start, start + len(str(count)), str(count))
    return Figure(Outcome.KILLED, count, count, Quantifier.EXACT, Whom.UNKNOWN, said)
