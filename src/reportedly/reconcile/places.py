"""Where it happened, with GED's where_prec (CODEBOOK A.4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportedly.model.claims import ResolvedClaim
from reportedly.model.opinions import RecordField
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace
from reportedly.model.records import SetAside, Trace
from reportedly.reconcile.case import Case, trace
from reportedly.reconcile.independence import folded
from reportedly.reconcile.judged import JUDGED

_LARGER_REGION = 3  # ACLED geo_precision of a province
_BELOW_ADM1 = 3  # where_prec 1-3 are a place inside one ADM2


@dataclass(frozen=True, slots=True)
class Placing:
    """The place with where_prec 1-7, None where unresolved; `name` as usual or as said.

    `geo_precision` is ACLED's 1-3 of the same. `others` are the places that all who name this one
    name together with it, if each is found.
    """

    place: PlaceCandidate | None
    precision: int | None
    name: str
    trace: Trace
    warnings: tuple[str, ...] = ()
    geo_precision: int | None = None
    others: tuple[ResolvedPlace, ...] = ()


_Placed = tuple[ResolvedClaim, ResolvedPlace]


def find_place(case: Case) -> Placing:
    """The most precise place that most origins name; 4 where sources name different ADM2s."""
    placed = [(c, _found_first(c.place)) for c in case.standing if c.place is not None]
    resolved = [pair for pair in placed if pair[1].chosen is not None]
    if not resolved:
        return _unresolved(case, placed)
    preferred = _preferred(case)
    support = _support(case, resolved)
    best = preferred or min((place for _, place in resolved), key=partial(_rank, support))
    chosen, precision = best.chosen, best.precision
    if chosen is None:
        return _unresolved(case, placed)
    elsewhere = [pair for pair in placed if not _agrees(pair[1], chosen)]
    if preferred is None and any(_other_adm2(place, chosen) for _, place in elsewhere):
        return _disputed(case, chosen, placed)
    against = [_named_other(case, *pair) for pair in elsewhere] + _unspoken(case)
    held = [c.claim_id for c, place in placed if _agrees(place, chosen)]
    rule, told = _reason(case, preferred)
    others = _together(best, [place for _, place in placed])
    decided = trace("place", chosen.name, rule, f"place {chosen.name}: {told}", held, against)
    found = Placing(chosen, precision, chosen.name, decided, (), best.geo_precision, others)
    return _somewhere(found) if any(other.chosen is None for other in others) else found


def _preferred(case: Case) -> ResolvedPlace | None:
    """The place of the claim that a person prefers, if it is found."""
    wanted = case.choice(RecordField.PLACE)
    if wanted is None or wanted.claim.place is None:
        return None
    place = _found_first(wanted.claim.place)
    return None if place.chosen is None else place


def _reason(case: Case, preferred: ResolvedPlace | None) -> tuple[str, str]:
    wanted = case.choice(RecordField.PLACE)
    if wanted is None or preferred is None:
        return case.cites.place, "the most precise that most origins name"
    return JUDGED, wanted.words


def _found_first(place: ResolvedPlace) -> ResolvedPlace:
    """The same row of places; where its first is not found, one that is comes first."""
    found = next((other for other in place.others if other.chosen is not None), None)
    if place.chosen is not None or found is None:
        return place
    rest = tuple(other for other in place.others if other is not found)
    return replace(found, others=(replace(place, others=()), *rest))


def _together(best: ResolvedPlace, told: Sequence[ResolvedPlace]) -> tuple[ResolvedPlace, ...]:
    """The places told in one breath with the best by everybody who names one of them; else none."""
    row = _row(best)
    return best.others if all(_row(place) == row for place in told if _row(place) & row) else ()


def _somewhere(found: Placing) -> Placing:
    """Of places told together one is not found: nothing can be shared out, and no village or
    district holds it all for sure. So it is the province of those that are found, or their country.
    """
    known = [place.chosen for place in found.others if place.chosen is not None]
    missing = ", ".join(p.mention.name for p in found.others if p.chosen is None)
    points = [found.place, *known] if found.place is not None else known
    name, precision = enclosing([replace(point, admin2="") for point in points])
    first, precision = found.name, max(precision, found.precision or 0)
    words = f"place {name}: told of {first} together with {missing}, not found: so precision"
    return replace(
        found,
        precision=precision,
        name=name,
        trace=replace(found.trace, value=name, words=f"{words} {precision} ({found.trace.words})"),
        warnings=(f"told also of {missing}, not found; the point is that of {first}",),
        geo_precision=_LARGER_REGION,
        others=(),
    )


def _row(place: ResolvedPlace) -> frozenset[str]:
    """The place and those told in one breath with it, by their entries, else by their names."""
    row = (place, *place.others)
    return frozenset(folded(p.mention.name) if p.chosen is None else p.chosen.id for p in row)


def _support(case: Case, placed: Iterable[_Placed]) -> dict[str, set[str | None]]:
    """The origins that name each place, by its entry."""
    support: dict[str, set[str | None]] = defaultdict(set)
    for claim, place in placed:
        support[_entry(place)].add(case.origin_of.get(claim.claim_id))
    return support


def _entry(place: ResolvedPlace) -> str:
    return "" if place.chosen is None else place.chosen.id


def _rank(support: Mapping[str, set[str | None]], place: ResolvedPlace) -> tuple[int, int, str]:
    key = _entry(place)
    return place.precision or 9, -len(support[key]), key


def _agrees(place: ResolvedPlace, chosen: PlaceCandidate) -> bool:
    """The same entry, a larger unit that holds it, or an unresolved name that is spelt alike; or
    one of those is told in one breath with it."""
    if any(_agrees(other, chosen) for other in place.others):
        return True
    own = place.chosen
    if own is None:
        alike = folded(place.mention.name) == folded(chosen.name)
        return alike or chosen.id in {candidate.id for candidate in place.candidates}
    return lies_in(chosen, own)


def lies_in(place: PlaceCandidate, area: PlaceCandidate) -> bool:
    """Whether `place` is `area`, or lies in it where that is a district, province or country."""
    if place.id == area.id:
        return True
    province = _is_unit(area.admin1 or area.name, place.admin1)
    district = _is_unit(area.admin2 or area.name, place.admin2)
    inside = {
        PlaceLevel.COUNTRY: True,
        PlaceLevel.ADM1: province,
        PlaceLevel.ADM2: district and (province or not area.admin1),
    }
    return place.country == area.country and inside.get(area.level, False)


def _is_unit(name: str, other: str) -> bool:
    return bool(other) and folded(name) == folded(other)


def _other_adm2(place: ResolvedPlace, chosen: PlaceCandidate) -> bool:
    own = place.chosen
    if own is None or (place.precision or 9) > _BELOW_ADM1:
        return False
    return bool(own.admin2 and chosen.admin2) and folded(own.admin2) != folded(chosen.admin2)


def _disputed(case: Case, chosen: PlaceCandidate, placed: Sequence[_Placed]) -> Placing:
    """Sources name different ADM2s: precision 4, the point stays the best-supported place's."""
    name = chosen.admin1 or chosen.name
    words = f"place {name}: sources name different ADM2s, so precision 4"
    agreeing = [c.claim_id for c, place in placed if _agrees(place, chosen)]
    against = [_named_other(case, c, p) for c, p in placed if c.claim_id not in agreeing]
    decided = trace("place", name, case.cites.place, words, agreeing, against + _unspoken(case))
    warning = f"sources name different places; the point is that of {chosen.name}"
    return Placing(chosen, 4, name, decided, (warning,), geo_precision=_LARGER_REGION)


