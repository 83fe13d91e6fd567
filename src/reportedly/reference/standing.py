"""Whether a report's country lets a spelling mean a party: where parties act, and what binds."""

from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow

_COUNTRY_NOT_SAID = 0.7  # factor: a common noun ("government forces"), and no country known
_ELSEWHERE = 0.75  # factor: initials, or a name two parties have, of one that acts elsewhere


def lands(row: ActorRow) -> frozenset[str]:
    """ISO letters: where a party acts; nothing for one that may act anywhere."""
    return frozenset((row.country, *row.acts_in)) - {""}


def are_apart(row: ActorRow, other: ActorRow) -> bool:
    """Whether two parties act in different countries, so that neither is the likelier one."""
    here, there = lands(row), lands(other)
    return bool(here and there) and here.isdisjoint(there)


def is_at_home(row: ActorRow, country: str | None) -> bool:
    """Whether the party acts in this country, by its ISO letters."""
    return country is not None and country in lands(row)


def may_act(row: ActorRow, country: str | None) -> bool:
    """Whether nothing says that the party acts in other countries alone."""
    return country is None or not lands(row) or is_at_home(row, country)


def standing(
    row: ActorRow, country: str | None, *, bound: bool, contested: bool
) -> tuple[float, str]:
    """How far a report's country lets a spelling mean a party, as a factor, and why.

    A `bound` spelling is a common noun ("government forces", "Kurdish fighters"); a `contested`
    one is initials, or the name of another party that acts there.
    """
    if not lands(row) or is_at_home(row, country):
        return 1.0, ""
    if bound and country is None:
        return _COUNTRY_NOT_SAID, "; a common noun, and no country is known"
    if bound:
        return 0.0, ""
    if country is not None and contested and row.kind is not ActorKind.EXTERNAL_FORCE:
        return _ELSEWHERE, "; it acts in other countries"
    return 1.0, ""


_GOVERNMENT = "Government of "  # so UCDP names a state, and so every state's row is spelt
_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCE})


def kind_in(row: ActorRow, whole: ActorRow, country: str | None) -> ActorKind:
    """The party's sort where it acts in `country`: a state's forces are external ones abroad.

    `whole` is the row of the party of which it is an arm. ACLED's sorts (CODEBOOK B.3) go by
    where an event is: Turkey's army is state forces in Turkey and an external force in Syria; a
    foreign band that others' wars know as external is a militia at home.
    """
    if country is None or not row.country or row.kind not in _FORCES:
        return row.kind
    if any(name.startswith(_GOVERNMENT) for name in (whole.name, *whole.spellings)):
        at_home = country == row.country
        return ActorKind.STATE_FORCES if at_home else ActorKind.EXTERNAL_FORCE
    external = row.kind is ActorKind.EXTERNAL_FORCE
    return ActorKind.MILITIA if external and country == row.country else row.kind
