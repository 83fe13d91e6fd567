"""From an item as found to a report: outlet, day, language, reading copy, identity."""

from reportedly.ingest.addresses import domain
from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.given import Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.languages import tell_language
from reportedly.ingest.listed import Order
from reportedly.ingest.published import Dating, date_item
from reportedly.ingest.reading import make_reading
from reportedly.ingest.repair import find_repairs
from reportedly.model.reports import Blob, Intake, Report
from reportedly.model.spans import ReadingCopy

UNKNOWN_OUTLET = "unknown outlet"
# Chosen, not measured: 35 times the longest of FA-KES (8,606 letters); the time that coding takes
# grows faster than the text.
MOST_LETTERS = 300_000


def assemble(item: Item, given: Given, order: Order | None) -> Intake:
    """The report of one item with its blob. `order` is what its column says of 4/5/2017.

    Raises Refused where nothing is left to read.
    """
    url = given.url if given.url is not None else item.url
    outlet, outlet_notes = _outlet(item, given, url)
    dating = date_item(item, given, url, order)
    reading = _reading(item, outlet, dating)
    if not reading.text.strip():
        raise Refused("it holds no text", "fill it, or leave it out")
    language = tell_language(reading.text, item.language)
    odd = () if language.note is None else (language.note,)
    nul = ("held NUL characters",) if "\0" in item.words.text else ()
    blob = Blob.of(item.content, item.media_type)
    report = Report(
        id=Report.identity(outlet=outlet, item=item.given_id or url, text=item.words.text),
        given_id=item.given_id,
        outlet=outlet,
        url=url,
        title=item.words.title,
        language=language.code,
        published=dating.published,
        text=item.words.text,
        reading=reading,
        segments=item.words.segments,
        blob=blob.sha256,
        locator=item.locator,
        notes=(*item.notes, *nul, *outlet_notes, *dating.notes, *odd),
    )
    aside = language.set_aside or _too_long(reading)
    return Intake(report, blob, aside, item.container)


def _too_long(reading: ReadingCopy) -> str | None:
    """Why a text is kept but not coded: one endless item must not hold up all that follow it."""
    length = len(reading.text)
    if length <= MOST_LETTERS:
        return None
    return (
        f"holds {length:,} letters, one report at most {MOST_LETTERS:,}: split it to have it coded"
    )


def _outlet(item: Item, given: Given, url: str | None) -> tuple[str, tuple[str, ...]]:
    """Who publishes: as given, as listed or as the site calls itself, else its domain."""
    given_name, listed = _one_line(given.outlet), _one_line(item.outlet)
    named = given_name or listed or _one_line(domain(url) if url is not None else None)
    if not named:
        return UNKNOWN_OUTLET, ("nothing says which outlet published this",)
    if listed and listed.casefold() != named.casefold():
        return named, (f"the outlet it names is {listed!r}, given as {named!r}",)
    return named, ()


def _one_line(name: str | None) -> str:
    return " ".join((name or "").split())


def _reading(item: Item, outlet: str, dating: Dating) -> ReadingCopy:
    words = item.words
    cuts = find_furniture(words.text, words.title, words.body_start, outlet)
    if dating.dateline is not None:
        cuts.append((dating.dateline.start, dating.dateline.end))
    return make_reading(words.text, cuts=cuts, repairs=find_repairs(words.text))