def _unresolved(case: Case, placed: Sequence[_Placed]) -> Placing:
    votes: dict[str, set[str]] = defaultdict(set)
    for claim, place in placed:
        votes[place.mention.name].add(case.origin_of.get(claim.claim_id, claim.claim_id))
    name = min(votes, key=lambda said: (-len(votes[said]), said), default="")
    words = f"place {name}: not found in the gazetteer" if name else "place: nobody says"
    held = [c.claim_id for c, place in placed if place.mention.name == name]
    against = [_named_other(case, c, p) for c, p in placed if p.mention.name != name]
    decided = trace("place", name or None, case.cites.place, words, held, against + _unspoken(case))
    return Placing(None, None, name, decided, ("the place is unresolved",))


def _named_other(case: Case, claim: ResolvedClaim, place: ResolvedPlace) -> SetAside:
    return SetAside(claim.claim_id, case.cites.place, f"names {place.mention.name}")


def _unspoken(case: Case) -> list[SetAside]:
    return case.against_if(lambda claim: claim.place is not None)


def enclosing(places: Sequence[PlaceCandidate]) -> tuple[str, int]:
    """The smallest unit that holds all places by its name, with its where_prec: a district 3, a
    province 4, else the country 6 (by its ISO letters)."""
    units = {(p.country, p.admin1, p.admin2) for p in places}
    (country, admin1, admin2), alone = next(iter(units)), len(units) == 1
    if alone and admin2:
        return admin2, 3
    provinces = {unit[:2] for unit in units}
    return (admin1, 4) if len(provinces) == 1 and admin1 else (country, 6)
