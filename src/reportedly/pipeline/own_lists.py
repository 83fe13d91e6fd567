"""The casebook's own lists of places and parties, with the names that persons joined to entries."""

from collections.abc import Sequence

from reportedly.model.aliases import Alias
from reportedly.model.incidents import Judgement
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.model.undoing import in_force
from reportedly.reference.own_names import named_alike, with_names
from reportedly.store.base import Casebook


def own_places(casebook: Casebook) -> tuple[PlaceRow, ...]:
    """The rows of its lists, each with the names that were joined to it."""
    named = (alias.place for alias in _aliases(casebook) if alias.place is not None)
    return with_names(casebook.places(), named)


def own_actors(casebook: Casebook) -> tuple[ActorRow, ...]:
    """The same of parties."""
    named = (alias.party for alias in _aliases(casebook) if alias.party is not None)
    return with_names(casebook.actors(), named)


def changes_lists(judgement: Judgement, made: Sequence[Judgement]) -> bool:
    """Whether a judgement changes what names mean: all claims are then resolved anew. `made` are
    all judgements: one of them may be what it undoes."""
    by_id = {one.id: one for one in made}
    while judgement.undoes in by_id:
        judgement = by_id[judgement.undoes]
    return judgement.alias is not None


def _aliases(casebook: Casebook) -> tuple[Alias, ...]:
    """Those in force; of one name the latest."""
    last = {_key(made.alias): made.alias for made in in_force(casebook.judgements()) if made.alias}
    return tuple(last.values())


def _key(alias: Alias) -> tuple[bool, str]:
    return alias.party is None, named_alike(alias.name)
