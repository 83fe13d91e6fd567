"""One statement that gives each of several places its own toll, told place by place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.places import Place
from reportedly.extract.statements import CountedFigure, Statement


def per_place(statement: Statement) -> Iterator[Statement]:
    """ "five in Azaz and one in Marea": one statement for each place with its own toll."""
    tolls = [f for f in statement.figures if not f.count.part_of_total]
    shares = [(f, _place_after(statement, f, tolls)) for f in tolls]
    own = [(f, p) for f, p in shares if p is not None]
    outcomes = {f.count.outcome for f, _ in own}
    if len(own) < 2 or len({p.name for _, p in own}) < 2 or len(outcomes) > 1:
        yield statement
        return
    rest = tuple(f for f in statement.figures if f not in [figure for figure, _ in own])
    if any(not f.count.part_of_total for f in rest):
        yield replace(statement, figures=rest)
    for figure, place in own:
        larger = statement.place[1] if statement.place is not None else None
        yield replace(statement, figures=(figure,), place=(place, larger), places=(place,))


def _place_after(
    statement: Statement, figure: CountedFigure, tolls: Sequence[CountedFigure]
) -> Place | None:
    later = [f.start for f in tolls if f.start > figure.start]
    limit = min([*later, statement.end, figure.end + 45])
    return next((p for p in statement.places if figure.end <= p.start < limit), None)
