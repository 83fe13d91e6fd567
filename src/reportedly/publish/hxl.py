"""GED's columns with HXL's tags under the header, as the humanitarian exchange carries them."""

import re
from collections.abc import Iterator

from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.ged import COLUMNS as GED_COLUMNS
from reportedly.publish.ged import actors_by_id, ged_cells, ged_counted, ged_notes, why_left_out
from reportedly.publish.table import Cells, Table, table_sheet

_PCODE_COLUMN = {
    PlaceLevel.ADM1: "adm_1_pcode",
    PlaceLevel.ADM2: "adm_2_pcode",
}
_OTHER_PCODE = "where_pcode"
COLUMNS: tuple[str, ...] = (*GED_COLUMNS, *_PCODE_COLUMN.values(), _OTHER_PCODE)
# The codebook's tags ("Other vocabularies"); `#event+id` and `#loc+code` are HXL 1.1's own, so that
# the row begins with a tag and a town's P-code has a place. A column without a tag has none there.
_TAG = {
    "id": "#event+id",
    "year": "#date+year",
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "source_headline": "#description",
    "where_coordinates": "#loc+name",
    "adm_1": "#adm1+name",
    "adm_2": "#adm2+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "country": "#country+name",
    "country_id": "#country+code",
    "region": "#region+name",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "best": "#affected+killed",
    "adm_1_pcode": "#adm1+code",
    "adm_2_pcode": "#adm2+code",
    "where_pcode": "#loc+code",
}
TAGS: tuple[str, ...] = tuple(_TAG.get(column, "") for column in COLUMNS)
_LONGEST_PCODE = 14  # digits behind the country's letters; OCHA's deepest have eleven


def hxl_sheet(bundle: Bundle) -> Sheet:
    """GED's 49 columns and three of P-codes, the row of tags directly under the header."""
    actors = actors_by_id(bundle)

    def cells(entry: Entry) -> Cells:
        return {**ged_cells(entry, actors), **_pcodes(entry.record.place)}

    found = ged_counted(bundle)
    notes = (
        "The second row holds HXL's tags; programs that do not know HXL must skip it.",
        "best is tagged #affected+killed; low and high carry no tag, so that no program adds them "
        "to it.",
        "A P-code is given where the place came from a list with P-codes: that of the province "
        "(adm_1_pcode), of the district (adm_2_pcode) or of any other place (where_pcode). None "
        "is derived from another.",
        *ged_notes(found),
    )
    return table_sheet(bundle, Table(COLUMNS, cells, why_left_out, TAGS), found, notes)


def _pcodes(place: PlaceCandidate | None) -> Cells:
    if place is None:
        return {}
    column = _PCODE_COLUMN.get(place.level, _OTHER_PCODE)
    return {column: next(_pcodes_among(place), None)}


def _pcodes_among(place: PlaceCandidate) -> Iterator[str]:
    """Ids that are P-codes by their form: the country's two letters and digits (SY0204)."""
    form = re.compile(rf"{re.escape(place.country)}\d{{2,{_LONGEST_PCODE}}}", re.ASCII)
    for key in (place.id, *place.ids):
        code = key.rpartition(":")[2].upper()
        if form.fullmatch(code):
            yield code
