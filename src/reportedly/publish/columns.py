"""What every table of records tells of one by the same names."""

from typing import Any

from reportedly.model.records import EventRecord


def told_alike(record: EventRecord) -> dict[str, Any]:
    """The columns that GeoJSON and Parquet share. Days are inclusive; None is "nobody said"."""
    days, place, toll = record.days, record.place, record.fatalities
    return {
        "incident": record.incident_id,
        "rules": f"{record.pack} {record.pack_version}",
        "event_type": record.event_type,
        "type_of_violence": record.type_of_violence,
        "date_start": None if days is None else days.start,
        "date_end": None if days is None else days.last,
        "date_precision": record.date_precision,
        "place": None if place is None else place.name,
        "named_as": record.place_name,
        "where_precision": record.place_precision,
        "country": None if place is None else place.country,
        "adm_1": None if place is None else place.admin1,
        "adm_2": None if place is None else place.admin2,
        "side_a": tuple(actor.name for actor in record.side_a),
        "side_b": tuple(actor.name for actor in record.side_b),
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "deaths_a": record.deaths_a,
        "deaths_b": record.deaths_b,
        "deaths_civilians": record.deaths_civilians,
        "deaths_unknown": record.deaths_unknown,
        "origins": record.origins,
        "warnings": record.warnings,
    }
