"""What is wrong with a file that calls itself ACLED: columns, types, codes that contradict."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from reportedly.publish.acled import COLUMNS, INTER_WORDS, TARGETED, inter_words, interaction_words
from reportedly.publish.acled_countries import REGIONS
from reportedly.publish.checking import Form, Problem, Row, Severity, check, one_of

# Codebook B.2: which sub-events belong to which type.
SUB_EVENTS: Mapping[str, tuple[str, ...]] = {
    "Battles": (
        *("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    ),
    "Explosions/Remote violence": (
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade"),
        *("Shelling/artillery/missile attack", "Remote explosive/landmine/IED"),
    ),
    "Violence against civilians": (
        *("Sexual violence", "Attack", "Abduction/forced disappearance"),
    ),
    "Protests": (
        *("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    ),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use"),
        *("Headquarters or base established", "Looting/property destruction"),
        *("Non-violent transfer of territory", "Other"),
    ),
}
_DISORDERS = ("Political violence", "Demonstrations", "Strategic developments")
# B.3: a sole side and 0, or two sides ascending; those of unarmed sides that ACLED lists.
_ALONE = tuple(range(10, 90, 10))
_PAIRS = (*range(11, 19), *range(22, 29), *range(33, 39), *range(44, 49), *range(55, 59))
INTERACTIONS: tuple[int, ...] = (*_ALONE, *_PAIRS, 66, 67, 68, 78)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMS = {
    **dict.fromkeys(("fatalities", "iso"), re.compile(r"\d+")),
    **dict.fromkeys(("latitude", "longitude"), _NUMBER),
    **dict.fromkeys(("time_precision", "geo_precision"), one_of(1, 2, 3)),
    "event_id_cnty": re.compile(r"[A-Z]{0,3}\d+"),
    "event_date": re.compile(r"\d{4}-\d\d-\d\d"),
    "year": re.compile(r"\d{1,4}"),
    "timestamp": re.compile(r"-?\d+"),
    "disorder_type": re.compile(rf"({'|'.join(_DISORDERS)})(; ?({'|'.join(_DISORDERS)}))?"),
    "event_type": one_of(*SUB_EVENTS),
    "sub_event_type": one_of(*(sub for subs in SUB_EVENTS.values() for sub in subs)),
    "civilian_targeting": one_of(TARGETED),
    "region": one_of(*REGIONS),
}
_IN_WORDS = {
    **_FORMS,
    **dict.fromkeys(("inter1", "inter2"), one_of(*INTER_WORDS)),
    "interaction": one_of(*map(interaction_words, INTERACTIONS)),
}
_IN_NUMBERS = {
    **_FORMS,
    **dict.fromkeys(("inter1", "inter2"), one_of(*range(1, 9))),
    "interaction": one_of(*INTERACTIONS),
}
_REQUIRED = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "country", "location", "latitude", "longitude", "geo_precision"),
    *("fatalities", "source", "notes"),
)


def _missing(number: int, row: Row) -> Iterator[Problem]:
    for column in _REQUIRED:
        if not row[column]:
            yield Problem(number, column, Severity.WARNING, "empty: ACLED always has it")


def _kinds(number: int, row: Row) -> Iterator[Problem]:
    subs = SUB_EVENTS.get(row["event_type"], ())
    if subs and row["sub_event_type"] not in subs:
        message = f"{row['sub_event_type']!r} is none of {row['event_type']}"
        yield Problem(number, "sub_event_type", Severity.ERROR, message)


def _years(number: int, row: Row) -> Iterator[Problem]:
    if row["year"].zfill(4) != row["event_date"][:4]:
        yield Problem(number, "year", Severity.ERROR, f"{row['year']!r} is not event_date's")


def _points(number: int, row: Row) -> Iterator[Problem]:
    if all(_NUMBER.fullmatch(row[column]) for column in ("latitude", "longitude")):
        lat, lon = float(row["latitude"]), float(row["longitude"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            yield Problem(number, "latitude", Severity.ERROR, f"{lat}, {lon} is not on Earth")


def _interactions(number: int, row: Row) -> Iterator[Problem]:
    """interaction is made of both codes, the lower first; or of a sole side's (B.3)."""
    codes = sorted(code for code in map(_code, (row["inter1"], row["inter2"])) if code is not None)
    if not codes or not row["interaction"]:
        return
    made = 10 * codes[0] + (codes[1] if len(codes) > 1 else 0)
    if row["interaction"] not in (str(made), interaction_words(made)):
        message = f"{row['interaction']!r} is not made of {row['inter1']!r} and {row['inter2']!r}"
        yield Problem(number, "interaction", Severity.ERROR, message)


def _code(cell: str) -> int | None:
    return next((n for n in range(1, 9) if cell in (str(n), inter_words(n))), None)


_RULES = (_missing, _kinds, _years, _points, _interactions)
AcledLayout = Literal["acled", "acled-numbers"]
_FILES: dict[AcledLayout, Form] = {
    "acled": Form("ACLED", COLUMNS, "event_id_cnty", _IN_WORDS, _RULES),
    "acled-numbers": Form("ACLED", COLUMNS, "event_id_cnty", _IN_NUMBERS, _RULES),
}


def validate_acled(path: Path, *, layout: AcledLayout = "acled") -> tuple[Problem, ...]:
    """Everything wrong with a file of ACLED's 31 columns: columns, types and codes that contradict
    one another are errors, what ACLED always has and this lacks warnings.

    `layout` is "acled" (codes in words) or "acled-numbers". Where the header is not ACLED's,
    nothing below it is judged. Raises InputError if the file cannot be read as UTF-8.
    """
    return check(path, _FILES[layout])
