"""Are names of places and parties joined to the right ones? 200 mentions, labelled by hand.

    python eval/mentions.py

`gold/mentions.jsonl` holds offsets into articles that lie beside the project, and two annotators'
labels, made without sight of each other or of the program: where a place lies, which entry of the
register a party is, or that the text leaves it open. Scored where both agree: a place within
`SAME_KM` (or the same country or the same province's seat), a party as a whole. Prints shares
alone; skipped where the articles are absent.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotations import ARTICLES, articles

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.place_finding import find_places
from reportedly.extract.reading import open_atlas
from reportedly.ingest.reports import read_reports
from reportedly.model.actors import ActorMention
from reportedly.model.claims import Claim
from reportedly.model.places import PlaceLevel, PlaceMention
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library, open_library
from reportedly.resolve.actors import PartyResolver, party
from reportedly.resolve.places import PlaceResolver
from reportedly.resolve.theatre import country_told, open_places
from reportedly.resolve.worldwide import WorldPlaces

GOLD = Path(__file__).parent / "gold" / "mentions.jsonl"
SAME_KM, NEAR_KM = 5.0, 25.0
BEFORE = 40  # letters around a mention that say how it is meant
OPEN = "open"
Row = Mapping[str, Any]
Places = PlaceResolver | WorldPlaces
Answer = (
    Any  # a label as the gold writes it: {"at": [lat, lon], "level": ...}, {"id": ...} or a word
)


def main() -> int:
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is not there")
        return 0
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    answers = dict(answered(rows))
    for kind in ("place", "party"):
        report_kind(kind, [(row, answers[number(row)]) for row in rows if row["kind"] == kind])
    return 0


def number(row: Row) -> tuple[str, int, str]:
    return row["article"], row["start"], row["kind"]


def answered(rows: Sequence[Row]) -> Iterator[tuple[tuple[str, int, str], Answer]]:
    """What the program makes of each mention, in the form of the labels."""
    library, told = open_library(), articles()
    reader = open_reader(library)
    keys = dict.fromkeys(row["article"] for row in rows)
    for report in reports([told[key] for key in keys]):
        mine = [row for row in rows if row["article"] == report.given_id]
        claims = extract_claims(report, reader)
        asked = {number(row): words(row, told[row["article"]]["text"], report) for row in mine}
        told_of = [place for claim in claims for place in told_places(claim)]
        places = {number(row): place_read(asked[number(row)], told_of, report, library)
                  for row in mine if row["kind"] == "place"}  # fmt: skip
        context = [*told_of, *places.values()]
        resolver = open_places(report, context, library.gazetteer)
        parties = PartyResolver(library.register, country(report, context, resolver, library))
        for row in mine:
            span = asked[number(row)]
            if row["kind"] == "place":
                yield number(row), place_label(resolver, places[number(row)], library)
            else:
                yield number(row), party_label(parties, span, report)


def reports(rows: Sequence[Row]) -> list[Report]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return [coming.report for coming in read_reports([str(path)])]


def words(row: Row, text: str, report: Report) -> Span:
    said = text[row["start"] : row["end"]]
    start = max(0, report.text.find(said))
    return Span(start, start + len(said), said)


def country(
    report: Report, places: Sequence[PlaceMention], resolver: Places, library: Library
) -> str | None:
    return country_told(
        report.reading.text, places, likely=resolver.country,
        gazetteer=library.gazetteer, register=library.register,
    )  # fmt: skip


def told_places(claim: Claim) -> Sequence[PlaceMention]:
    return () if claim.place is None else (claim.place, *claim.other_places)


def place_read(
    span: Span, told: Sequence[PlaceMention], report: Report, library: Library
) -> PlaceMention:
    """The place of a claim that stands in the words; else the first that the extractor reads in
    them, else the words as they are."""
    of_claims = [one for one in told if one.span.overlaps(span) and one.name in span.text]
    if of_claims:
        return of_claims[0]
    before = report.text[max(0, span.start - BEFORE) : span.start]
    after = report.text[span.end : span.end + BEFORE]
    around = f"{before}{span.text}{after}"
    read = find_places(around, open_atlas(report, library), ())
    inside = (p for p in read if p.end > len(before) and p.start < len(before) + len(span.text))
    first = next(inside, None)
    return (
        PlaceMention(span, first.name, first.relation) if first else PlaceMention(span, span.text)
    )


def place_label(resolver: Places, mention: PlaceMention, library: Library) -> Answer:
    """Where it lies; of a province its seat, as the annotators have it."""
    chosen = resolver.resolve(mention).chosen
    if chosen is None:
        return OPEN
    seats = library.gazetteer.spelt(chosen.admin1, country=chosen.country)
    towns = [place for place in seats if place.level is PlaceLevel.POPULATED]
    point = towns[0] if chosen.level is PlaceLevel.ADM1 and towns else chosen
    return {"at": [point.lat, point.lon], "level": chosen.level}


def party_label(parties: PartyResolver, span: Span, report: Report) -> Answer:
    chosen = parties.resolve(ActorMention(span, span.text), report.published.day).chosen
    if chosen is None:
        return OPEN
    return "people" if chosen.id.startswith("people/") else {"id": chosen.id}


def agree(left: Answer, right: Answer, *, km: float = SAME_KM) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        return bool(left == right)
    if "id" in left:
        return party(left["id"]) == party(right["id"])
    land = left["level"] == right["level"] == "country"
    return land or distance_km(tuple(left["at"]), tuple(right["at"])) <= km


def report_kind(kind: str, told: Sequence[tuple[Row, Answer]]) -> None:
    firm = [(row["one"], ours) for row, ours in told if agree(row["one"], row["two"])]
    found = [(gold, ours) for gold, ours in firm if not isinstance(ours, str)]
    counts = Counter(
        right=sum(agree(gold, ours) for gold, ours in firm),
        near=sum(agree(gold, ours, km=NEAR_KM) for gold, ours in firm),
        found=len(found),
        right_of_found=sum(agree(gold, ours, km=NEAR_KM) for gold, ours in found),
    )
    print(f"{kind}: {len(told)} mentions, the annotators agree on {len(firm)}; of these")
    print(f"  as they say           {counts['right'] / len(firm):.3f}")
    if kind == "place":
        print(f"  within {NEAR_KM:.0f} km          {counts['near'] / len(firm):.3f}")
    print(f"  answered              {counts['found'] / len(firm):.3f}")
    print(f"  right of the answered {counts['right_of_found'] / max(1, counts['found']):.3f}")


if __name__ == "__main__":
    sys.exit(main())
