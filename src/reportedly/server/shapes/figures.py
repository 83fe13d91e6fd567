"""Each toll as said, as a stretch of one axis, with who says it; the record's own behind."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.model.casualties import Figure, Outcome, Quantifier
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status
from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.counts import figure_words
from reportedly.server.dossier import Told
from reportedly.server.shapes.scale import Scale, Tick, scale_of
from reportedly.server.speaking import Look, look_of

_FADE = 16.0  # hundredths of the axis: how far an open end is drawn, which says nothing of how far


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `begin` to `end` (0..100); open ends fade away. One count alone is a point."""

    begin: float
    end: float
    opens_left: bool = False
    opens_right: bool = False

    @property
    def is_point(self) -> bool:
        return self.begin == self.end and not (self.opens_left or self.opens_right)


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure with all that say it alike. `stretch` None: no number is said."""

    words: str
    speaker: str
    look: Look
    kind: str
    told: tuple[Told, ...]
    stretch: Stretch | None
    part: bool
    about: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Band:
    """What the record concludes of an outcome, by which rules; None where a count is not said."""

    words: str
    stretch: Stretch
    best: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """All tolls of one outcome, the lowest first."""

    outcome: str
    tolls: tuple[Toll, ...]
    band: Band | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of an incident on one axis. `kinds` are the sorts of speakers on it.

    `left_out` counts the tolls that are not drawn here.
    """

    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    bent: bool
    kinds: tuple[tuple[Look, str], ...]
    left_out: int = 0

    @property
    def tolls(self) -> int:
        """How many are drawn."""
        return sum(len(group.tolls) for group in self.groups)


def chart_of(
    told: Sequence[Told], record: EventRecord | None, shown: Set[str] | None = None
) -> Chart | None:
    """The drawing; None where nobody says a figure.

    `shown` are the ids of the claims whose tolls are drawn, on the axis of all; None: all.
    """
    said = list(_said(told))
    if not said:
        return None
    scale = scale_of(_counts((figure for _, figure in said), record))
    every = tuple(_groups(said, record, scale))
    groups = every if shown is None else tuple(_with_tolls_of(shown, every))
    left_out = sum(len(group.tolls) for group in every) - sum(len(g.tolls) for g in groups)
    kinds = {toll.look.letter: (toll.look, toll.kind) for group in groups for toll in group.tolls}
    return Chart(groups, scale.ticks, scale.bent, tuple(kinds.values()), left_out)


def _with_tolls_of(shown: Set[str], groups: Iterable[Group]) -> Iterator[Group]:
    for group in groups:
        tolls = (toll for toll in group.tolls if any(one.id in shown for one in toll.told))
        if own := tuple(tolls):
            yield replace(group, tolls=own)


_Said = tuple[Told, Figure]


def _said(told: Iterable[Told]) -> Iterator[_Said]:
    for one in told:
        for figure in one.claim.claim.figures:
            yield one, figure


def _counts(figures: Iterable[Figure], record: EventRecord | None) -> Iterator[int]:
    for figure in figures:
        yield from (end for end in (figure.low, figure.high) if end is not None)
    if record is not None:
        killed = record.fatalities
        yield from (end for end in (killed.low, killed.best, killed.high) if end is not None)


def _groups(said: Sequence[_Said], record: EventRecord | None, scale: Scale) -> Iterator[Group]:
    for outcome in Outcome:
        own = [one for one in said if one[1].outcome is outcome]
        if own:
            band = _band(record, scale) if outcome is Outcome.KILLED else None
            yield Group(words.plain(outcome), tuple(_tolls(own, scale)), band)


def _tolls(said: Sequence[_Said], scale: Scale) -> Iterator[Toll]:
    """The same words by the same speaker once, whatever outlets carry them."""
    alike: dict[tuple[str, str], list[_Said]] = {}
    for told, figure in sorted(said, key=_lowest_first):
        shown = words.with_status(figure_words(figure), told.claim.claim)
        shown += words.corrected_mark(told.claim)
        alike.setdefault((shown, _who(told.claim)), []).append((told, figure))
    for (shown, who), own in alike.items():
        yield _toll(shown, who, own, scale)


def _toll(shown: str, who: str, own: Sequence[_Said], scale: Scale) -> Toll:
    (first, figure), told = own[0], tuple(one for one, _ in own)
    kind = first.claim.speaker.kind
    return Toll(
        shown,
        who,
        look_of(kind),
        words.plain(kind),
        told,
        _stretch(figure.low, figure.high, scale),
        part=figure.part_of_total,
        about=figure.quantifier in (Quantifier.ABOUT, Quantifier.VAGUE),
        aside=all(one.claim.claim.status is not Status.ACTUAL or one.rejected for one in told),
    )


def _who(claim: ResolvedClaim) -> str:
    own_voice = claim.claim.attribution.speaker is None
    return words.speaker_words(claim) if own_voice else claim.speaker.name


def _lowest_first(said: _Said) -> tuple[int, int, int]:
    told, figure = said
    floor = figure.high if figure.low is None else figure.low
    ceiling = figure.high if figure.high is not None else (floor or 0) + 1
    return -1 if floor is None else floor, ceiling, told.number


def _stretch(low: int | None, high: int | None, scale: Scale) -> Stretch | None:
    if low is None and high is None:
        return None
    if low is None:
        end = scale.at(high or 0)
        return Stretch(max(0.0, end - _FADE), end, opens_left=True)
    begin = scale.at(low)
    if high is None:
        return Stretch(begin, min(100.0, begin + _FADE), opens_right=True)
    return Stretch(begin, scale.at(high))


def _band(record: EventRecord | None, scale: Scale) -> Band | None:
    """From the least to the greatest of low, best and high."""
    if record is None:
        return None
    killed = record.fatalities
    ends = [end for end in (killed.low, killed.best, killed.high) if end is not None]
    if not ends:
        return None
    told = f"{words.estimate_words(killed)} ({record.pack} {record.pack_version})"
    best = None if killed.best is None else scale.at(killed.best)
    return Band(told, Stretch(scale.at(min(ends)), scale.at(max(ends))), best)
