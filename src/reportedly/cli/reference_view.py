"""What a name may stand for, on the screen: candidates, best first, with their reasons."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table

from reportedly.cli.claims_view import COUNTED, QUIET
from reportedly.cli.terminal import line
from reportedly.model.actors import ActorCandidate
from reportedly.model.places import PlaceCandidate, PlaceRelation, ResolvedPlace
from reportedly.query import words


def answer_view(answer: ResolvedPlace) -> RenderableType:
    """The place meant, or that none is likely enough; then the candidates."""
    if not answer.candidates:
        return line("no place of this name is known; `reportedly places add` takes lists of yours")
    table, beside = _places_table(answer.candidates), _not_there(answer)
    if answer.chosen is None:
        return Group(line("unresolved: no place is likely enough", QUIET), table)
    return table if beside is None else Group(table, line(beside, QUIET))


def _not_there(answer: ResolvedPlace) -> str | None:
    """That the words mean a place beside the one named: its point is given, and none worked out.

    GED codes such a place to the known one, with the precision that says so (CODEBOOK A.4).
    """
    told = answer.mention
    if answer.chosen is None or told.relation is PlaceRelation.AT:
        return None
    away = "" if told.distance_km is None else f", {told.distance_km:g} km from it"
    lies = f"{_LIES[told.relation]} {answer.chosen.name}{away}"
    point = f"the point is that of {answer.chosen.name} itself, as GED codes it"
    return f"{lies}: {point} (where_prec {answer.precision})"


_LIES = {
    PlaceRelation.NEAR: "near",
    PlaceRelation.WITHIN: "somewhere in or around",
    PlaceRelation.BETWEEN: "between two places, the first of them",
}


def _places_table(found: Sequence[PlaceCandidate]) -> RenderableType:
    """Candidates with where they lie."""
    table = _table("score", "place", "what and where", "reasons")
    for place in found:
        within = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part)
        table.add_row(
            line(f"{place.score:.2f}"),
            line(place.name, COUNTED).append_text(
                line("\n" + " ".join((place.id, *place.ids)), QUIET)
            ),
            line(f"{words.plain(place.level)} in {within}").append_text(
                line(f" ({place.lat:.5f}, {place.lon:.5f})", QUIET)
            ),
            line("; ".join(place.reasons)),
        )
    return table


def actors_table(found: Sequence[ActorCandidate]) -> RenderableType:
    """Candidates with what sort of party they are."""
    if not found:
        return line("no party of this name is known; `reportedly actors add` takes lists of yours")
    table = _table("score", "party", "kind", "reasons")
    for actor in found:
        table.add_row(
            line(f"{actor.score:.2f}"),
            line(actor.name, COUNTED).append_text(line(f" {actor.id}", QUIET)),
            line(words.plain(actor.kind)),
            line("; ".join(actor.reasons)),
        )
    return table


def _table(*heads: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in heads:
        table.add_column(overflow="fold")
    table.add_row(*(line(head, QUIET) for head in heads))
    return table
