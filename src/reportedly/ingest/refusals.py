"""Tables that hold no reports, told by the names of their columns, and what to do with them."""

from collections.abc import Iterable

from reportedly.ingest.items import Refused

# Columns that each publisher alone uses; GED 23.1 and older, ACLED's export since 2018.
_REFERENCES = (
    ("GED", frozenset({"deaths_a", "deaths_b", "deaths_civilians", "best", "low", "high"})),
    ("ACLED", frozenset({"event_id_cnty", "sub_event_type", "fatalities"})),
)


def refuse_reference(names: Iterable[str]) -> None:
    """Raises Refused where the columns are those of a published data set of events.

    Its rows are what others concluded: they are compared with, and never become claims.
    """
    found = {name.strip().strip("\ufeff").casefold() for name in names}
    for publisher, columns in _REFERENCES:
        if columns <= found:
            raise Refused(
                f"these are events of {publisher}, not reports: what others concluded is no claim",
                "`reportedly compare --with FILE` lays them beside the casebook's own",
            )
