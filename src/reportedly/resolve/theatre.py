"""Which country a report is about, as far as its words tell.

Common nouns are parties there, and what knows its places closely reads them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from reportedly.model.places import PlaceMention
from reportedly.model.reports import Report
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer
from reportedly.reference.register import Register
from reportedly.resolve.places import PlaceResolver
from reportedly.resolve.worldwide import WorldPlaces, namesakes


def open_places(
    report: Report, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> PlaceResolver | WorldPlaces:
    """What joins the report's places: the theatre's own lists, or the world's."""
    close = PlaceResolver(report, mentions, gazetteer)
    named = gazetteer.countries_named(report.reading.text)
    names = {mention.name for mention in mentions}
    country = close.country
    if country in gazetteer.theatre and not _is_elsewhere(country, names, named, gazetteer):
        return close
    return WorldPlaces(report, mentions, gazetteer)


def _is_elsewhere(
    theatre: str, names: Collection[str], named: Sequence[str], gazetteer: Gazetteer
) -> bool:
    """Whether the theatre knows less than half of the names, and another country more of them.

    That is one which the report names; any at all where it names none, but one small place that
    bears a single name says nothing.
    """
    here = sum(bool(gazetteer.spelt(name, country=theatre)) for name in names)
    if 2 * here >= len(names):
        return False
    if named:
        return any(_known(iso, names, gazetteer) > here for iso in named if iso != theatre)
    countries = ({place.country for place in namesakes(name, gazetteer)} for name in names)
    most = max(Counter(iso for held in countries for iso in held).values(), default=0)
    return most > here and (most > 1 or any(map(gazetteer.knows, names)))


def _known(country: str, names: Iterable[str], gazetteer: Gazetteer) -> int:
    """How many of the names a country has, however small the places."""
    found = (gazetteer.find(name, country=country, limit=1) for name in names)
    return sum(bool(best) and best[0].score >= SAME_SPELLING for best in found)


def country_told(
    text: str,
    places: Iterable[PlaceMention],
    *,
    likely: str | None,
    gazetteer: Gazetteer,
    register: Register,
) -> str | None:
    """ISO letters of the country whose "government forces" a text means; None if nothing tells.

    `likely` is where its places were looked for. It counts if the text names it or a place there;
    else the country of most parties named by name ("the Houthis") does.
    """
    if likely is not None and likely in gazetteer.countries_named(text):
        return likely
    if likely is not None and any(gazetteer.spelt(place.name, country=likely) for place in places):
        return likely
    homes = Counter(register.homes(text))
    most = homes.most_common(2)
    tied = len(most) == 2 and most[0][1] == most[1][1]
    return most[0][0] if most and not tied else None
