"""Summaries in the words a person reads."""

from reportedly.model.summaries import Need, Summary
from reportedly.query import words
from reportedly.query.speech import _

NEED_WORDS = {
    Need.CONTRADICTED: _("accounts contradict each other"),
    Need.TOLL: _("people killed"),
    Need.NEW: _("new claims since it was reviewed"),
    Need.UNSURE: _("unsure links or claims"),
    Need.UNRESOLVED_PLACE: _("a place not found"),
    Need.SECOND_OPINION: _("awaits a second opinion"),
    Need.UNREVIEWED: _("not reviewed"),
}


def title_words(summary: Summary) -> str:
    """What, where and when: "Air strike, Al-Atarib, Aleppo, 13 Nov 2017"."""
    kind = words.plain(summary.event_types[0])
    told = (kind.capitalize(), place_words(summary), _when(summary))
    return ", ".join(part for part in told if part)


def place_words(summary: Summary) -> str:
    """The first place that is concluded; else the one that is named, as it is named; else ""."""
    if summary.spot is not None and summary.spot.place is not None:
        names = {spot.place.id for spot in summary.spots if spot.place is not None}
        others = words.plural(len(names) - 1, "other place")
        place = words.concluded_place_words(summary.spot.name, summary.spot.place)
        told = _("{place} and {others}")
        return told.format(place=place, others=others) if len(names) > 1 else place
    return f"“{summary.place_said}”" if summary.place_said else ""


def said_words(summary: Summary) -> str:
    """What is claimed of the killed: "12 to 40", "40", or that nobody gives a number."""
    low, high = summary.lowest_said, summary.highest_said
    if low == high:
        return words.count_words(low)
    return _("{low} to {high}").format(low=words.count_words(low), high=words.count_words(high))


def _when(summary: Summary) -> str:
    return "" if summary.days is None else words.days_words(summary.days)
