"""DOOR: a bundle as a static site, the statement of its making among its pages."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from reportedly.model.incidents import CopyGroup, Incident
from reportedly.publish.bundle import Exported
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.folders import check_free, write_folder
from reportedly.publish.geojson import notices_of
from reportedly.publish.methodology import methodology
from reportedly.query.harmless import harmless
from reportedly.query.rulings import kept_ruling
from reportedly.query.speech import _
from reportedly.query.views import IncidentView
from reportedly.server.article import ARTICLE
from reportedly.server.dossier import Dossier, dossier_of
from reportedly.server.render import ENVIRONMENT
from reportedly.server.site.drawing import Drawing, draw
from reportedly.server.site.lists import Choice, address, facets, leaves, newest_first
from reportedly.server.site.method import sections_of
from reportedly.server.site.places import places_of, shared_places
from reportedly.server.site.rows import Row, row_of

METHOD = "methodology.md"
_STYLES = ("desk", "incident", "read", "map", "queue", "site")
_NOTES = (
    "A folder of pages: open index.html. Nothing in it runs, and nothing is fetched from anywhere.",
    "One page an incident; lists by year, kind, province and place; a map with each place drawn as "
    "precisely as it is known. `sha256sum -c reportedly-site.sha256` checks that it is whole.",
)
_ROOT, _ASIDE = "", "../"  # from a page to the head of the site

Files = Iterator[tuple[str, bytes]]
Writes = Callable[..., tuple[str, bytes]]  # `_page` with what stands on every page


def write_site(bundle: Bundle, folder: Path) -> Exported:
    """Write the site as a folder, whole or not at all; one that a site wrote is replaced.

    Raises InputError for a folder with anything of a user's own in it.
    """
    check_free(folder)
    sheet = Sheet((), len(bundle.records), notes=_NOTES)
    statement = methodology(bundle, sheet, layout="html", file_name=folder.name)
    write_folder(folder, _files(bundle, statement))
    return Exported(folder, folder / METHOD, sheet.rows, ())


def _files(bundle: Bundle, statement: str) -> Files:
    """Page by page; of an incident that is told only its line is held."""
    rows: list[Row] = []
    write = partial(_page, notices=notices_of(bundle))
    yield from _assets()
    yield METHOD, statement.encode()
    yield write("method.html", "method", sections=sections_of(statement))
    for found in _incidents(bundle):
        page = f"incidents/{_name(found)}.html"
        rows.append(row_of(found, found.view.records, page))
        yield write(page, "incident", root=_ASIDE, found=found, row=rows[-1], **ARTICLE)
    yield from _lists(newest_first(rows), write)


def _assets() -> Files:
    shipped = files("reportedly.server") / "static"
    for name in (*(f"css/{style}.css" for style in _STYLES), "icon.svg"):
        yield f"assets/{name}", shipped.joinpath(name).read_bytes()


def _incidents(bundle: Bundle) -> Iterator[Dossier]:
    """One after the other: an incident's records follow one another."""
    copies = {key: group for group in bundle.copies for key in group.report_ids}
    for _incident, entries in groupby(bundle.entries(), key=lambda entry: entry.record.incident_id):
        yield _dossier(list(entries), copies)


def _dossier(entries: list[Entry], copies: dict[str, CopyGroup]) -> Dossier:
    """Claims of reports that the record does not rest on belong to other incidents."""
    records = tuple(sorted((entry.record for entry in entries), key=lambda record: record.part))
    reports = {report.id: report for entry in entries for report in entry.reports}
    told = {claim.claim_id: claim for entry in entries for claim in entry.claims}
    claims = tuple(claim for claim in told.values() if claim.claim.report_id in reports)
    keys = tuple(sorted(told)) or ("",)
    first = records[0]
    incident = Incident(first.incident_id, keys[0], keys, (), first.number)
    held = {id(copies[key]): copies[key] for key in reports if key in copies}
    view = IncidentView(incident, claims, records, tuple(reports.values()), tuple(held.values()))
    return dossier_of(view, kept_ruling(records))


def _name(found: Dossier) -> str:
    """By its number, which stays from one release to the next; by its id where it has none yet."""
    incident = found.view.incident
    return str(incident.number) if incident.number >= 1 else re.sub(r"\W", "-", incident.id)


def _lists(rows: list[Row], write: Writes) -> Files:
    shared = shared_places(rows)
    where = partial(places_of, shared=shared)
    parted = facets(rows)
    everything, *more = leaves("index", rows)
    places, unplaced = where(rows), _unplaced(rows)
    yield write("index.html", "index", leaf=everything, facets=parted, total=len(rows))
    near, whole = draw(places), draw(places, closely=False)
    further = whole if near is not None and near.outside else None
    yield write("map.html", "map", drawing=near, whole=further, places=places, unplaced=unplaced)
    for leaf in more:
        yield write(leaf.address, "list", leaf=leaf, head="", title="Incidents", drawing=None)
    for facet in parted:
        for choice in facet.choices:
            yield from _list(facet.head, choice, draw(where(choice.rows)), write)
    for choice in shared.values():
        yield from _list("Place", choice, None, write)
    if unplaced.rows:
        yield from _list("Map", unplaced, None, write)


def _list(head: str, choice: Choice, drawing: Drawing | None, write: Writes) -> Files:
    """The pages of one list; the first has the map of it."""
    for leaf in leaves(choice.stem, choice.rows):
        shown = drawing if leaf.here.number == 1 else None
        path = f"lists/{leaf.address}"
        yield write(
            path, "list", root=_ASIDE, leaf=leaf, head=head, title=choice.words, drawing=shown
        )


def _unplaced(rows: list[Row]) -> Choice:
    """What no map can show."""
    own = tuple(row for row in rows if not places_of([row], {}))
    return Choice(_("not drawn"), "not-drawn", own)


def _page(path: str, template: str, *, root: str = _ROOT, **values: Any) -> tuple[str, bytes]:
    told = ENVIRONMENT.get_template(f"site/{template}.html").render(
        **values,
        template=template,
        root=root,
        styles=_STYLES,
        page=path,
        address=address,
    )
    return path, harmless(told).encode("utf-8", errors="replace")
