"""The layouts by name, and which rules each of them holds. Light: the command line asks it."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from reportedly.errors import InputError

Layout = Literal[
    "ged",
    "ged42",
    "hxl",
    "acled",
    "acled-numbers",
    "plover",
    "geojson",
    "claims",
    "jsonl",
    "parquet",
    "ftm",
]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
Site = Literal["html"]
SITE: Site = "html"  # a folder of pages, which is no file: `server/site` writes it
USUAL_RULES = "ged"
# Columns that hold what one rule pack counts: another's numbers in them would be taken for that.
RULES_OF: Mapping[str, str] = {
    **dict.fromkeys(("ged", "ged42", "hxl"), "ged"),
    **dict.fromkeys(("acled", "acled-numbers"), "acled"),
}


def rules_for(layout: Layout | Site, asked: str | None) -> str:
    """The rule pack to conclude by for a layout: the one asked for, else the layout's own.

    Raises InputError where the layout holds what other rules count.
    """
    own = RULES_OF.get(layout)
    if asked is None or own is None or asked == own:
        return asked or own or USUAL_RULES
    others = ", ".join(name for name in (*LAYOUTS, SITE) if name not in RULES_OF)
    hint = f"Leave --rules out, or write these in a layout that any rules fit: {others}."
    raise InputError(
        f"the layout {layout} holds what {own}'s rules count, not {asked}'s", hint=hint
    )


def rules_for_all(layouts: Sequence[Layout | Site], asked: str | None) -> str:
    """The rule pack to conclude by for several layouts together. Raises InputError as above."""
    own = (RULES_OF[layout] for layout in layouts if layout in RULES_OF)
    pack = asked or next(own, USUAL_RULES)
    for layout in layouts:
        rules_for(layout, pack)
    return pack
