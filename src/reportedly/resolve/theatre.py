"""Which country a report is about, as far as its words tell: common nouns are parties there."""

from collections import Counter
from collections.abc import Iterable

from reportedly.model.places import PlaceMention
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.register import Register


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
