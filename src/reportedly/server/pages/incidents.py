"""The queue: which incidents need a person, what tells them apart, one page at a time."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.errors import InputError
from reportedly.model.summaries import NOWHERE, Facet, Need
from reportedly.query import words
from reportedly.query.addresses import address_of, filter_of
from reportedly.query.queue import MOST_VALUES, PAGE, FacetValues, chosen_values, queue
from reportedly.query.speech import _
from reportedly.query.summary_words import NEED_WORDS, said_words, title_words
from reportedly.server.desk import AtDesk
from reportedly.server.paging import paged
from reportedly.server.render import page
from reportedly.store.questions import By, Filter

routes = APIRouter()

# What a person looks for first stands first.
ORDERS = {
    By.CONTRADICTION: _("most contradicted"),
    By.TOLL: _("highest toll"),
    By.NEW: _("most new claims"),
    By.CONFIDENCE: _("least sure"),
    By.NEWEST: _("last published"),
    By.CLAIMS: _("most claims"),
    By.NUMBER: _("number"),
}
_HEADS = {
    Facet.NEED: _("Why look"),
    Facet.TYPE: _("What happened"),
    Facet.PROVINCE: _("Province"),
    Facet.SPEAKER: _("Who speaks"),
    Facet.OUTLET: _("Outlet"),
}
_TURNED = frozenset(facet.value for facet in Facet)  # said by links; the form hands them on
_WORTH_TELLING = (Need.NEW, Need.UNSURE, Need.UNRESOLVED_PLACE, Need.SECOND_OPINION)
_ALL_VALUES = "all"  # the key of the facets that are shown whole


@dataclass(frozen=True, slots=True)
class Link:
    """One value of a facet: its words, how many have it, whether it is asked for, and where a
    click leads: with it, or without."""

    words: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """One facet with its values; `more` leads to all of them, where some are left out."""

    head: str
    links: tuple[Link, ...]
    left_out: int
    more: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a queue asks for."""

    wanted: Filter
    order: By
    page: int
    whole: bool

    @property
    def query(self) -> str:
        """The same filter and order, at its first page: what links to an incident carry."""
        return _query(self.wanted, self.order)


def asked_of(request: Request) -> Asked:
    """Raises InputError where a value cannot be meant."""
    told = request.query_params
    try:
        order = By(told.get("order") or By.CONTRADICTION)
        at = int(told.get("page") or 1)
    except ValueError as error:
        hint = f"order is one of: {', '.join(By)}; page a number from 1"
        raise InputError(f"the address asks for what is not there: {error}", hint=hint) from None
    return Asked(filter_of(told.multi_items()), order, at, _ALL_VALUES in told)


@routes.get("/incidents")
def incidents(request: Request, desk: AtDesk) -> HTMLResponse:
    asked = asked_of(request)
    most = None if asked.whole else MOST_VALUES
    found = queue(desk.casebook, asked.wanted, order=asked.order, page=asked.page, most_values=most)
    return page(
        request,
        "queue.html",
        found=found,
        asked=asked,
        orders=ORDERS,
        kept=[pair for pair in parse_qsl(asked.query) if pair[0] in _TURNED],
        facets=[_links(values, asked) for values in sorted(found.facets, key=_place)],
        here=paged(request, page=found.page, total=found.total, rows=PAGE),
        title_words=title_words,
        said_words=said_words,
        need_words=NEED_WORDS,
        worth_telling=_WORTH_TELLING,
    )


def _place(values: FacetValues) -> int:
    return list(_HEADS).index(values.facet)


def _query(wanted: Filter, order: By, number: int = 1) -> str:
    told = [("order", order.value)] if order is not By.CONTRADICTION else []
    told += [("page", str(number))] if number > 1 else []
    return "&".join(part for part in (address_of(wanted), urlencode(told)) if part)


def _links(values: FacetValues, asked: Asked) -> FacetLinks:
    links = tuple(
        Link(
            value_words(values.facet, one.value),
            one.count,
            one.value in chosen_values(asked.wanted, values.facet),
            f"/incidents?{_turned(asked, values.facet, one.value)}",
        )
        for one in values.values
    )
    more = f"/incidents?{asked.query}&{_ALL_VALUES}="
    return FacetLinks(_HEADS[values.facet], links, values.left_out, more)


def value_words(facet: Facet, value: str) -> str:
    """A facet's value in words."""
    if facet is Facet.NEED:
        return NEED_WORDS[Need(value)]
    if value == NOWHERE:
        return _("place not known")
    return value if facet in (Facet.OUTLET, Facet.PROVINCE) else words.plain(value)


def _turned(asked: Asked, facet: Facet, value: str) -> str:
    """The queue's query with a value more, or with that value less where it was asked for."""
    pairs, turned = parse_qsl(asked.query), (facet.value, value)
    kept = [pair for pair in pairs if pair != turned]
    return urlencode(kept if turned in pairs else [*pairs, turned])
