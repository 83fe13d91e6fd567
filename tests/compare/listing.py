"""Invented events of two lists, and files in the layouts that publishers use."""

import csv
import gzip
import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from reportedly.compare.events import ListedEvent, Party
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate

MIRAN = (36.10, 36.80)
NIVALDA = (36.11, 36.81)  # a good kilometre from Miran
FAR_HARBOUR = (10.0, 10.0)

LANTERN = Party("Lantern Guard", "lantern-guard")
ORCHARD = Party("Orchard Front", "orchard-front", "northern-alliance")
ALLIANCE = Party("Northern Alliance", "northern-alliance")
VILLAGERS = Party("villagers", "people")


def event(
    id: str = "1",
    day: str = "2017-11-13",
    *,
    days: int = 1,
    at: tuple[float, float] | None = MIRAN,
    place: str = "Sar Miran",
    killed: int | tuple[int | None, int | None, int | None] | None = 3,
    a: Sequence[Party] = (LANTERN,),
    b: Sequence[Party] = (ORCHARD,),
    kinds: tuple[str, ...] = ("state-based",),
    **more: object,
) -> ListedEvent:
    first = date.fromisoformat(day)
    tolls = killed if isinstance(killed, tuple) else (killed, killed, killed)
    return ListedEvent(
        id=id,
        days=DayRange(first, first + timedelta(days=days)),
        point=at,
        place=place,
        kinds=kinds,
        side_a=tuple(a),
        side_b=tuple(b),
        killed=Estimate(*tolls),
        **more,  # type: ignore[arg-type]
    )


_NEAR = st.floats(-0.2, 0.2).map(lambda off: round(off, 3))
_SIDES = st.lists(st.sampled_from([LANTERN, ORCHARD, ALLIANCE, VILLAGERS]), max_size=2)


@st.composite
def events(draw: st.DrawFn, id: str) -> ListedEvent:
    """An event near Miran in some ten days, so that many lie within reach of one another."""
    first = date(2017, 11, 1) + timedelta(days=draw(st.integers(0, 9)))
    point = (MIRAN[0] + draw(_NEAR), MIRAN[1] + draw(_NEAR)) if draw(st.booleans()) else None
    return ListedEvent(
        id=id,
        days=DayRange(first, first + timedelta(days=draw(st.integers(1, 4)))),
        point=point,
        place=draw(st.sampled_from(["Sar Miran", "Nivalda", "Upper Nivalda", ""])),
        region=draw(st.sampled_from(["Orchard Governorate", "Lowland", ""])),
        is_coarse=draw(st.booleans()),
        kinds=draw(st.sampled_from([(), ("state-based",), ("one-sided",)])),
        side_a=tuple(draw(_SIDES)),
        side_b=tuple(draw(_SIDES)),
        killed=Estimate(None, draw(st.none() | st.integers(0, 90)), None),
        reports=draw(st.integers(0, 3)),
    )


def lists(most: int = 7) -> st.SearchStrategy[list[ListedEvent]]:
    """A list of events with ids of their own; two lists share ids, as two databases do."""
    return (
        st.integers(0, most)
        .flatmap(lambda n: st.tuples(*(events(str(i)) for i in range(n))))
        .map(list)
    )


GED_41 = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,"
    "side_a_new_id,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,"
    "source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,"
    "adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
).split(",")
GED_42 = [*GED_41[:12], "side_b", *GED_41[13:-3], "best", "high", "low", "gwnoa"]
GED_49 = [
    *("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id").split(","),
    *("conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name").split(","),
    *("side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b").split(","),
    *("number_of_sources,source_article,source_office,source_date,source_headline").split(","),
    *("source_original,where_prec,where_coordinates,where_description,adm_1,adm_2").split(","),
    *("latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region").split(","),
    *("event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b").split(","),
    *("deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob").split(","),
]
ACLED_31 = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
).split(",")

GED_ROW = {
    "id": "77",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "Syrian insurgents",
    "number_of_sources": "2",
    "source_office": "Copper Courier;Daily Post",
    "source_original": "Lantern Watch",
    "where_prec": "1",
    "where_coordinates": "Al Atarib town",
    "adm_1": "Aleppo Governorate",
    "latitude": "36.137",
    "longitude": "36.83",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2017-11-13",
    "date_end": "2017-11-13",
    "best": "83",
    "high": "84",
    "low": "60",
}
ACLED_ROW = {
    "event_id_cnty": "SYR77",
    "event_date": "2017-11-13",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "actor2": "Civilians (Syria)",
    "admin1": "Aleppo",
    "location": "Al Atarib",
    "latitude": "36.137",
    "longitude": "36.83",
    "geo_precision": "1",
    "source": "Lantern Watch; Daily Post",
    "fatalities": "83",
}


def table(columns: Sequence[str], *rows: dict[str, str], delimiter: str = ",") -> bytes:
    """A CSV file with these columns; a cell that no row fills is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def written(path: Path, content: bytes, *, packed: bool = False) -> Path:
    path.write_bytes(gzip.compress(content) if packed else content)
    return path
