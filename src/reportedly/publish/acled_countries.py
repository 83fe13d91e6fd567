"""Countries as ACLED numbers, names and groups them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.reference.geonames import countries

# ACLED's seventeen regions by ISO letters, after its regional pages (unverified row by row).
# Europe, both Americas, Oceania: what is not listed follows GeoNames' continent.
_REGIONS: Mapping[str, str] = {
    "Middle East": "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "Northern Africa": "DZ EG EH LY MA SD TN",
    "Western Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "Middle Africa": "AO CD CF CG CM GA GQ ST TD",
    "Eastern Africa": "BI DJ ER ET KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT",
    "Southern Africa": "BW LS NA SZ ZA ZM ZW",
    "Caucasus and Central Asia": "AF AM AZ GE KG KZ TJ TM UZ",
    "South Asia": "BD BT IN LK MV NP PK",
    "Southeast Asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "Central America": "BZ CR GT HN MX NI PA SV",
    "Caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC "
    "VG VI",
    "North America": "BM CA GL PM US",
    "South America": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "Europe": "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT "
    "JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    "Oceania": "AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF "
    "WS",
    "Antarctica": "AQ BV GS HM TF",
}
# ACLED's own names where GeoNames writes another (unverified beyond these).
_NAMES = {
    "BQ": "Bonaire, Saint Eustatius and Saba",
    "CD": "Democratic Republic of Congo",
    "CG": "Republic of Congo",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "NL": "Netherlands",
    "PS": "Palestine",
    "SZ": "eSwatini",
    "TL": "East Timor",
}


@dataclass(frozen=True, slots=True)
class AcledCountry:
    """A country by its ISO 3166 letters and number (None: Kosovo has none) under ACLED's name."""

    iso3: str
    number: int | None
    name: str
    region: str | None


def acled_country(iso2: str) -> AcledCountry | None:
    """The country of two ISO letters; None for letters that no country has."""
    found = countries().get(iso2.upper())
    if found is None:
        return None
    name = _NAMES.get(found.iso, found.name)
    return AcledCountry(found.iso3, found.isonumeric or None, name, _regions().get(found.iso))


@cache
def _regions() -> Mapping[str, str]:
    return {iso: region for region, letters in _REGIONS.items() for iso in letters.split()}


REGIONS = tuple(_REGIONS)
